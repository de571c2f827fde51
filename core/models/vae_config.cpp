// SPDX-License-Identifier: Apache-2.0
#include "core/models/vae_config.h"

#include "core/models/model_config.h"

#include <algorithm>
#include <string>

namespace seedbed {
namespace {

constexpr std::int64_t kMaxChannels = 65536;

const std::set<std::string>& known_options() {
    static const std::set<std::string> names{"in_channels",
                                             "out_channels",
                                             "latent_channels",
                                             "block_out_channels",
                                             "down_block_types",
                                             "up_block_types",
                                             "layers_per_block",
                                             "norm_num_groups",
                                             "scaling_factor",
                                             "use_quant_conv",
                                             "use_post_quant_conv",
                                             "sample_size",
                                             "force_upcast"};
    return names;
}

const FixedOptions& fixed_options() {
    static const nlohmann::json none = nullptr;
    static const FixedOptions options{
        {"act_fn", {"silu", "swish"}},
        {"latents_mean", {none}},
        {"latents_std", {none}},
        {"mid_block_add_attention", {true}},
        {"shift_factor", {none}},
    };
    return options;
}

void check_blocks(const JsonObject& config,
                  const std::string& key,
                  const std::string& type,
                  std::size_t levels) {
    const auto types = config.texts(key);
    if (types.size() != levels) {
        config.fail(key,
                    "a list of " + std::to_string(levels) +
                        " block types, as many as \"block_out_channels\"");
    }
    for (const auto& one : types) {
        if (one != type) unsupported(config, key, "supported: " + type);
    }
}

// One number, or height and width.
std::int64_t sample_size_of(const JsonObject& config) {
    constexpr std::int64_t kLargest = 65536, kPublished = 512;
    if (!config.has("sample_size")) return kPublished;
    if (!config.at("sample_size").is_array())
        return config.integer("sample_size", 1, kLargest, kPublished);
    const auto sides = config.integers("sample_size", 1, kLargest);
    if (sides.size() != 2) config.fail("sample_size", "a number, or a list of two");
    return std::min(sides[0], sides[1]);
}

}  // namespace

VaeConfig read_vae_config(const JsonObject& config) {
    check_options(config, "AutoencoderKL", known_options(), fixed_options());
    VaeConfig vae;
    vae.channels = config.integers("block_out_channels", 1, kMaxChannels);
    if (vae.levels() == 0 || vae.levels() > 8)
        config.fail("block_out_channels", "a list of 1 to 8 numbers");
    check_blocks(config, "down_block_types", "DownEncoderBlock2D", vae.levels());
    check_blocks(config, "up_block_types", "UpDecoderBlock2D", vae.levels());
    vae.in_channels = config.integer("in_channels", 3, 3, 3);
    vae.out_channels = config.integer("out_channels", 3, 3, 3);
    vae.latent_channels = config.integer("latent_channels", 1, 1024, 4);
    vae.layers = config.integer("layers_per_block", 1, 64, 1);
    vae.groups = config.integer("norm_num_groups", 1, 1024, 32);
    vae.scaling_factor = config.number("scaling_factor", 0.18215);
    if (!(vae.scaling_factor > 0)) config.fail("scaling_factor", "a positive number");
    vae.quant_conv = config.boolean("use_quant_conv", true);
    vae.post_quant_conv = config.boolean("use_post_quant_conv", true);
    vae.sample_size = sample_size_of(config);
    vae.force_upcast = config.boolean("force_upcast", true);
    for (const std::int64_t channels : vae.channels) {
        if (channels % vae.groups != 0) {
            config.fail("norm_num_groups", "a divisor of each of \"block_out_channels\"");
        }
    }
    return vae;
}

}  // namespace seedbed
