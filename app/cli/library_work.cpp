// SPDX-License-Identifier: Apache-2.0
#include "app/cli/library_work.h"

#include "app/cli/library_output.h"
#include "app/cli/library_pictures.h"
#include "core/base/error.h"
#include "core/library/maintenance.h"

#include <algorithm>
#include <ctime>

namespace seedbed {
namespace {

// "2026-11-20 16:52", local time.
std::string time_text(std::int64_t ms) {
    const std::time_t seconds = ms / 1000;
    std::tm local{};
    ::localtime_r(&seconds, &local);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%d %H:%M", &local);
    return text;
}

void finish(LibraryOutput& output, const WorkReport& report, const std::string& what) {
    output.problems(report);
    auto line = count_text(static_cast<std::size_t>(report.done)) + " " + what;
    if (report.skipped > 0) line += ", " + std::to_string(report.skipped) + " there already";
    if (!report.problems.empty()) line += ", " + count_text(report.problems.size(), "problem");
    output.note(line + ".");
    output.done(
        {{"done", report.done}, {"skipped", report.skipped}, {"problems", report.problems.size()}});
}

std::vector<Seed> parse_seeds(const std::vector<std::string>& texts) {
    std::vector<Seed> seeds;
    for (const auto& text : texts)
        for (const auto seed : parse_seed_list(text)) seeds.push_back(seed);
    return seeds;
}

void change_favourites(Library& library, const LibraryOptions& options) {
    auto shelf = library.shelf();
    const auto noise = parse_noise_mode(options.noise);
    const auto remove = [&](Seed seed) {
        std::erase_if(shelf.favourites, [&](const FavouriteSeed& favourite) {
            return favourite.seed == seed && favourite.noise == noise;
        });
    };
    for (const auto seed : parse_seeds(options.remove_seeds)) remove(seed);
    for (const auto seed : parse_seeds(options.add_seeds)) {
        remove(seed);
        shelf.favourites.push_back({seed, noise, options.note});
    }
    if (shelf != library.shelf()) library.set_shelf(shelf);
}

}  // namespace

ExitCode describe_library(const LibraryOptions& options) {
    const auto library = open_library(options);
    const auto counts = library.counts();
    LibraryOutput output(options.json);
    const auto line = library.folder().string() + "\n" + std::to_string(counts.pictures) +
                      " pictures of " + std::to_string(counts.seeds) + " seeds, " +
                      std::to_string(counts.picks) + " picks, " + std::to_string(counts.rejects) +
                      " rejects, " + std::to_string(counts.binned) + " in the bin" +
                      (library.read_only() ? "; read-only" : "");
    output.result("library",
                  {{"path", library.folder().string()},
                   {"pictures", counts.pictures},
                   {"seeds", counts.seeds},
                   {"picks", counts.picks},
                   {"rejects", counts.rejects},
                   {"binned", counts.binned},
                   {"read_only", library.read_only()}},
                  line);
    output.done(nlohmann::ordered_json::object());
    return ExitCode::Ok;
}

ExitCode rebuild_library_index(const LibraryOptions& options) {
    LibraryOutput output(options.json);
    finish(output, rebuild_library(library_folder(options), output.progress()), "in the index");
    return ExitCode::Ok;
}

ExitCode verify_library_index(const LibraryOptions& options) {
    LibraryOutput output(options.json);
    const auto report = verify_library(library_folder(options), output.progress());
    for (const auto& [file, detail] : report.problems)
        output.result("difference", {{"path", file.string()}, {"detail", detail}}, detail);
    output.note(count_text(static_cast<std::size_t>(report.done)) + " agree with the index, " +
                count_text(report.problems.size(), "difference") + ".");
    output.done({{"done", report.done}, {"differences", report.problems.size()}});
    return report.problems.empty() ? ExitCode::Ok : ExitCode::File;
}

ExitCode export_from_library(const LibraryOptions& options) {
    const auto library = open_library(options);
    const auto ids = library.search(options.query_text(), {SortField::Created, false});
    LibraryOutput output(options.json);
    const auto report = export_pictures(library, ids, options.target, output.progress());
    finish(output, report, "exported to " + options.target);
    return ExitCode::Ok;
}

ExitCode import_into_library(const LibraryOptions& options) {
    Library library(library_folder(options));
    library.adopt_new_files();
    LibraryOutput output(options.json);
    const auto report = import_folder(
        library, options.source, {options.move, !options.flat, options.tags}, output.progress());
    finish(output, report, "imported");
    return ExitCode::Ok;
}

ExitCode list_used_seeds(const LibraryOptions& options) {
    const auto library = open_library(options);
    const auto seeds = library.seed_history(options.limit > 0 ? options.limit : 200);
    LibraryOutput output(options.json);
    for (const auto& used : seeds) {
        auto line = to_string(used.seed) + "\t" + std::string(to_string(used.noise)) + "\t" +
                    time_text(used.used_ms) + "\t" +
                    count_text(static_cast<std::size_t>(used.pictures));
        if (used.best_rating > 0)
            line += "\t" + std::string(static_cast<std::size_t>(used.best_rating), '*');
        output.result("seed",
                      {{"seed", used.seed.value()},
                       {"noise", to_string(used.noise)},
                       {"used", used.used_ms},
                       {"pictures", used.pictures},
                       {"best_rating", used.best_rating}},
                      line);
    }
    output.done({{"seeds", seeds.size()}});
    return ExitCode::Ok;
}

ExitCode list_favourite_seeds(const LibraryOptions& options) {
    auto library = open_library(options);
    change_favourites(library, options);
    LibraryOutput output(options.json);
    const auto favourites = library.shelf().favourites;
    for (const auto& favourite : favourites)
        output.result("favourite",
                      {{"seed", favourite.seed.value()},
                       {"noise", to_string(favourite.noise)},
                       {"note", favourite.note}},
                      to_string(favourite.seed) + "\t" + std::string(to_string(favourite.noise)) +
                          (favourite.note.empty() ? "" : "\t" + favourite.note));
    output.done({{"favourites", favourites.size()}});
    return ExitCode::Ok;
}

}  // namespace seedbed
