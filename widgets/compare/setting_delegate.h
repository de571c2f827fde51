// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStyledItemDelegate>

class QTextLayout;

namespace seedbed {

// Draws a setting in as many lines as it takes, with the words that differ marked by weight and
// ground.
class SettingDelegate : public QStyledItemDelegate {
    Q_OBJECT
 public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter,
               const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 private:
    // Breaks the text into lines of this width; returns their height.
    static double breakLines(QTextLayout& layout, double width);
    static void prepare(QTextLayout& layout,
                        const QStyleOptionViewItem& option,
                        const QModelIndex& index);
};

}  // namespace seedbed
