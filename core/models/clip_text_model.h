// SPDX-License-Identifier: Apache-2.0
// CLIPTextModel as transformers saves it.
// P prompts, T tokens, D width
#pragma once

#include "core/models/placement.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace seedbed {

// What a text encoder gives for P prompts.
struct TextStates {
    std::vector<at::Tensor>
        hidden;       // [P, T, D]: embeddings, then each layer's output, before the final norm
    at::Tensor last;  // [P, T, D]: last layer after the final layer norm
    at::Tensor penultimate_normed;  // [P, T, D]: last but one layer with the final layer norm (clip
                                    // skip 1)
    at::Tensor pooled;              // [P, D or projection]: at the end token
};

// Vectors that stand instead of the embeddings of some tokens (textual inversion).
struct EmbeddingPatch {
    std::int64_t row = 0;       // of the ids
    std::int64_t position = 0;  // of the first vector
    at::Tensor vectors;         // [N, D]
};

struct Component;

class ClipTextModel {
 public:
    // Keys with or without the "text_model." prefix. Throws Error (see load_model).
    static std::unique_ptr<ClipTextModel> load(const Component& files, const Placement& placement);
    // From a folder with config.json and weights.
    static std::unique_ptr<ClipTextModel> load(const std::filesystem::path& folder,
                                               const Placement& placement = {});
    ~ClipTextModel();

    // ids: int64 [P, T]. Throws LogicError for T beyond max_positions() or an id outside the
    // vocabulary, or a patch that does not lie inside [P, T, D].
    TextStates forward(const at::Tensor& ids,
                       const std::vector<EmbeddingPatch>& patches = {}) const;

    // What makes `last` of the last hidden state. [..., D] -> [..., D]
    at::Tensor final_norm(const at::Tensor& hidden) const;

    int width() const;
    int layers() const;
    int max_positions() const;
    const std::map<std::string, at::Tensor>& parameters() const;

 private:
    ClipTextModel();
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace seedbed
