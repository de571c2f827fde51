// SPDX-License-Identifier: Apache-2.0
// T5EncoderModel as transformers saves it (Raffel et al. 2020, arXiv 1910.10683; version 1.1's
// gated layers from Shazeer 2020, arXiv 2002.05202). P prompts, T tokens, D width
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

struct Component;

class T5Encoder {
 public:
    // In float32 or bfloat16: T5's states overflow in float16, so bfloat16 stands for it. Throws
    // Error (see load_model).
    static std::unique_ptr<T5Encoder> load(const Component& files, const Placement& placement);
    // From a folder with config.json and weights.
    static std::unique_ptr<T5Encoder> load(const std::filesystem::path& folder,
                                           const Placement& placement = {});
    ~T5Encoder();

    // ids: int64 [P, T]; mask: bool [P, T], true = counts, undefined = all count. Returns the
    // states after the final norm, [P, T, D]. `hidden`, if given, receives the embeddings, then
    // each layer's output before that norm. Throws LogicError for an id outside the vocabulary.
    at::Tensor forward(const at::Tensor& ids,
                       const at::Tensor& mask,
                       std::vector<at::Tensor>* hidden = nullptr) const;

    int width() const;
    std::int64_t vocabulary() const;  // how many ids there are
    const std::map<std::string, at::Tensor>& parameters() const;

 private:
    T5Encoder();
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace seedbed
