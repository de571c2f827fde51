// SPDX-License-Identifier: Apache-2.0
// CLIPModel as transformers saves it (Radford et al. 2021, arXiv 2103.00020).
// B pictures, P texts, E width of the shared space
#pragma once

#include "core/models/clip_text_model.h"
#include "core/models/clip_tokenizer.h"
#include "core/models/vision_transformer.h"

#include <ATen/core/Tensor.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace seedbed {

class ClipModel {
 public:
    // A folder with config.json, model.safetensors and, in it or under tokenizer/, the tokenizer.
    // Throws Error as the other loaders.
    static std::unique_ptr<ClipModel> load(const std::filesystem::path& folder,
                                           const Placement& placement = {});
    ~ClipModel();

    VisionStates vision(const at::Tensor& pixels) const;
    at::Tensor embed_pictures(const at::Tensor& pixels) const;            // [B, E], length 1
    at::Tensor token_ids(const std::vector<std::string>& texts) const;    // int64 [P, T]
    at::Tensor embed_texts(const std::vector<std::string>& texts) const;  // [P, E], length 1
    // exp(logit_scale) times the cosine of each picture and text: [B, P].
    at::Tensor logits(const at::Tensor& pictures, const at::Tensor& texts) const;

 private:
    ClipModel();
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace seedbed
