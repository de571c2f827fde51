// SPDX-License-Identifier: Apache-2.0
// What stands on a picture's cell in every grid: its seed, what is thought of it, its selection.
#pragma once

#include "core/metadata/judgement.h"

#include <QColor>
#include <QPainter>
#include <QPainterPath>
#include <QPalette>
#include <QRect>
#include <QString>

namespace seedbed {

inline constexpr int kCellGap = 8;  // pixels between cells

// The part of a cell that its picture may fill.
QRect cellFrame(const QRect& cell);
// Where the seed of a cell stands; a click there uses the seed.
QRect seedTagRect(const QRect& cell, const QString& seed);

void paintSeedTag(
    QPainter* painter, const QRect& cell, const QString& seed, bool hovered, const QColor& accent);
// Stars and pick below on the right (above the seed's tag where both have no room), favourite and
// number of tags on top; a reject is crossed out.
void paintJudgement(QPainter* painter,
                    const QRect& cell,
                    const QString& seed,
                    const Judgement& judgement);
void paintSelection(QPainter* painter, const QRect& cell, const QColor& accent, bool current);
// A cell without a picture.
void paintEmptyCell(QPainter* painter, const QRect& cell, const QPalette& palette);
// A few words in the middle of a cell, as many as fit.
void paintCellText(QPainter* painter, const QRect& cell, const QString& text, const QColor& color);

// A five-pointed star.
QPainterPath starPath(QPointF centre, double radius);

// "★★★★ · pick · favourite · tags: sky, blue"; empty for an empty judgement.
QString judgementText(const Judgement& judgement);

}  // namespace seedbed
