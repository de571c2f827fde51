// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/io/json_file.h"
#include "core/models/denoiser.h"

#include <cstdint>
#include <vector>

namespace seedbed {

// What a PixArtTransformer2DModel's config.json says, checked.
struct PixArtConfig {
    std::int64_t in_channels = 4;
    std::int64_t out_channels = 8;
    std::int64_t sample_size = 128;
    std::int64_t patch = 2;
    std::int64_t heads = 16;
    std::int64_t head_width = 72;
    std::int64_t layers = 28;
    std::int64_t text_width = 0;   // caption_channels, else cross_attention_dim
    std::int64_t cross_width = 0;  // cross_attention_dim: what keys and values are made from
    bool caption_projection = true;
    bool attention_bias = true;
    bool size_conditions = true;
    double interpolation_scale = 1.0;
    double eps = 1e-6;

    std::int64_t width() const { return heads * head_width; }
    std::int64_t base_size() const { return sample_size / patch; }  // patches a side
};

// Also for repositories that say "Transformer2DModel", the class's older name. Throws
// Error{FileFormat}, and UnsupportedModel for every option that changes the computation in a way
// that PixArtTransformer does not know.
PixArtConfig read_pixart_config(const JsonObject& config);

// The cross-attention layers of such a transformer in the order in which they run.
std::vector<CrossAttentionLayer> cross_attention_layers(const PixArtConfig& config);

}  // namespace seedbed
