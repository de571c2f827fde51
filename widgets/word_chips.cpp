// SPDX-License-Identifier: Apache-2.0
#include "widgets/word_chips.h"

#include "widgets/flow_layout.h"
#include "widgets/theme.h"

#include <QPainter>
#include <QPainterPath>

namespace seedbed {

WordChip::WordChip(WatchedWord word, WatchedWords* words, QWidget* parent)
    : QAbstractButton(parent), m_word(std::move(word)), m_words(words) {
    setText(m_word.text);
    setCheckable(true);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(tr("Watch the word %1").arg(m_word.text));
    setToolTip(
        m_word.kind == WatchedWord::Kind::Word
            ? tr("Point at it: every picture lights up where this word acts.\nClick: watch it.")
            : tr("A position that every prompt has. Its map often holds what no word claims."));
    syncWithPicks();
    connect(this, &QAbstractButton::clicked, this, [this] { m_words->toggle(m_word); });
    connect(words, &WatchedWords::picksChanged, this, &WordChip::syncWithPicks);
}

QSize WordChip::sizeHint() const {
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);  // picking must not move the other chips
    const QFontMetrics metrics(bold);
    return {std::max(28, metrics.horizontalAdvance(text()) + 20), metrics.height() + 8};
}

void WordChip::syncWithPicks() {
    setChecked(m_words->find(m_word) != nullptr);
    update();
}

void WordChip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool lit = isChecked() || underMouse() || hasFocus();
    const QColor color = wordColor(m_words->slotOf(m_word), isDark(palette()));
    const QRectF pill = QRectF(rect()).adjusted(1, 1, -1, -1);
    QColor fill = palette().color(QPalette::Window);
    if (isChecked()) {
        fill = color;
        fill.setAlphaF(isDark(palette()) ? 0.22 : 0.14);
    }
    painter.setBrush(fill);
    painter.setPen(QPen(lit ? color : palette().color(QPalette::Mid), isChecked() ? 1.6 : 1.0));
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);
    QFont face = font();
    if (isChecked()) face.setWeight(QFont::DemiBold);
    painter.setFont(face);
    painter.setPen(lit ? color : palette().color(QPalette::PlaceholderText));
    painter.drawText(rect(), Qt::AlignCenter, text());
}

void WordChip::enterEvent(QEnterEvent*) {
    m_words->setHovered(m_word);
    update();
}

void WordChip::leaveEvent(QEvent*) {
    m_words->setHovered(std::nullopt);
    update();
}

void WordChip::focusInEvent(QFocusEvent* event) {
    if (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason)
        m_words->setHovered(m_word);
    QAbstractButton::focusInEvent(event);
}

void WordChip::focusOutEvent(QFocusEvent* event) {
    if (!underMouse()) m_words->setHovered(std::nullopt);
    QAbstractButton::focusOutEvent(event);
}

WordChips::WordChips(WatchedWords* words, QWidget* parent) : QWidget(parent), m_words(words) {
    auto* layout = new FlowLayout(this);
    setLayout(layout);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(words, &WatchedWords::specialTokensChanged, this, &WordChips::rebuild);
}

void WordChips::setPrompt(std::shared_ptr<const TokenizedPrompt> prompt) {
    const auto same = [&] {
        const auto mine = m_prompt ? wordsOf(*m_prompt, true) : std::vector<WatchedWord>();
        const auto theirs = prompt ? wordsOf(*prompt, true) : std::vector<WatchedWord>();
        return std::equal(mine.begin(),
                          mine.end(),
                          theirs.begin(),
                          theirs.end(),
                          [](const WatchedWord& a, const WatchedWord& b) {
                              return a.kind == b.kind && a.occurrence == b.occurrence &&
                                     a.text == b.text;
                          });
    }();
    m_prompt = std::move(prompt);
    if (!same) rebuild();
}

void WordChips::rebuild() {
    m_words->setHovered(std::nullopt);
    while (QLayoutItem* item = layout()->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();  // a chip may be what was clicked
        delete item;
    }
    if (m_prompt)
        for (WatchedWord& word : wordsOf(*m_prompt, m_words->specialTokens())) {
            auto* chip = new WordChip(std::move(word), m_words, this);
            layout()->addWidget(chip);
            chip->show();
        }
    updateGeometry();
}

WordChip* WordChips::chip(const QString& text) const {
    for (int i = 0; i < count(); ++i) {
        auto* chip = qobject_cast<WordChip*>(layout()->itemAt(i)->widget());
        if (chip && chip->word().text == text) return chip;
    }
    return nullptr;
}

int WordChips::count() const {
    return layout()->count();
}

}  // namespace seedbed
