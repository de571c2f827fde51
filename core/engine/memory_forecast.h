// SPDX-License-Identifier: Apache-2.0
// Whether a model fits, said before it is loaded: from its headers alone.
#pragma once

#include "core/engine/request.h"
#include "core/library/model_entry.h"

#include <cstdint>
#include <string>
#include <vector>

namespace seedbed {

// In which form a model is run.
struct MemoryPlan {
    std::string dtype = "float32";  // "float32", "float16", "bfloat16"
    int width = 0;                  // pixels; 0 = the model's own
    int height = 0;
    int batch = 1;
    bool guided = true;  // two branches at each step
    bool tiled = true;   // the VAE may work tile by tile, as it does by itself where it must

    bool operator==(const MemoryPlan&) const = default;
};

struct MemoryForecast {
    std::uint64_t weights = 0;  // bytes
    std::uint64_t run = 0;      // bytes beside the weights, estimated
    std::uint64_t total() const { return weights + run; }
};

// In float16 and bfloat16 the VAE stays in float32. Zero weights: the model is broken or no model.
MemoryForecast forecast_memory(const ModelEntry& model, const MemoryPlan& plan);

// The plan of a run; "auto" means `auto_dtype`.
MemoryPlan memory_plan(const GenerateRequest& request, const std::string& auto_dtype);

// What "auto" means on a resolved device for a model that has this much memory: float32 on the
// CPU, float16 on a GPU.
std::string automatic_dtype(const std::string& device);

// Plans that need no more than `free_bytes`, the nearest to `plan` first: tiles, a smaller batch,
// half precision (the device's better one), and these together; each only if those before it are
// not enough. Empty: none fits, or `plan` itself does.
std::vector<MemoryPlan> plans_that_fit(const ModelEntry& model,
                                       const MemoryPlan& plan,
                                       const std::string& device,
                                       std::uint64_t free_bytes);

}  // namespace seedbed
