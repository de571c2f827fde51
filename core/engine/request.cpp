// SPDX-License-Identifier: Apache-2.0
#include "core/engine/request.h"

#include <filesystem>

namespace seedbed {

Priority priority_of(const Request& request) {
    return std::visit([](const auto& each) { return each.priority; }, request);
}

namespace {

std::string shown(const std::string& prompt) {
    return prompt.empty() ? std::string("(empty prompt)") : prompt;
}

struct Title {
    std::string operator()(const GenerateRequest& run) const {
        return "Grid: " + shown(run.prompt);
    }
    std::string operator()(const LoadModelRequest& load) const { return "Load " + load.model; }
    std::string operator()(const GridRequest& grid) const {
        if (!grid.name.empty()) return "Matrix: " + grid.name;
        std::string axes;
        for (const auto& axis : grid.axes) axes += (axes.empty() ? "" : " x ") + axis.kind;
        return "Matrix: " + axes + ", " + shown(grid.base.prompt);
    }
    std::string operator()(const NoiseCheckRequest&) const { return "Check of the noise"; }
    std::string operator()(const ScanModelsRequest&) const { return "Look for models"; }
    std::string operator()(const HashModelsRequest& hash) const {
        return "Hashes of " + std::to_string(hash.ids.size()) +
               (hash.ids.size() == 1 ? " file" : " files");
    }
    std::string operator()(const UnloadModelRequest&) const { return "Unload the model"; }
    std::string operator()(const ReproduceRequest& reproduce) const {
        return "Reproduce: " + std::filesystem::path(reproduce.picture).filename().string();
    }
};

}  // namespace

std::string title_of(const Request& request) {
    return std::visit(Title{}, request);
}

}  // namespace seedbed
