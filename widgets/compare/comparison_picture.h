// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QImage>
#include <QString>

#include <functional>
#include <vector>

namespace seedbed {

// One picture of the exported comparison.
struct ExportPane {
    QString letter;  // empty: none
    QString title;
    QString note;
    QColor color;                       // of the letter
    QSize size;                         // of the picture itself
    std::function<QImage(QSize)> draw;  // with what lies over it
};

struct ExportColors {
    QColor ground;
    QColor text;
    QColor dim;
};

// The panes beside one another, each at least 384 pixels and at its own size where that is larger,
// with titles, notes and a caption below.
QImage comparisonPicture(const std::vector<ExportPane>& panes,
                         const QString& caption,
                         const ExportColors& colors);

}  // namespace seedbed
