// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace seedbed {

// BERT's tokenizer in lower case (Devlin et al. 2018; the file layout of transformers'
// BertTokenizer): accents stripped, punctuation and Chinese characters apart, then the longest
// pieces of vocab.txt from the left.
class WordPieceTokenizer {
 public:
    // Reads vocab.txt. Throws Error{FileNotFound, FileFormat} naming the file and what it lacks.
    static std::unique_ptr<WordPieceTokenizer> load(const std::filesystem::path& folder);
    ~WordPieceTokenizer();

    // With [CLS] before and [SEP] behind.
    std::vector<std::int64_t> encode(std::string_view text) const;
    // Pieces joined to words, without [CLS], [SEP], [PAD] and ids beyond the vocabulary.
    std::string decode(const std::vector<std::int64_t>& ids) const;

 private:
    WordPieceTokenizer();
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace seedbed
