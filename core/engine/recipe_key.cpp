// SPDX-License-Identifier: Apache-2.0
#include "core/engine/recipe_key.h"

#include "core/base/error.h"
#include "core/engine/request_json.h"
#include "core/io/sha256.h"

#include <span>

namespace seedbed {
namespace {

// A picture's content, so that an edited one under the same path is another; its path where it
// cannot be read, which the run will say.
std::string content_of(const std::string& path) {
    try {
        return path.empty() ? path : sha256_of_file(path);
    } catch (const Error&) {
        return path;
    }
}

// Settings that came later enter only where they are not as they were before they were there, so
// that older pictures keep their keys.
void add_changed(const GenerateRequest& request, nlohmann::json& settings) {
    const auto written = to_json_value(request), plain = to_json_value(GenerateRequest());
    for (const char* field : {"text", "loras", "ensd", "start"})
        if (written[field] != plain[field]) settings[field] = written[field];
    if (!request.start) return;
    settings["start"]["path"] = content_of(request.start->path);
    settings["start"]["mask_path"] = content_of(request.start->mask_path);
}

// The SHA-256 of the settings as JSON, whose keys are sorted. Settings that have no effect must not
// tell two pictures apart.
std::string key_of(const GenerateRequest& request,
                   Seed seed,
                   const std::string& prompt,
                   const NoiseRecipe& recipe,
                   const std::string& model_hash) {
    const bool guided = request.guidance > 1;
    auto settings = to_json_value(recipe);
    add_changed(request, settings);
    settings["prompt"] = prompt;
    settings["negative"] = guided ? request.negative : "";
    settings["seed"] = seed.value();
    settings["noise"] = to_string(request.noise);
    settings["steps"] = request.steps;
    settings["sampler"] = to_string(request.sampler);
    settings["schedule"] = to_string(request.schedule);
    settings["guidance"] = guided ? request.guidance : 1.0;
    settings["eta"] = request.eta + 0.0;  // -0 becomes 0
    settings["width"] = request.width;
    settings["height"] = request.height;
    settings["model_hash"] = model_hash;
    // A prompt may hold any bytes.
    const auto text = settings.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    return sha256(std::as_bytes(std::span(text)));
}

}  // namespace

const std::string& prompt_of(const GenerateRequest& request, std::size_t image) {
    check(image < request.seeds.size(), "[recipe_key] there is no such picture");
    return request.prompts.empty() ? request.prompt : request.prompts.at(image);
}

const NoiseRecipe& recipe_of(const GenerateRequest& request, std::size_t image) {
    static const NoiseRecipe plain;
    check(image < request.seeds.size(), "[recipe_key] there is no such picture");
    if (request.recipes.empty()) return plain;
    return request.recipes.size() == 1 ? request.recipes.front() : request.recipes.at(image);
}

std::string recipe_key(const ImageRecord& record) {
    const auto& request = record.request;
    return key_of(request, record.seed, request.prompt, recipe_of(request, 0), record.model_hash);
}

std::string recipe_key(const GenerateRequest& request,
                       std::size_t image,
                       const std::string& model_hash,
                       int native_width,
                       int native_height) {
    GenerateRequest sized = request;
    if (sized.width == 0) sized.width = native_width;
    if (sized.height == 0) sized.height = native_height;
    return key_of(sized,
                  request.seeds.at(image),
                  prompt_of(request, image),
                  recipe_of(request, image),
                  model_hash);
}

}  // namespace seedbed
