// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/request.h"
#include "core/library/picture_row.h"
#include "widgets/compare/compare_side.h"
#include "widgets/run_store.h"

#include <QObject>

#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace seedbed {

class MainWindow;

// Carries pictures from one tab to another, whether they were made in this session or stand in the
// library only.
class PictureDesk : public QObject {
    Q_OBJECT
 public:
    explicit PictureDesk(MainWindow* window);

    // The request that makes this one picture again; none for an unknown cell.
    std::optional<GenerateRequest> requestOf(CellId id) const;
    // The cell of this session that a picture of the library was made in.
    std::optional<CellId> cellOf(PictureId picture) const;
    // Pictures that are chosen in the current tab; 0 for those in no library are left out.
    std::vector<PictureId> chosen() const;

 public Q_SLOTS:
    // The chosen pictures side by side, at most four.
    void compareChosen();
    void showAttentionOfChosen();
    void varyChosen();
    void compare(const std::vector<seedbed::PictureId>& pictures);
    // One more beside those that are compared.
    void addToComparison(seedbed::CellId cell);
    void showAttention(seedbed::PictureId picture);
    void showAttentionOf(seedbed::CellId cell);
    void vary(const seedbed::GenerateRequest& picture);
    // A cell of a matrix: its picture, or at least what would make it.
    void openMatrixCell(const seedbed::GenerateRequest& request, seedbed::PictureId picture);

 private:
    std::vector<CellId> chosenCells() const;
    CompareSide sideOf(CellId id) const;
    void connectPanels();
    void onFetched(const PictureRow& row);
    // Runs a picture's settings again, of which this session has no steps.
    void offerToRunAgain(const PictureRow& row);

    MainWindow* m_window;
    std::map<PictureId, CellId> m_cells;
    std::vector<PictureId> m_wanted;         // to be compared, in this order
    std::map<PictureId, CompareSide> m_got;  // of those
    PictureId m_attentionOf = 0;             // these two wait for their settings
    PictureId m_varied = 0;
};

}  // namespace seedbed
