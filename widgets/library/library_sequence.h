// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/library/library_view.h"
#include "widgets/library/picture_sequence.h"

#include <QCache>

namespace seedbed {

// The pictures of a library's grid at full size, with the next and the one before read ahead.
class LibrarySequence : public PictureSequence {
    Q_OBJECT
 public:
    LibrarySequence(LibraryClient* client,
                    LibraryModel* model,
                    LibraryView* view,
                    QObject* parent = nullptr);

    QAbstractItemModel* model() const override { return m_model; }
    QItemSelectionModel* selection() const override { return m_view->selectionModel(); }
    QImage picture(int row) override;
    PictureId id(int row) const override { return m_model->idAt(row); }
    QString caption(int row) const override;
    QString details(int row) const override;
    QImage small(int row, int side) override;
    // Why picture() has nothing to show; empty while it is read.
    QString trouble(int row) override;

 private:
    ThumbnailLoader::Thumbnail large(int row);

    LibraryClient* m_client;
    LibraryModel* m_model;
    LibraryView* m_view;
    ThumbnailLoader m_large;
    ThumbnailLoader m_small;
    mutable QCache<PictureId, PictureRow> m_rows;
};

}  // namespace seedbed
