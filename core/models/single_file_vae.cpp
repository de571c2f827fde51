// SPDX-License-Identifier: Apache-2.0
// The original AutoencoderKL: encoder.down.0 is the largest grid, and so is decoder.up.0, which
// runs last; diffusers counts the decoder's levels as they run.
#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/models/file_keys.h"
#include "core/models/single_file_part.h"

#include <cstdint>

namespace seedbed {
namespace {

using nlohmann::json;

class VaeReader {
 public:
    VaeReader(const TensorSource& tensors, const std::string& prefix)
        : file_(tensors.path()), keys_(tensors, prefix), levels_(keys_.count("encoder.down")) {}

    SingleFilePart read() {
        for (const char* half : {"encoder", "decoder"}) read_half(half);
        for (int level = 0; level < levels_; ++level) {
            read_level("encoder.down", level, "encoder.down_blocks", level, ".downsample");
            read_level("decoder.up", level, "decoder.up_blocks", levels_ - 1 - level, ".upsample");
        }
        for (const char* name : {"quant_conv", "post_quant_conv"})
            if (keys_.any(std::string(name) + ".")) add(name, name);
        return {config(), std::move(names_)};
    }

 private:
    void add(const std::string& from, const std::string& to, bool matrix = false) {
        names_[to + ".weight"] = {.name = keys_.full(from + ".weight"), .squeezed = matrix};
        names_[to + ".bias"] = {.name = keys_.full(from + ".bias")};
    }

    void add_resnet(const std::string& from, const std::string& to) {
        for (const char* name : {".norm1", ".conv1", ".norm2", ".conv2"})
            add(from + name, to + name);
        const std::string conv = from + ".conv1.weight";
        if (keys_.size(conv, 0) != keys_.size(conv, 1) || keys_.any(from + ".nin_shortcut."))
            add(from + ".nin_shortcut", to + ".conv_shortcut");
    }

    // Its 1 x 1 convolutions are matrices in diffusers.
    void add_attention(const std::string& from, const std::string& to) {
        add(from + ".norm", to + ".group_norm");
        add(from + ".q", to + ".to_q", true);
        add(from + ".k", to + ".to_k", true);
        add(from + ".v", to + ".to_v", true);
        add(from + ".proj_out", to + ".to_out.0", true);
    }

    void read_half(const std::string& half) {
        add(half + ".conv_in", half + ".conv_in");
        add(half + ".conv_out", half + ".conv_out");
        add(half + ".norm_out", half + ".conv_norm_out");
        add_resnet(half + ".mid.block_1", half + ".mid_block.resnets.0");
        add_resnet(half + ".mid.block_2", half + ".mid_block.resnets.1");
        add_attention(half + ".mid.attn_1", half + ".mid_block.attentions.0");
    }

    void read_level(const std::string& from_list,
                    int from,
                    const std::string& to_list,
                    int to,
                    const std::string& sampler) {
        const std::string source = from_list + "." + std::to_string(from);
        const std::string target = to_list + "." + std::to_string(to);
        if (keys_.any(source + ".attn."))
            throw Error(ErrorCode::UnsupportedModel,
                        quote_path(file_) + ": its autoencoder has attention in " +
                            keys_.full(source) +
                            ", which Seedbed cannot run; use a model with Stable Diffusion's "
                            "autoencoder, which has it in the middle only.");
        for (int i = 0; i < keys_.count(source + ".block"); ++i)
            add_resnet(source + ".block." + std::to_string(i),
                       target + ".resnets." + std::to_string(i));
        if (keys_.any(source + sampler + "."))
            add(source + sampler + ".conv", target + sampler + "rs.0.conv");
    }

    json config() const {
        json channels = json::array();
        for (int level = 0; level < levels_; ++level) {
            const std::string block = "encoder.down." + std::to_string(level) + ".block.0";
            channels.push_back(keys_.size(block + ".conv1.weight", 0));
        }
        const auto count = static_cast<std::size_t>(levels_);
        return {{"_class_name", "AutoencoderKL"},
                {"in_channels", keys_.size("encoder.conv_in.weight", 1)},
                {"out_channels", keys_.size("decoder.conv_out.weight", 0)},
                {"latent_channels", keys_.size("decoder.conv_in.weight", 1)},
                {"block_out_channels", channels},
                {"down_block_types", std::vector<std::string>(count, "DownEncoderBlock2D")},
                {"up_block_types", std::vector<std::string>(count, "UpDecoderBlock2D")},
                {"layers_per_block", keys_.count("encoder.down.0.block")},
                {"norm_num_groups", 32},
                {"use_quant_conv", keys_.any("quant_conv.")},
                {"use_post_quant_conv", keys_.any("post_quant_conv.")}};
    }

    const std::filesystem::path file_;
    FileKeys keys_;
    int levels_;
    TensorNames names_;
};

}  // namespace

SingleFilePart read_single_file_vae(const TensorSource& tensors, const std::string& prefix) {
    return VaeReader(tensors, prefix).read();
}

}  // namespace seedbed
