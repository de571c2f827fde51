// SPDX-License-Identifier: Apache-2.0
// B images, P prompts, C channels, H W latent size, T tokens
#include "core/engine/memory.h"

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/models/model.h"
#include "core/models/vae_tiling.h"

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

// The longest text of the run, in whole chunks.
std::int64_t tokens_of(const Model& model, const GenerateRequest& request) {
    std::size_t tokens = 0;
    for (const std::string& text : {request.prompt, request.negative})
        tokens = std::max(tokens,
                          model.prompts->tokenizer()->tokenize(text, request.text).tokens.size());
    return static_cast<std::int64_t>(tokens);
}

std::int64_t width_of(const Denoiser& denoiser) {
    const auto& parameters = denoiser.parameters();
    return std::max(side_of(parameters, "conv_in.weight", 0),
                    side_of(parameters, "pos_embed.proj.weight", 0));
}

// A UNet call holds its skip connections (about 5 C H W in all, coarser levels included), and in
// its widest place a residual block's concatenated input, its halves and the feed-forward's 12 C H
// W. A transformer's tokens are wider and fewer, to about the same sum.
std::uint64_t denoiser_bytes_per_image(const Model& model, const GenerateRequest& request) {
    const auto channels = width_of(*model.denoiser);
    const int factor = model.vae->factor();
    const auto positions = std::uint64_t(request.width / factor) * (request.height / factor);
    const std::uint64_t prompts = request.guidance > 1.0 ? 2 : 1;
    std::uint64_t bytes = 25 * channels * positions * prompts * kFloat;
    if (request.capture != Capture::Everything) return bytes;
    const auto tokens = tokens_of(model, request);
    for (const auto& layer : model.denoiser->attention_layers())
        bytes +=
            2 * layer.heads * (positions / (layer.factor * layer.factor) + 1) * tokens * kFloat;
    return bytes;
}

// Pictures are decoded one at a time; the widest place is the first block at full size, that of a
// tile where the VAE works tile by tile.
std::uint64_t decoder_bytes(const Model& model, const GenerateRequest& request) {
    const auto& parameters = model.vae->parameters();
    const auto out = side_of(parameters, "decoder.conv_out.weight", 1);
    const auto whole = std::uint64_t(request.width) * request.height;
    const auto tile = std::uint64_t(VaeTiles::of(*model.vae).latent) * model.vae->factor();
    const auto pixels = request.vae_tiling == Tiling::On ? std::min(whole, tile * tile) : whole;
    // Twice a block's input (2 C), three times its output (C), and the picture.
    return (7 * out * pixels + 2 * 3 * whole) * kFloat;
}

std::uint64_t dump_bytes(const Model& model, const GenerateRequest& request) {
    if (request.dump_path.empty()) return 0;
    const int factor = model.vae->factor();
    const auto positions = std::uint64_t(request.width / factor) * (request.height / factor);
    std::uint64_t step = model.vae->latent_channels() * positions;
    const auto tokens = tokens_of(model, request);
    if (request.capture != Capture::None) step += 256 * tokens;
    if (request.capture == Capture::Everything)
        for (const auto& layer : model.denoiser->attention_layers())
            step += layer.heads * (positions / (layer.factor * layer.factor)) * tokens;
    // Collected, then joined into one tensor: twice.
    return 2 * step * request.steps * request.seeds.size() * kFloat;
}

bool fits(const Model& model, const GenerateRequest& request, std::uint64_t free_bytes) {
    return run_memory(model, request) <= free_bytes;
}

std::string what_would_fit(const Model& model, GenerateRequest request, std::uint64_t free_bytes) {
    if (request.vae_tiling == Tiling::Off) {
        request.vae_tiling = Tiling::On;
        if (fits(model, request, free_bytes)) return "with VAE tiling it would fit";
    }
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
    return std::max(images * denoiser_bytes_per_image(model, request),
                    decoder_bytes(model, request)) +
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

Tiling chosen_tiling(const Model& model, const GenerateRequest& request, std::uint64_t free_bytes) {
    if (request.vae_tiling != Tiling::Automatic) return request.vae_tiling;
    const std::int64_t factor = model.vae->factor();
    if (!VaeTiles::of(*model.vae).divide(request.height / factor, request.width / factor))
        return Tiling::Automatic;
    const auto needed = decoder_bytes(model, request);
    if (needed <= free_bytes) return Tiling::Automatic;
    log(LogLevel::Info,
        "The VAE works tile by tile: a whole picture of " + std::to_string(request.width) + "x" +
            std::to_string(request.height) + " would need about " + format_bytes(needed) +
            ", and " + format_bytes(free_bytes) + " are free.");
    return Tiling::On;
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
