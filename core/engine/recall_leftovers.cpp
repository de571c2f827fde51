// SPDX-License-Identifier: Apache-2.0
#include "core/engine/recall_leftovers.h"

#include "core/base/utf8.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cctype>

namespace seedbed {
namespace {

constexpr std::array<std::string_view, 4> kNetworks{"lora", "lyco", "hypernet", "lora_a"};
constexpr std::size_t kMaxListed = 12;

struct Tag {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string_view kind;  // "lora"
    std::string_view text;  // "film:0.8"
};

// The next "<lora:…>" from `from` on; begin is npos when there is none.
Tag next_tag(std::string_view prompt, std::size_t from) {
    for (auto open = prompt.find('<', from); open != prompt.npos;
         open = prompt.find('<', open + 1)) {
        const auto close = prompt.find('>', open);
        if (close == prompt.npos) break;
        const auto inside = prompt.substr(open + 1, close - open - 1);
        const auto colon = inside.find(':');
        if (colon == inside.npos) continue;
        const auto kind = inside.substr(0, colon);
        if (std::find(kNetworks.begin(), kNetworks.end(), kind) != kNetworks.end())
            return {open, close + 1, kind, inside.substr(colon + 1)};
    }
    return {prompt.npos, prompt.npos, {}, {}};
}

// A key of `other` that begins with `prefix` gives this sentence; %1 is its name, %2 its value.
struct Sentence {
    std::string_view prefix;
    std::string_view text;
    bool once;  // for many keys of one thing
};

constexpr std::string_view kStarted =
    "The picture began with another one (%1 %2): choose that one as the start picture.";

// The first that fits counts.
constexpr std::array<Sentence, 16> kSentences{{
    {"LoRA networks", "The LoRAs %2 are not applied: choose their files.", false},
    {"ADetailer",
     "ADetailer painted over parts of the picture afterwards: that is left out.",
     true},
    {"Hires", "A second pass made the picture larger (%1 %2): that is left out.", true},
    {"Second ", "A second pass went over the picture (%2): that is left out.", false},
    {"ControlNet", "ControlNet steered the picture: that is left out.", true},
    {"Refiner", "A refiner took over during the steps (%2): that is left out.", true},
    {"Denoising strength", kStarted, true},
    {"denoise", kStarted, true},
    {"strength", kStarted, true},
    {"latent_image", kStarted, true},
    {"Init image", kStarted, true},
    {"Face restoration", "Faces were restored afterwards by %2: that is left out.", true},
    {"VAE hash", "", true},
    {"VAE", "The VAE %2 is not taken over: the model's own is used.", true},
    {"Schedule type", "The schedule %2 is not in Seedbed: the panel takes Automatic.", true},
    {"Seed resize from", "The noise was drawn at the size %2 and pasted: that is left out.", true},
}};

// What says nothing about how a picture comes about.
constexpr std::array<std::string_view, 32> kHarmless{"Lora hashes",
                                                     "LoRA",
                                                     "loras",
                                                     "start",
                                                     "ENSD",
                                                     "Emphasis",
                                                     "text",
                                                     "ensd",
                                                     "vae_tiling",
                                                     "Hashes",
                                                     "TI hashes",
                                                     "Civitai resources",
                                                     "Lora weights",
                                                     "User",
                                                     "torch",
                                                     "batch",
                                                     "device",
                                                     "dtype",
                                                     "App",
                                                     "Operations",
                                                     "Pipeline",
                                                     "Parser",
                                                     "Seed Mode",
                                                     "SDCPP",
                                                     "add_noise",
                                                     "start_at_step",
                                                     "end_at_step",
                                                     "Sampler RNG",
                                                     "date",
                                                     "generation_time",
                                                     "generation_mode",
                                                     "type"};

std::string filled_in(std::string_view text, const std::string& name, const std::string& value) {
    std::string result(text);
    for (const auto& [mark, word] :
         {std::pair<std::string_view, std::string>{"%1", name}, {"%2", quote(value, 200)}}) {
        const auto at = result.find(mark);
        if (at == result.npos) continue;
        // A quoted value reads badly where it is one plain word or number.
        const bool plain = mark == "%1" || (word.find('\\') == word.npos && word.size() > 2);
        result.replace(
            at, mark.size(), plain && mark == "%2" ? word.substr(1, word.size() - 2) : word);
    }
    return result;
}

// A full strength is no other picture; "None" is no VAE.
bool says_nothing(std::string_view key, const std::string& value) {
    if (value.empty() || value == "None" || value == "Automatic" || value == "False" ||
        value == "false" || value == "null" || value == "[]" || value == "{}")
        return true;
    const bool strength = key == "Denoising strength" || key == "denoise" || key == "strength";
    return strength && (value == "1" || value == "1.0" || value == "1.00");
}

class Leftovers {
 public:
    Leftovers(const PictureSettings& settings, const GenerateRequest& request)
        : settings_(settings), request_(request) {}

    std::vector<std::string> collect() {
        for (const auto& [key, value] : settings_.other) tell(key, value);
        tell_unnamed();
        return std::move(sentences_);
    }

 private:
    void add(std::string sentence) { sentences_.push_back(std::move(sentence)); }

    void tell(const std::string& key, const std::string& value) {
        if (says_nothing(key, value)) return;
        const auto* sentence =
            std::find_if(kSentences.begin(), kSentences.end(), [&](const auto& item) {
                return key.starts_with(item.prefix);
            });
        if (sentence == kSentences.end()) {
            const bool harmless =
                std::find(kHarmless.begin(), kHarmless.end(), key) != kHarmless.end();
            if (!harmless) unnamed_.push_back(key);
            return;
        }
        if (sentence->text.empty() || (sentence->text == kStarted && request_.start)) return;
        const bool told = std::find(told_.begin(), told_.end(), sentence->text) != told_.end();
        if (sentence->once && told) return;
        told_.push_back(sentence->text);
        add(filled_in(sentence->text, key, value));
    }

    void tell_unnamed() {
        if (unnamed_.empty()) return;
        std::string names;
        for (std::size_t i = 0; i < std::min(unnamed_.size(), kMaxListed); ++i) {
            if (i != 0) names += ", ";
            const auto quoted = quote(unnamed_[i], 40);
            names += quoted.substr(1, quoted.size() - 2);
        }
        if (unnamed_.size() > kMaxListed)
            names += " and " + std::to_string(unnamed_.size() - kMaxListed) + " more";
        add("The file also says, and nothing here uses: " + names + ".");
    }

    const PictureSettings& settings_;
    const GenerateRequest& request_;
    std::vector<std::string> sentences_;
    std::vector<std::string_view> told_;
    std::vector<std::string> unnamed_;
};

}  // namespace

std::vector<std::string> leftovers_of(const PictureSettings& settings,
                                      const GenerateRequest& request) {
    return Leftovers(settings, request).collect();
}

std::vector<NetworkTag> network_tags(std::string_view prompt) {
    std::vector<NetworkTag> tags;
    for (auto tag = next_tag(prompt, 0); tag.begin != prompt.npos;
         tag = next_tag(prompt, tag.end)) {
        NetworkTag found{std::string(tag.kind), {}, {}};
        auto rest = tag.text;
        for (bool first = true; first || !rest.empty(); first = false) {
            const auto colon = rest.find(':');
            const std::string part(rest.substr(0, colon));
            first ? found.name = part : found.values.emplace_back(part);
            rest = colon == rest.npos ? std::string_view() : rest.substr(colon + 1);
        }
        tags.push_back(std::move(found));
    }
    return tags;
}

std::string without_network_tags(std::string_view prompt) {
    if (next_tag(prompt, 0).begin == prompt.npos) return std::string(prompt);
    std::string result;
    const auto trim = [&](std::string_view what) {
        while (!result.empty() && what.find(result.back()) != what.npos) result.pop_back();
    };
    // "a cat <lora:x:1>, a dog" becomes "a cat, a dog".
    for (auto tag = next_tag(prompt, 0); tag.begin != prompt.npos; tag = next_tag(prompt, 0)) {
        result += prompt.substr(0, tag.begin);
        prompt.remove_prefix(tag.end);
        const auto next = prompt.find_first_not_of(' ');
        if (next != prompt.npos && prompt[next] == ',') trim(" ,");
    }
    result += prompt;
    trim(" ,");
    return result;
}

std::string quote_number(double value) {
    auto text = nlohmann::json(value).dump();
    if (text.ends_with(".0")) text.resize(text.size() - 2);
    return text;
}

}  // namespace seedbed
