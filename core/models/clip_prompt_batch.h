// SPDX-License-Identifier: Apache-2.0
// P prompts, K chunks of each, L positions of a chunk, T = K L tokens, D width
#pragma once

#include "core/models/clip_text_model.h"
#include "core/models/clip_tokenizer.h"

#include <ATen/core/Tensor.h>

#include <string>
#include <vector>

namespace seedbed {

// The prompts of a run as one CLIP text encoder takes them: chunk by chunk, shorter prompts padded
// with the chunks of an empty one.
class ClipPromptBatch {
 public:
    // Throws as ClipTokenizer::tokenize.
    ClipPromptBatch(const ClipTokenizer& tokenizer,
                    const std::vector<std::string>& prompts,
                    const PromptOptions& options);

    int chunks() const { return chunks_; }  // K
    // As many chunks as another text encoder's prompts have.
    void pad_to(int chunks);

    at::Tensor ids() const;  // int64 [P, T]
    // bool [P, T], false in the chunks that only pad; undefined when there are none.
    at::Tensor mask() const;

    // What the text encoder gives for each chunk. `vectors`: [N, D] of each of the options'
    // embeddings.
    TextStates run(const ClipTextModel& model,
                   at::Device device,
                   const std::vector<at::Tensor>& vectors) const;
    // States of run(), weighted, chunk behind chunk. [P K, L, D] -> [P, T, D]
    at::Tensor join(const at::Tensor& states) const;
    // Of each prompt's first chunk, as AUTOMATIC1111 has it. [P K, E] -> [P, E]
    at::Tensor first_chunks(const at::Tensor& pooled) const;

 private:
    // What stands at position t of prompt p.
    const PromptToken& token(std::size_t p, int t) const;
    template <class Value, class Get>
    at::Tensor collect(Get get) const;

    std::vector<TokenizedPrompt> prompts_;
    std::vector<PromptToken> empty_;  // the chunk of an empty prompt
    int length_ = 0;                  // L
    int chunks_ = 1;
};

}  // namespace seedbed
