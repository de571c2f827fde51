// SPDX-License-Identifier: Apache-2.0
#include "core/models/t5_special_tokens.h"

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/io/json_file.h"

#include <algorithm>
#include <map>
#include <optional>
#include <unicode/uchar.h>
#include <unicode/utf8.h>
#include <utility>

namespace seedbed {
namespace {

namespace fs = std::filesystem;

using Token = T5SpecialTokens::Token;

// Roles beside "</s>", "<unk>" and "<pad>" that a folder may name.
constexpr const char* kOtherRoles[] = {"bos_token", "sep_token", "cls_token", "mask_token"};
constexpr const char* kLists[] = {"extra_special_tokens", "additional_special_tokens"};

std::optional<JsonObject> open_if_there(const fs::path& path) {
    if (!fs::exists(path)) return std::nullopt;
    return JsonObject::open(path);
}

// An AddedToken object: {"content": …, "lstrip": …, "normalized": …}.
Token read_object(const JsonObject& token) {
    if (token.boolean("single_word", false))
        throw Error(ErrorCode::UnsupportedModel,
                    token.source() + ": the special token " + quote(token.text("content")) +
                        " sets \"single_word\", which Seedbed's T5 tokenizer does not know; "
                        "published T5 tokenizers do not.");
    return {token.text("content"),
            0,
            token.boolean("normalized", false),
            token.boolean("lstrip", false),
            token.boolean("rstrip", false)};
}

// Collects the tokens of a folder; of two with one content the first stays.
class Reader {
 public:
    Reader(const fs::path& folder, const T5Vocabulary& vocabulary)
        : config_(open_if_there(folder / "tokenizer_config.json")),
          vocabulary_(vocabulary),
          next_(vocabulary.pieces.size()) {
        if (config_ && config_->has("added_tokens_decoder")) {
            read_decoder(config_->object("added_tokens_decoder"));
        } else {
            map_ = open_if_there(folder / "special_tokens_map.json");
            read_added(folder);
        }
        end = read_role("eos_token", "</s>");
        read_role("unk_token", "<unk>");
        padding = read_role("pad_token", "<pad>");
        for (const char* role : kOtherRoles) read_role(role, "");
        for (const char* list : kLists) read_list(list);
        for (const std::string& piece : vocabulary.whole) add({piece});
        for (int i = 0; i < t5_extra_ids(folder); ++i)
            add({"<extra_id_" + std::to_string(i) + ">"});
    }

    std::vector<Token> take() { return std::move(tokens_); }

    std::int64_t end = 0;
    std::int64_t padding = 0;

 private:
    // The id of a token that the vocabulary lacks is the next one, as transformers counts.
    std::int64_t add(Token token) {
        if (token.content.empty()) return -1;
        const auto [known, fresh] = ids_.emplace(token.content, 0);
        if (!fresh) return known->second;
        token.id = vocabulary_.pieces.id(token.content);
        if (token.id < 0) token.id = next_++;
        known->second = token.id;
        tokens_.push_back(std::move(token));
        return known->second;
    }

    // {"32099": {"content": "<extra_id_0>", …}}, in the order of the ids.
    void read_decoder(const JsonObject& decoder) {
        std::map<std::int64_t, Token> tokens;
        for (const auto& [id, unused] : decoder.json().items()) {
            if (id.empty() || id.size() > 9 || id.find_first_not_of("0123456789") != id.npos)
                decoder.fail(id, "a token under its id, a whole number");
            tokens[std::stoll(id)] = read_object(decoder.object(id));
        }
        for (auto& [id, token] : tokens) add(std::move(token));
    }

    // added_tokens.json, {"<extra_id_0>": 32099}, and the list in tokenizer.json.
    void read_added(const fs::path& folder) {
        std::map<std::int64_t, Token> tokens;
        if (const auto file = open_if_there(folder / "added_tokens.json"))
            for (const auto& [content, unused] : file->json().items())
                tokens[file->integer(content, 0, 1 << 30)] = {content};
        const auto file = open_if_there(folder / "tokenizer.json");
        if (file && file->has("added_tokens")) {
            const auto& list = file->at("added_tokens");
            if (!list.is_array()) file->fail("added_tokens", "a list");
            for (const auto& entry : list) {
                if (!entry.is_object()) file->fail("added_tokens", "a list of objects");
                const JsonObject token(entry, file->source(), "added_tokens.");
                tokens[token.integer("id", 0, 1 << 30)] = read_object(token);
            }
        }
        for (auto& [id, token] : tokens) add(std::move(token));
    }

    std::int64_t read_role(const std::string& role, const std::string& fallback) {
        for (const auto* file : {&map_, &config_}) {
            if (!*file || !(*file)->has(role)) continue;
            if ((*file)->at(role).is_string()) return add({(*file)->text(role)});
            return add(read_object((*file)->object(role)));
        }
        return add({fallback});
    }

    void read_list(const std::string& key) {
        for (const auto* file : {&map_, &config_}) {
            if (!*file || !(*file)->has(key) || !(*file)->at(key).is_array()) continue;
            for (const auto& entry : (*file)->at(key)) {
                if (entry.is_string())
                    add({entry.get<std::string>()});
                else if (entry.is_object())
                    add(read_object(JsonObject(entry, (*file)->source(), key + ".")));
                else
                    (*file)->fail(key, "a list of tokens");
            }
        }
    }

    std::optional<JsonObject> config_;
    std::optional<JsonObject> map_;
    const T5Vocabulary& vocabulary_;
    std::int64_t next_;
    std::vector<Token> tokens_;
    std::map<std::string, std::int64_t> ids_;  // by content
};

bool is_space(UChar32 code) {
    return u_hasBinaryProperty(code, UCHAR_WHITE_SPACE) != 0;
}

int skip_space(std::string_view text, int at) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto length = static_cast<std::int32_t>(text.size());
    while (at < length) {
        std::int32_t next = at;
        UChar32 code = 0;
        U8_NEXT_OR_FFFD(bytes, next, length, code);
        if (!is_space(code)) break;
        at = next;
    }
    return at;
}

int skip_space_back(std::string_view text, int at, int first) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    while (at > first) {
        std::int32_t before = at;
        UChar32 code = 0;
        U8_PREV_OR_FFFD(bytes, first, before, code);
        if (!is_space(code)) break;
        at = before;
    }
    return at;
}

}  // namespace

T5SpecialTokens T5SpecialTokens::load(const fs::path& folder, const T5Vocabulary& vocabulary) {
    Reader reader(folder, vocabulary);
    T5SpecialTokens special;
    special.end = reader.end;
    special.padding = reader.padding;
    special.tokens_ = reader.take();
    for (const Token& token : special.tokens_)
        special.largest_id = std::max(special.largest_id, token.id);
    if (special.end < 0 || special.padding < 0)
        throw Error(ErrorCode::FileFormat,
                    quote_path(folder / "tokenizer_config.json") +
                        ": \"eos_token\" or \"pad_token\" is empty; T5's are </s> and <pad>.");
    return special;
}

std::vector<T5SpecialTokens::Part> T5SpecialTokens::split(std::string_view text,
                                                          bool normalized) const {
    std::vector<Part> parts;
    const int length = static_cast<int>(text.size());
    int begin = 0;  // of what no token has taken
    for (int i = 0; i < length;) {
        const Token* longest = nullptr;
        for (const Token& token : tokens_)
            if (token.normalized == normalized &&
                text.substr(i, token.content.size()) == token.content &&
                (!longest || token.content.size() > longest->content.size()))
                longest = &token;
        if (!longest) {
            ++i;
            continue;
        }
        const int end = i + static_cast<int>(longest->content.size());
        const int left = longest->takes_left ? skip_space_back(text, i, begin) : i;
        if (begin < left) parts.push_back({{begin, left}, nullptr});
        parts.push_back({{i, end}, longest});
        i = end;
        begin = longest->takes_right ? skip_space(text, end) : end;
    }
    if (begin < length) parts.push_back({{begin, length}, nullptr});
    return parts;
}

}  // namespace seedbed
