// SPDX-License-Identifier: Apache-2.0
#include "core/engine/recall_options.h"

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/engine/recall_leftovers.h"
#include "core/engine/request_json.h"
#include "core/io/safetensors.h"
#include "core/io/sha256.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <string_view>
#include <utility>

namespace seedbed {
namespace {

using nlohmann::json;

const std::string* other(const PictureSettings& settings, std::string_view key) {
    const auto at = std::find_if(settings.other.begin(),
                                 settings.other.end(),
                                 [key](const auto& item) { return item.first == key; });
    return at == settings.other.end() ? nullptr : &at->second;
}

template <typename Number>
std::optional<Number> number_in(std::string_view text) {
    while (text.starts_with(' ') || text.starts_with('"')) text.remove_prefix(1);
    while (text.ends_with(' ') || text.ends_with('"')) text.remove_suffix(1);
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

bool is_one_of(std::string_view program, std::initializer_list<std::string_view> programs) {
    return std::find(programs.begin(), programs.end(), program) != programs.end();
}

// "(detailed:1.2)", "((red))"; empty if the prompt weighs nothing. Backslashes make brackets plain.
std::string weighed_words(std::string_view prompt) {
    for (auto open = prompt.find('('); open != prompt.npos; open = prompt.find('(', open + 1)) {
        if (open > 0 && prompt[open - 1] == '\\') continue;
        const auto close = prompt.find(')', open + 1);
        if (close == prompt.npos) return {};
        return std::string(prompt.substr(open, close - open + 1));
    }
    return {};
}

std::string weighed_words(const PictureSettings& settings) {
    const auto words = weighed_words(settings.prompt);
    return words.empty() ? weighed_words(settings.negative) : words;
}

Reading webui_reading(const PictureSettings& settings) {
    const auto* emphasis = other(settings, "Emphasis");
    if (!emphasis || *emphasis == "Original") return {PromptSyntax::Webui, {}};
    if (*emphasis == "None") return {PromptSyntax::Plain, {}};
    Reading reading{PromptSyntax::Webui, {}};
    if (!weighed_words(settings).empty())
        reading.remarks.push_back("The emphasis " + quote(*emphasis) +
                                  " is not in Seedbed: weights are applied as AUTOMATIC1111's "
                                  "\"Original\" does.");
    return reading;
}

Reading comfyui_reading(const PictureSettings& settings) {
    const auto words = weighed_words(settings);
    if (words.empty()) return {};
    return {
        PromptSyntax::Webui,
        {"Weights such as " + quote(words) + " are applied otherwise than in " + settings.program +
         ", which does not bring the states back to their mean: the picture "
         "will differ somewhat."}};
}

// Where a program has a syntax of its own, the marks by which it is known.
Reading own_syntax(const PictureSettings& settings, std::string_view marks) {
    const auto at = settings.prompt.find_first_of(marks);
    if (at == std::string::npos) return {};
    return {
        PromptSyntax::Plain,
        {"Weights in the syntax of " + settings.program + " are not applied: they stay as words."}};
}

struct NamedLora {
    std::string name;
    std::string written;  // the weight
    LoraUse use;
};

// <lora:NAME:TEXT:UNET>: the text encoders' weight comes first, and counts for both where it stands
// alone; "te=" and "unet=" name them.
NamedLora lora_of(const NetworkTag& tag) {
    NamedLora lora{tag.name, tag.values.empty() ? "1" : tag.values.front(), {}};
    std::optional<double> text, unet;
    for (std::size_t i = 0; i < tag.values.size(); ++i) {
        const std::string_view value = tag.values[i];
        if (value.starts_with("te="))
            text = number_in<double>(value.substr(3));
        else if (value.starts_with("unet="))
            unet = number_in<double>(value.substr(5));
        else if (i < 2)
            (i == 0 ? text : unet) = number_in<double>(value);
    }
    lora.use.weight = unet.value_or(text.value_or(1));
    if (text && unet && *text != *unet) lora.use.text_weight = text;
    return lora;
}

// "film: 0.8".
NamedLora lora_of(const std::string& field) {
    const auto colon = field.rfind(": ");
    NamedLora lora{field.substr(0, colon), "1", {}};
    if (colon == std::string::npos) return lora;
    lora.written = field.substr(colon + 2);
    lora.use.weight = number_in<double>(lora.written).value_or(1);
    return lora;
}

std::vector<NamedLora> named_loras(const PictureSettings& settings) {
    std::vector<NamedLora> loras;
    for (const auto& tag : network_tags(settings.prompt))
        if (tag.kind != "hypernet") loras.push_back(lora_of(tag));
    for (const auto& [key, value] : settings.other)
        if (key == "LoRA") loras.push_back(lora_of(value));
    return loras;
}

// "film: 0123456789ab, ink: …" -> the hash of `name`; empty if there is none.
std::string written_hash(const PictureSettings& settings, const std::string& name) {
    const auto* hashes = other(settings, "Lora hashes");
    if (!hashes) return {};
    const auto at = hashes->find(name + ": ");
    if (at == std::string::npos || (at > 0 && (*hashes)[at - 1] != ' ')) return {};
    const auto begin = at + name.size() + 2;
    return hashes->substr(begin, hashes->find_first_of(", \"", begin) - begin);
}

// AutoV3: SHA-256 of all behind the header.
std::string data_hash(const std::string& path) {
    return sha256(SafetensorsFile::open(std::filesystem::path(path))->data());
}

void take_lora(NamedLora lora,
               const std::vector<std::string>& files,
               const PictureSettings& settings,
               FoundLoras& found) {
    const auto file = std::find_if(files.begin(), files.end(), [&](const auto& path) {
        return std::filesystem::path(path).stem() == lora.name;
    });
    if (file == files.end()) {
        found.remarks.push_back("The LoRA " + lora.name + " (" + lora.written +
                                ") is not applied: no file of that name is known.");
        return;
    }
    lora.use.path = *file;
    const auto hash = written_hash(settings, lora.name);
    if (!hash.empty() && file->ends_with(".safetensors") && !data_hash(*file).starts_with(hash))
        found.remarks.push_back("The LoRA " + *file + " has another hash than " + hash +
                                ", which the picture names: it may be another version.");
    found.uses.push_back(std::move(lora.use));
}

// The fields that only our own chunk has, as a request's JSON.
json own_options(const PictureSettings& settings) {
    auto object = json::object({{"version", kRequestVersion}});
    for (const auto* key : {"text", "loras", "ensd", "start", "vae_tiling"}) {
        const auto* value = other(settings, key);
        if (!value) continue;
        const auto parsed = json::parse(*value, nullptr, /*allow_exceptions=*/false);
        object[key] = parsed.is_discarded() ? json(*value) : parsed;
    }
    return object;
}

}  // namespace

bool take_own_options(const PictureSettings& settings,
                      GenerateRequest& request,
                      std::vector<std::string>& filled,
                      std::vector<std::string>& remarks) {
    // Of our pictures, those with our own chunk, not the text alone.
    if (settings.program != "Seedbed" || !other(settings, "torch")) return false;
    GenerateRequest options;
    try {
        options =
            generate_request_from(JsonObject(own_options(settings), "the picture's settings"));
    } catch (const Error& error) {
        remarks.emplace_back(error.what());
        return true;
    }
    request.text = options.text;
    request.loras = options.loras;
    request.ensd = options.ensd;
    request.start = options.start;
    request.vae_tiling = options.vae_tiling;
    const std::array<std::pair<bool, const char*>, 5> told{
        {{true, "syntax"},
         {options.text.clip_skip != 0, "clip skip"},
         {options.ensd != 0, "ENSD"},
         {!options.loras.empty(), "LoRAs"},
         {options.start.has_value(), "start"}}};
    for (const auto& [is, name] : told)
        if (is) filled.emplace_back(name);
    return true;
}

Reading reading_of(const PictureSettings& settings) {
    const auto& program = settings.program;
    if (program == "NovelAI") return own_syntax(settings, "{}[]");
    if (program == "InvokeAI") return own_syntax(settings, "+()");
    if (is_one_of(program, {"ComfyUI", "SwarmUI", "Fooocus", "Krita AI Diffusion"}))
        return comfyui_reading(settings);
    return webui_reading(settings);
}

std::int64_t ensd_of(const PictureSettings& settings) {
    const auto* value = other(settings, "ENSD");
    return value ? number_in<std::int64_t>(*value).value_or(0) : 0;
}

std::optional<double> strength_of(const PictureSettings& settings) {
    for (const auto* key : {"Denoising strength", "denoise", "strength"}) {
        const auto* value = other(settings, key);
        const auto strength = value ? number_in<double>(*value) : std::nullopt;
        if (strength && *strength >= 0 && *strength < 1) return strength;
    }
    return std::nullopt;
}

FoundLoras loras_of(const PictureSettings& settings, const std::vector<std::string>& files) {
    FoundLoras found;
    for (auto& lora : named_loras(settings)) take_lora(std::move(lora), files, settings, found);
    for (const auto& tag : network_tags(settings.prompt))
        if (tag.kind == "hypernet")
            found.remarks.push_back("The hypernetwork " + tag.name +
                                    " is not applied: Seedbed has none.");
    return found;
}

}  // namespace seedbed
