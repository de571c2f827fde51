// SPDX-License-Identifier: Apache-2.0
#include "widgets/empty_grid.h"

#include "widgets/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QRadialGradient>
#include <QVBoxLayout>

#include <cmath>

namespace seedbed {

namespace {

constexpr int kCell = 132;
constexpr int kGap = 8;

QLabel* line(const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    return label;
}

}  // namespace

EmptyGrid::EmptyGrid(QWidget* parent) : QWidget(parent), m_button(new QPushButton(this)) {
    auto* card = new QFrame(this);
    card->setObjectName(QStringLiteral("emptyCard"));
    card->setFixedWidth(460);
    auto* heading = line(tr("One prompt, many seeds"), card);
    heading->setProperty("role", QStringLiteral("heading"));
    auto* text = line(
        tr("Each seed gives its own picture. They will stand here side by side and form before "
           "your "
           "eyes; point at a word of the prompt and every picture lights up where that word acts."),
        card);
    m_button->setProperty("role", QStringLiteral("primary"));
    m_button->setParent(card);
    auto* keys =
        line(tr("Space: full size · Enter: use the seed · Ctrl + wheel: size of the cells"), card);
    keys->setProperty("role", QStringLiteral("hint"));
    auto* inner = new QVBoxLayout(card);
    inner->setContentsMargins(28, 24, 28, 20);
    inner->setSpacing(12);
    inner->addWidget(heading);
    inner->addWidget(text);
    inner->addWidget(m_button, 0, Qt::AlignCenter);
    inner->addWidget(keys);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(card, 0, Qt::AlignCenter);
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
