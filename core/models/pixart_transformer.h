// SPDX-License-Identifier: Apache-2.0
// PixArtTransformer2DModel as diffusers saves it (PixArt-α in 256, 512 and 1024 pixels).
// B images, P prompts, C latent channels, H W latent size, T tokens, D width of the text states
#pragma once

#include "core/models/denoiser.h"
#include "core/models/placement.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace seedbed {

struct Component;

class PixArtTransformer : public Denoiser {
 public:
    // Throws Error (see load_model).
    static std::unique_ptr<PixArtTransformer> load(const Component& files,
                                                   const Placement& placement);
    // From a folder with config.json and weights.
    static std::unique_ptr<PixArtTransformer> load(const std::filesystem::path& folder,
                                                   const Placement& placement = {});
    ~PixArtTransformer() override;

    TextContext prepare_text(const EncodedPrompts& prompts,
                             const SizeCondition& size) const override;
    // The same with a size for each prompt. resolution: float [P, 2], height and width in pixels;
    // aspect_ratio: float [P, 1], height / width. Models without size conditions do not look.
    TextContext prepare_text(const EncodedPrompts& prompts,
                             const at::Tensor& resolution,
                             const at::Tensor& aspect_ratio) const;

    // Probes: temb, patches, block.I. H and W must be multiples of size_multiple() (LogicError).
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
    int size_multiple() const override;  // the patch size
    const std::map<std::string, at::Tensor>& parameters() const override;

    // What is added to the patches of an h x w grid for their places: float [h w, width].
    at::Tensor positions(std::int64_t height, std::int64_t width) const;

 private:
    PixArtTransformer();
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace seedbed
