// SPDX-License-Identifier: Apache-2.0
#include "app/cli/library_output.h"

#include "core/library/export_table.h"

#include <chrono>
#include <cstdio>

namespace seedbed {
namespace {

// "seed 42 · ***·· · pick · favourite · sky, sea · a red cube"
std::string details_of(const PictureRow& row) {
    std::string text;
    const auto add = [&](const std::string& part) {
        if (!part.empty()) text += (text.empty() ? "" : " | ") + part;
    };
    const auto& judgement = row.judgement;
    if (row.settings.seed) add("seed " + to_string(*row.settings.seed));
    if (judgement.rating > 0) add(std::string(static_cast<std::size_t>(judgement.rating), '*'));
    if (judgement.flag != Flag::None) add(judgement.flag == Flag::Pick ? "pick" : "reject");
    if (judgement.favourite) add("favourite");
    std::string tags;
    for (const auto& tag : judgement.tags) tags += (tags.empty() ? "" : ", ") + tag;
    add(tags);
    auto prompt = row.settings.prompt;
    for (auto& c : prompt)
        if (c == '\n' || c == '\t') c = ' ';
    add(prompt);
    return text;
}

}  // namespace

void LibraryOutput::result(const char* event,
                           nlohmann::ordered_json fields,
                           const std::string& line) {
    if (!json_) return bar_.print(stdout, line);
    nlohmann::ordered_json object = {{"event", event}};
    object.update(fields);
    print_json(object);
}

void LibraryOutput::picture(const PictureRow& row, bool details) {
    if (!json_) {
        const auto path = row.path.string();
        return bar_.print(stdout, details ? path + "\t" + details_of(row) : path);
    }
    nlohmann::ordered_json object = {{"event", "picture"}, {"id", row.id}};
    object.update(fields_of(row));
    print_json(object);
}

void LibraryOutput::problems(const WorkReport& report) {
    for (const auto& [file, detail] : report.problems) {
        if (json_) print_json({{"event", "problem"}, {"path", file.string()}, {"detail", detail}});
        bar_.print(stderr, "seedbed: " + detail);
    }
}

void LibraryOutput::note(const std::string& line) {
    if (!json_) bar_.print(stderr, line);
}

void LibraryOutput::done(nlohmann::ordered_json fields) {
    if (!json_) return;
    nlohmann::ordered_json object = {{"event", "done"}};
    object.update(fields);
    print_json(object);
}

WorkProgress LibraryOutput::progress() {
    const auto begin = std::chrono::steady_clock::now();
    return [this, begin](int done, int total) {
        const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - begin;
        Progress progress;
        progress.done = progress.images_done = done;
        progress.total = progress.images_total = total;
        progress.seconds_elapsed = elapsed.count();
        if (done > 0) progress.seconds_left = elapsed.count() / done * (total - done);
        if (!json_) bar_.update(progress);
        return true;
    };
}

void LibraryOutput::print_json(const nlohmann::ordered_json& object) {
    // Prompts and paths may hold any bytes; JSON holds only UTF-8.
    bar_.print(stdout, object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

std::string count_text(std::size_t count, const char* what) {
    return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

}  // namespace seedbed
