// SPDX-License-Identifier: Apache-2.0
// P prompts, T tokens, D width
#pragma once

#include "core/models/denoiser.h"
#include "core/models/t5_encoder.h"
#include "core/models/t5_tokenizer.h"
#include "tests/parity/case_folder.h"

#include <ATen/core/Tensor.h>

#include <cstddef>
#include <memory>
#include <vector>

namespace seedbed::parity {

// The text side of a PixArt case: tokenizer and text encoder, loaded when they are first asked for.
// Prompts are params.prompts by number, as typed, params.max_length tokens long. Throws what
// loading throws.
class CaseT5 {
 public:
    explicit CaseT5(const CaseFolder& folder) : case_(folder) {}

    bool is_t5() const;  // loads nothing
    const T5Tokenizer& tokenizer();
    const T5Encoder& encoder();
    std::vector<std::string> prompts() const;
    at::Tensor ids();   // int64 [P, T], of all prompts
    at::Tensor mask();  // bool [P, T], true for what is no padding
    // The states after the final norm and, if it was used, the mask.
    EncodedPrompts encode(const std::vector<std::size_t>& rows, bool masked);

 private:
    const CaseFolder& case_;
    std::shared_ptr<const T5Tokenizer> tokenizer_;
    std::unique_ptr<T5Encoder> encoder_;
};

}  // namespace seedbed::parity
