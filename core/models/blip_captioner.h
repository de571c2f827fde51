// SPDX-License-Identifier: Apache-2.0
// BlipForConditionalGeneration as transformers saves it (Li et al. 2022, arXiv 2201.12086): a
// picture's caption.
// B pictures, N positions of a picture, T tokens, V vocabulary
#pragma once

#include "core/models/placement.h"
#include "core/models/vision_transformer.h"
#include "core/models/word_piece_tokenizer.h"

#include <ATen/core/Tensor.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace seedbed {

class BlipCaptioner {
 public:
    // A folder with config.json, model.safetensors and vocab.txt. Throws Error as the other
    // loaders.
    static std::unique_ptr<BlipCaptioner> load(const std::filesystem::path& folder,
                                               const Placement& placement = {});
    ~BlipCaptioner();

    const WordPieceTokenizer& tokenizer() const;

    at::Tensor embed(const at::Tensor& pixels) const;  // [B, N, D]
    // ids: int64 [B, T] -> scores of each next token [B, T, V].
    at::Tensor logits(const at::Tensor& ids, const at::Tensor& pictures) const;
    // The likeliest token each time, up to `length` in all, start token and prompt included:
    // int64 [B, at most length], padded after the end token. pictures: embed()'s.
    at::Tensor caption_ids(const at::Tensor& pictures,
                           int length,
                           const std::string& prompt = {}) const;
    // The same as text.
    std::vector<std::string> captions(const at::Tensor& pictures,
                                      int length,
                                      const std::string& prompt = {}) const;

 private:
    BlipCaptioner();
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace seedbed
