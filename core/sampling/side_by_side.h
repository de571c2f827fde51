// SPDX-License-Identifier: Apache-2.0
// A batch's denoiser call on all processor cores.
// B images, P prompts, C latent channels, H W latent size
#pragma once

#include "core/models/attention_observer.h"
#include "core/models/denoiser.h"

#include <ATen/core/Tensor.h>

namespace seedbed {

// Denoiser::forward for latents [P * B, C, H, W] that stand prompt by prompt. On a CPU with several
// threads the pictures are shared out and each thread takes its own through the whole network:
// small operations gain nothing from several threads, and waiting for one another at each of some
// thousand of them costs dearly when the cores are busy. On one thread, for one picture or on a GPU
// this is Denoiser::forward itself. Equal input, equal thread count: equal bits. The observer is
// called once per layer with all pictures, on the calling thread.
at::Tensor forward_side_by_side(const Denoiser& denoiser,
                                const at::Tensor& latents,
                                const at::Tensor& timestep,
                                const TextContext& text,
                                AttentionObserver* observer);

}  // namespace seedbed
