// SPDX-License-Identifier: Apache-2.0
#include "core/models/word_piece_tokenizer.h"

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/io/mapped_file.h"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unordered_map>

namespace seedbed {
namespace {

constexpr int kLongestWord = 100;  // characters; longer ones become [UNK]

// BERT counts all ASCII signs that are no letters or digits as punctuation, "$" and "^" too.
bool is_punctuation(UChar32 c) {
    const bool ascii_sign = (c >= 33 && c <= 47) || (c >= 58 && c <= 64) || (c >= 91 && c <= 96) ||
                            (c >= 123 && c <= 126);
    return ascii_sign || u_ispunct(c);
}

bool is_ideograph(UChar32 c) {
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) ||
           (c >= 0x20000 && c <= 0x2A6DF) || (c >= 0x2A700 && c <= 0x2CEAF) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x2F800 && c <= 0x2FA1F);
}

bool is_space(UChar32 c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || u_charType(c) == U_SPACE_SEPARATOR;
}

bool is_dropped(UChar32 c) {
    const int type = u_charType(c);
    return c == 0 || c == 0xFFFD || type == U_CONTROL_CHAR || type == U_FORMAT_CHAR ||
           type == U_NON_SPACING_MARK;
}

icu::UnicodeString decomposed(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
    icu::UnicodeString plain =
        icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
    const icu::UnicodeString result = nfd->normalize(plain.toLower(icu::Locale::getRoot()), status);
    check(U_SUCCESS(status), "[word_piece] ICU has no NFD data");
    return result;
}

// Words and single signs.
std::vector<icu::UnicodeString> split(std::string_view text) {
    std::vector<icu::UnicodeString> words;
    icu::UnicodeString word;
    const auto finish = [&] {
        if (!word.isEmpty()) words.push_back(word);
        word.remove();
    };
    const icu::UnicodeString all = decomposed(text);
    for (int i = 0; i < all.length(); i = all.moveIndex32(i, 1)) {
        const UChar32 c = all.char32At(i);
        if (is_space(c)) {
            finish();
        } else if (is_dropped(c)) {
            continue;
        } else if (is_punctuation(c) || is_ideograph(c)) {
            finish();
            words.push_back(icu::UnicodeString(c));
        } else {
            word.append(c);
        }
    }
    finish();
    return words;
}

}  // namespace

struct WordPieceTokenizer::Impl {
    std::int64_t id_of(const std::string& token) const {
        const auto found = ids.find(token);
        return found == ids.end() ? unknown : found->second;
    }
    void add_pieces(const icu::UnicodeString& word, std::vector<std::int64_t>& out) const;

    std::unordered_map<std::string, std::int64_t> ids;
    std::vector<std::string> tokens;
    std::int64_t unknown = 0, start = 0, end = 0;
};

void WordPieceTokenizer::Impl::add_pieces(const icu::UnicodeString& word,
                                          std::vector<std::int64_t>& out) const {
    const std::size_t before = out.size();
    const bool too_long = word.countChar32() > kLongestWord;
    for (int from = 0; from < word.length() && !too_long;) {
        int to = word.length();
        for (; to > from; to = word.moveIndex32(to, -1)) {
            std::string piece = from > 0 ? "##" : "";
            word.tempSubStringBetween(from, to).toUTF8String(piece);
            if (const auto found = ids.find(piece); found != ids.end()) {
                out.push_back(found->second);
                break;
            }
        }
        if (to <= from) {
            out.resize(before);
            break;
        }
        from = to;
    }
    if (out.size() == before) out.push_back(unknown);
}

WordPieceTokenizer::WordPieceTokenizer() : impl_(std::make_unique<Impl>()) {}
WordPieceTokenizer::~WordPieceTokenizer() = default;

std::unique_ptr<WordPieceTokenizer> WordPieceTokenizer::load(const std::filesystem::path& folder) {
    const auto path = folder / "vocab.txt";
    const auto file = MappedFile::open(path);
    std::unique_ptr<WordPieceTokenizer> tokenizer(new WordPieceTokenizer);
    Impl& impl = *tokenizer->impl_;
    std::string_view text(reinterpret_cast<const char*>(file->bytes().data()),
                          file->bytes().size());
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string token(text.substr(0, end));
        if (token.ends_with('\r')) token.pop_back();
        impl.ids.emplace(token, static_cast<std::int64_t>(impl.tokens.size()));
        impl.tokens.push_back(std::move(token));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    for (const auto& [name, id] : {std::pair("[UNK]", &impl.unknown),
                                   std::pair("[CLS]", &impl.start),
                                   std::pair("[SEP]", &impl.end)}) {
        const auto found = impl.ids.find(name);
        if (found == impl.ids.end())
            throw Error(ErrorCode::FileFormat,
                        quote_path(path) + " has no line " + quote(name) +
                            ": it must be the vocabulary of a BERT tokenizer.");
        *id = found->second;
    }
    return tokenizer;
}

std::vector<std::int64_t> WordPieceTokenizer::encode(std::string_view text) const {
    std::vector<std::int64_t> ids{impl_->start};
    for (const auto& word : split(text)) impl_->add_pieces(word, ids);
    ids.push_back(impl_->end);
    return ids;
}

std::string WordPieceTokenizer::decode(const std::vector<std::int64_t>& ids) const {
    std::string text;
    for (const std::int64_t id : ids) {
        if (id < 0 || id >= static_cast<std::int64_t>(impl_->tokens.size())) continue;
        const std::string& token = impl_->tokens[id];
        if (token.starts_with('[') && token.ends_with(']')) continue;
        const bool joined = token.starts_with("##");
        if (!text.empty() && !joined) text += ' ';
        text += joined ? token.substr(2) : token;
    }
    return text;
}

}  // namespace seedbed
