// SPDX-License-Identifier: Apache-2.0
#include "core/models/unet_config.h"

#include "core/models/model_config.h"

#include <algorithm>
#include <string>

namespace seedbed {
namespace {

constexpr std::int64_t kMaxChannels = 65536;

// Options that are read below, or that do not change what is computed here.
const std::set<std::string>& known_options() {
    static const std::set<std::string> names{"in_channels",
                                             "out_channels",
                                             "sample_size",
                                             "block_out_channels",
                                             "down_block_types",
                                             "up_block_types",
                                             "layers_per_block",
                                             "attention_head_dim",
                                             "transformer_layers_per_block",
                                             "cross_attention_dim",
                                             "time_embedding_dim",
                                             "norm_num_groups",
                                             "norm_eps",
                                             "use_linear_projection",
                                             "flip_sin_to_cos",
                                             "freq_shift",
                                             "downsample_padding",
                                             "dropout",
                                             "upcast_attention",
                                             "addition_embed_type",
                                             "addition_embed_type_num_heads",
                                             "addition_time_embed_dim",
                                             "projection_class_embeddings_input_dim"};
    return names;
}

const FixedOptions& fixed_options() {
    static const nlohmann::json none = nullptr;
    static const FixedOptions options{
        {"act_fn", {"silu", "swish"}},
        {"attention_type", {"default"}},
        {"center_input_sample", {false}},
        {"class_embed_type", {none}},
        {"class_embeddings_concat", {false}},
        {"conv_in_kernel", {3}},
        {"conv_out_kernel", {3}},
        {"cross_attention_norm", {none}},
        {"dual_cross_attention", {false}},
        {"mid_block_only_cross_attention", {none, false}},
        {"mid_block_scale_factor", {1}},
        {"mid_block_type", {"UNetMidBlock2DCrossAttn"}},
        {"num_attention_heads", {none}},
        {"only_cross_attention", {false}},
        {"resnet_out_scale_factor", {1}},
        {"resnet_skip_time_act", {false}},
        {"resnet_time_scale_shift", {"default"}},
        {"time_embedding_type", {"positional"}},
    };
    return options;
}

// Which of the blocks have attention; every other block type is unknown.
std::vector<bool> attention_of(const JsonObject& config,
                               const std::string& key,
                               const std::string& with,
                               const std::string& without,
                               std::size_t levels) {
    const auto types = config.texts(key);
    if (types.size() != levels) {
        config.fail(key,
                    "a list of " + std::to_string(levels) +
                        " block types, as many as \"block_out_channels\"");
    }
    std::vector<bool> attention;
    for (const auto& type : types) {
        if (type != with && type != without)
            unsupported(config, key, "supported: " + with + ", " + without);
        attention.push_back(type == with);
    }
    return attention;
}

void check_divisible(const JsonObject& config, const UNetConfig& unet) {
    for (std::size_t i = 0; i < unet.levels(); ++i) {
        if (unet.channels[i] % unet.groups != 0) {
            config.fail("norm_num_groups", "a divisor of each of \"block_out_channels\"");
        }
        const bool last = i + 1 == unet.levels();  // the middle block has attention too
        const bool attends =
            unet.down_attention[i] || unet.up_attention[unet.levels() - 1 - i] || last;
        if (attends && unet.channels[i] % unet.heads[i] != 0) {
            config.fail("attention_head_dim",
                        "a divisor (it is the number of heads) of \"block_out_channels\"");
        }
    }
}

// SDXL's size conditions, the one kind of added embedding that is known.
void read_added(const JsonObject& config, UNetConfig& unet) {
    const std::string type = config.text("addition_embed_type", "");
    if (type.empty()) return;
    if (type != "text_time") unsupported(config, "addition_embed_type", "supported: \"text_time\"");
    unet.added_width = config.integer("projection_class_embeddings_input_dim", 1, kMaxChannels);
    unet.added_id_width = config.integer("addition_time_embed_dim", 2, kMaxChannels);
}

}  // namespace

UNetConfig read_unet_config(const JsonObject& config) {
    check_options(config, "UNet2DConditionModel", known_options(), fixed_options());
    UNetConfig unet;
    unet.channels = config.integers("block_out_channels", 2, kMaxChannels);
    const std::size_t levels = unet.levels();
    if (levels == 0 || levels > 8 || unet.channels[0] % 2 != 0) {
        config.fail("block_out_channels", "a list of 1 to 8 even numbers");
    }
    unet.in_channels = config.integer("in_channels", 1, 1024);
    unet.out_channels = config.integer("out_channels", 1, 1024);
    unet.sample_size = config.integer("sample_size", 1, 8192, 64);
    unet.down_attention =
        attention_of(config, "down_block_types", "CrossAttnDownBlock2D", "DownBlock2D", levels);
    unet.up_attention =
        attention_of(config, "up_block_types", "CrossAttnUpBlock2D", "UpBlock2D", levels);
    unet.layers = per_level(config, "layers_per_block", levels, 64, 2);
    unet.heads = per_level(config, "attention_head_dim", levels, 1024, 8);
    unet.transformer_layers = per_level(config, "transformer_layers_per_block", levels, 64, 1);
    unet.text_width = per_level(config, "cross_attention_dim", levels, kMaxChannels, 1280);
    unet.time_width = config.integer("time_embedding_dim", 1, kMaxChannels, 4 * unet.channels[0]);
    unet.groups = config.integer("norm_num_groups", 1, 1024, 32);
    unet.eps = config.number("norm_eps", 1e-5);
    unet.linear_projection = config.boolean("use_linear_projection", false);
    unet.flip_sin_to_cos = config.boolean("flip_sin_to_cos", true);
    unet.freq_shift = config.number("freq_shift", 0);
    unet.downsample_padding = config.integer("downsample_padding", 0, 1, 1);
    read_added(config, unet);
    check_divisible(config, unet);
    return unet;
}

std::vector<CrossAttentionLayer> cross_attention_layers(const UNetConfig& config) {
    std::vector<CrossAttentionLayer> layers;
    const std::size_t levels = config.levels();
    const auto add = [&](const std::string& block, std::int64_t attentions, std::size_t level) {
        for (std::int64_t i = 0; i < attentions; ++i) {
            for (std::int64_t j = 0; j < config.transformer_layers[level]; ++j) {
                layers.push_back({block + ".attentions." + std::to_string(i) +
                                      ".transformer_blocks." + std::to_string(j) + ".attn2",
                                  static_cast<int>(config.heads[level]),
                                  1 << level});
            }
        }
    };
    for (std::size_t i = 0; i < levels; ++i) {
        if (config.down_attention[i]) add("down_blocks." + std::to_string(i), config.layers[i], i);
    }
    add("mid_block", 1, levels - 1);
    for (std::size_t i = 0; i < levels; ++i) {
        const std::size_t level = levels - 1 - i;
        if (config.up_attention[i])
            add("up_blocks." + std::to_string(i), config.layers[level] + 1, level);
    }
    return layers;
}

}  // namespace seedbed
