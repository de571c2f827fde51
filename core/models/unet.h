// SPDX-License-Identifier: Apache-2.0
// UNet2DConditionModel as diffusers saves it (Stable Diffusion 1.x, 2.x, SDXL and their relatives).
// B images, P prompts, C latent channels, H W latent size, T tokens, D width of the text states, E
// width of the time embedding
#pragma once

#include "core/models/denoiser.h"
#include "core/models/placement.h"

#include <ATen/core/Tensor.h>

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace seedbed {

struct Component;

class UNet : public Denoiser {
 public:
    // Throws Error (see load_model).
    static std::unique_ptr<UNet> load(const Component& files, const Placement& placement);
    // From a folder with config.json and weights.
    static std::unique_ptr<UNet> load(const std::filesystem::path& folder,
                                      const Placement& placement = {});
    ~UNet() override;

    // With size conditions (SDXL): time_ids [P, 6] are original height and width, crop top and
    // left, height and width.
    TextContext prepare_text(const EncodedPrompts& prompts,
                             const SizeCondition& size) const override;
    TextContext prepare_text(const EncodedPrompts& prompts, const at::Tensor& time_ids) const;

    // Probes: temb, aug_emb (SDXL), conv_in, down.I, mid, up.I.
    at::Tensor forward(const at::Tensor& latents,
                       const at::Tensor& timesteps,
                       const TextContext& text,
                       AttentionObserver* observer = nullptr,
                       std::map<std::string, at::Tensor>* probes = nullptr) const override;

    const std::vector<CrossAttentionLayer>& attention_layers() const override;
    int in_channels() const override;
    int out_channels() const override;
    int sample_size() const override;
    int text_width() const override;
    const std::map<std::string, at::Tensor>& parameters() const override;

 private:
    UNet();
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace seedbed
