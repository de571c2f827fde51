// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/models/clip_text_normalizer.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace seedbed {

// Text as T5's tokenizer is given it, and where each byte comes from. Bytes that are not UTF-8
// become U+FFFD.
NormalizedText text_as_typed(std::string_view text);
// The same in lower case (Unicode's full mapping, with the final sigma, as Python's str.lower).
NormalizedText text_in_lower_case(std::string_view text);

// The characters that sentencepiece replaces before it looks for pieces ("½" by "1⁄2"), in the way
// of the tokenizers library's Precompiled: a user-perceived character of fewer than six bytes as a
// whole by the shortest entry that it begins with, else code point by code point. (sentencepiece
// itself takes the longest entry.)
class T5Normalizer {
 public:
    // character_map: sentencepiece's precompiled_charsmap; empty = nothing is replaced. `source`
    // names the file in errors. Throws Error{FileFormat}.
    explicit T5Normalizer(std::string_view character_map = {}, const std::string& source = {});

    // text: UTF-8, as above; source ranges are positions in `text` plus `offset`.
    NormalizedText normalize(std::string_view text, int offset = 0) const;

 private:
    // What stands for the shortest entry that `text` begins with; false when there is none.
    bool replace(std::string_view text, std::string_view& with) const;

    std::vector<std::uint32_t> trie_;  // a double array (Aoe 1989) as Darts-clone packs it
    std::string replacements_;         // each ended by a zero byte
};

}  // namespace seedbed
