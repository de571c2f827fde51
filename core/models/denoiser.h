// SPDX-License-Identifier: Apache-2.0
// The network that a sampler calls: a UNet or a transformer.
// B images, P prompts, C latent channels, H W latent size, T tokens, D width of the text states
#pragma once

#include "core/models/attention_observer.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace seedbed {

// A cross-attention layer: where it stands, how many heads, down-sampling against the latent.
struct CrossAttentionLayer {
    std::string name;  // "up_blocks.2.attentions.1.transformer_blocks.0.attn2"
    int heads = 0;
    int factor = 1;
};

// What a model's text encoders give for P prompts.
struct EncodedPrompts {
    at::Tensor states;  // [P, T, D]
    at::Tensor pooled;  // [P, E] SDXL's text embedding; undefined where the model has none
    at::Tensor mask;    // bool [P, T], true = counts (T5); undefined = all count
};

// The size that a model with size conditions is told (SDXL, PixArt), pixels. Zero original sizes
// mean the target itself.
struct SizeCondition {
    int height = 0;
    int width = 0;
    int original_height = 0;
    int original_width = 0;
    int crop_top = 0;
    int crop_left = 0;
};

// Keys and values of every cross-attention layer for P prompts, and what else of a prompt enters
// each step: computed once per prompt, not per step.
struct TextContext {
    int prompts = 0;
    std::vector<at::Tensor> keys;    // per layer [P, heads, T, d]
    std::vector<at::Tensor> values;  // per layer [P, heads, T, d]
    at::Tensor bias;   // [P, T]: added to the logits of each token (0 or -10000); undefined = none
    at::Tensor added;  // [P, E]: added to the time embedding (SDXL, PixArt); undefined = none
};

class Denoiser {
 public:
    virtual ~Denoiser() = default;

    // Throws LogicError for states of another width, or without `pooled` where the model needs it.
    virtual TextContext prepare_text(const EncodedPrompts& prompts,
                                     const SizeCondition& size) const = 0;

    // latents: [B, in_channels, H, W]; timesteps: [1] (all alike, cheaper) or [B], float. B is a
    // multiple of P: rows [p * B / P, (p + 1) * B / P) use prompt p, so guidance is P = 2 with the
    // unconditional half first. The observer sees the rows of the last prompt only. Returns [B,
    // out_channels, H, W]. `probes`, if given, receives intermediate results by name.
    virtual at::Tensor forward(const at::Tensor& latents,
                               const at::Tensor& timesteps,
                               const TextContext& text,
                               AttentionObserver* observer = nullptr,
                               std::map<std::string, at::Tensor>* probes = nullptr) const = 0;

    virtual const std::vector<CrossAttentionLayer>& attention_layers() const = 0;
    virtual int in_channels() const = 0;
    virtual int out_channels()
        const = 0;  // a model that learns its variance gives twice the latent's
    virtual int sample_size() const = 0;  // latent side of the native size
    virtual int text_width() const = 0;   // D
    // Pixels must be multiples of the VAE's factor times this.
    virtual int size_multiple() const { return 1; }
    // Every parameter under its checkpoint name, shared with the module (training, LoRA).
    virtual const std::map<std::string, at::Tensor>& parameters() const = 0;
};

// The cross-attention layers whose mean is "the 16 x 16 average" for a latent of this size: those
// at the one factor f whose grid ceil(H / f) x ceil(W / f) is nearest (by log of the area) to 256
// positions.
std::vector<int> average_layers(const std::vector<CrossAttentionLayer>& layers,
                                int height,
                                int width);

}  // namespace seedbed
