// SPDX-License-Identifier: Apache-2.0
#include "core/models/prompt_tags.h"

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/models/prompt_characters.h"

#include <charconv>
#include <cmath>

namespace seedbed {
namespace {

// The length of the tag at the head of `text`; 0 when there is none.
std::size_t tag_length(std::string_view text) {
    if (!text.starts_with('<')) return 0;
    const std::size_t colon = skip_word(text, 1);
    if (colon == 1 || text.substr(colon, 1) != ":") return 0;
    const std::size_t end = text.find('>', colon);
    return end == text.npos || end == colon + 1 ? 0 : end + 1;
}

[[noreturn]] void refuse(std::string_view tag, const std::string& problem) {
    throw Error(ErrorCode::InvalidRequest,
                "The tag " + quote(tag) + " " + problem + "; write it as \"<lora:NAME:0.8>\".");
}

double parse_weight(std::string_view tag, std::string_view text) {
    const std::string_view digits = text.substr(text.starts_with('+') ? 1 : 0);
    double value = 0;
    const char* end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data(), end, value);
    if (error != std::errc() || stop != end || !std::isfinite(value))
        refuse(tag, "has the weight " + quote(text) + ", which is no number");
    return value;
}

std::vector<std::string_view> split(std::string_view text) {
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t colon = text.find(':');
        parts.push_back(text.substr(0, colon));
        if (colon == text.npos) return parts;
        text.remove_prefix(colon + 1);
    }
}

// "<lora:name:text weight:UNet weight:rank>"; a part may also be named "te", "unet" or "dyn". The
// rank would cut the LoRA down; it is used whole here.
LoraTag parse_lora(std::string_view tag) {
    const std::size_t colon = tag.find(':');
    std::vector<std::string_view> places;
    std::optional<double> text_weight;
    std::optional<double> weight;
    for (const std::string_view part : split(tag.substr(colon + 1, tag.size() - colon - 2))) {
        if (part.starts_with("te="))
            text_weight = parse_weight(tag, part.substr(3));
        else if (part.starts_with("unet="))
            weight = parse_weight(tag, part.substr(5));
        else if (!part.starts_with("dyn="))
            places.push_back(part);
    }
    if (places.empty() || places[0].empty()) refuse(tag, "names no LoRA");
    if (!text_weight) text_weight = places.size() > 1 ? parse_weight(tag, places[1]) : 1.0;
    if (!weight) weight = places.size() > 2 ? parse_weight(tag, places[2]) : *text_weight;
    LoraTag lora{std::string(places[0]), *weight, std::nullopt};
    if (*text_weight != *weight) lora.text_weight = text_weight;
    return lora;
}

}  // namespace

TaglessPrompt take_tags(std::string_view prompt) {
    TaglessPrompt out;
    for (std::size_t i = 0; i < prompt.size();) {
        const std::size_t length = tag_length(prompt.substr(i));
        if (length == 0) {
            out.source.push_back(static_cast<int>(i));
            out.text.push_back(prompt[i++]);
            continue;
        }
        out.tags.emplace_back(prompt.substr(i, length));
        i += length;
    }
    return out;
}

bool is_lora_tag(std::string_view tag) {
    return tag.starts_with("<lora:") || tag.starts_with("<lyco:");
}

std::vector<LoraTag> parse_lora_tags(std::string_view prompt) {
    std::vector<LoraTag> loras;
    for (const std::string& tag : take_tags(prompt).tags)
        if (is_lora_tag(tag)) loras.push_back(parse_lora(tag));
    return loras;
}

}  // namespace seedbed
