// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QString>
#include <QWidget>

#include <vector>

namespace seedbed {

// The words at one position of the query grid, strongest first, with bars and values. With two
// pictures each word has two bars.
class PointerRanking : public QWidget {
    Q_OBJECT
 public:
    explicit PointerRanking(QWidget* parent = nullptr);

    struct Row {
        QString word;
        QColor color;
        float value = 0;
        float second = -1;  // in the other picture; -1 = none
    };
    // An empty list shows `title` alone.
    void setRows(const QString& title, std::vector<Row> rows);
    const std::vector<Row>& rows() const { return m_rows; }
    const QString& title() const { return m_title; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {160, sizeHint().height()}; }

 protected:
    void paintEvent(QPaintEvent* event) override;

 private:
    struct Columns {
        int names = 0;  // width in pixels, as the others
        int bars = 0;
        int value = 0;
        bool two = false;
        float most = 0;  // what fills a bar
    };
    int rowHeight() const;
    void paintRow(QPainter& painter,
                  const Row& row,
                  const QRect& line,
                  const Columns& columns) const;

    QString m_title;
    std::vector<Row> m_rows;
};

}  // namespace seedbed
