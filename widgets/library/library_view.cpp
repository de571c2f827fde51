// SPDX-License-Identifier: Apache-2.0
#include "widgets/library/library_view.h"

#include <QScrollBar>

#include <algorithm>
#include <unordered_set>

namespace seedbed {

LibraryView::LibraryView(LibraryModel* model,
                         LibraryClient* client,
                         ThumbnailLoader* thumbnails,
                         QWidget* parent)
    : CellGridView(parent), m_pictures(model), m_thumbnails(thumbnails) {
    setObjectName(QStringLiteral("libraryGrid"));
    setModel(model);
    setItemDelegate(new LibraryDelegate(model, client, thumbnails, this));
    connect(thumbnails, &ThumbnailLoader::loaded, this, &LibraryView::repaintPictures);
    connect(this, &CellGridView::sightChanged, this, &LibraryView::dropUnseen);
}

PictureId LibraryView::currentPicture() const {
    return m_pictures->idAt(currentIndex().row());
}

std::vector<PictureId> LibraryView::selectedPictures() const {
    std::vector<PictureId> ids;
    QList<QItemSelectionRange> ranges = selectionModel()->selection();
    std::sort(ranges.begin(), ranges.end(), [](const auto& a, const auto& b) {
        return a.top() < b.top();
    });
    for (const QItemSelectionRange& range : ranges)
        for (int row = range.top(); row <= range.bottom(); ++row)
            ids.push_back(m_pictures->idAt(row));
    return ids;
}

int LibraryView::selectedCount() const {
    int count = 0;
    for (const QItemSelectionRange& range : selectionModel()->selection()) count += range.height();
    return count;
}

void LibraryView::selectRows(std::vector<int> rows) {
    std::sort(rows.begin(), rows.end());
    QItemSelection selection;
    for (std::size_t i = 0; i < rows.size();) {
        std::size_t end = i + 1;
        while (end < rows.size() && rows[end] == rows[end - 1] + 1) ++end;
        selection.append(
            QItemSelectionRange(m_pictures->index(rows[i]), m_pictures->index(rows[end - 1])));
        i = end;
    }
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
}

void LibraryView::replaceIds(std::vector<PictureId> ids) {
    const PictureId current = currentPicture();
    const std::vector<PictureId> selected = selectedPictures();
    const auto [first, last] = rowsInSight();
    const bool currentSeen = currentIndex().row() >= first && currentIndex().row() < last;
    const PictureId fixed = currentSeen ? current : m_pictures->idAt(first);
    const int was = visualRect(m_pictures->index(std::max(0, m_pictures->rowOf(fixed)))).top();
    const bool atTop = verticalScrollBar()->value() == 0 && !currentSeen;
    m_pictures->setIds(std::move(ids));

    std::vector<int> rows;
    for (const PictureId id : selected)
        if (const int row = m_pictures->rowOf(id); row >= 0) rows.push_back(row);
    selectRows(std::move(rows));
    if (const int row = m_pictures->rowOf(current); row >= 0)
        selectionModel()->setCurrentIndex(m_pictures->index(row), QItemSelectionModel::NoUpdate);
    const int row = m_pictures->rowOf(fixed);
    if (row >= 0 && !atTop) {
        const int now = visualRect(m_pictures->index(row)).top();
        verticalScrollBar()->setValue(verticalScrollBar()->value() + now - was);
    }
}

void LibraryView::showPicture(PictureId id) {
    const int row = m_pictures->rowOf(id);
    if (row < 0) return;
    // Not setCurrentIndex(), which would heed a Shift or Ctrl that is held down.
    selectionModel()->setCurrentIndex(m_pictures->index(row), QItemSelectionModel::ClearAndSelect);
}

void LibraryView::repaintPictures(const std::vector<PictureId>& ids) {
    const auto [first, last] = rowsInSight();
    QRegion dirty;
    for (const PictureId id : ids) {
        const int row = m_pictures->rowOf(id);
        if (row >= first && row < last) dirty += visualRect(m_pictures->index(row));
    }
    viewport()->update(dirty);
}

// Thumbnails asked for by what has scrolled away must not keep what is in sight waiting.
void LibraryView::dropUnseen() {
    if (!isVisible()) return;
    const auto [first, last] = rowsInSight();
    std::vector<PictureId> ids;
    for (int row = first; row < last; ++row) ids.push_back(m_pictures->idAt(row));
    m_thumbnails->keepOnly(ids);
}

}  // namespace seedbed
