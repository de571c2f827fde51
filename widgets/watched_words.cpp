// SPDX-License-Identifier: Apache-2.0
#include "widgets/watched_words.h"

#include "widgets/theme.h"

#include <algorithm>

namespace seedbed {

namespace {

std::vector<int> positionsOf(PromptToken::Kind kind, const TokenizedPrompt& prompt) {
    std::vector<int> positions;
    for (std::size_t i = 0; i < prompt.tokens.size(); ++i)
        if (prompt.tokens[i].kind == kind) positions.push_back(static_cast<int>(i));
    return positions;
}

}  // namespace

std::vector<WatchedWord> wordsOf(const TokenizedPrompt& prompt, bool withSpecial) {
    std::vector<WatchedWord> words;
    if (withSpecial) words.push_back({WatchedWord::Kind::Start, QStringLiteral("<start>"), 0, 0});
    for (const PromptWord& word : prompt.words) {
        WatchedWord watched{WatchedWord::Kind::Word, QString::fromStdString(word.text), 0, 0};
        for (const WatchedWord& earlier : words)
            if (earlier.text.compare(watched.text, Qt::CaseInsensitive) == 0) ++watched.occurrence;
        words.push_back(watched);
    }
    if (!withSpecial) return words;
    words.push_back({WatchedWord::Kind::End, QStringLiteral("<end>"), 0, 0});
    if (!positionsOf(PromptToken::Kind::Padding, prompt).empty())
        words.push_back({WatchedWord::Kind::Padding, QStringLiteral("<pad>"), 0, 0});
    return words;
}

std::vector<int> tokensOf(const WatchedWord& word, const TokenizedPrompt& prompt) {
    switch (word.kind) {
        case WatchedWord::Kind::Start:
            return positionsOf(PromptToken::Kind::Start, prompt);
        case WatchedWord::Kind::End:
            return positionsOf(PromptToken::Kind::End, prompt);
        case WatchedWord::Kind::Padding:
            return positionsOf(PromptToken::Kind::Padding, prompt);
        case WatchedWord::Kind::Word:
            break;
    }
    int occurrence = 0;
    for (const PromptWord& candidate : prompt.words) {
        if (word.text.compare(QString::fromStdString(candidate.text), Qt::CaseInsensitive) != 0)
            continue;
        if (occurrence++ == word.occurrence) return candidate.tokens;
    }
    return {};
}

std::vector<WatchedWord> WatchedWords::active() const {
    if (!m_hovered) return m_picked;
    WatchedWord word = *m_hovered;
    word.slot = slotOf(word);
    return {word};
}

std::vector<WatchedWord> WatchedWords::pickedIn(const TokenizedPrompt& prompt) const {
    std::vector<WatchedWord> words;
    std::copy_if(m_picked.begin(),
                 m_picked.end(),
                 std::back_inserter(words),
                 [&prompt](const WatchedWord& word) { return !tokensOf(word, prompt).empty(); });
    return words;
}

const WatchedWord* WatchedWords::find(const WatchedWord& word) const {
    const auto at =
        std::find_if(m_picked.begin(), m_picked.end(), [&word](const WatchedWord& candidate) {
            return candidate.sameWord(word);
        });
    return at == m_picked.end() ? nullptr : &*at;
}

int WatchedWords::slotOf(const WatchedWord& word) const {
    const WatchedWord* twin = find(word);
    return twin ? twin->slot : freeSlot();
}

void WatchedWords::toggle(const WatchedWord& word) {
    if (const WatchedWord* twin = find(word)) {
        m_picked.erase(m_picked.begin() + (twin - m_picked.data()));
    } else {
        const int slot = freeSlot();
        m_picked.push_back(word);
        m_picked.back().slot = slot;
    }
    Q_EMIT picksChanged();
}

void WatchedWords::setPicked(std::vector<WatchedWord> words) {
    m_picked.clear();
    for (WatchedWord& word : words) {
        word.slot = freeSlot();
        m_picked.push_back(std::move(word));
    }
    Q_EMIT picksChanged();
}

void WatchedWords::setHovered(std::optional<WatchedWord> word) {
    const bool same =
        word.has_value() == m_hovered.has_value() && (!word || word->sameWord(*m_hovered));
    if (same) return;
    m_hovered = std::move(word);
    Q_EMIT hoverChanged();
}

void WatchedWords::keepOnly(const TokenizedPrompt& prompt) {
    std::vector<WatchedWord> kept = pickedIn(prompt);
    if (kept.size() == m_picked.size()) return;
    m_picked = std::move(kept);
    Q_EMIT picksChanged();
}

void WatchedWords::setSpecialTokens(bool shown) {
    if (m_specialTokens == shown) return;
    m_specialTokens = shown;
    std::erase_if(m_picked, [shown](const WatchedWord& word) {
        return !shown && word.kind != WatchedWord::Kind::Word;
    });
    Q_EMIT specialTokensChanged(shown);
    Q_EMIT picksChanged();
}

int WatchedWords::freeSlot() const {
    for (int slot = 0; slot < kWordColors; ++slot) {
        const bool taken =
            std::any_of(m_picked.begin(), m_picked.end(), [slot](const WatchedWord& word) {
                return word.slot % kWordColors == slot;
            });
        if (!taken) return slot;
    }
    return static_cast<int>(m_picked.size()) % kWordColors;
}

}  // namespace seedbed
