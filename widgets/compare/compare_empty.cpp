// SPDX-License-Identifier: Apache-2.0
#include "widgets/compare/compare_empty.h"

#include "widgets/compare/side_tag.h"
#include "widgets/empty_card.h"
#include "widgets/theme.h"

#include <QPainter>
#include <QRadialGradient>

namespace seedbed {

CompareEmpty::CompareEmpty(QWidget* parent) : QWidget(parent) {
    auto* card = new EmptyCard(480, this);
    card->addHeading(tr("What makes them different?"));
    card->addText(
        tr("Choose two to four pictures in Explore or in the Library and take Compare: they will "
           "stand here side by side, zoomed and moved as one, with what differs in their settings "
           "and where each word of the prompt acts."));
    card->addText(
        tr("Seeds of one prompt, prompts of one seed, samplers, models: whatever you want to tell "
           "apart. Then look with a slider, by flicker, or pixel by pixel."));
    card->addHint(tr("G side by side · L slider · K flicker · D difference · W words · Z 100 %"));
}

// Two ghost pictures and a divider between.
void CompareEmpty::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    const bool dark = isDark(palette());
    constexpr double gap = 8;
    const double half = (width() - 3 * gap) / 2;
    for (int side = 0; side < 2; ++side) {
        const QRectF pane(gap + side * (half + gap), gap, half, height() - 2 * gap);
        painter.setPen(Qt::NoPen);
        painter.setBrush(palette().color(QPalette::Window));
        painter.drawRoundedRect(pane, 6, 6);
        const double radius = std::min(pane.width(), pane.height()) * 0.36;
        const QPointF spot(pane.center().x() + (side == 0 ? -0.2 : 0.22) * pane.width(),
                           pane.center().y() + (side == 0 ? 0.12 : -0.1) * pane.height());
        QRadialGradient glow(spot, radius);
        QColor heat = sideColor(side, dark);
        heat.setAlphaF(dark ? 0.18F : 0.14F);
        glow.setColorAt(0, heat);
        heat.setAlphaF(0);
        glow.setColorAt(1, heat);
        painter.setBrush(glow);
        painter.drawRoundedRect(pane, 6, 6);
    }
}

}  // namespace seedbed
