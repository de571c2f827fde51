// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/attention/maps.h"
#include "core/engine/request.h"
#include "core/models/prompt_tokens.h"

#include <vector>

namespace seedbed {

// An AbandonRule made ready for one prompt.
class AbandonCheck {
 public:
    // Throws Error{InvalidRequest} for a phrase that the prompt does not have.
    AbandonCheck(AbandonRule rule, const TokenizedPrompt& prompt);

    const AbandonRule& rule() const { return rule_; }
    // The largest overlap of two of the phrases in a step's average maps.
    double overlap(const AttentionStep& step) const;

 private:
    AbandonRule rule_;
    std::vector<std::vector<int>> tokens_;  // of each phrase
};

}  // namespace seedbed
