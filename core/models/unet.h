// SPDX-License-Identifier: Apache-2.0
// UNet2DConditionModel as diffusers saves it (Stable Diffusion 1.x, 2.x and their relatives).
// B images, P prompts, C latent channels, H W latent size, T tokens, D width of the text states
#pragma once

#include "core/models/attention_observer.h"

#include <ATen/core/Tensor.h>

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace seedbed {

// A cross-attention layer: where it stands, how many heads, down-sampling against the latent.
struct CrossAttentionLayer {
    std::string name;  // "up_blocks.2.attentions.1.transformer_blocks.0.attn2"
    int heads = 0;
    int factor = 1;
};

// Keys and values of every cross-attention layer for P prompts: computed once per prompt, not per
// step.
struct TextContext {
    int prompts = 0;
    std::vector<at::Tensor> keys;    // per layer [P, heads, T, d]
    std::vector<at::Tensor> values;  // per layer [P, heads, T, d]
};

class UNet {
 public:
    // Reads config.json and diffusion_pytorch_model.safetensors. Throws Error (see load_model).
    static std::unique_ptr<UNet> load(const std::filesystem::path& folder, at::Device device);
    ~UNet();

    // text: hidden states [P, T, D]. Throws LogicError for another width.
    TextContext prepare_text(const at::Tensor& text) const;

    // latents: [B, C, H, W]; timesteps: [1] (all alike, cheaper) or [B], float. B is a multiple of
    // P: rows [p * B / P, (p + 1) * B / P) use prompt p, so guidance is P = 2 with the
    // unconditional half first. The observer sees the rows of the last prompt only. Returns [B, C,
    // H, W]. `probes`, if given, receives the intermediate results temb, conv_in, down.I, mid,
    // up.I.
    at::Tensor forward(const at::Tensor& latents,
                       const at::Tensor& timesteps,
                       const TextContext& text,
                       AttentionObserver* observer = nullptr,
                       std::map<std::string, at::Tensor>* probes = nullptr) const;

    const std::vector<CrossAttentionLayer>& attention_layers() const;
    int in_channels() const;
    int sample_size() const;  // latent side of the native size
    int text_width() const;   // D
    // Every parameter under its checkpoint name, shared with the module (training, LoRA).
    const std::map<std::string, at::Tensor>& parameters() const;

 private:
    UNet();
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

// The cross-attention layers whose mean is "the 16 x 16 average" for a latent of this size: those
// at the one factor f whose grid ceil(H / f) x ceil(W / f) is nearest (by log of the area) to 256
// positions.
std::vector<int> average_layers(const std::vector<CrossAttentionLayer>& layers,
                                int height,
                                int width);

}  // namespace seedbed
