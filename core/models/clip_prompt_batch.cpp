// SPDX-License-Identifier: Apache-2.0
// P prompts, K chunks of each, L positions of a chunk, T = K L tokens, D width
#include "core/models/clip_prompt_batch.h"

#include "core/base/error.h"
#include "core/models/prompt_weights.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cstdint>

namespace seedbed {

ClipPromptBatch::ClipPromptBatch(const ClipTokenizer& tokenizer,
                                 const std::vector<std::string>& prompts,
                                 const PromptOptions& options)
    : empty_(tokenizer.tokenize("").tokens), length_(tokenizer.length()) {
    check(!prompts.empty(), "[clip prompts] no prompts");
    for (const std::string& prompt : prompts) {
        prompts_.push_back(tokenizer.tokenize(prompt, options));
        pad_to(static_cast<int>(prompts_.back().tokens.size()) / length_);
    }
}

void ClipPromptBatch::pad_to(int chunks) {
    chunks_ = std::max(chunks_, chunks);
}

const PromptToken& ClipPromptBatch::token(std::size_t p, int t) const {
    const std::vector<PromptToken>& tokens = prompts_[p].tokens;
    const auto at = static_cast<std::size_t>(t);
    return at < tokens.size() ? tokens[at] : empty_[at % empty_.size()];
}

// One value of each token. [P, T]
template <class Value, class Get>
at::Tensor ClipPromptBatch::collect(Get get) const {
    const int tokens = chunks_ * length_;
    std::vector<Value> values;
    for (std::size_t p = 0; p < prompts_.size(); ++p)
        for (int t = 0; t < tokens; ++t) values.push_back(get(p, t));
    return at::tensor(values).view({static_cast<std::int64_t>(prompts_.size()), tokens});
}

at::Tensor ClipPromptBatch::ids() const {
    return collect<std::int64_t>([this](std::size_t p, int t) { return token(p, t).id; });
}

at::Tensor ClipPromptBatch::mask() const {
    const at::Tensor counts = collect<std::int64_t>([this](std::size_t p, int t) {
        return static_cast<std::size_t>(t) < prompts_[p].tokens.size() ? 1 : 0;
    });
    return counts.all().item<bool>() ? at::Tensor() : counts.to(at::kBool);
}

TextStates ClipPromptBatch::run(const ClipTextModel& model,
                                at::Device device,
                                const std::vector<at::Tensor>& vectors) const {
    std::vector<EmbeddingPatch> patches;
    for (std::size_t p = 0; p < prompts_.size(); ++p) {
        for (int t = 0; t < chunks_ * length_; ++t) {
            const PromptToken& here = token(p, t);
            if (here.embedding < 0) continue;
            const at::Tensor& all = vectors.at(static_cast<std::size_t>(here.embedding));
            const std::int64_t row = static_cast<std::int64_t>(p) * chunks_ + t / length_;
            patches.push_back({row, t % length_, all.narrow(0, here.vector, 1)});
        }
    }
    return model.forward(ids().view({-1, length_}).to(device), patches);  // [P K, L]
}

at::Tensor ClipPromptBatch::join(const at::Tensor& states) const {
    const at::Tensor weights = collect<float>(
        [this](std::size_t p, int t) { return static_cast<float>(token(p, t).weight); });
    return apply_weights(states, weights.view({-1, length_}))
        .reshape({static_cast<std::int64_t>(prompts_.size()), -1, states.size(-1)});  // [P, T, D]
}

at::Tensor ClipPromptBatch::first_chunks(const at::Tensor& pooled) const {
    return pooled.unflatten(0, {-1, chunks_}).select(1, 0);  // [P, E]
}

}  // namespace seedbed
