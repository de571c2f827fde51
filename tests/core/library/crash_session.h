// SPDX-License-Identifier: Apache-2.0
// What a program does to a library until a test kills it, and the journal of what had returned.
#pragma once

#include "core/library/library.h"

#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <random>
#include <string>
#include <unistd.h>
#include <vector>

namespace seedbed {

// Lines "WHAT NAME VALUE". Safe from any thread.
class Journal {
 public:
    explicit Journal(const std::filesystem::path& path)
        : file_(::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666)) {}

    // One write, which the kernel keeps though the program is killed.
    void note(const std::string& what,
              const std::string& name,
              const std::string& value = {}) const {
        const auto line = what + " " + name + " " + value + "\n";
        if (::write(file_, line.data(), line.size()) != static_cast<ssize_t>(line.size()))
            std::_Exit(2);
    }

 private:
    int file_;
};

// Rates, tags, bins, restores and undoes in random order. "want-" notes what is about to be done
// and may have happened or not.
class CrashSession {
 public:
    CrashSession(const std::filesystem::path& folder, const Journal& journal, unsigned seed)
        : library_(folder), journal_(journal), random_(seed) {
        library_.adopt_new_files();
    }

    std::vector<std::string> names() {
        look_again();
        std::vector<std::string> names;
        for (const auto id : ids_) names.push_back(name_of(id));
        return names;
    }

    // One operation on one picture; none while there are none.
    void judge() {
        look_again();
        if (ids_.empty()) return;
        const auto id = ids_[random_() % ids_.size()];
        switch (random_() % 8) {
            case 0:
            case 1:
                return rate(id);
            case 2:
            case 3:
                return tag(id);
            case 4:
                return move(id, true);
            case 5:
                return move(id, false);
            case 6:
                return library_.flush_sidecars();
            default:
                return undo(id);
        }
    }

 private:
    void look_again() {
        const auto version = library_.version();
        if (version == seen_) return;
        seen_ = version;
        ids_ = library_.search("");
        const auto binned = library_.search("in:bin");
        ids_.insert(ids_.end(), binned.begin(), binned.end());
    }
    void rate(PictureId id) {
        const int rating = 1 + static_cast<int>(random_() % 5);
        journal_.note("want-rating", name_of(id), std::to_string(rating));
        library_.apply({{id}, rating});
        journal_.note("rating", name_of(id), std::to_string(rating));
    }
    void tag(PictureId id) {
        const auto tag = std::to_string(random_() % 1000);
        library_.apply({{id}, {}, {}, {}, {tag}});
        journal_.note("tag", name_of(id), tag);
    }
    void move(PictureId id, bool binned) {
        journal_.note("want-place", name_of(id), binned ? "bin" : "images");
        library_.apply({{id}, {}, {}, {}, {}, {}, {}, binned});
        journal_.note("place", name_of(id), binned ? "bin" : "images");
    }
    void undo(PictureId id) {
        const auto done = library_.apply({{id}, {}, Flag::Pick, {}, {"undone"}});
        library_.revert(done);
    }
    std::string name_of(PictureId id) const {
        return library_.picture(id)->path.filename().string();
    }

    Library library_;
    const Journal& journal_;
    std::mt19937 random_;
    std::vector<PictureId> ids_;
    std::int64_t seen_ = -1;
};

}  // namespace seedbed
