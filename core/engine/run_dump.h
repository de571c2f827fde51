// SPDX-License-Identifier: Apache-2.0
// Everything numeric of a run, as one safetensors file.
// S steps, B pictures in the order of the seeds, P prompts (negative first), C latent channels, h w
// latent size, H W pixels, T tokens, L heads, q query positions, D text width
#pragma once

#include "core/attention/maps.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace at {
class Tensor;
}

namespace seedbed {

// The file holds, all float32 but text.ids (int64):
//   noise [B, C, h, w]       unit variance, before the sampler's scale
//   timesteps [S]
//   steps [S, B, C, h, w]    latents after each step
//   latents [B, C, h, w]     after the last
//   image [B, 3, H, W]       in [0, 1]
//   text.states [P, T, D], text.ids [P, T]
//   attn.average [S, B, q, T]          when anything was captured
//   attn.<layer> [S, B, L, q, T]       when everything was captured
class RunDump {
 public:
    // layers: names by index into ModelInfo::layers. Throws Error when no file can be made at
    // `path`.
    RunDump(std::filesystem::path path, std::vector<std::string> layers);
    ~RunDump();

    void set_text(const at::Tensor& states, const at::Tensor& ids);
    // For each batch: begin, its steps, its pictures.
    void begin_batch(const at::Tensor& noise, const at::Tensor& timesteps);
    void add_step(const at::Tensor& latents);
    void add_attention(const at::Tensor& average, const std::vector<AttentionStepPtr>& maps);
    void add_picture(const at::Tensor& image);  // [1, 3, H, W]
    // Throws Error{DiskFull, PermissionDenied, IoFailure}.
    void write() const;

 private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace seedbed
