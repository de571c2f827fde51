// SPDX-License-Identifier: Apache-2.0
#include "core/engine/elsewhere_graph.h"

#include "core/base/error.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

namespace seedbed {
namespace {

using json = nlohmann::ordered_json;

constexpr int kColumn = 340;  // pixels between the places of nodes
constexpr int kRow = 240;

struct Output {
    std::string name;
    std::string type;
};

// The outputs of ComfyUI's own nodes, and the types of their linked inputs.
const std::map<std::string, std::vector<Output>, std::less<>>& outputs() {
    static const std::map<std::string, std::vector<Output>, std::less<>> table{
        {"CheckpointLoaderSimple", {{"MODEL", "MODEL"}, {"CLIP", "CLIP"}, {"VAE", "VAE"}}},
        {"UNETLoader", {{"MODEL", "MODEL"}}},
        {"CLIPLoader", {{"CLIP", "CLIP"}}},
        {"DualCLIPLoader", {{"CLIP", "CLIP"}}},
        {"VAELoader", {{"VAE", "VAE"}}},
        {"LoraLoader", {{"MODEL", "MODEL"}, {"CLIP", "CLIP"}}},
        {"ModelSamplingDiscrete", {{"MODEL", "MODEL"}}},
        {"CLIPSetLastLayer", {{"CLIP", "CLIP"}}},
        {"CLIPTextEncode", {{"CONDITIONING", "CONDITIONING"}}},
        {"CLIPTextEncodePixArtAlpha", {{"CONDITIONING", "CONDITIONING"}}},
        {"ConditioningZeroOut", {{"CONDITIONING", "CONDITIONING"}}},
        {"EmptyLatentImage", {{"LATENT", "LATENT"}}},
        {"LoadImage", {{"IMAGE", "IMAGE"}, {"MASK", "MASK"}}},
        {"LoadImageMask", {{"MASK", "MASK"}}},
        {"ImageScale", {{"IMAGE", "IMAGE"}}},
        {"VAEEncode", {{"LATENT", "LATENT"}}},
        {"SetLatentNoiseMask", {{"LATENT", "LATENT"}}},
        {"InpaintModelConditioning",
         {{"positive", "CONDITIONING"}, {"negative", "CONDITIONING"}, {"latent", "LATENT"}}},
        {"KSampler", {{"LATENT", "LATENT"}}},
        {"VAEDecode", {{"IMAGE", "IMAGE"}}},
        {"SaveImage", {}}};
    return table;
}

// How far right a node stands: data flows from left to right.
int column_of(std::string_view type) {
    if (type.ends_with("Loader") || type == "CheckpointLoaderSimple" || type == "LoadImage" ||
        type == "LoadImageMask")
        return type == "LoraLoader" ? 1 : 0;
    if (type == "ModelSamplingDiscrete" || type == "CLIPSetLastLayer" || type == "ImageScale")
        return 1;
    if (type == "KSampler") return 4;
    if (type == "VAEDecode") return 5;
    if (type == "SaveImage") return 6;
    return type == "SetLatentNoiseMask" || type == "InpaintModelConditioning" ? 3 : 2;
}

// Behind a seed, ComfyUI's window has a field of its own that says what becomes of it.
json widget_values(const GraphNode& node) {
    auto values = json::array();
    for (const auto& [name, value] : node.fields) {
        values.push_back(value);
        if (name == "seed") values.push_back("fixed");
    }
    if (node.type.starts_with("LoadImage")) values.push_back("image");
    return values;
}

struct Link {
    int id = 0;
    GraphOutput from;
    int to = 0;  // node
    int input = 0;
    std::string type;
};

std::vector<Link> links_of(const std::vector<GraphNode>& nodes) {
    std::vector<Link> links;
    for (std::size_t i = 0; i < nodes.size(); ++i)
        for (std::size_t input = 0; input < nodes[i].links.size(); ++input) {
            const auto& from = nodes[i].links[input].second;
            const auto& type = nodes[static_cast<std::size_t>(from.node - 1)].type;
            links.push_back({static_cast<int>(links.size()) + 1,
                             from,
                             static_cast<int>(i) + 1,
                             static_cast<int>(input),
                             outputs().at(type)[static_cast<std::size_t>(from.slot)].type});
        }
    return links;
}

json inputs_json(const GraphNode& node, int id, const std::vector<Link>& links) {
    auto inputs = json::array();
    for (const auto& link : links)
        if (link.to == id)
            inputs.push_back({{"name", node.links[static_cast<std::size_t>(link.input)].first},
                              {"type", link.type},
                              {"link", link.id}});
    return inputs;
}

json outputs_json(const GraphNode& node, int id, const std::vector<Link>& links) {
    auto result = json::array();
    const auto& all = outputs().at(node.type);
    for (std::size_t slot = 0; slot < all.size(); ++slot) {
        auto used = json::array();
        for (const auto& link : links)
            if (link.from.node == id && link.from.slot == static_cast<int>(slot))
                used.push_back(link.id);
        result.push_back({{"name", all[slot].name},
                          {"type", all[slot].type},
                          {"links", used},
                          {"slot_index", slot}});
    }
    return result;
}

json note_json(const std::string& note, int id) {
    return {{"id", id},
            {"type", "Note"},
            {"pos", {0, -kRow - 60}},
            {"size", {3 * kColumn, kRow}},
            {"flags", json::object()},
            {"order", 0},
            {"mode", 0},
            {"inputs", json::array()},
            {"outputs", json::array()},
            {"properties", json::object()},
            {"widgets_values", json::array({note})}};
}

}  // namespace

int GraphBuilder::add(GraphNode node) {
    check(outputs().contains(node.type), "[elsewhere_graph] a class that is not known");
    for (const auto& [name, from] : node.links) {
        check(from.node >= 1 && from.node <= static_cast<int>(nodes_.size()),
              "[elsewhere_graph] a link to a node that is not there");
        const auto& slots = outputs().at(nodes_[static_cast<std::size_t>(from.node - 1)].type);
        check(from.slot >= 0 && from.slot < static_cast<int>(slots.size()),
              "[elsewhere_graph] a link to an output that is not there");
    }
    nodes_.push_back(std::move(node));
    return static_cast<int>(nodes_.size());
}

json GraphBuilder::prompt() const {
    auto result = json::object();
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
        auto inputs = json::object();
        for (const auto& [name, value] : nodes_[i].fields) inputs[name] = value;
        for (const auto& [name, from] : nodes_[i].links)
            inputs[name] = {std::to_string(from.node), from.slot};
        result[std::to_string(i + 1)] = {{"class_type", nodes_[i].type}, {"inputs", inputs}};
    }
    return result;
}

json GraphBuilder::workflow(const std::string& note) const {
    const auto links = links_of(nodes_);
    auto nodes = json::array();
    std::map<int, int> rows;
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
        const auto& node = nodes_[i];
        const int id = static_cast<int>(i) + 1;
        const int column = column_of(node.type);
        nodes.push_back({{"id", id},
                         {"type", node.type},
                         {"pos", {column * kColumn, rows[column]++ * kRow}},
                         {"size", {kColumn - 40, kRow - 60}},
                         {"flags", json::object()},
                         {"order", i},
                         {"mode", 0},
                         {"inputs", inputs_json(node, id, links)},
                         {"outputs", outputs_json(node, id, links)},
                         {"properties", {{"Node name for S&R", node.type}}},
                         {"widgets_values", widget_values(node)}});
    }
    int last = static_cast<int>(nodes_.size());
    if (!note.empty()) nodes.push_back(note_json(note, ++last));
    auto lines = json::array();
    for (const auto& link : links)
        lines.push_back(
            json::array({link.id, link.from.node, link.from.slot, link.to, link.input, link.type}));
    return {{"last_node_id", last},
            {"last_link_id", links.size()},
            {"nodes", nodes},
            {"links", lines},
            {"groups", json::array()},
            {"config", json::object()},
            {"extra", json::object()},
            {"version", 0.4}};
}

}  // namespace seedbed
