// SPDX-License-Identifier: Apache-2.0
#include "core/models/pixart_config.h"

#include "core/models/model_config.h"

#include <algorithm>
#include <set>
#include <string>

namespace seedbed {
namespace {

constexpr std::int64_t kMost = 1 << 16;  // of any size in the configuration

const std::set<std::string>& known_options() {
    // The second line changes nothing in inference.
    static const std::set<std::string> names{"attention_bias",
                                             "attention_head_dim",
                                             "caption_channels",
                                             "cross_attention_dim",
                                             "in_channels",
                                             "interpolation_scale",
                                             "norm_eps",
                                             "num_attention_heads",
                                             "num_layers",
                                             "out_channels",
                                             "patch_size",
                                             "sample_size",
                                             "use_additional_conditions",
                                             "dropout",
                                             "norm_num_groups",
                                             "num_embeds_ada_norm",
                                             "upcast_attention",
                                             "use_linear_projection"};
    return names;
}

const FixedOptions& fixed_options() {
    static const FixedOptions options{
        {"activation_fn", {"gelu-approximate"}},
        {"attention_type", {"default"}},
        {"double_self_attention", {false}},
        {"norm_elementwise_affine", {false}},
        {"norm_type", {"ada_norm_single"}},
        {"num_vector_embeds", {nullptr}},
        {"only_cross_attention", {false}},
    };
    return options;
}

void read_text_widths(const JsonObject& config, PixArtConfig& pixart) {
    pixart.cross_width = config.integer("cross_attention_dim", 1, kMost, 1152);
    pixart.caption_projection = config.has("caption_channels");
    pixart.text_width = config.integer("caption_channels", 1, kMost, pixart.cross_width);
    if (pixart.caption_projection && pixart.cross_width != pixart.width())
        config.fail("cross_attention_dim",
                    "the model's width, " + std::to_string(pixart.width()) +
                        ", which \"caption_channels\" are projected to");
}

void check_divisible(const JsonObject& config, const PixArtConfig& pixart) {
    if (pixart.width() % 4 != 0)
        config.fail(
            "attention_head_dim",
            "such that times \"num_attention_heads\" it is a multiple of 4 (sine and cosine "
            "of two axes)");
    if (pixart.size_conditions && pixart.width() % 3 != 0)
        config.fail("attention_head_dim",
                    "such that times \"num_attention_heads\" it is a multiple of 3 (height, width "
                    "and aspect ratio share the embedding)");
    if (pixart.base_size() < 1) config.fail("sample_size", "at least \"patch_size\"");
}

}  // namespace

PixArtConfig read_pixart_config(const JsonObject& config) {
    const bool old_name = config.text("_class_name") == "Transformer2DModel";
    check_options(config,
                  old_name ? "Transformer2DModel" : "PixArtTransformer2DModel",
                  known_options(),
                  fixed_options());
    PixArtConfig pixart;
    pixart.heads = config.integer("num_attention_heads", 1, 1024, 16);
    pixart.head_width = config.integer("attention_head_dim", 1, 1024, 72);
    pixart.in_channels = config.integer("in_channels", 1, 1024, 4);
    const bool same = config.json().contains("out_channels") && !config.has("out_channels");
    pixart.out_channels = config.integer("out_channels", 1, 1024, same ? pixart.in_channels : 8);
    pixart.layers = config.integer("num_layers", 1, 1024, 28);
    pixart.sample_size = config.integer("sample_size", 1, 8192, 128);
    pixart.patch = config.integer("patch_size", 1, 16, 2);
    pixart.attention_bias = config.boolean("attention_bias", true);
    pixart.eps = config.number("norm_eps", 1e-6);
    pixart.interpolation_scale =
        config.number("interpolation_scale",
                      static_cast<double>(std::max<std::int64_t>(pixart.sample_size / 64, 1)));
    if (!(pixart.interpolation_scale > 0)) config.fail("interpolation_scale", "above 0");
    // Where the file is silent, PixArt-α's 1024-pixel models have them and the others do not.
    pixart.size_conditions = config.boolean("use_additional_conditions", pixart.sample_size == 128);
    read_text_widths(config, pixart);
    check_divisible(config, pixart);
    return pixart;
}

std::vector<CrossAttentionLayer> cross_attention_layers(const PixArtConfig& config) {
    std::vector<CrossAttentionLayer> layers;
    for (std::int64_t i = 0; i < config.layers; ++i) {
        layers.push_back({"transformer_blocks." + std::to_string(i) + ".attn2",
                          static_cast<int>(config.heads),
                          static_cast<int>(config.patch)});
    }
    return layers;
}

}  // namespace seedbed
