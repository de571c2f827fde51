// SPDX-License-Identifier: Apache-2.0
#include "widgets/empty_grid.h"

#include "widgets/empty_card.h"
#include "widgets/theme.h"

#include <QPainter>
#include <QRadialGradient>

#include <cmath>

namespace seedbed {

namespace {

constexpr int kCell = 132;
constexpr int kGap = 8;

}  // namespace

EmptyGrid::EmptyGrid(QWidget* parent) : QWidget(parent), m_button(new QPushButton(this)) {
    auto* card = new EmptyCard(460, this);
    card->addHeading(tr("One prompt, many seeds"));
    card->addText(tr(
        "Each seed gives its own picture. They will stand here side by side and form before "
        "your "
        "eyes; point at a word of the prompt and every picture lights up where that word acts."));
    card->addButton(m_button);
    card->addHint(tr("Space: full size · Enter: use the seed · Ctrl + wheel: size of the cells"));
    connect(m_button, &QPushButton::clicked, this, &EmptyGrid::generateRequested);
    setSeedCount(0);
}

void EmptyGrid::setSeedCount(int count) {
    m_button->setEnabled(count > 0);
    m_button->setText(count > 0 ? tr("Generate %n picture(s)", nullptr, count)
                                : tr("Name some seeds first"));
}

// Ghost cells: a heat spot wanders through them, as a brushed word's would.
void EmptyGrid::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int columns = std::max(1, (width() + kGap) / (kCell + kGap));
    const double side = (width() - kGap * (columns + 1)) / static_cast<double>(columns);
    const bool dark = isDark(palette());
    int seed = 0;
    for (double y = kGap; y < height(); y += side + kGap)
        for (int column = 0; column < columns; ++column, ++seed) {
            const QRectF cell(kGap + column * (side + kGap), y, side, side);
            painter.setPen(Qt::NoPen);
            painter.setBrush(palette().color(QPalette::Window));
            painter.drawRoundedRect(cell, 5, 5);
            const QPointF spot(cell.left() + side * (0.5 + 0.28 * std::sin(seed * 2.4)),
                               cell.top() + side * (0.5 + 0.26 * std::cos(seed * 1.7)));
            QRadialGradient glow(spot, side * 0.34);
            QColor heat = wordColor(seed % 2, dark);
            heat.setAlphaF(dark ? 0.16 : 0.13);
            glow.setColorAt(0, heat);
            heat.setAlphaF(0);
            glow.setColorAt(1, heat);
            painter.setBrush(glow);
            painter.drawRoundedRect(cell, 5, 5);
            painter.setFont(monospaceFont(-1));
            painter.setPen(palette().color(QPalette::Mid));
            painter.drawText(
                cell.adjusted(8, 0, 0, -6), Qt::AlignLeft | Qt::AlignBottom, QString::number(seed));
        }
}

}  // namespace seedbed
