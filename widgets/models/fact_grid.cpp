// SPDX-License-Identifier: Apache-2.0
#include "widgets/models/fact_grid.h"

#include <QGridLayout>
#include <QLabel>
#include <QPainter>

namespace seedbed {

namespace {

// One word that is longer than there is room (a path, a hash), its middle left out.
class LongWord : public QLabel {
 public:
    LongWord(const QString& text, QWidget* parent) : QLabel(text, parent) {
        setToolTip(text);
        setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    }

 protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(rect(),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         fontMetrics().elidedText(text(), Qt::ElideMiddle, width()));
    }
};

}  // namespace

FactGrid::FactGrid(QWidget* parent) : QWidget(parent), m_grid(new QGridLayout(this)) {
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(12);
    m_grid->setVerticalSpacing(3);
}

void FactGrid::addCell(int row, int column, const QString& text, bool last) {
    constexpr int kLong = 24;
    const bool word = last && text.size() > kLong && !text.contains(QLatin1Char(' '));
    QLabel* label = word ? new LongWord(text, this) : new QLabel(text, this);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(last && !word);
    label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    label->setProperty("role", column == 0 ? QStringLiteral("hint") : QStringLiteral("fact"));
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_grid->addWidget(label, row, column);
}

void FactGrid::setRows(const std::vector<QStringList>& rows) {
    if (rows == m_rows) return;
    m_rows = rows;
    while (QLayoutItem* item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    int columns = 0;
    for (int row = 0; row < static_cast<int>(rows.size()); ++row) {
        const QStringList& texts = rows[static_cast<std::size_t>(row)];
        columns = std::max(columns, static_cast<int>(texts.size()));
        for (int column = 0; column < texts.size(); ++column)
            addCell(row, column, texts[column], column + 1 == texts.size());
    }
    for (int column = 0; column < m_grid->columnCount(); ++column)
        m_grid->setColumnStretch(column, column + 1 == columns ? 1 : 0);
}

}  // namespace seedbed
