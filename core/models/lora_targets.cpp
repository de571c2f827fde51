// SPDX-License-Identifier: Apache-2.0
#include "core/models/lora_targets.h"

#include <algorithm>
#include <array>
#include <optional>
#include <regex>
#include <utility>

namespace seedbed {
namespace {

std::string underscored(std::string name) {
    std::replace(name.begin(), name.end(), '.', '_');
    return name;
}

// Residual blocks in the original layout name their layers by index.
std::string original_part(const std::string& part) {
    constexpr std::pair<const char*, const char*> kNames[] = {{"conv1", "in_layers_2"},
                                                              {"conv2", "out_layers_3"},
                                                              {"time_emb_proj", "emb_layers_1"},
                                                              {"conv_shortcut", "skip_connection"}};
    for (const auto& [ours, theirs] : kNames)
        if (part == ours) return theirs;
    return part;
}

// Resnets of a level: the original layout counts blocks of all levels in one line.
int blocks_of_a_level(const std::map<std::string, at::Tensor>& parameters) {
    int count = 0;
    while (parameters.contains("down_blocks.0.resnets." + std::to_string(count) + ".conv1.weight"))
        ++count;
    return count;
}

// "down_blocks.1.attentions.0.proj_in" -> "input_blocks_4_1_proj_in" for two blocks a level.
std::optional<std::string> original_name(const std::string& layer, int blocks) {
    static const std::regex block(R"((down|up)_blocks\.(\d+)\.(resnets|attentions)\.(\d+)\.(.+))");
    static const std::regex middle(R"(mid_block\.(resnets|attentions)\.(\d+)\.(.+))");
    std::smatch match;
    if (std::regex_match(layer, match, block)) {
        const int level = std::stoi(match[2]), place = std::stoi(match[4]);
        const bool down = match[1] == "down";
        const int index = level * (blocks + 1) + place + (down ? 1 : 0);
        return std::string(down ? "input" : "output") + "_blocks_" + std::to_string(index) +
               (match[3] == "resnets" ? "_0_" : "_1_") + underscored(original_part(match[5]));
    }
    if (std::regex_match(layer, match, middle)) {
        const int index = match[1] == "attentions" ? 1 : 2 * std::stoi(match[2]);
        return "middle_block_" + std::to_string(index) + "_" + underscored(original_part(match[3]));
    }
    return std::nullopt;
}

}  // namespace

LoraTargets::LoraTargets(const Model& model) {
    add("denoiser", model.denoiser->parameters());
    for (const auto& [network, parameters] : model.prompts->networks()) add(network, *parameters);
}

void LoraTargets::add(const std::string& network,
                      const std::map<std::string, at::Tensor>& parameters) {
    constexpr std::string_view ending = ".weight";
    auto& names = targets_[network];
    const int blocks = blocks_of_a_level(parameters);
    for (const auto& [name, weight] : parameters) {
        if (!name.ends_with(ending)) continue;
        const std::string layer = name.substr(0, name.size() - ending.size());
        const Target target{network + "." + name, weight};
        names[underscored(layer)] = target;
        if (network != "denoiser") names["text_model_" + underscored(layer)] = target;
        if (blocks == 0) continue;
        if (const auto original = original_name(layer, blocks)) names[*original] = target;
    }
}

const LoraTargets::Target* LoraTargets::find(const std::string& network,
                                             const std::string& layer) const {
    const auto names = targets_.find(network);
    if (names == targets_.end()) return nullptr;
    const auto found = names->second.find(underscored(layer));
    return found == names->second.end() ? nullptr : &found->second;
}

}  // namespace seedbed
