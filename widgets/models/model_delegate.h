// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/models/model_collection.h"

#include <QStyledItemDelegate>

namespace seedbed {

class ModelPictures;

// Draws a model's row: pictures made with it, name over folder, architecture over prediction,
// numbers in the monospaced face, its state as a word and a mark.
class ModelDelegate : public QStyledItemDelegate {
    Q_OBJECT
 public:
    static constexpr int kRowHeight = 54;
    static constexpr int kPictures = 3;  // in a row

    // `pictures` may be null: then a letter stands where they would.
    ModelDelegate(ModelCollection* models, ModelPictures* pictures, QObject* parent = nullptr);

    void paint(QPainter* painter,
               const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 private:
    void paintPictures(QPainter* painter,
                       const QStyleOptionViewItem& option,
                       const QModelIndex& index) const;
    void paintTexts(QPainter* painter,
                    const QStyleOptionViewItem& option,
                    const QModelIndex& index) const;
    static void paintMark(QPainter* painter,
                          const QPoint& middle,
                          ModelState state,
                          const QColor& color);
    void paintState(QPainter* painter,
                    const QStyleOptionViewItem& option,
                    const QModelIndex& index) const;

    ModelCollection* m_models;
    ModelPictures* m_pictures;
};

}  // namespace seedbed
