// SPDX-License-Identifier: Apache-2.0
#include "core/engine/request.h"

namespace seedbed {

Priority priority_of(const Request& request) {
    return std::visit([](const auto& each) { return each.priority; }, request);
}

std::string title_of(const Request& request) {
    if (const auto* grid = std::get_if<GenerateRequest>(&request))
        return "Grid: " + (grid->prompt.empty() ? std::string("(empty prompt)") : grid->prompt);
    return "Load " + std::get<LoadModelRequest>(request).model;
}

}  // namespace seedbed
