// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/models/prompt_tokens.h"

#include <cstdint>
#include <vector>

namespace seedbed {

// The tokens around and between the text.
struct ChunkFrame {
    int length = 0;  // positions of a chunk, with start and end
    std::int64_t start = 0;
    std::int64_t end = 0;
    std::int64_t padding = 0;
    std::int64_t comma = -1;  // -1 = the vocabulary has none
};

// Cuts the text of a prompt into chunks of the text encoder's length as AUTOMATIC1111 does: a full
// chunk is closed behind its last comma where one of the last 20 tokens is one, and the rest moves
// on; a textual inversion's vectors stay together.
class PromptChunker {
 public:
    explicit PromptChunker(const ChunkFrame& frame);

    void add(const PromptToken& token);
    // At most length - 2 tokens, which stay in one chunk.
    void add_together(const std::vector<PromptToken>& tokens);
    void add_break();

    // All chunks one behind the other, at least one; nothing may be added after it.
    std::vector<PromptToken> finish();
    // After finish(): tokens of the text; a chunk that is not the last counts as full.
    int text_tokens() const { return text_tokens_; }

 private:
    int room() const { return frame_.length - 2; }
    void make_room();
    void close();

    ChunkFrame frame_;
    std::vector<PromptToken> out_;
    std::vector<PromptToken> chunk_;  // without start and end
    int last_comma_ = -1;             // in chunk_
    int text_tokens_ = 0;
};

}  // namespace seedbed
