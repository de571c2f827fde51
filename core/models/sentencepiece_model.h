// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/models/unigram_model.h"

#include <filesystem>
#include <string>
#include <vector>

namespace seedbed {

// What a unigram tokenizer reads from its file.
struct SentencePieceModel {
    std::vector<UnigramPiece> pieces;  // by id
    // Pieces that are matched in the text as typed: sentencepiece's control and user-defined ones.
    std::vector<std::string> whole;
    std::string character_map;  // NormalizerSpec's precompiled_charsmap; empty = characters stay
};

// Reads a sentencepiece model (spiece.model: the protocol buffer ModelProto of
// sentencepiece_model.proto, field by field, so that a damaged file is an error and nothing else).
// Throws Error naming the file, what is wrong and the remedy: as MappedFile::open, FileFormat, and
// UnsupportedModel for another kind than unigram.
SentencePieceModel read_sentencepiece_model(const std::filesystem::path& path);

}  // namespace seedbed
