// SPDX-License-Identifier: Apache-2.0
#include "app/cli/reporter.h"

#include "core/engine/request_json.h"

#include <cstdio>
#include <optional>

namespace seedbed {
namespace {

using json = nlohmann::ordered_json;  // "event" comes first

json tokens_json(const PromptTokenizer& tokenizer,
                 const std::string& text,
                 const PromptOptions& options) {
    const auto tokens = tokenizer.tokenize(text, options);
    return {{"tokens", tokens.text_tokens},
            {"limit", tokens.text_limit},
            {"truncated", tokens.truncated()}};
}

json model_json(const ModelInfo& model, const GenerateRequest& request) {
    return {{"event", "model"},
            {"name", model.name},
            {"architecture", model.architecture},
            {"hash", model.hash},
            {"device", model.device},
            {"dtype", model.dtype},
            {"load_seconds", model.load_seconds},
            {"prompt", tokens_json(*model.tokenizer, request.prompt, request.text)},
            {"negative", tokens_json(*model.tokenizer, request.negative, request.text)}};
}

json image_json(const ImageReady& event) {
    json object = {{"event", "image"},
                   {"index", event.image},
                   {"seed", event.record->seed.value()},
                   {"width", event.picture->width},
                   {"height", event.picture->height},
                   {"seconds", event.record->seconds}};
    if (!event.record->path.empty()) object["path"] = event.record->path;
    if (event.record->picture != 0) object["picture"] = event.record->picture;
    if (!event.record->request.recipes.empty())
        object.update(json(to_json_value(event.record->request.recipes.front())));
    return object;
}

// A grid's pictures are cells, not seeds of its request.
std::optional<Seed> seed_of(int image, const GenerateRequest& request) {
    const auto index = static_cast<std::size_t>(image);
    return index < request.seeds.size() ? std::optional(request.seeds[index]) : std::nullopt;
}

json abandoned_json(const ImageAbandoned& event, const GenerateRequest& request) {
    json object = {{"event", "abandoned"}, {"index", event.image}};
    if (const auto seed = seed_of(event.image, request)) object["seed"] = seed->value();
    object["step"] = event.step;
    object["overlap"] = event.overlap;
    return object;
}

std::string abandoned_text(const ImageAbandoned& event, const GenerateRequest& request) {
    char overlap[32];
    std::snprintf(overlap, sizeof overlap, "%.4g", event.overlap);
    const auto seed = seed_of(event.image, request);
    return (seed ? "seed " + to_string(*seed) : "picture " + std::to_string(event.image)) +
           " given up after step " + std::to_string(event.step) + ": its words overlap by " +
           overlap;
}

json progress_json(const Progress& event) {
    json object = {{"event", "progress"},
                   {"done", event.done},
                   {"total", event.total},
                   {"images_done", event.images_done},
                   {"images_total", event.images_total},
                   {"seconds_elapsed", event.seconds_elapsed}};
    if (event.seconds_left >= 0) object["seconds_left"] = event.seconds_left;
    return object;
}

// What scripts see of an event; nothing for those that matter only to a queue of several jobs.
std::optional<json> event_json(const Event& event, const GenerateRequest& request) {
    if (const auto* e = std::get_if<Queued>(&event))
        return json{{"event", "queued"}, {"title", e->title}};
    if (std::holds_alternative<Started>(event)) return json{{"event", "started"}};
    if (const auto* e = std::get_if<ModelReady>(&event)) return model_json(*e->model, request);
    if (const auto* e = std::get_if<Progress>(&event)) return progress_json(*e);
    if (const auto* e = std::get_if<ImageReady>(&event)) return image_json(*e);
    if (const auto* e = std::get_if<ImageAbandoned>(&event)) return abandoned_json(*e, request);
    return std::nullopt;
}

}  // namespace

Reporter::Reporter(const ReportOptions& options)
    : options_(options), bar_(!options.json && !options.quiet) {}

void Reporter::report(const Event& event, const GenerateRequest& request) {
    if (options_.json) {
        if (const auto object = event_json(event, request)) print_json(*object);
        return;
    }
    if (const auto* progress = std::get_if<Progress>(&event)) bar_.update(*progress);
    if (const auto* gone = std::get_if<ImageAbandoned>(&event))
        note(abandoned_text(*gone, request));
    const auto* ready = std::get_if<ImageReady>(&event);
    if (ready && !ready->record->path.empty()) bar_.print(stdout, ready->record->path);
}

void Reporter::file_written(const std::filesystem::path& path) {
    if (options_.json)
        print_json({{"event", "file"}, {"path", path.string()}});
    else
        bar_.print(stdout, path.string());
}

void Reporter::note(const std::string& line) {
    if (!options_.quiet) bar_.print(stderr, "seedbed: " + line);
}

void Reporter::error(const std::string& line) {
    bar_.print(stderr, "seedbed: " + line);
}

void Reporter::done(int images, int abandoned, double seconds) {
    if (!options_.json) return;
    json object = {{"event", "done"}, {"images", images}, {"seconds", seconds}};
    if (abandoned > 0) object["abandoned"] = abandoned;
    print_json(object);
}

void Reporter::failed(const std::string& code, const std::string& detail, int images) {
    if (options_.json)
        print_json({{"event", "failed"}, {"code", code}, {"detail", detail}, {"images", images}});
}

void Reporter::print_line(const std::string& line) {
    bar_.print(stdout, line);
}

void Reporter::print_json(const json& object) {
    // File names may hold any bytes; JSON holds only UTF-8.
    bar_.print(stdout, object.dump(-1, ' ', false, json::error_handler_t::replace));
}

}  // namespace seedbed
