// SPDX-License-Identifier: Apache-2.0
// ComfyUI's graphs: nodes by id, each {"class_type", "inputs"}; an input is a value or a link
// [id, slot] to another node's output.
#pragma once

#include "core/metadata/settings_builder.h"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace seedbed {

class ComfyGraph {
 public:
    // The graph that ran: the text `prompt`. Nodes of another form are left out.
    explicit ComfyGraph(const nlohmann::json& prompt);
    // The graph as drawn: the text `workflow`, whose values stand in the order of each node's form.
    // Only ComfyUI's own nodes are known that way.
    static ComfyGraph from_workflow(const nlohmann::json& workflow);

    // In the order of their numbers.
    const std::vector<std::string>& ids() const { return ids_; }
    std::string_view type(const std::string& id) const;
    const nlohmann::json& inputs(const std::string& id) const;
    // The node that an input is linked to; empty if it is a value or absent.
    std::string linked(const std::string& id, const std::string& input) const;
    // An input's value, also where other nodes give it: primitives, seeds, strings, and strings
    // joined of others. None if absent or not understood.
    Written value(const std::string& id, const std::string& input) const;
    // Follows the input `input` from node to node, from `id` itself on, and returns the first that
    // has an input `wanted`; empty if none has.
    std::string upstream(std::string id, const std::string& input, const std::string& wanted) const;

 private:
    ComfyGraph() = default;
    Written value_of(const std::string& id, const std::string& input, int& visits) const;
    Written output_of(const std::string& id, const std::string& input, int& visits) const;
    void sort_ids();

    nlohmann::json nodes_ = nlohmann::json::object();
    std::vector<std::string> ids_;
};

}  // namespace seedbed
