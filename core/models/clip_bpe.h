// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/models/clip_text_normalizer.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace seedbed {

// A piece of a word and the bytes of the word that it stands for.
struct BpePiece {
    std::int64_t id = 0;
    TextRange bytes;
};

// Byte-pair encoding with `</w>` at word ends (Sennrich et al. 2016) over bytes spelled as
// characters (GPT-2's table). Immutable after construction.
class ClipBpe {
 public:
    using Vocabulary = std::unordered_map<std::string, std::int64_t>;
    using Merges = std::vector<std::pair<std::string, std::string>>;  // best first

    // Reads vocab.json and merges.txt of a tokenizer folder or, where one is missing, the model of
    // tokenizer.json. Throws Error{FileNotFound, FileFormat}.
    static ClipBpe load(const std::filesystem::path& folder);

    // Throws Error{FileFormat} naming `source` for a merge whose parts or result the vocabulary
    // lacks.
    ClipBpe(Vocabulary vocabulary, const Merges& merges, const std::string& source);

    // The id of a token as vocab.json spells it; -1 when there is none.
    std::int64_t id(const std::string& token) const;
    // Bytes that the vocabulary lacks become `unknown`, each by itself.
    std::vector<BpePiece> encode(std::string_view word, std::int64_t unknown) const;

 private:
    struct Merge {
        std::int32_t rank = 0;
        std::int64_t result = 0;
    };
    class Word;

    const Merge* find_merge(std::int64_t left, std::int64_t right) const;

    Vocabulary vocabulary_;
    std::unordered_map<std::uint64_t, Merge> merges_;  // (left id, right id)
    std::array<std::int64_t, 256> byte_ids_{};  // of a byte inside a word, -1 when there is none
    std::array<std::int64_t, 256> last_byte_ids_{};  // of a byte that ends a word
};

}  // namespace seedbed
