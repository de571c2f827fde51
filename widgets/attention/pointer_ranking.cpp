// SPDX-License-Identifier: Apache-2.0
#include "widgets/attention/pointer_ranking.h"

#include "widgets/theme.h"

#include <QPainter>

#include <algorithm>

namespace seedbed {

namespace {

constexpr int kRows = 7;  // always as high, so that nothing jumps under the pointer

}  // namespace

PointerRanking::PointerRanking(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void PointerRanking::setRows(const QString& title, std::vector<Row> rows) {
    m_title = title;
    m_rows = std::move(rows);
    QStringList spoken{title};
    for (const Row& row : m_rows)
        spoken << QStringLiteral("%1 %2").arg(row.word, QString::number(row.value, 'f', 3));
    setAccessibleName(title);
    setAccessibleDescription(spoken.join(QStringLiteral(", ")));
    update();
}

int PointerRanking::rowHeight() const {
    return fontMetrics().height() + 6;
}

QSize PointerRanking::sizeHint() const {
    return {300, (kRows + 1) * rowHeight()};
}

void PointerRanking::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(QRect(0, 0, width(), rowHeight()), Qt::AlignVCenter | Qt::AlignLeft, m_title);
    Columns columns;
    for (const Row& row : m_rows) {
        columns.most = std::max({columns.most, row.value, row.second});
        columns.two = columns.two || row.second >= 0;
    }
    columns.value = QFontMetrics(monospaceFont()).horizontalAdvance(QStringLiteral("0.000")) + 8;
    columns.names = std::min(110, width() / 4);
    columns.bars = width() - columns.names - columns.value * (columns.two ? 2 : 1) - 12;
    const int shown = std::min(kRows, static_cast<int>(m_rows.size()));
    for (int i = 0; i < shown; ++i)
        paintRow(painter,
                 m_rows[static_cast<std::size_t>(i)],
                 QRect(0, (i + 1) * rowHeight(), width(), rowHeight()),
                 columns);
}

void PointerRanking::paintRow(QPainter& painter,
                              const Row& row,
                              const QRect& line,
                              const Columns& columns) const {
    painter.setPen(palette().color(QPalette::Mid));
    painter.drawLine(line.topLeft(), line.topRight());
    painter.setFont(font());
    painter.setPen(row.color);
    painter.drawText(line.adjusted(4, 0, 0, 0),
                     Qt::AlignVCenter,
                     fontMetrics().elidedText(row.word, Qt::ElideRight, columns.names - 10));
    const auto bar = [&](float value, double top, double height, float alpha) {
        QColor color = row.color;
        color.setAlphaF(alpha);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        const double share = columns.most > 0 ? value / columns.most : 0;
        painter.drawRoundedRect(
            QRectF(columns.names, top, std::max(1.0, columns.bars * share), height), 2, 2);
    };
    const double middle = line.top() + line.height() / 2.0;
    bar(row.value, columns.two ? middle - 6 : middle - 4, columns.two ? 5 : 8, 1);
    if (row.second >= 0) bar(row.second, middle + 1, 5, 0.45F);
    painter.setFont(monospaceFont());
    const auto number = [&](float value, int fromRight, QPalette::ColorRole role) {
        painter.setPen(palette().color(role));
        painter.drawText(line.adjusted(0, 0, -4 - fromRight, 0),
                         Qt::AlignVCenter | Qt::AlignRight,
                         value < 0 ? QStringLiteral("–") : QString::number(value, 'f', 3));
    };
    number(row.value, columns.two ? columns.value : 0, QPalette::Text);
    if (columns.two) number(row.second, 0, QPalette::PlaceholderText);
}

}  // namespace seedbed
