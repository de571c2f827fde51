// SPDX-License-Identifier: Apache-2.0
// B images, C channels, H W latent size
#include "core/engine/memory_forecast.h"

#include <algorithm>
#include <optional>

namespace seedbed {
namespace {

constexpr std::uint64_t kFloat = 4;  // bytes
constexpr int kTileCells = 64;       // side of a VAE tile, latent cells

std::uint64_t item_bytes(const std::string& dtype) {
    return dtype == "float32" ? kFloat : kFloat / 2;
}

std::uint64_t cells(int pixels, int factor) {
    return static_cast<std::uint64_t>(std::max(1, pixels / std::max(1, factor)));
}

// As core/engine/memory.cpp counts for a loaded model: skip connections and the widest place of a
// denoiser, 25 C H W in all.
std::uint64_t denoiser_bytes(const ModelEntry& model, const MemoryPlan& plan) {
    const auto positions =
        cells(plan.width, model.latent_factor) * cells(plan.height, model.latent_factor);
    const auto images = static_cast<std::uint64_t>(plan.batch) * (plan.guided ? 2 : 1);
    return 25 * static_cast<std::uint64_t>(model.base_channels) * positions * images *
           item_bytes(plan.dtype);
}

// Pictures are decoded one at a time, in float32; the widest place is the first block at full size.
std::uint64_t decoder_bytes(const ModelEntry& model, const MemoryPlan& plan) {
    auto width = cells(plan.width, model.latent_factor);
    auto height = cells(plan.height, model.latent_factor);
    if (plan.tiled) {
        width = std::min<std::uint64_t>(width, kTileCells);
        height = std::min<std::uint64_t>(height, kTileCells);
    }
    const auto factor = static_cast<std::uint64_t>(model.latent_factor);
    return 7 * static_cast<std::uint64_t>(model.vae_channels) * width * height * factor * factor *
           kFloat;
}

// The plan, or the same with the largest batch of half, a quarter … that fits.
std::optional<MemoryPlan> with_batch_that_fits(const ModelEntry& model,
                                               MemoryPlan plan,
                                               std::uint64_t free_bytes) {
    for (; plan.batch >= 1; plan.batch /= 2)
        if (forecast_memory(model, plan).total() <= free_bytes) return plan;
    return std::nullopt;
}

std::string half_precision(const std::string& device) {
    return device == "cpu" ? "bfloat16" : "float16";
}

}  // namespace

MemoryForecast forecast_memory(const ModelEntry& model, const MemoryPlan& wanted) {
    MemoryPlan plan = wanted;
    if (plan.width <= 0) plan.width = model.native_width;
    if (plan.height <= 0) plan.height = model.native_height;
    MemoryForecast forecast;
    const auto vae = std::min(model.vae_bytes_float32, model.bytes_float32);
    forecast.weights = (model.bytes_float32 - vae) / kFloat * item_bytes(plan.dtype) + vae;
    forecast.run = std::max(denoiser_bytes(model, plan), decoder_bytes(model, plan));
    return forecast;
}

MemoryPlan memory_plan(const GenerateRequest& request, const std::string& auto_dtype) {
    MemoryPlan plan;
    plan.dtype = request.dtype == "auto" ? auto_dtype : request.dtype;
    plan.width = request.width;
    plan.height = request.height;
    plan.batch =
        std::max(1, std::min(request.batch, std::max(1, static_cast<int>(request.seeds.size()))));
    plan.guided = request.guidance > 1.0;
    plan.tiled = request.vae_tiling != Tiling::Off;
    return plan;
}

std::string automatic_dtype(const std::string& device) {
    return device == "cpu" ? "float32" : "float16";
}

std::vector<MemoryPlan> plans_that_fit(const ModelEntry& model,
                                       const MemoryPlan& plan,
                                       const std::string& device,
                                       std::uint64_t free_bytes) {
    if (forecast_memory(model, plan).total() <= free_bytes) return {};
    std::vector<MemoryPlan> found;
    // Nearest first: what is only slower, then what changes the numbers.
    for (const auto& dtype : {plan.dtype, half_precision(device)}) {
        MemoryPlan nearest = plan;
        nearest.dtype = dtype;
        for (const bool tiled : {plan.tiled, true}) {
            nearest.tiled = tiled;
            const auto fitting = with_batch_that_fits(model, nearest, free_bytes);
            if (!fitting) continue;
            found.push_back(*fitting);
            break;
        }
        if (plan.dtype != "float32") break;
    }
    return found;
}

}  // namespace seedbed
