// SPDX-License-Identifier: Apache-2.0
// AutoencoderKL as diffusers saves it.
// B images, C latent channels, H W latent size, f down-sampling (8)
#pragma once

#include "core/models/placement.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <utility>

namespace seedbed {

struct Component;

class AutoencoderKl {
 public:
    // Throws Error (see load_model).
    static std::unique_ptr<AutoencoderKl> load(const Component& files, const Placement& placement);
    // From a folder with config.json and weights.
    static std::unique_ptr<AutoencoderKl> load(const std::filesystem::path& folder,
                                               const Placement& placement = {});
    ~AutoencoderKl();

    // Any floating type goes in; what comes out is float32, computed in the placement's type.
    //
    // Pictures in [-1, 1], [B, 3, f*H, f*W] -> posterior {mean, log variance clamped to [-30, 20]},
    // [B, C, H, W], not scaled.
    std::pair<at::Tensor, at::Tensor> encode(const at::Tensor& pictures) const;
    // Latents already divided by scaling_factor(), [B, C, H, W] -> pictures, about [-1, 1], [B, 3,
    // f*H, f*W].
    at::Tensor decode(const at::Tensor& latents) const;

    double scaling_factor() const;
    int latent_channels() const;
    int factor() const;       // pixels per latent cell
    int sample_size() const;  // side of the pictures it was trained for, pixels
    const std::map<std::string, at::Tensor>& parameters() const;

 private:
    AutoencoderKl();
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace seedbed
