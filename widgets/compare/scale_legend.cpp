// SPDX-License-Identifier: Apache-2.0
#include "widgets/compare/scale_legend.h"

#include <QLinearGradient>
#include <QPainter>

namespace seedbed {

namespace {

constexpr int kBar = 150;
constexpr int kGap = 8;

QFont smallFont(const QFont& font) {
    QFont small = font;
    small.setPixelSize(11);
    return small;
}

}  // namespace

ScaleLegend::ScaleLegend(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void ScaleLegend::setScale(const SignedColours& colours, const QString& low, const QString& high) {
    m_colours = colours;
    m_low = low;
    m_high = high;
    setAccessibleName(tr("Scale of the difference: %1 to %2").arg(low, high));
    updateGeometry();
    update();
}

QSize ScaleLegend::sizeHint() const {
    const QFontMetrics metrics(smallFont(font()));
    return {
        metrics.horizontalAdvance(m_low) + metrics.horizontalAdvance(m_high) + kBar + 2 * kGap + 4,
        metrics.height() + 6};
}

void ScaleLegend::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(smallFont(font()));
    const QFontMetrics metrics(painter.font());
    const QRectF bar(metrics.horizontalAdvance(m_low) + kGap, height() / 2.0 - 4, kBar, 8);
    QLinearGradient gradient(bar.topLeft(), bar.topRight());
    for (int i = -4; i <= 4; ++i) gradient.setColorAt((i + 4) / 8.0, m_colours.at(i / 4.0));
    painter.setPen(QPen(palette().color(QPalette::Mid), 1));
    painter.setBrush(gradient);
    painter.drawRoundedRect(bar, 3, 3);
    painter.drawLine(QPointF(bar.center().x(), bar.top() - 2),
                     QPointF(bar.center().x(), bar.bottom() + 2));
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter, m_low);
    painter.drawText(rect(), Qt::AlignRight | Qt::AlignVCenter, m_high);
}

}  // namespace seedbed
