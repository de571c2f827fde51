// SPDX-License-Identifier: Apache-2.0
#include "widgets/attention/attention_empty.h"

#include "widgets/empty_card.h"
#include "widgets/theme.h"

#include <QPainter>
#include <QRadialGradient>

namespace seedbed {

namespace {

constexpr int kTile = 104;
constexpr int kGap = 8;
constexpr int kLabels = 84;

}  // namespace

AttentionEmpty::AttentionEmpty(QWidget* parent)
    : QWidget(parent), m_button(new QPushButton(tr("Choose a picture"), this)) {
    m_button->setToolTip(tr("Goes to the Explore tab: press “Attention maps” there"));
    auto* card = new EmptyCard(480, this);
    card->addHeading(tr("Where each word acts"));
    card->addText(
        tr("Choose a picture, and every word of its prompt will stand here as a row: where the "
           "model looked for it at each step, in each layer, by each head. Beside it two words' "
           "overlap, two seeds under one slider, and masks to take away."));
    card->addButton(m_button);
    card->addHint(tr("Arrow keys: through words and steps · Space: watch a word · , and .: steps"));
}

// A ghost of the table: spots that gather over the steps, one place for each word.
void AttentionEmpty::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    const bool dark = isDark(palette());
    const int columns = std::max(2, (width() - kLabels) / (kTile + kGap));
    const double side = (width() - kLabels - kGap * columns) / static_cast<double>(columns);
    int row = 0;
    for (double y = 30; y < height(); y += side + kGap, ++row) {
        QColor heat = wordColor(row, dark);
        painter.setPen(Qt::NoPen);
        heat.setAlphaF(dark ? 0.3F : 0.22F);
        painter.setBrush(heat);
        painter.drawRoundedRect(QRectF(16, y + side / 2 - 4, 30 + 11 * (row * 2 % 3), 8), 4, 4);
        for (int column = 0; column < columns; ++column) {
            const QRectF tile(kLabels + column * (side + kGap), y, side, side);
            painter.setBrush(palette().color(QPalette::Window));
            painter.drawRoundedRect(tile, 5, 5);
            const double done = static_cast<double>(column) / std::max(1, columns - 1);
            const QPointF spot(tile.left() + side * (0.3 + 0.17 * (row * 2 % 4)),
                               tile.top() + side * (0.35 + 0.14 * (row % 3)));
            QRadialGradient glow(spot, side * (0.55 - 0.33 * done));
            heat.setAlphaF(static_cast<float>((dark ? 0.05 : 0.04) + 0.14 * done));
            glow.setColorAt(0, heat);
            heat.setAlphaF(0);
            glow.setColorAt(1, heat);
            painter.setBrush(glow);
            painter.drawRoundedRect(tile, 5, 5);
        }
    }
    painter.setPen(palette().color(QPalette::Mid));
    painter.setFont(monospaceFont(-1));
    for (int column = 0; column < columns; ++column)
        painter.drawText(QRectF(kLabels + column * (side + kGap), 8, side, 18),
                         Qt::AlignCenter,
                         QString::number(column + 1));
}

}  // namespace seedbed
