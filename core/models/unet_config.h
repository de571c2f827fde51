// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/io/json_file.h"
#include "core/models/denoiser.h"

#include <cstdint>
#include <vector>

namespace seedbed {

// What a UNet2DConditionModel's config.json says, checked. One entry per level, from the largest
// grid down.
struct UNetConfig {
    std::int64_t in_channels = 4;
    std::int64_t out_channels = 4;
    std::int64_t sample_size = 64;
    std::vector<std::int64_t> channels;  // block_out_channels
    std::vector<bool> down_attention;    // CrossAttnDownBlock2D?
    std::vector<bool> up_attention;      // CrossAttnUpBlock2D?, in the order of up_blocks
    std::vector<std::int64_t> layers;    // layers_per_block
    std::vector<std::int64_t> heads;     // attention_head_dim, which means the number of heads
    std::vector<std::int64_t> transformer_layers;  // transformer_layers_per_block
    std::vector<std::int64_t> text_width;          // cross_attention_dim
    std::int64_t time_width = 0;                   // time_embedding_dim
    std::int64_t added_width = 0;  // projection_class_embeddings_input_dim; 0: no added embedding
    std::int64_t added_id_width = 0;  // addition_time_embed_dim
    std::int64_t groups = 32;
    double eps = 1e-5;
    bool linear_projection = false;
    bool flip_sin_to_cos = true;
    double freq_shift = 0;
    std::int64_t downsample_padding = 1;

    std::size_t levels() const { return channels.size(); }
};

// Throws Error{FileFormat}, and UnsupportedModel for every option that changes the computation in a
// way that UNet does not know.
UNetConfig read_unet_config(const JsonObject& config);

// The cross-attention layers of such a UNet in the order in which they run: down, middle, up.
std::vector<CrossAttentionLayer> cross_attention_layers(const UNetConfig& config);

}  // namespace seedbed
