// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/library/library_model.h"
#include "widgets/library/thumbnail_loader.h"

#include <QStyledItemDelegate>

namespace seedbed {

// Draws one picture of a library: its thumbnail, seed and judgement; a broken file says so.
class LibraryDelegate : public QStyledItemDelegate {
    Q_OBJECT
 public:
    LibraryDelegate(const LibraryModel* model,
                    const LibraryClient* client,
                    ThumbnailLoader* thumbnails,
                    QObject* parent = nullptr);

    void paint(QPainter* painter,
               const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    bool helpEvent(QHelpEvent* event,
                   QAbstractItemView* view,
                   const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

 private:
    ThumbnailLoader::Thumbnail thumbnail(int row, int side) const;

    const LibraryModel* m_model;
    const LibraryClient* m_client;
    ThumbnailLoader* m_thumbnails;
};

}  // namespace seedbed
