// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace seedbed {

// Bytes [begin, end) of some UTF-8 text.
struct TextRange {
    int begin = 0;
    int end = 0;

    bool operator==(const TextRange&) const = default;
};

// Text as CLIP's byte-pair encoding sees it, and where each of its bytes comes from.
struct NormalizedText {
    std::string text;  // UTF-8
    std::vector<TextRange>
        source;  // of each byte of `text`: the whole characters of the original it stands for

    // The original bytes behind bytes `range` of `text`; `range` must not be empty.
    TextRange source_of(TextRange range) const;
    // The characters that bytes `range` of `text` belong to, whole.
    std::string characters(TextRange range) const;
};

// NFC (of Unicode 9), then each run of white space as one space, then lower case, character by
// character (so no final sigma): the normaliser of transformers' CLIPTokenizer. Bytes that are not
// UTF-8 become U+FFFD. `offset` is added to every source position. Characters newer than ICU's
// Unicode version pass through unchanged.
NormalizedText normalize_clip_text(std::string_view text, int offset = 0);

// The pieces of normalised text that are encoded each by itself: runs of letters, single digits,
// runs of anything else, English contractions ('s 't 're 've 'm 'll 'd); white space is dropped.
std::vector<TextRange> split_clip_words(std::string_view normalized);

}  // namespace seedbed
