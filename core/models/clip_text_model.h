// SPDX-License-Identifier: Apache-2.0
// CLIPTextModel as transformers saves it.
// P prompts, T tokens, D width
#pragma once

#include <ATen/core/Tensor.h>

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

class ClipTextModel {
 public:
    // Reads config.json and model.safetensors; keys with or without the "text_model." prefix.
    // Throws Error (see load_model).
    static std::unique_ptr<ClipTextModel> load(const std::filesystem::path& folder,
                                               at::Device device);
    ~ClipTextModel();

    // ids: int64 [P, T]. Throws LogicError for T beyond max_positions() or an id outside the
    // vocabulary.
    TextStates forward(const at::Tensor& ids) const;

    int width() const;
    int max_positions() const;
    const std::map<std::string, at::Tensor>& parameters() const;

 private:
    ClipTextModel();
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace seedbed
