// SPDX-License-Identifier: Apache-2.0
// Draw Things: XMP with exif:UserComment (JSON) and dc:description (text); older files and other
// containers hold the same JSON as `Comment` or EXIF comment, and the text as `Description`.
//
//   prompt
//   -negative
//   Steps: 20, Sampler: Euler A, Guidance Scale: 4.0, Seed: 7, Size: 512x512, Model: …,
//   Strength: 1.0
#include "core/base/utf8.h"
#include "core/io/infotext.h"
#include "core/metadata/readers/readers.h"
#include "core/metadata/settings_builder.h"
#include "core/metadata/xmp_packet.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace seedbed {
namespace {

using nlohmann::json;

constexpr std::string_view kProgram = "Draw Things";
constexpr std::array<std::string_view, 10> kKnown{
    "c", "uc", "steps", "sampler", "scale", "seed", "size", "model", "seed_mode", "lora"};
constexpr std::array<std::string_view, 8> kKnownInText{
    "Steps", "Sampler", "Guidance Scale", "Seed", "Size", "Model", "Model hash", "Seed Mode"};

struct Parts {
    std::string json;
    std::string description;
};

// An XMP packet costs most to read, so it is looked at only if it names the program.
std::optional<Parts> parts_of(const PictureText& text) {
    for (const auto* key : {"XML:com.adobe.xmp", "xmp"}) {
        const auto* packet = text_at(text, key);
        if (!packet || packet->find(kProgram) == packet->npos) continue;
        const auto xmp = XmpPacket::parse(*packet, "The text " + quote(key));
        if (xmp.text("Xmp.xmp.CreatorTool") != kProgram) continue;
        return Parts{xmp.text("Xmp.exif.UserComment"), xmp.text("Xmp.dc.description")};
    }
    const auto* software = text_at(text, "Software");
    if (!software || !software->starts_with(kProgram)) return std::nullopt;
    Parts parts;
    for (const auto* key : {"Comment", "UserComment"})
        if (const auto* value = text_at(text, key); value && is_json_object(*value))
            parts.json = *value;
    for (const auto* key : {"Description", "ImageDescription"})
        if (const auto* value = text_at(text, key)) parts.description = *value;
    return parts;
}

void read_noise(const Written& mode, SettingsBuilder& builder) {
    if (!mode) return;
    if (mode->find("CPU") != mode->npos || mode->find("Cpu") != mode->npos)
        builder.noise(NoiseMode::Cpu);
    else if (mode->find("NVIDIA") != mode->npos || mode->find("Nvidia") != mode->npos)
        builder.noise(NoiseMode::Nv);
    else
        builder.problem("The noise " + quote(*mode) +
                        " cannot be drawn here: Seedbed draws that of torch on the CPU and on "
                        "NVIDIA GPUs, so the seed gives another picture.");
    builder.other("Seed Mode", mode);
}

void read_json(const json& object, SettingsBuilder& builder) {
    builder.prompt(written(object, "c"));
    builder.negative(written(object, "uc"));
    builder.seed(written(object, "seed"));
    builder.steps(written(object, "steps"));
    builder.guidance(written(object, "scale"));
    builder.size(written(object, "size"));
    builder.sampler(written(object, "sampler"));
    builder.model(written(object, "model"));
    read_noise(written(object, "seed_mode"), builder);
    if (!object.is_object()) return;
    if (const auto loras = object.find("lora"); loras != object.end() && loras->is_array())
        for (const auto& lora : *loras)
            builder.other("LoRA",
                          model_name(written(lora, "model").value_or("")) + ": " +
                              written(lora, "weight").value_or("1"));
    for (const auto& [key, value] : object.items())
        if (std::find(kKnown.begin(), kKnown.end(), key) == kKnown.end())
            builder.other(key, written(object, key));
}

// The text has AUTOMATIC1111's last line, and marks the negative prompt with a dash.
void read_description(std::string_view text, SettingsBuilder& builder) {
    const auto info = parse_infotext(text);
    const auto field = [&](std::string_view key) {
        const auto* value = info.field(key);
        return value ? Written(*value) : std::nullopt;
    };
    const auto dash = ("\n" + info.prompt).rfind("\n-");
    builder.prompt(info.prompt.substr(0, dash == std::string::npos || dash == 0 ? dash : dash - 1));
    if (dash != std::string::npos) builder.negative(info.prompt.substr(dash + 1));
    builder.seed(field("Seed"));
    builder.steps(field("Steps"));
    builder.guidance(field("Guidance Scale"));
    builder.size(field("Size"));
    builder.sampler(field("Sampler"));
    builder.model(field("Model"), field("Model hash"));
    read_noise(field("Seed Mode"), builder);
    for (const auto& [key, value] : info.fields)
        if (std::find(kKnownInText.begin(), kKnownInText.end(), key) == kKnownInText.end())
            builder.other(key, value);
}

}  // namespace

std::optional<FoundSettings> read_draw_things(const PictureText& text) {
    const auto parts = parts_of(text);
    if (!parts || (parts->json.empty() && parts->description.empty())) return std::nullopt;
    SettingsBuilder builder{std::string(kProgram)};
    if (parts->json.empty()) {
        read_description(parts->description, builder);
        return FoundSettings{std::move(builder.settings()), parts->description};
    }
    read_json(picture_json(parts->json, "UserComment"), builder);
    return FoundSettings{std::move(builder.settings()), parts->json};
}

}  // namespace seedbed
