// SPDX-License-Identifier: Apache-2.0
#include "widgets/empty_card.h"

namespace seedbed {

EmptyCard::EmptyCard(int width, QWidget* page) : QFrame(page), m_lines(new QVBoxLayout(this)) {
    setObjectName(QStringLiteral("emptyCard"));
    setFixedWidth(width);
    m_lines->setContentsMargins(28, 24, 28, 20);
    m_lines->setSpacing(12);
    auto* middle = new QVBoxLayout(page);
    middle->addWidget(this, 0, Qt::AlignCenter);
}

void EmptyCard::addHeading(const QString& text) {
    addLine(text)->setProperty("role", QStringLiteral("heading"));
}

void EmptyCard::addText(const QString& text) {
    addLine(text);
}

void EmptyCard::addButton(QPushButton* button) {
    button->setProperty("role", QStringLiteral("primary"));
    m_lines->addWidget(button, 0, Qt::AlignCenter);
}

void EmptyCard::addHint(const QString& text) {
    addLine(text)->setProperty("role", QStringLiteral("hint"));
}

QLabel* EmptyCard::addLine(const QString& text) {
    auto* label = new QLabel(text, this);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    m_lines->addWidget(label);
    return label;
}

}  // namespace seedbed
