// SPDX-License-Identifier: Apache-2.0
// P prompts, E width of the time embedding
#include "core/models/added_embedding.h"

#include "core/base/error.h"

#include <ATen/ATen.h>

#include <string>

namespace seedbed {

AddedEmbedding::AddedEmbedding(const WeightScope& scope, const UNetConfig& config)
    : mlp_(scope, config.added_width, config.time_width),
      id_width_(config.added_id_width),
      in_width_(config.added_width),
      cosine_first_(config.flip_sin_to_cos),
      freq_shift_(config.freq_shift) {}

at::Tensor AddedEmbedding::operator()(const at::Tensor& pooled, const at::Tensor& time_ids) const {
    check(pooled.defined() && pooled.dim() == 2, "[added_embedding] pooled text must be [P, E]");
    check(time_ids.dim() == 2 && time_ids.size(0) == pooled.size(0) &&
              pooled.size(1) + time_ids.size(1) * id_width_ == in_width_,
          "[added_embedding] pooled text and " + std::to_string(time_ids.size(-1)) +
              " sizes must give " + std::to_string(in_width_) + " numbers");
    const at::Tensor waves =
        sinusoids(time_ids.to(pooled.device()).flatten(), id_width_, cosine_first_, freq_shift_)
            .view({pooled.size(0), -1});  // [P, n * id width]
    return mlp_(at::cat({pooled, waves.to(pooled.scalar_type())}, 1));
}

}  // namespace seedbed
