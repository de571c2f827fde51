// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/watched_words.h"

#include <QAbstractButton>
#include <QWidget>

#include <memory>

namespace seedbed {

// One word of a prompt as a pill: click to pick, hover or focus to brush.
class WordChip : public QAbstractButton {
    Q_OBJECT
 public:
    WordChip(WatchedWord word, WatchedWords* words, QWidget* parent);

    const WatchedWord& word() const { return m_word; }
    QSize sizeHint() const override;

 protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

 private:
    void syncWithPicks();

    WatchedWord m_word;
    WatchedWords* m_words;
};

// The words of one prompt as chips in lines.
class WordChips : public QWidget {
    Q_OBJECT
 public:
    explicit WordChips(WatchedWords* words, QWidget* parent = nullptr);

    // Null clears the chips.
    void setPrompt(std::shared_ptr<const TokenizedPrompt> prompt);
    // The chip that shows this text (its first occurrence); null when there is none.
    WordChip* chip(const QString& text) const;
    int count() const;

 private:
    void rebuild();

    WatchedWords* m_words;
    std::shared_ptr<const TokenizedPrompt> m_prompt;
};

}  // namespace seedbed
