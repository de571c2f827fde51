// SPDX-License-Identifier: Apache-2.0
#include "core/engine/elsewhere_prompt.h"

#include "core/engine/recall_leftovers.h"
#include "core/models/prompt_syntax.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <filesystem>

namespace seedbed {
namespace {

constexpr std::size_t kTokensOfOneChunk = 75;

std::string escaped(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c == '(' || c == ')' || c == '\\') result += '\\';
        result += c;
    }
    return result;
}

bool is_word(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-';
}

// Puts "embedding:" before each `name` that stands as a word of its own.
void mark_embedding(const std::string& name, std::string& text) {
    constexpr std::string_view kMark = "embedding:";
    for (auto at = text.find(name); at != text.npos; at = text.find(name, at)) {
        const auto end = at + name.size();
        const bool word = (at == 0 || (!is_word(text[at - 1]) && text[at - 1] != ':')) &&
                          (end == text.size() || !is_word(text[end]));
        if (word) text.insert(at, kMark);
        at += name.size() + (word ? kMark.size() : 0);
    }
}

// 1.2100000000000002 -> 1.21.
std::string weight_text(double weight) {
    constexpr double kDigits = 1e4;
    return quote_number(std::round(weight * kDigits) / kDigits);
}

}  // namespace

std::vector<PromptPiece> pieces_of(const std::string& prompt, PromptSyntax syntax) {
    if (syntax == PromptSyntax::Plain) return {{prompt, 1, false}};
    std::vector<PromptPiece> pieces;
    for (const auto& span : parse_weighted_prompt(prompt).spans)
        pieces.push_back(
            {span.breaks ? std::string() : span.text, span.breaks ? 1 : span.weight, span.breaks});
    return pieces;
}

bool reads_plainly(const std::vector<PromptPiece>& pieces) {
    const bool weighed = std::any_of(pieces.begin(), pieces.end(), [](const auto& piece) {
        return piece.breaks || piece.weight != 1;
    });
    return !weighed && joined_text(pieces).size() <= kTokensOfOneChunk;
}

std::string joined_text(const std::vector<PromptPiece>& pieces) {
    std::string text;
    for (const auto& piece : pieces) text += piece.text;
    return text;
}

bool has_prompt_marks(std::string_view prompt) {
    return prompt.find_first_of("()[]\\") != prompt.npos || prompt.find("BREAK") != prompt.npos;
}

std::string comfyui_prompt(const std::vector<PromptPiece>& pieces,
                           const std::vector<std::string>& embeddings) {
    std::string result;
    for (const auto& piece : pieces) {
        auto text = escaped(piece.text);
        for (const auto& path : embeddings)
            mark_embedding(std::filesystem::path(path).stem().string(), text);
        result += piece.breaks        ? std::string(" ")
                  : piece.weight == 1 ? text
                                      : "(" + text + ":" + weight_text(piece.weight) + ")";
    }
    return result;
}

}  // namespace seedbed
