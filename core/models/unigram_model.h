// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/models/clip_text_normalizer.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace seedbed {

// A piece of a unigram vocabulary; its id is its place in the list.
struct UnigramPiece {
    std::string text;    // UTF-8, a leading space as U+2581
    double score = 0.0;  // log probability
};

struct UnigramToken {
    std::int64_t id = 0;
    TextRange bytes;  // in the text
};

// Unigram language model segmentation (Kudo 2018, arXiv 1804.10959): the pieces with the greatest
// sum of scores. Sums in double precision and, among equals, keeps the path found first, from left
// to right and from short pieces to long ones, as the tokenizers library does (sentencepiece itself
// sums in single precision, which decides other ties).
class UnigramModel {
 public:
    UnigramModel() = default;
    // unknown: the id of what no piece spells, an index of `pieces` (LogicError otherwise). Of
    // pieces with the same text the last one counts.
    UnigramModel(std::vector<UnigramPiece> pieces, std::int64_t unknown);

    std::int64_t size() const { return static_cast<std::int64_t>(pieces_.size()); }
    std::int64_t id(std::string_view piece) const;  // -1 when there is no such piece
    // text: UTF-8. Neighbouring unknown characters become one token.
    std::vector<UnigramToken> encode(std::string_view text) const;

 private:
    // Calls visit(piece's id, length) for each piece that the text begins with, short ones first.
    template <class Visit>
    void prefixes(std::string_view text, const Visit& visit) const;

    std::vector<UnigramPiece> pieces_;
    std::vector<std::int64_t> sorted_;  // ids by text, each text once, none empty
    std::int64_t unknown_ = 0;
    double unknown_score_ = 0.0;
};

}  // namespace seedbed
