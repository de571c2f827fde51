// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace seedbed {

// A prompt without AUTOMATIC1111's tags, "<word:…>"; what stands around them stays as it is.
struct TaglessPrompt {
    std::string text;
    std::vector<int> source;        // of each byte of `text`: its offset in the prompt
    std::vector<std::string> tags;  // whole, in their order
};

TaglessPrompt take_tags(std::string_view prompt);

// A LoRA that a prompt asks for: "<lora:film:0.8>", or "<lora:film:te=0.5:unet=1>".
struct LoraTag {
    std::string name;                   // of the file, without folder and extension
    double weight = 1.0;                // of the UNet
    std::optional<double> text_weight;  // of the text encoders; absent = weight

    bool operator==(const LoraTag&) const = default;
};

// The LoRAs among the tags of a prompt ("lora" and "lyco"). Throws Error{InvalidRequest} quoting a
// tag without a name or with a weight that is not a number.
std::vector<LoraTag> parse_lora_tags(std::string_view prompt);

// Whether a tag names a LoRA; the others ask for what Seedbed does not have ("<hypernet:…>").
bool is_lora_tag(std::string_view tag);

}  // namespace seedbed
