// SPDX-License-Identifier: Apache-2.0
// P prompts, E width of the time embedding
#pragma once

#include "core/models/time_embedding.h"

#include <ATen/core/Tensor.h>

#include <cstdint>

namespace seedbed {

// SDXL's conditions beside the text states (Podell et al. 2023, arXiv 2307.01952, section 2.2): the
// pooled text and the sinusoids of each size, through an MLP of their own.
class AddedEmbedding {
 public:
    AddedEmbedding(const WeightScope& scope, const UNetConfig& config);
    // pooled: [P, projection of the second text encoder]; time_ids: float [P, n] -> [P, E]. Throws
    // LogicError when their widths together are not what the MLP takes.
    at::Tensor operator()(const at::Tensor& pooled, const at::Tensor& time_ids) const;

 private:
    TimeMlp mlp_;
    std::int64_t id_width_;  // of one number's sinusoids
    std::int64_t in_width_;
    bool cosine_first_;
    double freq_shift_;
};

}  // namespace seedbed
