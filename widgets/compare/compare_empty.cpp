// SPDX-License-Identifier: Apache-2.0
#include "widgets/compare/compare_empty.h"

#include "widgets/compare/side_tag.h"
#include "widgets/theme.h"

#include <QFrame>
#include <QPainter>
#include <QRadialGradient>
#include <QVBoxLayout>

namespace seedbed {

namespace {

QLabel* line(const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    return label;
}

}  // namespace

CompareEmpty::CompareEmpty(QWidget* parent) : QWidget(parent) {
    auto* card = new QFrame(this);
    card->setObjectName(QStringLiteral("emptyCard"));
    card->setFixedWidth(480);
    auto* heading = line(tr("What makes them different?"), card);
    heading->setProperty("role", QStringLiteral("heading"));
    auto* text = line(
        tr("Choose two to four pictures in Explore or in the Library and take Compare: they will "
           "stand here side by side, zoomed and moved as one, with what differs in their settings "
           "and where each word of the prompt acts."),
        card);
    auto* ways = line(
        tr("Seeds of one prompt, prompts of one seed, samplers, models: whatever you want to tell "
           "apart. Then look with a slider, by flicker, or pixel by pixel."),
        card);
    auto* keys =
        line(tr("G side by side · L slider · K flicker · D difference · W words · Z 100 %"), card);
    keys->setProperty("role", QStringLiteral("hint"));
    auto* inner = new QVBoxLayout(card);
    inner->setContentsMargins(28, 24, 28, 20);
    inner->setSpacing(12);
    for (QLabel* label : {heading, text, ways, keys}) inner->addWidget(label);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(card, 0, Qt::AlignCenter);
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
