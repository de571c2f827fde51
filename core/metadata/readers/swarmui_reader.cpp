// SPDX-License-Identifier: Apache-2.0
// SwarmUI (docs/Image Metadata Format.md in its repository): a JSON object under `parameters`, in
// JPEGs in the EXIF comment; numbers may be texts, and any field may be absent.
#include "core/metadata/readers/readers.h"
#include "core/metadata/settings_builder.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace seedbed {
namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 15> kKnown{"prompt",
                                                  "negativeprompt",
                                                  "model",
                                                  "seed",
                                                  "steps",
                                                  "cfgscale",
                                                  "width",
                                                  "height",
                                                  "sampler",
                                                  "scheduler",
                                                  "comfyuisampler",
                                                  "comfyuischeduler",
                                                  "variationseed",
                                                  "variationseedstrength",
                                                  "swarm_version"};

// The hash of the picture's own model in "sui_models".
Written model_hash(const json& object) {
    const auto models = object.find("sui_models");
    if (models == object.end() || !models->is_array()) return std::nullopt;
    for (const auto& model : *models)
        if (written(model, "param") == "model") return written(model, "hash");
    return std::nullopt;
}

PictureSettings read(const json& object, const json& params) {
    SettingsBuilder builder("SwarmUI", written(params, "swarm_version"));
    builder.prompt(written(params, "prompt"));
    builder.negative(written(params, "negativeprompt"));
    builder.seed(written(params, "seed"));
    builder.steps(written(params, "steps"));
    builder.guidance(written(params, "cfgscale"));
    builder.size(written(params, "width"), written(params, "height"));
    const bool old = params.contains("comfyuisampler");
    builder.sampler(written(params, old ? "comfyuisampler" : "sampler"),
                    written(params, old ? "comfyuischeduler" : "scheduler"));
    builder.model(written(params, "model"), model_hash(object));
    builder.variation(written(params, "variationseed"),
                      written(params, "variationseedstrength"),
                      SlerpForm::PerColumn);
    builder.noise(NoiseMode::Cpu);
    for (const auto& [key, value] : params.items())
        if (std::find(kKnown.begin(), kKnown.end(), key) == kKnown.end())
            builder.other(key, written(params, key));
    return std::move(builder.settings());
}

}  // namespace

std::optional<FoundSettings> read_swarmui(const PictureText& text) {
    for (const auto* key : {"parameters", "UserComment"}) {
        const auto* value = text_at(text, key);
        if (!value || !is_json_object(*value) || value->find("\"sui_image_params\"") == value->npos)
            continue;
        const auto object = picture_json(*value, key);
        const auto params = object.find("sui_image_params");
        if (params == object.end() || !params->is_object()) continue;
        return FoundSettings{read(object, *params), *value};
    }
    return std::nullopt;
}

}  // namespace seedbed
