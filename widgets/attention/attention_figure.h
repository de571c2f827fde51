// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/attention/multiples_plan.h"

#include <QByteArray>
#include <QPainter>
#include <QSizeF>
#include <QString>

namespace seedbed {

// The table of small pictures as a figure for print: white ground, labels, and a caption with the
// seed, the prompt, the model and the sampler.
class AttentionFigure {
 public:
    // `peak`: what is drawn as full on the common scale.
    AttentionFigure(const AttentionState& state, MultiplesPlan plan, float peak);

    bool empty() const { return m_plan.rows.empty() || m_plan.columns.empty(); }
    QSize size() const;  // at 96 dpi
    QString caption() const { return m_caption; }

    // scale: pixels a unit; 1 = 96 dpi. The file's resolution says so, too.
    QByteArray png(double scale) const;
    // Texts stay texts; the small pictures are embedded.
    QByteArray svg() const;

 private:
    void paint(QPainter& painter, double scale) const;
    void paintRow(QPainter& painter, int row, double top, double scale) const;
    float peakOf(int row) const;

    const AttentionState& m_state;
    MultiplesPlan m_plan;
    float m_peak;
    QString m_caption;
    QSizeF m_tile;
    double m_labels = 0;
    double m_header = 0;
    double m_captionHeight = 0;
};

}  // namespace seedbed
