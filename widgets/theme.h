// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QPalette>
#include <QString>

namespace seedbed {

enum class ThemeKind { Dark, Light };

// The studio's few colours. One accent for the next action and for progress; everything else is
// neutral.
struct ThemeColors {
    QColor ground;  // behind pictures and inside fields
    QColor panel;   // docks and bars
    QColor raised;  // buttons, menus
    QColor line;    // borders
    QColor text;
    QColor dim;  // labels, hints
    QColor accent;
    QColor onAccent;  // text on the accent
    QColor danger;
};

ThemeColors themeColors(ThemeKind kind);

// Sets palette, style sheet and font of the whole application.
void applyTheme(ThemeKind kind);

// Whether widgets with this palette stand on a dark ground.
bool isDark(const QPalette& palette);

// The one accent on this palette, also where a selection has another colour.
QColor accentColor(const QPalette& palette);

// The colour of errors that is readable on this palette.
QColor dangerColor(const QPalette& palette);

// The colour of the n-th watched word (slots repeat after kWordColors), readable on this palette.
inline constexpr int kWordColors = 8;
QColor wordColor(int slot, bool dark);

// Seeds, counts and statistics stand in this face. `delta` points are added to the interface's
// size.
QFont monospaceFont(int delta = 0);

// An icon of resources/icons in a colour: icon("pause", palette().color(QPalette::Text)).
QIcon icon(const QString& name, const QColor& color);

}  // namespace seedbed
