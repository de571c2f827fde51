// SPDX-License-Identifier: Apache-2.0
#include "app/cli/models_run.h"

#include "app/cli/interrupt_watcher.h"
#include "core/base/utf8.h"
#include "core/engine/mailbox.h"
#include "core/engine/make_engine.h"
#include "core/library/library.h"
#include "core/library/model_entry_json.h"

#include <algorithm>
#include <cstdio>
#include <functional>
#include <optional>

namespace seedbed {
namespace {

namespace fs = std::filesystem;

constexpr double kGigabyte = 1e9;
constexpr double kMegabyte = 1e6;

ModelShelf shelf_of(const ModelsOptions& options) {
    return ModelShelf(options.library.empty() ? default_library_folder()
                                              : fs::path(options.library));
}

// Runs one request to its end; Ctrl+C stops it. What `on_event` is told of happens on this thread.
ExitCode run_request(const Request& request,
                     bool json,
                     const std::function<void(const Event&)>& on_event) {
    InterruptWatcher::hold_signals();
    Mailbox<Event> events;
    const auto engine = make_engine();
    engine->set_sink([&](const Event& event) { events.post(event); });
    const JobId job = engine->submit(request);
    const InterruptWatcher watcher([&](int) { engine->cancel(job, CancelMode::Now); });
    ProgressBar bar(!json);
    for (;;)
        for (const auto& event : events.take(/*wait=*/true).messages) {
            on_event(event);
            if (const auto* progress = std::get_if<Progress>(&event)) bar.update(*progress);
            if (const auto* failed = std::get_if<Failed>(&event))
                throw Error(failed->code, failed->detail);
            if (std::holds_alternative<Cancelled>(event)) return ExitCode::Interrupted;
            if (std::holds_alternative<Finished>(event)) return ExitCode::Ok;
        }
}

std::string size_text(std::uint64_t bytes) {
    const auto count = static_cast<double>(bytes);
    char text[32];
    if (count >= kGigabyte)
        std::snprintf(text, sizeof text, "%.1f GB", count / kGigabyte);
    else
        std::snprintf(text, sizeof text, "%.1f MB", count / kMegabyte);
    return text;
}

// "6ce0161689  Stable Diffusion 1.x  float16  2.7 GB  sd15  /models/sd15"
std::string line_of(const ModelEntry& entry) {
    const auto or_dash = [](const std::string& text) { return text.empty() ? "-" : text; };
    char text[160];
    std::snprintf(text,
                  sizeof text,
                  "%-10s  %-9s  %-22s  %-8s  %9s  ",
                  or_dash(entry.hashes.auto_v2).c_str(),
                  std::string(to_string(entry.kind)).c_str(),
                  or_dash(entry.architecture).c_str(),
                  or_dash(entry.dtype).c_str(),
                  size_text(entry.bytes).c_str());
    return text + entry.name + "  " + entry.path.string() +
           (entry.broken() ? "\n            cannot be used: " + entry.error : "");
}

void print(LibraryOutput& output, const ModelEntry& entry) {
    output.result("model", entry_json(entry), line_of(entry));
}

bool holds(const std::string& text, const std::string& word) {
    const auto same = [](char a, char b) {
        return std::tolower(static_cast<unsigned char>(a)) ==
               std::tolower(static_cast<unsigned char>(b));
    };
    return std::search(text.begin(), text.end(), word.begin(), word.end(), same) != text.end();
}

bool matches(const ModelEntry& entry, const ModelsOptions& options) {
    if (!options.kind.empty() && entry.kind != parse_model_kind(options.kind)) return false;
    const std::string text = entry.name + "\n" + entry.path.string() + "\n" + entry.architecture +
                             "\n" + entry.dtype + "\n" + entry.hashes.sha256 + "\n" +
                             entry.hashes.auto_v2;
    return std::all_of(options.words.begin(), options.words.end(), [&](const std::string& word) {
        return holds(text, word);
    });
}

void warn_of_problem(const ModelShelf& shelf, LibraryOutput& output) {
    if (!shelf.problem().empty()) output.note("seedbed: " + shelf.problem());
}

struct Scan {
    std::vector<ModelEntry> found;
    std::vector<std::string> ids;
    std::vector<std::string> problems;
    ExitCode outcome = ExitCode::Ok;
};

Scan run_scan(const ScanModelsRequest& request, bool json) {
    Scan scan;
    scan.outcome = run_request(request, json, [&](const Event& event) {
        if (const auto* found = std::get_if<ModelFound>(&event)) scan.found.push_back(found->entry);
        if (const auto* end = std::get_if<ModelsScanned>(&event)) {
            scan.ids = end->ids;
            scan.problems = end->problems;
        }
    });
    return scan;
}

ExitCode end_of(const Scan& scan, std::size_t models, LibraryOutput& output) {
    for (const auto& problem : scan.problems) {
        if (output.json())
            output.result("problem", {{"detail", problem}}, {});
        else
            std::fprintf(stderr, "seedbed: %s\n", problem.c_str());
    }
    if (scan.outcome == ExitCode::Interrupted) return scan.outcome;
    output.note(count_text(models, "model") + ".");
    output.done({{"models", models}});
    return scan.problems.empty() ? ExitCode::Ok : ExitCode::Partial;
}

// Into the watched folders; what was read before counts.
ExitCode scan_watched(ModelShelf& shelf, LibraryOutput& output) {
    const auto& before = shelf.read();
    warn_of_problem(shelf, output);
    ScanModelsRequest request;
    for (const auto& folder : shelf.watched())
        if (fs::exists(folder) || folder != shelf.own_folder())
            request.folders.push_back(folder.string());
    for (const auto& entry : before.entries) {
        request.known.push_back({entry.id, entry.bytes, entry.modified_ns});
        if (entry.id != "tabletop") request.files.push_back(entry.path.string());
    }
    const Scan scan = run_scan(request, output.json());
    if (scan.outcome == ExitCode::Interrupted) return scan.outcome;
    const auto& after = shelf.change([&](ModelShelfContents& contents) {
        for (const auto& entry : scan.found) put_entry(contents.entries, entry);
        keep_entries(contents.entries, scan.ids);
    });
    for (const auto& entry : after.entries) print(output, entry);
    return end_of(scan, after.entries.size(), output);
}

// By id, path, file name or name; all that have it.
std::vector<std::string> ids_of(const ModelShelfContents& contents, const std::string& wanted) {
    std::vector<std::string> ids;
    for (const auto& entry : contents.entries)
        if (entry.id == wanted || entry.name == wanted || entry.path.filename() == wanted)
            ids.push_back(entry.id);
    if (ids.empty() && fs::exists(wanted)) ids.push_back(fs::absolute(wanted).string());
    if (ids.empty())
        throw Error(ErrorCode::FileNotFound,
                    "There is no model " + quote(wanted) +
                        "; name a file, or one that \"seedbed models list\" prints.");
    return ids;
}

}  // namespace

ExitCode list_models(const ModelsOptions& options) {
    auto shelf = shelf_of(options);
    LibraryOutput output(options.json);
    std::size_t count = 0;
    const auto& entries = shelf.read().entries;
    warn_of_problem(shelf, output);
    for (const auto& entry : entries)
        if (matches(entry, options)) {
            print(output, entry);
            ++count;
        }
    output.note(entries.empty() ? "No models are known yet; \"seedbed models scan\" looks for them."
                                : count_text(count, "model") + ".");
    output.done({{"models", count}});
    return ExitCode::Ok;
}

ExitCode scan_models(const ModelsOptions& options) {
    LibraryOutput output(options.json);
    if (options.folders.empty()) {
        auto shelf = shelf_of(options);
        return scan_watched(shelf, output);
    }
    ScanModelsRequest request;
    for (const auto& folder : options.folders)
        request.folders.push_back(fs::absolute(folder).lexically_normal().string());
    Scan scan = run_scan(request, options.json);
    std::erase_if(scan.found, [](const ModelEntry& entry) { return entry.id == "tabletop"; });
    for (const auto& entry : scan.found) print(output, entry);
    return end_of(scan, scan.found.size(), output);
}

ExitCode add_model_folders(const ModelsOptions& options) {
    auto shelf = shelf_of(options);
    LibraryOutput output(options.json);
    shelf.change([&](ModelShelfContents& contents) {
        for (const auto& folder : options.folders) add_model_folder(contents, folder);
    });
    return scan_watched(shelf, output);
}

ExitCode remove_model_folders(const ModelsOptions& options) {
    auto shelf = shelf_of(options);
    LibraryOutput output(options.json);
    const auto& after = shelf.change([&](ModelShelfContents& contents) {
        for (const auto& folder : options.folders) remove_model_folder(contents, folder);
    });
    output.note(count_text(after.folders.size(), "folder") + " watched.");
    output.done({{"folders", after.folders.size()}});
    return ExitCode::Ok;
}

ExitCode list_model_folders(const ModelsOptions& options) {
    auto shelf = shelf_of(options);
    LibraryOutput output(options.json);
    shelf.read();
    warn_of_problem(shelf, output);
    for (const auto& folder : shelf.watched())
        output.result("folder", {{"path", folder.string()}}, folder.string());
    output.done({{"folders", shelf.watched().size()}});
    return ExitCode::Ok;
}

namespace {

std::vector<std::string> ids_to_hash(const ModelShelfContents& contents,
                                     const ModelsOptions& options) {
    std::vector<std::string> ids;
    for (const auto& model : options.models)
        for (auto& id : ids_of(contents, model)) ids.push_back(std::move(id));
    if (!options.models.empty()) return ids;
    for (const auto& entry : contents.entries)
        if (entry.hashes.sha256.empty() && !entry.broken()) ids.push_back(entry.id);
    return ids;
}

void print_hash(const ModelHashed& hashed, LibraryOutput& output) {
    if (hashed.error.empty())
        output.result("hash",
                      {{"id", hashed.id},
                       {"auto_v2", hashed.hashes.auto_v2},
                       {"auto_v3", hashed.hashes.auto_v3},
                       {"sha256", hashed.hashes.sha256}},
                      hashed.hashes.auto_v2 + "  " + hashed.hashes.sha256 + "  " + hashed.id);
    else if (output.json())
        output.result("problem", {{"id", hashed.id}, {"detail", hashed.error}}, {});
    if (!hashed.error.empty()) std::fprintf(stderr, "seedbed: %s\n", hashed.error.c_str());
}

}  // namespace

ExitCode hash_models(const ModelsOptions& options) {
    auto shelf = shelf_of(options);
    LibraryOutput output(options.json);
    const auto contents = shelf.read();
    warn_of_problem(shelf, output);
    const HashModelsRequest request{ids_to_hash(contents, options)};
    std::size_t failed = 0;
    const auto on_event = [&](const Event& event) {
        const auto* hashed = std::get_if<ModelHashed>(&event);
        if (!hashed) return;
        print_hash(*hashed, output);
        failed += !hashed->error.empty();
        if (!hashed->error.empty() || !find_entry(contents.entries, hashed->id)) return;
        shelf.change([&](ModelShelfContents& now) {
            for (auto& entry : now.entries)
                if (entry.id == hashed->id) entry.hashes = hashed->hashes;
        });
    };
    if (!request.ids.empty() &&
        run_request(request, options.json, on_event) == ExitCode::Interrupted)
        return ExitCode::Interrupted;
    output.done({{"hashed", request.ids.size() - failed}, {"failed", failed}});
    return failed == 0 ? ExitCode::Ok : ExitCode::Partial;
}

}  // namespace seedbed
