// SPDX-License-Identifier: Apache-2.0
// Fooocus' own scheme: JSON under `parameters` with `fooocus_scheme`, in JPEG and WebP the EXIF
// comment with the maker note. Its other scheme is AUTOMATIC1111's text.
#include "core/metadata/readers/readers.h"
#include "core/metadata/settings_builder.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace seedbed {
namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 14> kKnown{"prompt",
                                                  "full_prompt",
                                                  "negative_prompt",
                                                  "full_negative_prompt",
                                                  "steps",
                                                  "resolution",
                                                  "guidance_scale",
                                                  "sampler",
                                                  "scheduler",
                                                  "seed",
                                                  "base_model",
                                                  "base_model_hash",
                                                  "version",
                                                  "metadata_scheme"};

bool is_fooocus(const json& object) {
    return object.contains("base_model") || object.contains("full_prompt") ||
           written(object, "version").value_or("").starts_with("Fooocus");
}

// "(1152, 896)"
void read_resolution(Written text, SettingsBuilder& builder) {
    if (!text) return;
    std::erase_if(*text, [](char c) {
        return c == '(' || c == ')' || c == '[' || c == ']' || c == ' ' || c == '\'';
    });
    std::replace(text->begin(), text->end(), ',', 'x');
    builder.size(text);
}

PictureSettings read(const json& object) {
    auto version = written(object, "version");
    constexpr std::string_view kName = "Fooocus ";
    if (version && version->starts_with(kName)) version->erase(0, kName.size());
    SettingsBuilder builder("Fooocus", version);
    builder.prompt(written(object, "prompt"));
    builder.negative(written(object, "negative_prompt"));
    builder.seed(written(object, "seed"));
    builder.steps(written(object, "steps"));
    builder.guidance(written(object, "guidance_scale"));
    read_resolution(written(object, "resolution"), builder);
    builder.sampler(written(object, "sampler"), written(object, "scheduler"));
    builder.model(written(object, "base_model"), written(object, "base_model_hash"));
    builder.noise(NoiseMode::Cpu);
    // The words that its styles made of the prompt.
    builder.other("full_prompt", written(object, "full_prompt"));
    builder.other("full_negative_prompt", written(object, "full_negative_prompt"));
    for (const auto& [key, value] : object.items())
        if (std::find(kKnown.begin(), kKnown.end(), key) == kKnown.end())
            builder.other(key, written(object, key));
    return std::move(builder.settings());
}

}  // namespace

std::optional<FoundSettings> read_fooocus(const PictureText& text) {
    for (const auto* key : {"parameters", "UserComment", "Comment", "comment"}) {
        const auto* value = text_at(text, key);
        if (!value || !is_json_object(*value)) continue;
        const auto object = picture_json(*value, key);
        if (is_fooocus(object)) return FoundSettings{read(object), *value};
    }
    return std::nullopt;
}

}  // namespace seedbed
