// SPDX-License-Identifier: Apache-2.0
// A program that works on a library as a studio does, for tests that run several of it or kill it.
//
//   crasher write FOLDER NAME ROUNDS     adds, rates, tags, bins and restores, saves searches
//   crasher session FOLDER JOURNAL SEED  the same in random order until killed; each line of the
//                                        journal is an operation that had returned
#include "core/library/library.h"
#include "core/library/maintenance.h"
#include "tests/core/library/crash_session.h"
#include "tests/core/library/pictures.h"

#include <algorithm>
#include <cstdio>
#include <random>
#include <string>

namespace seedbed {
namespace {

int write_rounds(const std::filesystem::path& folder, const std::string& name, int rounds) {
    Library library(folder);
    const auto shared = [&] {
        auto ids = library.search("name:shared");
        const auto binned = library.search("in:bin name:shared");
        ids.insert(ids.end(), binned.begin(), binned.end());
        return ids;
    };
    for (int round = 0; round < rounds; ++round) {
        const auto file = name + "-" + std::to_string(round) + ".png";
        const auto own = library.add(make_picture(library.images_folder(), {file}));
        library.apply({{own}, 5, {}, {}, {"own-" + name}});
        library.apply({shared(), round % 6, {}, {}, {name}});
        library.apply({shared(), {}, {}, {}, {}, {}, {}, round % 2 == 0});
        auto shelf = library.shelf();
        shelf.searches.push_back({file, "name:" + file});
        library.set_shelf(shelf);
        if (round % 5 == 0) library.flush_sidecars();
    }
    return 0;
}

// Judges, and adds pictures itself.
[[noreturn]] void run_session(const std::filesystem::path& folder,
                              const std::filesystem::path& file,
                              unsigned seed) {
    const Journal journal(file);
    CrashSession session(folder, journal, seed);
    Library library(folder);
    std::mt19937 random(seed + 1);
    int number = 0;
    for (const auto& name : session.names()) number = std::max(number, std::stoi(name) + 1);
    for (;;) {
        session.judge();
        if (random() % 3 != 0) continue;
        char name[32];
        std::snprintf(name, sizeof name, "%05d-7.png", number++);
        const MadePicture made{name, "a red cube", 7};
        const auto path = library.images_folder() / name;
        write_png(path, image_of(made), text_of(made));
        journal.note("file", name);  // from here on it must never be lost
        library.add(path);
    }
}

int run(int argc, char** argv) {
    const std::string command = argc > 1 ? argv[1] : "";
    if (command == "write" && argc == 5) return write_rounds(argv[2], argv[3], std::stoi(argv[4]));
    if (command == "session" && argc == 5)
        run_session(argv[2], argv[3], static_cast<unsigned>(std::stoul(argv[4])));
    std::fputs("usage: crasher write FOLDER NAME ROUNDS | session FOLDER JOURNAL SEED\n", stderr);
    return 2;
}

}  // namespace
}  // namespace seedbed

int main(int argc, char** argv) {
    try {
        return seedbed::run(argc, argv);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "crasher: %s\n", error.what());
        return 1;
    }
}
