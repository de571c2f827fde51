// SPDX-License-Identifier: Apache-2.0
#include "core/library/word_tokenizer.h"

#include "core/base/utf8.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <algorithm>
#include <array>
#include <cctype>
#include <memory>
#include <new>
#include <sqlite3.h>

namespace seedbed {
namespace {

struct CodeRange {
    char32_t first;
    char32_t last;
};

// Scripts that do not put spaces between words. Korean is among them because its words carry
// endings.
constexpr std::array kUnspaced{
    CodeRange{0x0E00, 0x0EFF},    // Thai, Lao
    CodeRange{0x1000, 0x109F},    // Myanmar
    CodeRange{0x1100, 0x11FF},    // Hangul Jamo
    CodeRange{0x1780, 0x17FF},    // Khmer
    CodeRange{0x2E80, 0x2FFF},    // CJK radicals
    CodeRange{0x3001, 0xA4CF},    // kana, CJK; U+3000 is a space
    CodeRange{0xAC00, 0xD7AF},    // Hangul
    CodeRange{0xF900, 0xFAFF},    // CJK compatibility
    CodeRange{0xFF66, 0xFFDC},    // half-width kana, Hangul
    CodeRange{0x1B000, 0x1B16F},  // kana supplements
    CodeRange{0x20000, 0x3FFFF},  // CJK extensions
};

struct Character {
    std::size_t length = 1;
    char32_t code = 0;  // of bytes that are not UTF-8: the first one's
};

Character character_at(std::string_view text, std::size_t at) {
    Character character;
    character.length = std::max<std::size_t>(utf8_length(text, at), 1);
    const auto lead = static_cast<unsigned char>(text[at]);
    character.code = character.length == 1 ? lead : lead & (0x7Fu >> character.length);
    for (std::size_t i = 1; i < character.length; ++i)
        character.code = character.code << 6 | (static_cast<unsigned char>(text[at + i]) & 0x3F);
    return character;
}

bool is_unspaced(char32_t code) {
    if (code < kUnspaced.front().first) return false;
    return std::any_of(kUnspaced.begin(), kUnspaced.end(), [&](const CodeRange& range) {
        return code >= range.first && code <= range.last;
    });
}

// --- the functions FTS5 calls: none may throw

// An Fts5Tokenizer, which FTS5 leaves to us.
struct WordTokenizer {
    fts5_tokenizer unicode61{};
    Fts5Tokenizer* inner = nullptr;

    WordTokenizer() = default;
    WordTokenizer(const WordTokenizer&) = delete;
    WordTokenizer& operator=(const WordTokenizer&) = delete;
    ~WordTokenizer() {
        if (inner) unicode61.xDelete(inner);
    }
};

using TakeToken = int (*)(void*, int, const char*, int, int, int);

// Where words go; those of a part of the text begin at `offset` of it.
struct Taker {
    void* context;
    TakeToken take;
    int offset;
};

int take_shifted(void* taker, int flags, const char* token, int bytes, int begin, int end) {
    const auto& to = *static_cast<Taker*>(taker);
    return to.take(to.context, flags, token, bytes, to.offset + begin, to.offset + end);
}

int create(void* api, const char** arguments, int count, Fts5Tokenizer** made) {
    std::unique_ptr<WordTokenizer> words(new (std::nothrow) WordTokenizer);
    if (!words) return SQLITE_NOMEM;
    auto* fts5 = static_cast<fts5_api*>(api);
    void* context = nullptr;
    int result = fts5->xFindTokenizer(fts5, "unicode61", &context, &words->unicode61);
    if (result != SQLITE_OK) return result;
    result = words->unicode61.xCreate(context, arguments, count, &words->inner);
    if (result != SQLITE_OK) {
        words->inner = nullptr;  // undefined by then
        return result;
    }
    *made = reinterpret_cast<Fts5Tokenizer*>(words.release());
    return SQLITE_OK;
}

void destroy(Fts5Tokenizer* tokenizer) {
    delete reinterpret_cast<WordTokenizer*>(tokenizer);
}

int tokenize(Fts5Tokenizer* tokenizer,
             void* context,
             int flags,
             const char* bytes,
             int size,
             TakeToken take) {
    const auto& words = *reinterpret_cast<WordTokenizer*>(tokenizer);
    const std::string_view text(bytes, static_cast<std::size_t>(size));
    const auto take_spaced = [&](std::size_t begin, std::size_t end) {
        if (begin == end) return SQLITE_OK;
        Taker shifted{context, take, static_cast<int>(begin)};
        return words.unicode61.xTokenize(words.inner,
                                         &shifted,
                                         flags,
                                         bytes + begin,
                                         static_cast<int>(end - begin),
                                         take_shifted);
    };
    std::size_t spaced = 0;  // where text begins that unicode61 takes apart
    for (std::size_t at = 0; at < text.size();) {
        const auto [length, code] = character_at(text, at);
        const auto next = at + length;
        if (is_unspaced(code)) {
            int result = take_spaced(spaced, at);
            if (result == SQLITE_OK)
                result = take(context,
                              0,
                              bytes + at,
                              static_cast<int>(length),
                              static_cast<int>(at),
                              static_cast<int>(next));
            if (result != SQLITE_OK) return result;
            spaced = next;
        }
        at = next;
    }
    return take_spaced(spaced, text.size());
}

// https://www.sqlite.org/fts5.html#extending_fts5
fts5_api* api_of(SQLite::Database& database) {
    fts5_api* api = nullptr;
    sqlite3_stmt* query = nullptr;
    int result = sqlite3_prepare_v2(database.getHandle(), "SELECT fts5(?)", -1, &query, nullptr);
    if (result == SQLITE_OK) result = sqlite3_bind_pointer(query, 1, &api, "fts5_api_ptr", nullptr);
    if (result == SQLITE_OK) sqlite3_step(query);
    sqlite3_finalize(query);
    if (!api) throw SQLite::Exception("SQLite has no full-text search (FTS5)", SQLITE_ERROR);
    return api;
}

}  // namespace

void add_word_tokenizer(SQLite::Database& database) {
    auto* api = api_of(database);
    fts5_tokenizer methods{create, destroy, tokenize};
    const int result = api->xCreateTokenizer(api, "seedbed", api, &methods, nullptr);
    if (result != SQLITE_OK) throw SQLite::Exception(database.getHandle(), result);
}

bool has_words(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto [length, code] = character_at(text, at);
        if (code >= 0x80 || std::isalnum(static_cast<int>(code)) != 0) return true;
        at += length;
    }
    return false;
}

}  // namespace seedbed
