// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/prompt_options.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace seedbed {

// One position of the text encoder's input.
struct PromptToken {
    enum class Kind { Start, Text, End, Padding };
    Kind kind = Kind::Text;
    std::int64_t id = 0;
    std::string text;  // as the tokenizer sees it, without "</w>"; "" for Start, End and Padding
    int word = -1;     // index into TokenizedPrompt::words, -1 for Start, End and Padding
    int begin = 0;     // byte range in the prompt (UTF-8); begin == end for Start, End and Padding
    int end = 0;
    double weight = 1.0;  // emphasis: what its state is multiplied with
    int embedding = -1;  // index into PromptOptions::embeddings whose vector stands here; -1 = none
    int vector = 0;      // which of its vectors
};

// A word as a person sees it: one or more tokens whose maps are merged (mean), e.g. "astronaut".
struct PromptWord {
    std::string text;         // the prompt's own spelling; U+FFFD for what is not UTF-8
    std::vector<int> tokens;  // positions in TokenizedPrompt::tokens
    int begin = 0;            // byte range in the prompt (UTF-8)
    int end = 0;
};

struct TokenizedPrompt {
    // Always PromptTokenizer::length() positions, or in PromptSyntax::Webui as many chunks of that
    // length as the prompt needs, each with its own start and end.
    std::vector<PromptToken> tokens;
    std::vector<PromptWord> words;  // only words that are (at least partly) inside the window
    int text_tokens = 0;            // before truncation, without start and end
    int text_limit = 0;             // how many fit: length() - 2, times the chunks
    bool truncated() const { return text_tokens > text_limit; }
};

// Turns a prompt into tokens. Immutable and safe from any thread, so that a prompt field can count
// while the engine works.
class PromptTokenizer {
 public:
    virtual ~PromptTokenizer() = default;
    virtual TokenizedPrompt tokenize(std::string_view prompt) const = 0;  // as plain text
    // As the options have it; a tokenizer that knows plain text alone reads every prompt so.
    virtual TokenizedPrompt tokenize(std::string_view prompt, const PromptOptions& options) const {
        return tokenize(prompt, options.syntax);
    }
    virtual TokenizedPrompt tokenize(std::string_view prompt, PromptSyntax) const {
        return tokenize(prompt);
    }
    virtual int length() const = 0;  // positions of the text encoder's input, 77 for SD
};

// The token positions of a phrase such as "red cube": for each of its words the tokens of that word
// where the whole phrase stands in the prompt (case-insensitive, first match of consecutive words;
// "#2" after the phrase asks for the second match: "cube#2"). "<start>", "<end>" and "<pad>" name
// the special positions. Throws Error{InvalidRequest} naming the phrase and the prompt's words when
// it is not there.
std::vector<int> find_phrase(const TokenizedPrompt& prompt, std::string_view phrase);

}  // namespace seedbed
