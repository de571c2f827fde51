// SPDX-License-Identifier: Apache-2.0
// A graph of ComfyUI's nodes, in the two forms that it reads.
#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <utility>
#include <vector>

namespace seedbed {

// An output of a node, which inputs of others are linked to.
struct GraphOutput {
    int node = 0;  // from 1
    int slot = 0;
};

// A node as it is added: its class, what its inputs are linked to, and its fields in the order in
// which ComfyUI shows them.
struct GraphNode {
    std::string type;
    std::vector<std::pair<std::string, GraphOutput>> links;
    std::vector<std::pair<std::string, nlohmann::ordered_json>> fields;
};

class GraphBuilder {
 public:
    // Returns the node's number. Throws LogicError for a class that is not in the table of classes,
    // and for a link to an output that its node does not have.
    int add(GraphNode node);

    // {"3": {"class_type": "KSampler", "inputs": {…}}}: what POST /prompt takes.
    nlohmann::ordered_json prompt() const;
    // What ComfyUI's window saves and loads, version 0.4: nodes with places, links by number.
    // `note` stands beside them.
    nlohmann::ordered_json workflow(const std::string& note) const;

 private:
    std::vector<GraphNode> nodes_;
};

}  // namespace seedbed
