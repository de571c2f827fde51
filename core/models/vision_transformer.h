// SPDX-License-Identifier: Apache-2.0
// The vision tower that CLIP and BLIP share (Dosovitskiy et al. 2020, arXiv 2010.11929).
// B pictures, N = 1 + patches positions, D width
#pragma once

#include "core/io/json_file.h"
#include "core/models/layers.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <optional>
#include <vector>

namespace seedbed {

enum class VisionActivation { QuickGelu, Gelu };

// "vision_config" of a CLIPModel or BlipForConditionalGeneration.
struct VisionConfig {
    std::int64_t width = 0;
    std::int64_t inner = 0;
    std::int64_t heads = 0;
    std::int64_t layers = 0;
    std::int64_t side = 0;   // of the pictures, pixels
    std::int64_t patch = 0;  // side of a patch, pixels
    double eps = 1e-5;
    VisionActivation activation = VisionActivation::QuickGelu;

    // Throws Error{FileFormat, UnsupportedModel} naming the field.
    static VisionConfig read(const JsonObject& config);
    std::int64_t positions() const { return 1 + (side / patch) * (side / patch); }
};

struct VisionStates {
    at::Tensor last;         // [B, N, D] after the last layer
    at::Tensor normed;       // [B, N, D] after the final norm
    at::Tensor class_token;  // [B, D] of `normed`
};

class VisionTransformer {
 public:
    // scope: "vision_model" of the file. CLIP has a norm before its layers and separate q, k, v;
    // BLIP has a bias on its patches and q, k, v in one matrix: told apart by the tensors' names.
    VisionTransformer(const WeightScope& scope, const VisionConfig& config);
    ~VisionTransformer();

    VisionStates forward(const at::Tensor& pixels) const;  // [B, 3, side, side], normalised

 private:
    class Layer;
    at::Tensor embed(const at::Tensor& pixels) const;  // [B, N, D]

    VisionConfig config_;
    at::Tensor class_embedding_;     // [D]
    at::Tensor patch_weight_;        // [D, 3, patch, patch]
    at::Tensor patch_bias_;          // [D] or undefined
    at::Tensor position_embedding_;  // [N, D]
    std::optional<LayerNorm> pre_norm_;
    std::vector<Layer> layers_;
    LayerNorm post_norm_;
};

}  // namespace seedbed
