// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/models/t5_normalizer.h"
#include "core/models/unigram_model.h"

#include <filesystem>
#include <string>
#include <vector>

namespace seedbed {

// What a T5 tokenizer folder says about pieces and characters.
struct T5Vocabulary {
    UnigramModel pieces;
    T5Normalizer normalizer;
    std::vector<std::string> whole;  // pieces that are matched in the text as typed

    // From tokenizer.json, as transformers 5 writes it, else spiece.model with the extra_ids of
    // tokenizer_config.json (100) behind its pieces as <extra_id_99> … <extra_id_0>. Throws Error:
    // FileNotFound, FileFormat, UnsupportedModel, naming the file, the field and the remedy.
    static T5Vocabulary load(const std::filesystem::path& folder);
};

// How many <extra_id_N> a tokenizer folder has. Throws Error{FileFormat}.
int t5_extra_ids(const std::filesystem::path& folder);

}  // namespace seedbed
