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

}  // namespace seedbed
