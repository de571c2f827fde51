// SPDX-License-Identifier: Apache-2.0
// AUTOMATIC1111's text and its dialects. What is left out has a meaning there: no RNG is the GPU,
// no schedule type the model's own, no clip skip 1.
#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/io/infotext.h"
#include "core/metadata/readers/readers.h"
#include "core/metadata/settings_builder.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace seedbed {
namespace {

// What has a field in PictureSettings; the rest is kept as it is.
constexpr std::array<std::string_view, 17> kKnown{"Steps",
                                                  "Sampler",
                                                  "Schedule type",
                                                  "Scheduler",
                                                  "CFG scale",
                                                  "Seed",
                                                  "Size",
                                                  "Model hash",
                                                  "Model",
                                                  "Variation seed",
                                                  "Variation seed strength",
                                                  "Noise recipe",
                                                  "Noise slerp",
                                                  "Clip skip",
                                                  "RNG",
                                                  "Version",
                                                  "App"};

Written field(const Infotext& info, std::string_view key) {
    const auto* value = info.field(key);
    return value ? Written(*value) : std::nullopt;
}

bool holds(const Written& value, std::string_view part) {
    return value && value->find(part) != std::string::npos;
}

// Forge's versions are "f2.0.1v1.10.1-…", those of its successor "neo".
bool is_forge(const std::string& version) {
    const bool numbered =
        version.size() > 1 && version[0] == 'f' && version[1] >= '0' && version[1] <= '9';
    return numbered || version.starts_with("neo");
}

std::string program_of(const Infotext& info) {
    const auto version = field(info, "Version");
    if (holds(version, "Seedbed")) return "Seedbed";
    if (holds(version, "stable-diffusion.cpp")) return "stable-diffusion.cpp";
    if (holds(version, "Fooocus")) return "Fooocus";
    if (holds(version, "ComfyUI")) return "ComfyUI";
    if (holds(field(info, "App"), "SD.Next")) return "SD.Next";
    if (version && is_forge(*version)) return "Forge";
    // Krita's plugin writes neither a version nor a hash.
    if (!version && field(info, "Model hash") == "unknown") return "Krita AI Diffusion";
    return field(info, "Steps") && field(info, "Sampler") ? "AUTOMATIC1111" : "";
}

// "Seedbed 0.1.0" -> "0.1.0".
Written version_of(const Infotext& info, const std::string& program) {
    auto version = field(info, "Version");
    if (!version || !version->starts_with(program)) return version;
    version->erase(0, program.size());
    if (version->starts_with(' ')) version->erase(0, 1);
    return version;
}

// "Model hash", else what "Hashes: {"model": …}" names.
Written model_hash(const Infotext& info) {
    if (const auto hash = field(info, "Model hash")) {
        if (*hash == "unknown") return std::nullopt;
        return hash;
    }
    const auto* hashes = info.field("Hashes");
    if (!hashes || !is_json_object(*hashes)) return std::nullopt;
    return written(picture_json(*hashes, "Hashes"), "model");
}

void read_sampler(const Infotext& info, SettingsBuilder& builder) {
    auto name = field(info, "Sampler");
    auto schedule = field(info, "Schedule type");
    const auto& program = builder.settings().program;
    if (!schedule && (program == "SD.Next" || program == "Fooocus"))
        schedule = field(info, "Scheduler");
    else if (const auto other = field(info, "Scheduler"))
        builder.other("Scheduler", other);
    if (program == "stable-diffusion.cpp" && name && !schedule) {
        // "dpm++2m karras": the last word is the schedule.
        if (const auto space = name->rfind(' '); space != name->npos) {
            schedule = name->substr(space + 1);
            name->resize(space);
        }
    }
    if (program == "Krita AI Diffusion" && name) {
        // "Creative - dpmpp_2m": the name of a preset stands before it.
        if (const auto dash = name->rfind(" - "); dash != name->npos) name->erase(0, dash + 3);
    }
    builder.sampler(name, schedule);
}

void read_noise(const Infotext& info, SettingsBuilder& builder) {
    const auto rng = field(info, "RNG");
    const auto& program = builder.settings().program;
    if (rng == "CPU" || rng == "cpu") {
        builder.noise(NoiseMode::Cpu);
    } else if (rng == "GPU" || rng == "NV" || rng == "cuda") {
        builder.noise(NoiseMode::Nv);
    } else if (rng) {
        builder.problem("The noise " + quote(*rng) +
                        " cannot be drawn here: Seedbed draws that of torch on the CPU and on "
                        "NVIDIA GPUs, so the seed gives another picture.");
    } else if (program == "AUTOMATIC1111" || program == "Forge") {
        builder.noise(NoiseMode::Nv);
    } else if (program == "Krita AI Diffusion" || program == "Fooocus" || program == "ComfyUI") {
        builder.noise(NoiseMode::Cpu);
    }
}

// AUTOMATIC1111's "Eta" is that of ancestral samplers; of DDIM it writes "Eta DDIM".
void read_eta(const Infotext& info, SettingsBuilder& builder) {
    const auto& program = builder.settings().program;
    const bool plain = program == "Seedbed" || program == "stable-diffusion.cpp";
    const auto eta = field(info, "Eta");
    if (eta == "inf") return;  // stable-diffusion.cpp: the sampler's own
    if (plain)
        builder.eta(eta);
    else
        builder.other("Eta", eta);
    builder.eta(field(info, "Eta DDIM"));
}

// One variation seed, mixed column by column; Seedbed's own names where it mixed otherwise (its
// `seedbed` chunk, which is read before this text, says more).
void read_recipe(const Infotext& info, SettingsBuilder& builder) {
    builder.variation(field(info, "Variation seed"),
                      field(info, "Variation seed strength"),
                      SlerpForm::PerColumn);
    auto& recipe = builder.settings().recipe;
    try {
        if (const auto* chain = info.field("Noise recipe"))
            recipe.chain = parse_noise_chain(*chain);
        if (const auto* form = info.field("Noise slerp")) recipe.form = parse_slerp_form(*form);
    } catch (const Error& error) {
        builder.problem(error.what());
    }
}

void read_others(const Infotext& info, SettingsBuilder& builder) {
    for (const auto& [key, value] : info.fields) {
        const bool known = std::find(kKnown.begin(), kKnown.end(), key) != kKnown.end();
        if (!known && key != "Eta" && key != "Eta DDIM") builder.other(key, value);
    }
}

// The keys that may hold this text, and whether others write there, too.
struct Place {
    std::string_view key;
    bool shared;
};
constexpr std::array<Place, 5> kPlaces{{{"parameters", false},
                                        {"UserComment", true},
                                        {"comment", true},
                                        {"Comment", true},
                                        {"ImageDescription", true}}};

bool looks_like_infotext(const std::string& text) {
    return parse_infotext(text).fields.size() >= 3 ||
           text.find("\nNegative prompt:") != std::string::npos;
}

}  // namespace

PictureSettings settings_from_infotext(std::string_view text) {
    const auto info = parse_infotext(text);
    const auto program = program_of(info);
    SettingsBuilder builder(program, version_of(info, program));
    builder.prompt(info.prompt);
    builder.negative(info.negative);
    builder.seed(field(info, "Seed"));
    builder.steps(field(info, "Steps"));
    builder.guidance(field(info, "CFG scale"));
    builder.size(field(info, "Size"));
    builder.model(field(info, "Model"), model_hash(info));
    builder.clip_skip(field(info, "Clip skip"));
    read_recipe(info, builder);
    read_sampler(info, builder);
    read_noise(info, builder);
    read_eta(info, builder);
    read_others(info, builder);
    return std::move(builder.settings());
}

std::optional<FoundSettings> read_infotext(const PictureText& text) {
    for (const auto& [key, shared] : kPlaces) {
        const auto* value = text_at(text, key);
        if (!value || is_json_object(*value)) continue;
        if (shared && !looks_like_infotext(*value)) continue;
        return FoundSettings{settings_from_infotext(*value), *value};
    }
    return std::nullopt;
}

}  // namespace seedbed
