// SPDX-License-Identifier: Apache-2.0
// B images, P prompts, C channels, H W latent size, T tokens
#include "core/engine/memory.h"

#include "core/base/error.h"
#include "core/models/model.h"

#include <algorithm>
#include <cstdio>

namespace seedbed {
namespace {

constexpr std::uint64_t kFloat = sizeof(float);

std::int64_t side_of(const std::map<std::string, at::Tensor>& parameters,
                     const std::string& name,
                     int dimension) {
    const auto found = parameters.find(name);
    return found == parameters.end() ? 0 : found->second.size(dimension);
}

// A UNet call holds its skip connections (about 5 C H W in all, coarser levels included), and in
// its widest place a residual block's concatenated input, its halves and the feed-forward's 12 C H
// W.
std::uint64_t unet_bytes_per_image(const Model& model, const GenerateRequest& request) {
    const auto channels = side_of(model.unet->parameters(), "conv_in.weight", 0);
    const int factor = model.vae->factor();
    const auto positions = std::uint64_t(request.width / factor) * (request.height / factor);
    const std::uint64_t prompts = request.guidance > 1.0 ? 2 : 1;
    std::uint64_t bytes = 25 * channels * positions * prompts * kFloat;
    if (request.capture == Capture::Everything)
        for (const auto& layer : model.unet->attention_layers())
            bytes += 2 * layer.heads * (positions / (layer.factor * layer.factor) + 1) *
                     model.tokenizer->length() * kFloat;
    return bytes;
}

// Pictures are decoded one at a time; the widest place is the first block at full size.
std::uint64_t decoder_bytes(const Model& model, const GenerateRequest& request) {
    const auto& parameters = model.vae->parameters();
    const auto out = side_of(parameters, "decoder.conv_out.weight", 1);
    const auto pixels = std::uint64_t(request.width) * request.height;
    return 7 * out * pixels * kFloat;  // twice a block's input (2 C) and three times its output (C)
}

std::uint64_t dump_bytes(const Model& model, const GenerateRequest& request) {
    if (request.dump_path.empty()) return 0;
    const int factor = model.vae->factor();
    const auto positions = std::uint64_t(request.width / factor) * (request.height / factor);
    std::uint64_t step = model.vae->latent_channels() * positions;
    if (request.capture != Capture::None) step += 256 * model.tokenizer->length();
    if (request.capture == Capture::Everything)
        for (const auto& layer : model.unet->attention_layers())
            step += layer.heads * (positions / (layer.factor * layer.factor)) *
                    model.tokenizer->length();
    // Collected, then joined into one tensor: twice.
    return 2 * step * request.steps * request.seeds.size() * kFloat;
}

bool fits(const Model& model, const GenerateRequest& request, std::uint64_t free_bytes) {
    return run_memory(model, request) <= free_bytes;
}

std::string what_would_fit(const Model& model, GenerateRequest request, std::uint64_t free_bytes) {
    const auto batch = request.batch;
    for (request.batch = batch - 1; request.batch >= 1; --request.batch)
        if (fits(model, request, free_bytes))
            return "a batch of " + std::to_string(request.batch) + " would fit";
    request.batch = 1;
    const double ratio = double(request.height) / request.width;
    for (request.width -= 8; request.width >= 64; request.width -= 8) {
        request.height = std::max(8, static_cast<int>(request.width * ratio) / 8 * 8);
        if (fits(model, request, free_bytes))
            return "a batch of 1 at " + std::to_string(request.width) + "x" +
                   std::to_string(request.height) + " would fit";
    }
    return request.dump_path.empty() ? "free some memory first"
                                     : "leave out the dump or use fewer seeds";
}

}  // namespace

std::uint64_t run_memory(const Model& model, const GenerateRequest& request) {
    const auto images =
        std::min<std::uint64_t>(request.batch, std::max<std::size_t>(1, request.seeds.size()));
    return std::max(images * unet_bytes_per_image(model, request), decoder_bytes(model, request)) +
           dump_bytes(model, request);
}

void check_run_memory(const Model& model,
                      const GenerateRequest& request,
                      std::uint64_t free_bytes) {
    const auto needed = run_memory(model, request);
    if (needed <= free_bytes) return;
    const auto images = std::min<std::size_t>(request.batch, request.seeds.size());
    throw Error(ErrorCode::OutOfMemory,
                "A batch of " + std::to_string(images) + " at " + std::to_string(request.width) +
                    "x" + std::to_string(request.height) + " needs about " + format_bytes(needed) +
                    " of memory, but only " + format_bytes(free_bytes) +
                    " are free: " + what_would_fit(model, request, free_bytes) + ".");
}

std::string format_bytes(std::uint64_t bytes) {
    char text[32];
    if (bytes >= (1u << 30))
        std::snprintf(text, sizeof text, "%.1f GiB", bytes / double(1u << 30));
    else
        std::snprintf(text, sizeof text, "%.0f MiB", bytes / double(1u << 20));
    return text;
}

}  // namespace seedbed
