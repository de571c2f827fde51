// SPDX-License-Identifier: Apache-2.0
#include "core/models/t5_vocabulary.h"

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/io/json_file.h"
#include "core/models/sentencepiece_model.h"

#include <cmath>
#include <cstdint>
#include <utility>

namespace seedbed {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kUnknown = 2;  // T5Tokenizer's, whatever the file says
constexpr int kExtraIds = 100;        // T5Tokenizer's own default

std::string decode_base64(const JsonObject& file, const std::string& key) {
    static constexpr std::string_view kDigits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text = file.text(key), bytes;
    while (!text.empty() && text.back() == '=') text.pop_back();
    std::uint32_t bits = 0;
    int held = 0;
    for (const char c : text) {
        const auto digit = kDigits.find(c);
        if (digit == std::string_view::npos) file.fail(key, "base64");
        bits = bits << 6 | static_cast<std::uint32_t>(digit);
        held += 6;
        if (held < 8) continue;
        held -= 8;
        bytes.push_back(static_cast<char>(bits >> held & 0xff));
    }
    return bytes;
}

// The one normaliser that T5Tokenizer takes over, alone or in a sequence.
std::string character_map(const JsonObject& file) {
    if (!file.has("normalizer")) return {};
    const JsonObject normalizer = file.object("normalizer");
    if (normalizer.text("type", "") == "Precompiled")
        return decode_base64(normalizer, "precompiled_charsmap");
    if (!normalizer.has("normalizers")) return {};
    const auto& list = normalizer.at("normalizers");
    if (!list.is_array()) normalizer.fail("normalizers", "a list");
    for (const auto& entry : list) {
        if (!entry.is_object()) normalizer.fail("normalizers", "a list of objects");
        const JsonObject one(entry, file.source(), "normalizer.normalizers.");
        if (one.text("type", "") == "Precompiled")
            return decode_base64(one, "precompiled_charsmap");
    }
    return {};
}

SentencePieceModel read_tokenizer_json(const fs::path& path) {
    const JsonObject file = JsonObject::open(path);
    const JsonObject model = file.object("model");
    if (model.text("type", "Unigram") != "Unigram")
        throw Error(ErrorCode::UnsupportedModel,
                    file.source() + ": \"model.type\" is " + quote(model.text("type")) +
                        ", which Seedbed cannot run; supported: Unigram, as in every T5.");
    SentencePieceModel read;
    const auto& pieces = model.at("vocab");
    if (!pieces.is_array()) model.fail("vocab", "a list of [piece, score]");
    for (const auto& piece : pieces) {
        if (!piece.is_array() || piece.size() != 2 || !piece[0].is_string() ||
            !piece[1].is_number())
            model.fail("vocab", "a list of [piece, score]");
        read.pieces.push_back({piece[0].get<std::string>(), piece[1].get<double>()});
    }
    read.character_map = character_map(file);
    return read;
}

SentencePieceModel read_folder(const fs::path& folder) {
    if (fs::exists(folder / "tokenizer.json"))
        return read_tokenizer_json(folder / "tokenizer.json");
    if (!fs::exists(folder / "spiece.model"))
        throw Error(ErrorCode::FileNotFound,
                    quote_path(folder) +
                        " has neither spiece.model nor tokenizer.json, one of which a T5 tokenizer "
                        "needs; download the folder again.");
    SentencePieceModel read = read_sentencepiece_model(folder / "spiece.model");
    for (int i = t5_extra_ids(folder) - 1; i >= 0; --i)
        read.pieces.push_back({"<extra_id_" + std::to_string(i) + ">", 0.0});
    return read;
}

}  // namespace

int t5_extra_ids(const fs::path& folder) {
    const fs::path path = folder / "tokenizer_config.json";
    if (!fs::exists(path)) return kExtraIds;
    return static_cast<int>(JsonObject::open(path).integer("extra_ids", 0, 1000, kExtraIds));
}

T5Vocabulary T5Vocabulary::load(const fs::path& folder) {
    SentencePieceModel read = read_folder(folder);
    const std::string source = quote_path(folder);
    if (static_cast<std::int64_t>(read.pieces.size()) <= kUnknown)
        throw Error(ErrorCode::FileFormat,
                    source + ": the tokenizer has only " + std::to_string(read.pieces.size()) +
                        " pieces; T5's begin with <pad>, </s> and <unk>: download it again.");
    return {UnigramModel(std::move(read.pieces), kUnknown),
            T5Normalizer(read.character_map, source),
            std::move(read.whole)};
}

}  // namespace seedbed
