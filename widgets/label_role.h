// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLabel>
#include <QStyle>

namespace seedbed {

// Gives a label one of the style sheet's roles ("hint", "error", "label", "strong" …), also when it
// has another one already.
inline void setLabelRole(QLabel* label, const QString& role) {
    if (label->property("role").toString() == role) return;
    label->setProperty("role", role);
    label->style()->unpolish(label);
    label->style()->polish(label);
}

// The small label above or beside a field; a screen reader says its text for the field.
inline QLabel* fieldLabel(const QString& text, QWidget* field) {
    auto* label = new QLabel(text);
    label->setProperty("role", QStringLiteral("label"));
    label->setBuddy(field);
    field->setAccessibleName(text);
    return label;
}

}  // namespace seedbed
