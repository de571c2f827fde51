// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/models/prompt_tokens.h"

#include <QObject>
#include <QString>

#include <optional>
#include <vector>

namespace seedbed {

// A word whose attention is watched, named so that it is found again in another run's prompt.
struct WatchedWord {
    enum class Kind { Word, Start, End, Padding };
    Kind kind = Kind::Word;
    QString text;        // as the prompt spells it; a name in brackets for the special positions
    int occurrence = 0;  // 0 = the first word of this text in the prompt
    int slot = 0;        // its colour

    bool sameWord(const WatchedWord& other) const {
        return kind == other.kind && occurrence == other.occurrence &&
               text.compare(other.text, Qt::CaseInsensitive) == 0;
    }
};

// What can be watched in a prompt: its words and, when asked for, start, end and padding.
std::vector<WatchedWord> wordsOf(const TokenizedPrompt& prompt, bool withSpecial);

// The token positions of a word in a prompt; empty when the prompt does not have it.
std::vector<int> tokensOf(const WatchedWord& word, const TokenizedPrompt& prompt);

// Which words are picked and which one is under the pointer: one state for chips, grid, curves and
// tables.
class WatchedWords : public QObject {
    Q_OBJECT
 public:
    using QObject::QObject;

    const std::vector<WatchedWord>& picked() const { return m_picked; }
    const std::optional<WatchedWord>& hovered() const { return m_hovered; }
    // The word under the pointer alone, else all that are picked.
    std::vector<WatchedWord> active() const;
    // The picked words that stand in `prompt`.
    std::vector<WatchedWord> pickedIn(const TokenizedPrompt& prompt) const;
    // The picked twin of `word`, with its colour; null when it is not picked.
    const WatchedWord* find(const WatchedWord& word) const;
    // The colour that `word` has, or would get by being picked.
    int slotOf(const WatchedWord& word) const;

    void toggle(const WatchedWord& word);
    void setPicked(std::vector<WatchedWord> words);
    void clear() { setPicked({}); }
    void setHovered(std::optional<WatchedWord> word);
    // Forgets picks that `prompt` does not have, so that they hold no colour.
    void keepOnly(const TokenizedPrompt& prompt);

    bool specialTokens() const { return m_specialTokens; }
    void setSpecialTokens(bool shown);

 Q_SIGNALS:
    void picksChanged();
    void hoverChanged();
    void specialTokensChanged(bool shown);

 private:
    int freeSlot() const;

    std::vector<WatchedWord> m_picked;
    std::optional<WatchedWord> m_hovered;
    bool m_specialTokens = false;
};

}  // namespace seedbed
