// SPDX-License-Identifier: Apache-2.0
// openaimodel.UNetModel's numbering: input_blocks.0 is the first convolution, then each level's
// residual blocks and its down-sampler follow one another; output_blocks run the other way, with
// the up-sampler as the last child of a level's last block. Child 0 is the residual block, child 1
// the transformer.
#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/models/file_keys.h"
#include "core/models/single_file_part.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

namespace seedbed {
namespace {

using nlohmann::json;

constexpr const char* kEnds[] = {".weight", ".bias"};

// The residual blocks of one grid size and their transformers.
struct Level {
    int resnets = 0;
    std::int64_t channels = 0;
    std::optional<int> depth;  // of each transformer; 0: this level has none
};

class UnetReader {
 public:
    UnetReader(const TensorSource& tensors, const std::string& prefix)
        : file_(tensors.path()), keys_(tensors, prefix) {}

    SingleFilePart read() {
        read_ends();
        read_input_blocks();
        read_middle_block();
        read_output_blocks();
        check_mirrored();
        return {config(), std::move(names_)};
    }

 private:
    [[noreturn]] void refuse(const std::string& problem) const {
        throw Error(ErrorCode::UnsupportedModel,
                    quote_path(file_) + ": its UNet (" + keys_.prefix() + "…) " + problem +
                        ", which Seedbed cannot run; use a model with the blocks of Stable "
                        "Diffusion 1.x, 2.x or SDXL.");
    }

    void add(const std::string& from, const std::string& to) {
        for (const char* end : kEnds) names_[to + end] = {.name = keys_.full(from + end)};
    }

    void read_ends();
    void read_input_blocks();
    void read_middle_block();
    void read_output_blocks();
    void check_mirrored() const;
    void add_resnet(const std::string& from, const std::string& to);
    int add_transformer(const std::string& from, const std::string& to);
    void add_block(Level& level, const std::string& from, const std::string& to);
    json config() const;
    json block_types(const std::vector<Level>& levels, const std::string& direction) const;
    json layers() const;
    json depths() const;

    const std::filesystem::path file_;
    FileKeys keys_;
    TensorNames names_;
    std::vector<Level> down_;
    std::vector<Level> up_;
    int middle_depth_ = 0;
};

void UnetReader::read_ends() {
    add("input_blocks.0.0", "conv_in");
    add("time_embed.0", "time_embedding.linear_1");
    add("time_embed.2", "time_embedding.linear_2");
    add("out.0", "conv_norm_out");
    add("out.2", "conv_out");
    if (!keys_.any("label_emb.0.")) return;
    add("label_emb.0.0", "add_embedding.linear_1");
    add("label_emb.0.2", "add_embedding.linear_2");
}

void UnetReader::add_resnet(const std::string& from, const std::string& to) {
    add(from + ".in_layers.0", to + ".norm1");
    add(from + ".in_layers.2", to + ".conv1");
    add(from + ".emb_layers.1", to + ".time_emb_proj");
    add(from + ".out_layers.0", to + ".norm2");
    add(from + ".out_layers.3", to + ".conv2");
    const bool widens =
        keys_.size(from + ".in_layers.2.weight", 0) != keys_.size(from + ".in_layers.2.weight", 1);
    if (widens || keys_.any(from + ".skip_connection."))
        add(from + ".skip_connection", to + ".conv_shortcut");
}

// Returns its depth; 0 where there is none.
int UnetReader::add_transformer(const std::string& from, const std::string& to) {
    if (keys_.any(from + ".qkv.")) refuse("has attention blocks that do not look at the prompt");
    const int depth = keys_.count(from + ".transformer_blocks");
    if (depth == 0) return 0;
    for (const char* name : {"norm", "proj_in", "proj_out"})
        add(from + "." + name, to + "." + name);
    for (int i = 0; i < depth; ++i) {
        const std::string block = ".transformer_blocks." + std::to_string(i) + ".";
        for (const char* attention : {"attn1.", "attn2."}) {
            for (const char* name : {"to_q.weight", "to_k.weight", "to_v.weight"})
                names_[to + block + attention + name] = {
                    .name = keys_.full(from + block + attention + name)};
            add(from + block + attention + "to_out.0", to + block + attention + "to_out.0");
        }
        for (const char* name : {"ff.net.0.proj", "ff.net.2", "norm1", "norm2", "norm3"})
            add(from + block + name, to + block + name);
    }
    return depth;
}

// `from` is "input_blocks.4", `to` "down_blocks.1".
void UnetReader::add_block(Level& level, const std::string& from, const std::string& to) {
    const std::string index = "." + std::to_string(level.resnets++);
    add_resnet(from + ".0", to + ".resnets" + index);
    level.channels = keys_.size(from + ".0.in_layers.2.weight", 0);
    const int depth = add_transformer(from + ".1", to + ".attentions" + index);
    if (level.depth && *level.depth != depth)
        refuse("has transformers of different depths in one level, at " + from);
    level.depth = depth;
}

void UnetReader::read_input_blocks() {
    down_.emplace_back();
    for (int i = 1; i < keys_.count("input_blocks"); ++i) {
        const std::string from = "input_blocks." + std::to_string(i);
        const std::string to = "down_blocks." + std::to_string(down_.size() - 1);
        if (!keys_.any(from + ".0.op.")) {
            add_block(down_.back(), from, to);
            continue;
        }
        add(from + ".0.op", to + ".downsamplers.0.conv");
        down_.emplace_back();
    }
}

void UnetReader::read_middle_block() {
    add_resnet("middle_block.0", "mid_block.resnets.0");
    middle_depth_ = add_transformer("middle_block.1", "mid_block.attentions.0");
    if (middle_depth_ == 0) refuse("has no transformer in its middle block");
    add_resnet("middle_block.2", "mid_block.resnets.1");
}

void UnetReader::read_output_blocks() {
    up_.emplace_back();
    const int count = keys_.count("output_blocks");
    for (int i = 0; i < count; ++i) {
        const std::string from = "output_blocks." + std::to_string(i);
        const std::string to = "up_blocks." + std::to_string(up_.size() - 1);
        add_block(up_.back(), from, to);
        const std::string upsampler = from + (keys_.any(from + ".1.conv.") ? ".1.conv" : ".2.conv");
        if (!keys_.any(upsampler + ".")) continue;
        add(upsampler, to + ".upsamplers.0.conv");
        if (i + 1 < count) up_.emplace_back();
    }
}

void UnetReader::check_mirrored() const {
    bool mirrored = up_.size() == down_.size();
    for (std::size_t i = 0; mirrored && i < down_.size(); ++i) {
        const Level& up = up_[up_.size() - 1 - i];
        mirrored = up.resnets == down_[i].resnets + 1 && up.channels == down_[i].channels;
    }
    if (!mirrored) refuse("does not go up by the levels by which it went down");
    const int last = down_.back().depth.value_or(0);
    if (last != 0 && last != middle_depth_)
        refuse("has a middle block of depth " + std::to_string(middle_depth_) +
               " under a level of depth " + std::to_string(last));
    for (std::size_t i = 0; i < down_.size(); ++i) {
        const int down = down_[i].depth.value_or(0), up = up_[up_.size() - 1 - i].depth.value_or(0);
        if (down != 0 && up != 0 && down != up)
            refuse("has other depths on the way up than on the way down");
    }
}

json UnetReader::block_types(const std::vector<Level>& levels, const std::string& direction) const {
    json types = json::array();
    for (const Level& level : levels)
        types.push_back((level.depth.value_or(0) > 0 ? "CrossAttn" : "") + direction + "Block2D");
    return types;
}

// One number where all levels agree, as published configurations have it.
json one_or_list(const json& list) {
    const bool alike =
        std::all_of(list.begin(), list.end(), [&](const json& one) { return one == list[0]; });
    return alike ? list[0] : list;
}

json UnetReader::layers() const {
    json list = json::array();
    for (const Level& level : down_) list.push_back(level.resnets);
    return one_or_list(list);
}

// diffusers gives the middle block the last level's depth, whether that level uses it or not.
json UnetReader::depths() const {
    json list = json::array();
    for (std::size_t i = 0; i < down_.size(); ++i) {
        const int down = down_[i].depth.value_or(0), up = up_[up_.size() - 1 - i].depth.value_or(0);
        const int unused = i + 1 == down_.size() ? middle_depth_ : 1;
        list.push_back(down != 0 ? down : up != 0 ? up : unused);
    }
    return one_or_list(list);
}

json UnetReader::config() const {
    json channels = json::array();
    for (const Level& level : down_) channels.push_back(level.channels);
    json config = {
        {"_class_name", "UNet2DConditionModel"},
        {"in_channels", keys_.size("input_blocks.0.0.weight", 1)},
        {"out_channels", keys_.size("out.2.weight", 0)},
        {"block_out_channels", channels},
        {"down_block_types", block_types(down_, "Down")},
        {"up_block_types", block_types(up_, "Up")},
        {"layers_per_block", layers()},
        {"transformer_layers_per_block", depths()},
        {"cross_attention_dim",
         keys_.size("middle_block.1.transformer_blocks.0.attn2.to_k.weight", 1)},
        {"use_linear_projection", keys_.dimensions("middle_block.1.proj_in.weight") == 2},
        {"norm_num_groups", 32},  // GroupNorm32: not an option of the original
        {"norm_eps", 1e-5},
    };
    const std::int64_t time_width = keys_.size("time_embed.0.weight", 0);
    if (time_width != 4 * channels[0].get<std::int64_t>())
        config["time_embedding_dim"] = time_width;
    if (keys_.any("label_emb.0.")) {
        config["addition_embed_type"] = "text_time";
        config["projection_class_embeddings_input_dim"] = keys_.size("label_emb.0.0.weight", 1);
    }
    return config;
}

}  // namespace

SingleFilePart read_single_file_unet(const TensorSource& tensors, const std::string& prefix) {
    return UnetReader(tensors, prefix).read();
}

}  // namespace seedbed
