// SPDX-License-Identifier: Apache-2.0
#include "core/models/clip_special_tokens.h"

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/io/json_file.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

namespace seedbed {
namespace {

// In the order in which transformers adds them.
constexpr std::array<const char*, 7> kRoles = {
    "bos_token", "eos_token", "unk_token", "sep_token", "pad_token", "cls_token", "mask_token"};

struct Definition {
    std::string content;
    bool normalized = false;
};

// An AddedToken object: {"content": …, "normalized": …, "lstrip": …}.
Definition read_object(const JsonObject& token) {
    for (const char* flag : {"lstrip", "rstrip", "single_word"})
        if (token.boolean(flag, false))
            throw Error(ErrorCode::UnsupportedModel,
                        token.source() + ": the special token " + quote(token.text("content")) +
                            " sets \"" + flag +
                            "\", which Seedbed's CLIP tokenizer does not know; published CLIP "
                            "tokenizers do not.");
    return {token.text("content"), token.boolean("normalized", false)};
}

// A role's token: a string, which is matched as typed, or an AddedToken object.
std::optional<Definition> read_role(const JsonObject& object, const std::string& role) {
    if (!object.has(role)) return std::nullopt;
    if (object.at(role).is_string()) return Definition{object.text(role), false};
    return read_object(object.object(role));
}

class Reader {
 public:
    explicit Reader(const std::filesystem::path& folder)
        : config_(JsonObject::open(folder / "tokenizer_config.json")) {
        if (config_.has("added_tokens_decoder")) {
            const JsonObject added = config_.object("added_tokens_decoder");
            for (const auto& [id, unused] : added.json().items())
                add(read_object(added.object(id)));
        } else {
            if (std::filesystem::exists(folder / "special_tokens_map.json"))
                map_ = JsonObject::open(folder / "special_tokens_map.json");
            if (std::filesystem::exists(folder / "tokenizer.json"))
                read_tokenizer_json(JsonObject::open(folder / "tokenizer.json"));
        }
        for (const char* role : kRoles) read(role);
    }

    const JsonObject& config() const { return config_; }
    const std::map<std::string, bool>& normalized() const { return normalized_; }
    std::string content(const std::string& role, const std::string& fallback) const {
        const auto found = roles_.find(role);
        return found == roles_.end() ? fallback : found->second;
    }

 private:
    void add(const Definition& token) {
        if (token.content.empty())
            throw Error(ErrorCode::FileFormat,
                        config_.source() + ": a special token is empty; remove it.");
        normalized_[token.content] = token.normalized;
    }

    void read_tokenizer_json(const JsonObject& file) {
        if (!file.has("added_tokens")) return;
        const nlohmann::json& list = file.at("added_tokens");
        if (!list.is_array()) file.fail("added_tokens", "a list");
        for (const auto& token : list) {
            if (!token.is_object()) file.fail("added_tokens", "a list of objects");
            add(read_object(JsonObject(token, file.source(), "added_tokens.")));
        }
        listed_ = normalized_;
    }

    void read(const std::string& role) {
        auto token = map_ ? read_role(*map_, role) : std::nullopt;
        if (!token) token = read_role(config_, role);
        if (!token) return;
        roles_[role] = token->content;
        // The list of tokenizer.json, or added_tokens_decoder, has the last word on the flags.
        const bool decided =
            listed_.contains(token->content) ||
            (config_.has("added_tokens_decoder") && normalized_.contains(token->content));
        if (!decided) add(*token);
    }

    JsonObject config_;
    std::optional<JsonObject> map_;
    std::map<std::string, std::string> roles_;
    std::map<std::string, bool> normalized_;  // by content
    std::map<std::string, bool> listed_;
};

}  // namespace

ClipSpecialTokens ClipSpecialTokens::load(const std::filesystem::path& folder, const ClipBpe& bpe) {
    const Reader reader(folder);
    const auto id_of = [&](const std::string& content) {
        const std::int64_t id = bpe.id(content);
        if (id < 0)
            throw Error(ErrorCode::FileFormat,
                        reader.config().source() + ": the special token " + quote(content) +
                            " is not in the vocabulary; vocabulary and configuration must come "
                            "from one tokenizer.");
        return id;
    };
    ClipSpecialTokens special;  // the fallbacks are those of CLIPTokenizer's constructor
    special.start = id_of(reader.content("bos_token", "<|startoftext|>"));
    special.end = id_of(reader.content("eos_token", "<|endoftext|>"));
    special.unknown = id_of(reader.content("unk_token", "<|endoftext|>"));
    special.padding = id_of(reader.content("pad_token", "<|endoftext|>"));
    special.length = static_cast<int>(reader.config().integer("model_max_length", 3, 1 << 16));
    for (const auto& [content, normalized] : reader.normalized())
        special.tokens_.push_back({content, id_of(content), normalized});
    return special;
}

std::vector<TextPart> ClipSpecialTokens::split(std::string_view text, bool normalized) const {
    std::vector<TextPart> parts;
    int begin = 0;
    const int length = static_cast<int>(text.size());
    for (int i = 0; i < length;) {
        const SpecialToken* longest = nullptr;
        for (const SpecialToken& token : tokens_)
            if (token.normalized == normalized &&
                text.substr(i, token.content.size()) == token.content &&
                (!longest || token.content.size() > longest->content.size()))
                longest = &token;
        if (!longest) {
            ++i;
            continue;
        }
        if (begin < i) parts.push_back({{begin, i}, nullptr});
        begin = i + static_cast<int>(longest->content.size());
        parts.push_back({{i, begin}, longest});
        i = begin;
    }
    if (begin < length) parts.push_back({{begin, length}, nullptr});
    return parts;
}

}  // namespace seedbed
