// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/event.h"
#include "core/library/picture_row.h"

#include <QWidget>

#include <memory>
#include <vector>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QSlider;
class QTableView;

namespace seedbed {

class ExploreSession;
class GridResultModel;

// What came of the session's grids: one table, with the axes across and down as one likes. Cells
// fill while they are made. Follows the session by itself.
class GridResultView : public QWidget {
    Q_OBJECT
 public:
    // The session outlives the view.
    explicit GridResultView(ExploreSession* session, QWidget* parent = nullptr);

    // The grid that is shown; null before the first.
    GridResultModel* model() const { return m_model; }
    JobId job() const { return m_job; }
    void showGrid(JobId job);

    QTableView* table() const { return m_table; }
    QComboBox* gridBox() const { return m_grids; }
    QComboBox* acrossBox() const { return m_across; }
    QComboBox* downBox() const { return m_down; }
    QLabel* summary() const { return m_summary; }
    QSlider* sizeSlider() const { return m_size; }
    const std::vector<QComboBox*>& placeBoxes() const { return m_places; }

 Q_SIGNALS:
    // A cell was opened (double click, Enter). picture: its id in the library, 0 = in none.
    void cellActivated(const seedbed::GenerateRequest& request, seedbed::PictureId picture);
    // A cell became the current one.
    void cellChosen(const seedbed::GenerateRequest& request, seedbed::PictureId picture);
    // The button of the empty view.
    void presetRequested();

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

 private:
    struct Grid {
        JobId job;
        std::unique_ptr<GridResultModel> model;
        QString error;  // of the whole
    };
    void setUpTable();
    void build();
    void buildBar();
    QWidget* buildEmpty();
    void connectParts();
    void connectSession();
    void addGrid(JobId job, const GridRequest& request);
    void endGrid(JobId job);
    GridResultModel* modelOf(JobId job) const;
    void offerAxes();
    void offerPlaces();
    void takeAxes(bool acrossChanged);
    void resizeCells(int side);
    void fitCells();
    void updateSummary();
    void tell(const QModelIndex& index, bool activated);

    ExploreSession* m_session;
    std::vector<Grid> m_kept;  // newest first
    GridResultModel* m_model = nullptr;
    JobId m_job;

    QComboBox* m_grids;
    QComboBox* m_across;
    QComboBox* m_down;
    QHBoxLayout* m_placeRow;
    std::vector<QComboBox*> m_places;
    QSlider* m_size;
    bool m_sized = false;  // somebody moved the slider
    QLabel* m_summary;
    QWidget* m_bar;
    QWidget* m_empty;  // before the first grid
    QTableView* m_table;
};

}  // namespace seedbed
