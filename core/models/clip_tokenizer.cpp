// SPDX-License-Identifier: Apache-2.0
#include "core/models/clip_tokenizer.h"

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/models/clip_bpe.h"
#include "core/models/clip_prompt_reader.h"
#include "core/models/clip_special_tokens.h"
#include "core/models/clip_text_normalizer.h"
#include "core/models/textual_inversion.h"

#include <limits>
#include <utility>

namespace seedbed {

struct ClipTokenizer::Impl {
    Impl(ClipBpe b, ClipSpecialTokens s) : bpe(std::move(b)), special(std::move(s)) {}

    ClipBpe bpe;
    ClipSpecialTokens special;

    void encode_words(const NormalizedText& normalized,
                      TextRange range,
                      std::vector<PromptToken>& out) const;
    void encode_typed(std::string_view prompt,
                      TextRange range,
                      std::vector<PromptToken>& out) const;
    std::vector<PromptToken> encode(std::string_view prompt) const;
    std::vector<InversionName> inversions(const std::vector<std::string>& files) const;

    mutable TextualInversionCache headers;
};

void ClipTokenizer::Impl::encode_words(const NormalizedText& normalized,
                                       TextRange range,
                                       std::vector<PromptToken>& out) const {
    const std::string_view text =
        std::string_view(normalized.text).substr(range.begin, range.end - range.begin);
    for (const TextRange word : split_clip_words(text)) {
        const int begin = range.begin + word.begin;
        for (const BpePiece& piece :
             bpe.encode(text.substr(word.begin, word.end - word.begin), special.unknown)) {
            const TextRange bytes{begin + piece.bytes.begin, begin + piece.bytes.end};
            const TextRange source = normalized.source_of(bytes);
            out.push_back({PromptToken::Kind::Text,
                           piece.id,
                           normalized.characters(bytes),
                           -1,
                           source.begin,
                           source.end});
        }
    }
}

// What stands between two special tokens that are matched as typed.
void ClipTokenizer::Impl::encode_typed(std::string_view prompt,
                                       TextRange range,
                                       std::vector<PromptToken>& out) const {
    const NormalizedText normalized =
        normalize_clip_text(prompt.substr(range.begin, range.end - range.begin), range.begin);
    for (const TextPart& part : special.split(normalized.text, true)) {
        if (!part.token) {
            encode_words(normalized, part.range, out);
            continue;
        }
        const TextRange source = normalized.source_of(part.range);
        out.push_back({PromptToken::Kind::Text,
                       part.token->id,
                       part.token->content,
                       -1,
                       source.begin,
                       source.end});
    }
}

std::vector<PromptToken> ClipTokenizer::Impl::encode(std::string_view prompt) const {
    check(prompt.size() < static_cast<std::size_t>(std::numeric_limits<int>::max()),
          "[clip] a prompt of 2 GB");
    std::vector<PromptToken> tokens;
    for (const TextPart& part : special.split(prompt, false)) {
        if (part.token)
            tokens.push_back({PromptToken::Kind::Text,
                              part.token->id,
                              part.token->content,
                              -1,
                              part.range.begin,
                              part.range.end});
        else
            encode_typed(prompt, part.range, tokens);
    }
    return tokens;
}

std::vector<InversionName> ClipTokenizer::Impl::inversions(
    const std::vector<std::string>& files) const {
    std::vector<InversionName> names;
    for (std::size_t i = 0; i < files.size(); ++i) {
        const TextualInversion inversion = headers.get(files[i]);
        if (inversion.vectors > special.length - 2)
            throw Error(ErrorCode::InvalidRequest,
                        "The textual inversion " + quote_path(inversion.path) + " has " +
                            std::to_string(inversion.vectors) +
                            " vectors, but the text encoder takes " +
                            std::to_string(special.length - 2) + " tokens; leave it out.");
        for (const std::string& name : inversion.names) {
            InversionName& entry =
                names.emplace_back(InversionName{{}, static_cast<int>(i), inversion.vectors});
            for (const PromptToken& token : encode(name)) entry.ids.push_back(token.id);
            if (entry.ids.empty()) names.pop_back();
        }
    }
    return names;
}

ClipTokenizer::ClipTokenizer() = default;
ClipTokenizer::~ClipTokenizer() = default;

std::shared_ptr<const ClipTokenizer> ClipTokenizer::load(const std::filesystem::path& folder) {
    ClipBpe bpe = ClipBpe::load(folder);
    ClipSpecialTokens special = ClipSpecialTokens::load(folder, bpe);
    std::shared_ptr<ClipTokenizer> tokenizer(new ClipTokenizer);
    tokenizer->impl_ = std::make_unique<Impl>(std::move(bpe), std::move(special));
    return tokenizer;
}

int ClipTokenizer::length() const {
    return impl_->special.length;
}

TokenizedPrompt ClipTokenizer::tokenize(std::string_view prompt) const {
    return tokenize(prompt, PromptOptions{});
}

TokenizedPrompt ClipTokenizer::tokenize(std::string_view prompt, PromptSyntax syntax) const {
    return tokenize(prompt, PromptOptions{syntax, 0, {}});
}

TokenizedPrompt ClipTokenizer::tokenize(std::string_view prompt,
                                        const PromptOptions& options) const {
    const ClipSpecialTokens& special = impl_->special;
    const ChunkFrame frame{
        special.length, special.start, special.end, special.padding, impl_->bpe.id(",</w>")};
    const ClipPromptReader reader([this](std::string_view text) { return impl_->encode(text); },
                                  frame,
                                  impl_->inversions(options.embeddings));
    return options.syntax == PromptSyntax::Webui ? reader.read_weighted(prompt)
                                                 : reader.read_plain(prompt);
}

std::vector<std::int64_t> ClipTokenizer::encode(std::string_view prompt) const {
    std::vector<std::int64_t> ids;
    for (const PromptToken& token : tokenize(prompt).tokens) ids.push_back(token.id);
    return ids;
}

std::vector<std::int64_t> ClipTokenizer::encode_text(std::string_view prompt) const {
    std::vector<std::int64_t> ids;
    for (const PromptToken& token : impl_->encode(prompt)) ids.push_back(token.id);
    return ids;
}

}  // namespace seedbed
