// SPDX-License-Identifier: Apache-2.0
// InvokeAI: `invokeai_metadata` (3 and later), `sd-metadata` (2.x), `Dream` (its command line).
#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/metadata/readers/readers.h"
#include "core/metadata/settings_builder.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace seedbed {
namespace {

using nlohmann::json;

const json& member(const json& object, const char* key) {
    static const json kNull;
    if (!object.is_object()) return kNull;
    const auto found = object.find(key);
    return found == object.end() ? kNull : *found;
}

// "dpmpp_2m_k": the k stands for Karras. The name stays as written.
void read_sampler(const Written& name, SettingsBuilder& builder) {
    if (!name || !name->ends_with("_k")) return builder.sampler(name);
    builder.sampler(name->substr(0, name->size() - 2), "karras");
    builder.settings().sampler_as = *name;
}

// A word in [brackets] is negative in 2.x.
void read_bracketed_prompt(const std::string& prompt, SettingsBuilder& builder) {
    std::string positive, negative;
    for (std::size_t at = 0; at < prompt.size();) {
        const auto open = prompt.find('[', at);
        const auto close = open == prompt.npos ? prompt.npos : prompt.find(']', open);
        if (close == prompt.npos) {
            positive += prompt.substr(at);
            break;
        }
        positive += prompt.substr(at, open - at);
        if (!negative.empty()) negative += ' ';
        negative += prompt.substr(open + 1, close - open - 1);
        at = close + 1;
    }
    while (positive.ends_with(' ')) positive.pop_back();
    builder.prompt(positive);
    builder.negative(negative);
}

// 4 and later: {"name", "hash", …}; 3: {"model_name", …}; before: a name.
void read_model(const json& model, SettingsBuilder& builder) {
    if (model.is_string()) return builder.model(model.get<std::string>());
    const auto name = written(model, "name");
    builder.model(name ? name : written(model, "model_name"), written(model, "hash"));
}

void read_loras(const json& loras, SettingsBuilder& builder) {
    if (!loras.is_array()) return;
    for (const auto& item : loras) {
        const auto& model = item.contains("model") ? member(item, "model") : member(item, "lora");
        auto name = written(model, "name");
        if (!name) name = written(model, "model_name");
        if (name) builder.other("LoRA", *name + ": " + written(item, "weight").value_or("1"));
    }
}

constexpr std::array<std::string_view, 16> kKnown{"positive_prompt",
                                                  "negative_prompt",
                                                  "width",
                                                  "height",
                                                  "seed",
                                                  "rand_device",
                                                  "cfg_scale",
                                                  "steps",
                                                  "scheduler",
                                                  "model",
                                                  "loras",
                                                  "clip_skip",
                                                  "app_version",
                                                  "positive_style_prompt",
                                                  "negative_style_prompt",
                                                  "metadata_version"};

FoundSettings read_metadata(const std::string& text) {
    const auto object = picture_json(text, "invokeai_metadata");
    if (!object.is_object())
        throw Error(ErrorCode::FileFormat,
                    "The text \"invokeai_metadata\" is not a JSON object { … }.");
    SettingsBuilder builder("InvokeAI", written(object, "app_version"));
    builder.prompt(written(object, "positive_prompt"));
    builder.negative(written(object, "negative_prompt"));
    builder.seed(written(object, "seed"));
    builder.steps(written(object, "steps"));
    builder.guidance(written(object, "cfg_scale"));
    builder.size(written(object, "width"), written(object, "height"));
    read_sampler(written(object, "scheduler"), builder);
    read_model(member(object, "model"), builder);
    read_loras(member(object, "loras"), builder);
    if (const auto device = written(object, "rand_device"))
        builder.noise(*device == "cpu" ? NoiseMode::Cpu : NoiseMode::Nv);
    // Counts the layers that are left out; others count the last as 1.
    if (const auto& skipped = member(object, "clip_skip");
        skipped.is_number_unsigned() && skipped > 0 && skipped < 64)
        builder.clip_skip(std::to_string(skipped.get<int>() + 1));
    for (const auto& [key, value] : object.items())
        if (std::find(kKnown.begin(), kKnown.end(), key) == kKnown.end())
            builder.other(key, written(object, key));
    return {std::move(builder.settings()), text};
}

// [{"seed": 42, "weight": 0.1}], or [[42, 0.1]].
void read_variations(const json& variations, SettingsBuilder& builder) {
    if (!variations.is_array()) return;
    for (const auto& item : variations) {
        if (item.is_object())
            builder.variation(written(item, "seed"), written(item, "weight"), SlerpForm::Whole);
        else if (item.is_array() && item.size() == 2)
            builder.variation(item[0].dump(), item[1].dump(), SlerpForm::Whole);
    }
}

FoundSettings read_sd_metadata(const std::string& text) {
    const auto object = picture_json(text, "sd-metadata");
    const auto& image = member(object, "image");
    if (!image.is_object())
        throw Error(ErrorCode::FileFormat, "The text \"sd-metadata\" describes no \"image\".");
    SettingsBuilder builder("InvokeAI", written(object, "app_version"));
    const auto& prompt = member(image, "prompt");
    if (const auto words = prompt.is_array() && !prompt.empty() ? written(prompt[0], "prompt")
                                                                : written(image, "prompt"))
        read_bracketed_prompt(*words, builder);
    builder.seed(written(image, "seed"));
    builder.steps(written(image, "steps"));
    builder.guidance(written(image, "cfg_scale"));
    builder.size(written(image, "width"), written(image, "height"));
    builder.sampler(written(image, "sampler"));
    builder.model(written(object, "model_weights"), written(object, "model_hash"));
    read_variations(member(image, "variations"), builder);
    for (const auto* key :
         {"threshold", "perlin", "seamless", "hires_fix", "type", "strength", "postprocessing"})
        builder.other(key, written(image, key));
    return {std::move(builder.settings()), text};
}

// "a cat [dog]" -s 50 -S 42 -W 512 -H 512 -C 7.5 -A k_lms -V 7:0.1,8:0.2
FoundSettings read_dream(const std::string& text) {
    SettingsBuilder builder("InvokeAI");
    const auto quote_end = text.rfind('"');
    const bool quoted = text.starts_with('"') && quote_end > 0;
    const auto switches = quoted ? quote_end + 1 : std::min(text.find(" -"), text.size());
    read_bracketed_prompt(quoted ? text.substr(1, quote_end - 1) : text.substr(0, switches),
                          builder);
    std::vector<std::string> words;
    for (std::size_t at = switches; at < text.size();) {
        const auto begin = text.find_first_not_of(' ', at);
        if (begin == text.npos) break;
        at = std::min(text.find(' ', begin), text.size());
        words.push_back(text.substr(begin, at - begin));
    }
    Written width, height;
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        const auto& name = words[i];
        const auto& value = words[i + 1];
        if (name == "-s") builder.steps(value);
        if (name == "-S") builder.seed(value);
        if (name == "-W") width = value;
        if (name == "-H") height = value;
        if (name == "-C") builder.guidance(value);
        if (name == "-A" || name == "-m") builder.sampler(value);
        if (name == "-f") builder.other("strength", value);
        if (name != "-V") continue;
        try {
            builder.settings().recipe.chain = parse_noise_chain(value);
        } catch (const Error& error) {
            builder.problem(error.what());
        }
    }
    builder.size(width, height);
    return {std::move(builder.settings()), text};
}

}  // namespace

std::optional<FoundSettings> read_invokeai(const PictureText& text) {
    if (const auto* value = text_at(text, "invokeai_metadata")) return read_metadata(*value);
    if (const auto* value = text_at(text, "sd-metadata")) return read_sd_metadata(*value);
    if (const auto* value = text_at(text, "Dream")) return read_dream(*value);
    return std::nullopt;
}

}  // namespace seedbed
