// SPDX-License-Identifier: Apache-2.0
// Losses on cross-attention maps, differentiable: for fine-tuning and for steering a latent.
// B images, K words, h x w map, N = h w, T tokens
#pragma once

#include "core/models/attention_observer.h"
#include "core/models/denoiser.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <vector>

namespace seedbed {

// The mean over heads and over the layers nearest to 16 x 16 of one denoiser call, as a tensor that
// gradients flow through. (AttentionRecorder gives the same numbers as plain values.)
class MapMean : public AttentionObserver {
 public:
    MapMean(const std::vector<CrossAttentionLayer>& layers, int latent_height, int latent_width);

    bool wants(int layer, int height, int width) const override;
    void observe(int layer, const at::Tensor& probabilities, int height, int width) override;

    // [B, h, w, T] of the call since the last take(). Throws LogicError when there was none.
    at::Tensor take();

 private:
    std::vector<int> averaged_;
    at::Tensor sum_;  // [B, h, w, T]
    int count_ = 0;
};

// The maps of words, each the mean over its tokens: [B, h, w, T] -> [B, K, h, w].
at::Tensor word_maps(const at::Tensor& maps, const std::vector<std::vector<std::int64_t>>& tokens);

// The 3 x 3 kernel, sigma 0.5, that maps are smoothed with, after padding by reflection.
//   AttendExcite  exp(-(x / (2 sigma))^2): the published code of Attend-and-Excite and of
//                 Separate-and-Enhance
//   Gaussian      exp(-x^2 / (2 sigma^2))
enum class Smoothing { AttendExcite, Gaussian };

at::Tensor smoothing_kernel(Smoothing form);  // [3, 3], sums to 1

// [B, K, h, w] -> [B, K, h, w]
at::Tensor smooth_maps(const at::Tensor& maps, Smoothing form = Smoothing::AttendExcite);

// Separate loss (Separate-and-Enhance, arXiv 2312.06712, L_sep): max over positions of
// prod_k M_k / sum_k M_k. [B, K, h, w] -> [B]
at::Tensor separate_loss(const at::Tensor& maps);

// Enhance loss (the same, L_en): 1 - min over words of the maximum of the smoothed map.
// [B, K, h, w] -> [B]
at::Tensor enhance_loss(const at::Tensor& maps, Smoothing form = Smoothing::AttendExcite);

// Attend-and-Excite's loss (Chefer et al. 2023, arXiv 2301.13826): the start and end tokens are
// dropped and softmax over the others with logits 100 M, then max over words of 1 - the maximum of
// the smoothed map of the word's last token. maps: [B, h, w, T] -> [B]
at::Tensor attend_excite_loss(const at::Tensor& maps,
                              const std::vector<std::vector<std::int64_t>>& tokens);

}  // namespace seedbed
