// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/io/json_file.h"

#include <cstdint>
#include <vector>

namespace seedbed {

// What an AutoencoderKL's config.json says, checked. One entry of `channels` per level, from the
// pictures down.
struct VaeConfig {
    std::int64_t in_channels = 3;
    std::int64_t out_channels = 3;
    std::int64_t latent_channels = 4;
    std::vector<std::int64_t> channels;  // block_out_channels
    std::int64_t layers = 2;             // layers_per_block
    std::int64_t groups = 32;
    double scaling_factor = 0.18215;
    bool quant_conv = true;
    bool post_quant_conv = true;
    std::int64_t sample_size = 512;  // side of the pictures it was trained for, pixels
    bool force_upcast = true;        // overflows in half precision

    std::size_t levels() const { return channels.size(); }
};

// Throws Error{FileFormat}, and UnsupportedModel for every option that changes the computation in a
// way that AutoencoderKl does not know.
VaeConfig read_vae_config(const JsonObject& config);

}  // namespace seedbed
