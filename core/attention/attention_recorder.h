// SPDX-License-Identifier: Apache-2.0
// Keeps the cross-attention of a step, ready to be sent as plain values.
// B images, L heads, h x w query grid, T tokens
#pragma once

#include "core/attention/maps.h"
#include "core/models/attention_observer.h"
#include "core/models/unet.h"

#include <memory>
#include <vector>

namespace seedbed {

class AttentionRecorder : public AttentionObserver {
 public:
    // latent_height x latent_width choose the layers of the average; everything = also each layer
    // and head.
    AttentionRecorder(std::vector<CrossAttentionLayer> layers,
                      int latent_height,
                      int latent_width,
                      bool everything);
    ~AttentionRecorder() override;

    bool wants(int layer, int height, int width) const override;
    void observe(int layer, const at::Tensor& probabilities, int height, int width) override;

    // The step's maps, one per conditional row, and starts the next step.
    std::vector<AttentionStepPtr> take(int step);
    // The same average as a tensor [B, h * w, T] of the step last taken (for dumps).
    const at::Tensor& last_average() const;

 private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace seedbed
