// SPDX-License-Identifier: Apache-2.0
#include "core/models/sentencepiece_model.h"

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/io/mapped_file.h"

#include <bit>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string_view>

namespace seedbed {
namespace {

// A damaged file: caught where its name is known.
struct Damaged {};

struct Field {
    std::uint64_t number = 0;
    std::uint64_t value = 0;  // of a whole number, or the bits of a float
    std::string_view bytes;   // of a text, bytes or a message
};

// The fields of one message in the protocol buffers' wire format.
class Message {
 public:
    explicit Message(std::string_view bytes) : left_(bytes) {}

    std::optional<Field> next() {
        if (left_.empty()) return std::nullopt;
        const std::uint64_t key = varint();
        Field field{key >> 3, 0, {}};
        switch (key & 7) {
            case 0:
                field.value = varint();
                return field;
            case 1:
                field.value = little_endian(take(8));
                return field;
            case 2:
                field.bytes = take(varint());
                return field;
            case 5:
                field.value = little_endian(take(4));
                return field;
            default:
                throw Damaged();
        }
    }

 private:
    std::string_view take(std::uint64_t count) {
        if (count > left_.size()) throw Damaged();
        const std::string_view taken = left_.substr(0, count);
        left_.remove_prefix(count);
        return taken;
    }

    std::uint64_t varint() {
        std::uint64_t value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            const auto byte = static_cast<std::uint8_t>(take(1)[0]);
            value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
            if ((byte & 0x80) == 0) return value;
        }
        throw Damaged();
    }

    static std::uint64_t little_endian(std::string_view bytes) {
        std::uint64_t value = 0;
        for (std::size_t i = bytes.size(); i-- > 0;)
            value = value << 8 | static_cast<std::uint8_t>(bytes[i]);
        return value;
    }

    std::string_view left_;
};

// The numbers of sentencepiece_model.proto.
constexpr std::uint64_t kPieces = 1, kTrainer = 2, kNormalizer = 3;    // of ModelProto
constexpr std::uint64_t kText = 1, kScore = 2, kType = 3;              // of a piece
constexpr std::uint64_t kModelType = 3, kCharacterMap = 2;             // trainer's, normalizer's
constexpr std::uint64_t kControl = 3, kUserDefined = 4, kUnigram = 1;  // types

void read_piece(std::string_view bytes, SentencePieceModel& model) {
    UnigramPiece piece;
    std::uint64_t type = 0;
    Message message(bytes);
    while (const auto field = message.next()) {
        if (field->number == kText) piece.text = field->bytes;
        if (field->number == kType) type = field->value;
        if (field->number == kScore)
            piece.score = std::bit_cast<float>(static_cast<std::uint32_t>(field->value));
    }
    if (!is_utf8(piece.text) || !std::isfinite(piece.score)) throw Damaged();
    if (type == kControl || type == kUserDefined) model.whole.push_back(piece.text);
    model.pieces.push_back(std::move(piece));
}

struct Settings {
    std::uint64_t model_type = kUnigram;
};

void read_fields(std::string_view bytes, SentencePieceModel& model, Settings& settings) {
    Message file(bytes);
    while (const auto field = file.next()) {
        Message inner(field->bytes);
        if (field->number == kPieces) read_piece(field->bytes, model);
        if (field->number == kTrainer)
            while (const auto setting = inner.next())
                if (setting->number == kModelType) settings.model_type = setting->value;
        if (field->number == kNormalizer)
            while (const auto setting = inner.next())
                if (setting->number == kCharacterMap) model.character_map = setting->bytes;
    }
}

}  // namespace

SentencePieceModel read_sentencepiece_model(const std::filesystem::path& path) {
    const auto file = MappedFile::open(path);
    const auto bytes = file->bytes();
    SentencePieceModel model;
    Settings settings;
    try {
        read_fields({reinterpret_cast<const char*>(bytes.data()), bytes.size()}, model, settings);
    } catch (const Damaged&) {
        throw Error(
            ErrorCode::FileFormat,
            quote_path(path) + " is not a sentencepiece model, or is damaged; download it again.");
    }
    if (model.pieces.empty())
        throw Error(ErrorCode::FileFormat,
                    quote_path(path) + " holds no pieces; download it again.");
    if (settings.model_type != kUnigram)
        throw Error(ErrorCode::UnsupportedModel,
                    quote_path(path) + ": \"model_type\" is " +
                        std::to_string(settings.model_type) +
                        ", which Seedbed cannot run; supported: 1 (unigram), as in every T5.");
    return model;
}

}  // namespace seedbed
