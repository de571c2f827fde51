// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/empty_grid.h"
#include "widgets/picture_viewer.h"
#include "widgets/seed_grid_view.h"

#include <QComboBox>
#include <QLabel>
#include <QSlider>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>
#include <QWidget>

#include <optional>
#include <vector>

class QMenu;
class QSettings;

namespace seedbed {

// The centre of the Explore tab: the grid of one run or of all, its order and size, and the
// full-size viewer.
class SeedGridPanel : public QWidget {
    Q_OBJECT
 public:
    SeedGridPanel(RunStore* store,
                  SeedGridModel* model,
                  WatchedWords* words,
                  QWidget* parent = nullptr);

    SeedGridView* view() const { return m_view; }
    SeedGridOrder* order() const { return m_order; }
    EmptyGrid* emptyState() const { return m_empty; }
    PictureViewer* viewer() const { return m_viewer; }

    // Whose stars stand on the cells and by whom the grid can be filtered; null = nobody.
    void setJudgements(JudgementSource* judgements);

    CellId currentCell() const;
    // Of the selection, in the order of the grid; the current one when none is selected. Cells that
    // are in no library are left out.
    std::vector<PictureId> selectedPictures() const;
    std::vector<Seed> selectedSeeds() const;

    // A run that stands in the model; the grid turns to it.
    void showRun(JobId job);
    // A run's tokens or pictures changed in a way that the order depends on.
    void runEnded(JobId job);
    void brushChanged();

    void restore(const QSettings& settings);
    void save(QSettings& settings) const;

 public Q_SLOTS:
    void useSelected();
    void copySelected();
    void viewCurrent();
    void fitCells() { m_view->setCellSide(0); }
    void setOverlay(bool shown);
    // The whole grid goes to one step, as the time slider does; none = the newest.
    void setOverlayStep(std::optional<int> step);
    void setOrder(seedbed::GridOrder order);
    void setFilter(seedbed::GridFilter filter);
    // To the next cell; after a judgement by key.
    void advance();

 Q_SIGNALS:
    void seedsUsed(const std::vector<seedbed::Seed>& seeds);
    void seedsCopied(const std::vector<seedbed::Seed>& seeds);
    void currentCellChanged(seedbed::CellId id);
    void folderRequested(const QString& file);
    void everythingRequested(seedbed::CellId id);
    void generateRequested();
    // The current picture's menu is about to be shown: who has more to offer adds it.
    void menuOpened(QMenu* menu);
    void overlayChanged(bool shown);

 private:
    QWidget* buildHeader();
    void connectParts();
    void showMenu(const QPoint& position);
    void fillFilter();
    void updateCount();
    void updateViewer();
    void moveInGrid(int dx, int dy);
    void onDataChanged(const QModelIndex& first, const QModelIndex& last);
    QString runTitle(JobId job) const;

    RunStore* m_store;
    SeedGridModel* m_model;
    WatchedWords* m_words;
    SeedGridOrder* m_order;
    SeedGridView* m_view;
    SeedCellDelegate* m_delegate;
    EmptyGrid* m_empty;
    QStackedWidget* m_stack;
    PictureViewer* m_viewer;
    QComboBox* m_runs;
    QComboBox* m_sort;
    QComboBox* m_filter;
    QLabel* m_count;
    QToolButton* m_overlay;
    QSlider* m_size;
    QToolButton* m_fit;
    QTimer m_countTimer;  // counting thousands of cells for each arriving step would be wasteful
};

}  // namespace seedbed
