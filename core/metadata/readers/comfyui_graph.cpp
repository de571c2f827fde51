// SPDX-License-Identifier: Apache-2.0
#include "core/metadata/readers/comfyui_graph.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace seedbed {
namespace {

using nlohmann::json;

// Hostile graphs have circles, and nodes that join the same text again and again.
constexpr int kMaxDepth = 64;
constexpr int kMaxVisits = 256;
constexpr std::size_t kMaxJoined = std::size_t{1} << 20;

// [id, slot]; ids are texts, in some programs numbers.
bool is_link(const json& value) {
    return value.is_array() && value.size() == 2 && value[1].is_number_integer() &&
           (value[0].is_string() || value[0].is_number_integer());
}

std::string id_of(const json& link) {
    return link[0].is_string() ? link[0].get<std::string>() : link[0].dump();
}

Written text_of(const json& value) {
    if (value.is_string()) return value.get<std::string>();
    if (value.is_number() || value.is_boolean()) return value.dump();
    return std::nullopt;
}

// What nodes that hand on one value call it.
constexpr std::array<const char*, 16> kValueNames{"value",
                                                  "seed",
                                                  "noise_seed",
                                                  "int",
                                                  "INT",
                                                  "float",
                                                  "FLOAT",
                                                  "number",
                                                  "text",
                                                  "string",
                                                  "STRING",
                                                  "prompt",
                                                  "Text",
                                                  "String",
                                                  "a",
                                                  "source"};

// The parts of nodes that join texts: ComfyUI's own, and those of the common collections.
constexpr std::array<std::array<const char*, 2>, 4> kJoined{
    {{"string_a", "string_b"}, {"text_a", "text_b"}, {"text1", "text2"}, {"string1", "string2"}}};

// The order of the values in each node's form; "" for one that is no input.
const std::map<std::string_view, std::vector<const char*>>& forms() {
    static const std::map<std::string_view, std::vector<const char*>> kForms{
        {"KSampler", {"seed", "", "steps", "cfg", "sampler_name", "scheduler", "denoise"}},
        {"KSamplerAdvanced",
         {"add_noise",
          "noise_seed",
          "",
          "steps",
          "cfg",
          "sampler_name",
          "scheduler",
          "start_at_step",
          "end_at_step",
          "return_with_leftover_noise"}},
        {"SamplerCustom", {"add_noise", "noise_seed", "", "cfg"}},
        {"RandomNoise", {"noise_seed"}},
        {"KSamplerSelect", {"sampler_name"}},
        {"BasicScheduler", {"scheduler", "steps", "denoise"}},
        {"KarrasScheduler", {"steps"}},
        {"CFGGuider", {"cfg"}},
        {"CLIPTextEncode", {"text"}},
        {"CLIPTextEncodeSDXL", {"", "", "", "", "", "", "text_g", "text_l"}},
        {"CLIPSetLastLayer", {"stop_at_clip_layer"}},
        {"CheckpointLoaderSimple", {"ckpt_name"}},
        {"UNETLoader", {"unet_name"}},
        {"LoraLoader", {"lora_name", "strength_model", "strength_clip"}},
        {"LoraLoaderModelOnly", {"lora_name", "strength_model"}},
        {"EmptyLatentImage", {"width", "height", "batch_size"}},
        {"EmptySD3LatentImage", {"width", "height", "batch_size"}},
        {"PrimitiveNode", {"value"}},
        {"PrimitiveInt", {"value"}},
        {"PrimitiveString", {"value"}},
        {"PrimitiveStringMultiline", {"value"}},
        {"StringConcatenate", {"string_a", "string_b", "delimiter"}},
    };
    return kForms;
}

json inputs_from_form(std::string_view type, const json& values) {
    json inputs = json::object();
    const auto form = forms().find(type);
    if (form == forms().end() || !values.is_array()) return inputs;
    for (std::size_t i = 0; i < std::min(values.size(), form->second.size()); ++i)
        if (*form->second[i] != '\0') inputs[form->second[i]] = values[i];
    return inputs;
}

bool is_node(const json& node) {
    return node.is_object() && node.contains("class_type") && node["class_type"].is_string() &&
           node.contains("inputs") && node["inputs"].is_object();
}

}  // namespace

ComfyGraph::ComfyGraph(const json& prompt) {
    if (!prompt.is_object()) return;
    for (const auto& [id, node] : prompt.items())
        if (is_node(node)) nodes_[id] = node;
    sort_ids();
}

ComfyGraph ComfyGraph::from_workflow(const json& workflow) {
    ComfyGraph graph;
    if (!workflow.is_object() || !workflow.contains("nodes") || !workflow["nodes"].is_array())
        return graph;
    // Links are [number, from node, from slot, to node, to slot, type].
    std::map<std::int64_t, json> sources;
    if (const auto links = workflow.find("links"); links != workflow.end() && links->is_array())
        for (const auto& link : *links)
            if (link.is_array() && link.size() >= 3 && link[0].is_number_integer() &&
                link[1].is_number_integer() && link[2].is_number_integer())
                sources[link[0].get<std::int64_t>()] = {link[1].dump(), link[2]};
    for (const auto& node : workflow["nodes"]) {
        const auto id = written(node, "id"), type = written(node, "type");
        if (!id || !type) continue;
        auto inputs = inputs_from_form(
            *type, node.contains("widgets_values") ? node["widgets_values"] : json());
        if (const auto slots = node.find("inputs"); slots != node.end() && slots->is_array())
            for (const auto& slot : *slots) {
                const auto name = written(slot, "name");
                if (!name || !slot.contains("link") || !slot["link"].is_number_integer()) continue;
                const auto source = sources.find(slot["link"].get<std::int64_t>());
                if (source != sources.end()) inputs[*name] = source->second;
            }
        graph.nodes_[*id] = {{"class_type", *type}, {"inputs", std::move(inputs)}};
    }
    graph.sort_ids();
    return graph;
}

void ComfyGraph::sort_ids() {
    for (const auto& [id, node] : nodes_.items()) ids_.push_back(id);
    // As numbers: "9" before "12". Others, as in nested graphs ("12:3"), by their text.
    std::stable_sort(ids_.begin(), ids_.end(), [](const auto& a, const auto& b) {
        return a.size() != b.size() ? a.size() < b.size() : a < b;
    });
}

std::string_view ComfyGraph::type(const std::string& id) const {
    const auto node = nodes_.find(id);
    return node == nodes_.end() ? std::string_view()
                                : (*node)["class_type"].get_ref<const std::string&>();
}

const json& ComfyGraph::inputs(const std::string& id) const {
    static const json kNone = json::object();
    const auto node = nodes_.find(id);
    return node == nodes_.end() ? kNone : (*node)["inputs"];
}

std::string ComfyGraph::linked(const std::string& id, const std::string& input) const {
    const auto& all = inputs(id);
    const auto found = all.find(input);
    return found != all.end() && is_link(*found) ? id_of(*found) : std::string();
}

Written ComfyGraph::value(const std::string& id, const std::string& input) const {
    int visits = 0;
    return value_of(id, input, visits);
}

Written ComfyGraph::value_of(const std::string& id, const std::string& input, int& visits) const {
    const auto& all = inputs(id);
    const auto found = all.find(input);
    if (found == all.end()) return std::nullopt;
    if (!is_link(*found)) return text_of(*found);
    return ++visits > kMaxVisits ? std::nullopt : output_of(id_of(*found), input, visits);
}

// What a node hands on where `input` was asked for.
Written ComfyGraph::output_of(const std::string& id, const std::string& input, int& visits) const {
    const auto& all = inputs(id);
    for (const auto& [first, second] : kJoined) {
        if (!all.contains(first) || !all.contains(second)) continue;
        const auto a = value_of(id, first, visits), b = value_of(id, second, visits);
        const auto delimiter = value_of(id, "delimiter", visits).value_or("");
        if (!a || !b || a->size() + b->size() + delimiter.size() > kMaxJoined) return std::nullopt;
        return *a + delimiter + *b;
    }
    if (auto same = value_of(id, input, visits)) return same;
    for (const auto* name : kValueNames)
        if (auto value = value_of(id, name, visits)) return value;
    return std::nullopt;
}

std::string ComfyGraph::upstream(std::string id,
                                 const std::string& input,
                                 const std::string& wanted) const {
    for (int depth = 0; depth < kMaxDepth && !id.empty(); ++depth) {
        if (inputs(id).contains(wanted)) return id;
        id = linked(id, input);
    }
    return {};
}

}  // namespace seedbed
