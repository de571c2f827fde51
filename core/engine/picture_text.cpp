// SPDX-License-Identifier: Apache-2.0
#include "core/engine/picture_text.h"

#include "core/base/error.h"
#include "core/engine/recipe_key.h"
#include "core/engine/request_json.h"
#include "core/metadata/read_settings.h"
#include "core/sampling/sampler_title.h"

#include <torch/headeronly/version.h>

#include <filesystem>
#include <string>
#include <string_view>

namespace seedbed {
namespace {

// As AUTOMATIC1111 spells it.
std::string_view infotext_name(NoiseMode noise) {
    return noise == NoiseMode::Nv ? "NV" : "CPU";
}

// 7, 7.5: as short as it reads back.
std::string shortest(double value) {
    auto text = nlohmann::json(value).dump();
    if (text.ends_with(".0")) text.resize(text.size() - 2);
    return text;
}

std::string size_text(const GenerateRequest& request) {
    return std::to_string(request.width) + "x" + std::to_string(request.height);
}

std::string pad_text(const NoisePad& pad) {
    return "right " + to_string(pad.right) + ", below " + to_string(pad.below) + ", diagonal " +
           to_string(pad.diagonal) + ", at " + shortest(pad.x) + ", " + shortest(pad.y);
}

using Fields = std::vector<std::pair<std::string, std::string>>;

// AUTOMATIC1111 knows one variation seed, mixed column by column; anything else under its names
// would be read as another picture.
Fields recipe_fields(const NoiseRecipe& recipe) {
    if (recipe.plain()) return {};
    const auto& chain = recipe.chain;
    if (chain.size() == 1 && !recipe.pad && recipe.form == SlerpForm::PerColumn)
        return {{"Variation seed", to_string(chain[0].seed)},
                {"Variation seed strength", shortest(chain[0].strength)}};
    Fields fields;
    if (!chain.empty()) fields.emplace_back("Noise recipe", format_noise_chain(chain));
    fields.emplace_back("Noise slerp", to_string(recipe.form));
    if (recipe.pad) fields.emplace_back("Noise pad", pad_text(*recipe.pad));
    return fields;
}

// Whether AUTOMATIC1111 would read weights where plain text was meant.
bool means_more_to_webui(const GenerateRequest& request) {
    return (request.prompt + request.negative).find_first_of("()[]\\") != std::string::npos;
}

// What AUTOMATIC1111 writes only where it is set.
Fields option_fields(const GenerateRequest& request) {
    Fields fields;
    if (request.text.clip_skip > 1)
        fields.emplace_back("Clip skip", std::to_string(request.text.clip_skip));
    if (request.ensd != 0) fields.emplace_back("ENSD", std::to_string(request.ensd));
    if (request.text.syntax == PromptSyntax::Plain && means_more_to_webui(request))
        fields.emplace_back("Emphasis", "None");
    if (request.start) {
        fields.emplace_back("Denoising strength", shortest(request.start->strength));
        if (request.start->mask_blur > 0)
            fields.emplace_back("Mask blur", std::to_string(request.start->mask_blur));
    }
    return fields;
}

// As AUTOMATIC1111 shows them, behind the prompt.
std::string lora_tags(const GenerateRequest& request) {
    std::string tags;
    for (const auto& lora : request.loras) {
        tags += " <lora:" + std::filesystem::path(lora.path).stem().string() + ":";
        if (lora.text_weight) tags += shortest(*lora.text_weight) + ":";  // it comes first there
        tags += shortest(lora.weight) + ">";
    }
    return tags;
}

}  // namespace

Infotext infotext_of(const ImageRecord& record) {
    const auto& request = record.request;
    Infotext info;
    info.prompt = request.prompt + lora_tags(request);
    info.negative = request.negative;
    const auto add = [&](const char* key, std::string_view value) {
        info.fields.emplace_back(key, std::string(value));
    };
    add("Steps", std::to_string(request.steps));
    add("Sampler", title_of(request.sampler));
    add("Schedule type", title_of(request.schedule));
    add("CFG scale", shortest(request.guidance));
    add("Seed", to_string(record.seed));
    add("Size", size_text(request));
    add("Model hash", record.model_hash);
    add("Model", record.model_name);
    for (const auto& [key, value] : recipe_fields(recipe_of(record.request, 0)))
        add(key.c_str(), value);
    if (request.eta != 0) add("Eta", shortest(request.eta));
    for (const auto& [key, value] : option_fields(request)) add(key.c_str(), value);
    add("RNG", infotext_name(request.noise));
    add("Version", "Seedbed " + record.version);
    return info;
}

nlohmann::json settings_json(const ImageRecord& record) {
    const auto& request = record.request;
    nlohmann::json settings{
        {"version", record.version},
        {"torch", TORCH_VERSION},
        {"prompt", request.prompt},
        {"negative", request.negative},
        {"seed", record.seed.value()},
        {"noise", to_string(request.noise)},
        {"steps", request.steps},
        {"sampler", to_string(request.sampler)},
        {"schedule", to_string(request.schedule)},
        {"guidance", request.guidance},
        {"eta", request.eta},
        {"width", request.width},
        {"height", request.height},
        {"batch", request.batch},
        {"model", record.model_name},
        {"model_hash", record.model_hash},
        {"device", record.device},
        {"dtype", record.dtype},
        {"recipe_key", recipe_key(record)},
    };
    const auto written = to_json_value(request), plain = to_json_value(GenerateRequest());
    for (const char* field : {"text", "loras", "ensd", "start", "vae_tiling"})
        if (written[field] != plain[field]) settings[field] = written[field];
    settings.update(to_json_value(recipe_of(request, 0)));  // nothing for a plain one
    return settings;
}

PngText picture_text(const ImageRecord& record) {
    return {{"parameters", format_infotext(infotext_of(record))},
            // A prompt may hold bytes that are not UTF-8; JSON may not.
            {"seedbed",
             settings_json(record).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)}};
}

PictureSettings picture_settings(const ImageRecord& record) {
    const auto settings = settings_of(picture_text(record));
    check(settings.has_value(), "[picture_text] our own picture cannot be read");
    return *settings;
}

}  // namespace seedbed
