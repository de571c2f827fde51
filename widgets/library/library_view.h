// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/cell_grid_view.h"
#include "widgets/library/library_delegate.h"
#include "widgets/library/library_model.h"
#include "widgets/library/thumbnail_loader.h"

#include <vector>

namespace seedbed {

// The wall of a library's pictures; also its filmstrip. Keeps the current picture, the selection
// and the place by picture when other ids come (replaceIds).
class LibraryView : public CellGridView {
    Q_OBJECT
 public:
    LibraryView(LibraryModel* model,
                LibraryClient* client,
                ThumbnailLoader* thumbnails,
                QWidget* parent = nullptr);

    PictureId currentPicture() const;  // 0 = none
    // In the order of the grid.
    std::vector<PictureId> selectedPictures() const;
    int selectedCount() const;  // without making a list of them
    // Other ids, the same place: what was current, selected and on top stays where it still is.
    void replaceIds(std::vector<PictureId> ids);
    // Selects it alone and scrolls there; unknown ids do nothing.
    void showPicture(PictureId id);

 private:
    void repaintPictures(const std::vector<PictureId>& ids);
    void dropUnseen();
    void selectRows(std::vector<int> rows);

    LibraryModel* m_pictures;
    ThumbnailLoader* m_thumbnails;
};

}  // namespace seedbed
