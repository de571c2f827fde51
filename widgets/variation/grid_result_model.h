// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/event.h"
#include "core/engine/grid_plan.h"

#include <QAbstractTableModel>
#include <QImage>

#include <memory>
#include <unordered_map>
#include <vector>

namespace seedbed {

enum class GridCellState { Waiting, Running, Done, Existing, Failed, Abandoned, Skipped, Stopped };

// The cells of one grid as a table: one axis across, one down, a place on each of the others. Keeps
// a thumbnail of each picture, not the picture.
class GridResultModel : public QAbstractTableModel {
    Q_OBJECT
 public:
    enum Role {
        StateRole = Qt::UserRole + 1,  // int of GridCellState
        ThumbnailRole,                 // QImage, null while there is none
        ProgressRole,                  // 0..1
        MessageRole,                   // why there is no picture
        CellRole,                      // int: index of the cell
    };

    explicit GridResultModel(GridPlan plan, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    const GridPlan& plan() const { return m_plan; }
    // Which axes run across and down; -1 = none. Throws LogicError for one axis in both.
    void setAxes(int across, int down);
    int across() const { return m_across; }
    int down() const { return m_down; }
    // The place shown on an axis that is neither.
    void setPlace(int axis, int place);
    int place(int axis) const { return m_at[static_cast<std::size_t>(axis)]; }

    void addStep(const StepReady& event);
    void addImage(const ImageReady& event);
    void addFailure(const CellFailed& event);
    void addAbandoned(const ImageAbandoned& event);
    // The grid ended: what runs or waits will not come.
    void end();

    int cellAt(const QModelIndex& index) const;
    QModelIndex indexOf(int cell) const;  // invalid when it is not shown
    // The settings of a cell; with its picture's own where there is one.
    GenerateRequest requestOf(int cell) const;
    PictureId pictureOf(int cell) const;
    int count(GridCellState state) const;

 private:
    struct Cell {
        GridCellState state = GridCellState::Waiting;
        float progress = 0;
        QImage thumbnail;
        QString message;
        ImageRecordPtr record;
    };
    const Cell* find(int cell) const;
    GridCellState stateOf(int cell) const;
    void changed(int cell);
    QString label(std::size_t axis, int place) const;
    QString toolTip(int cell) const;

    GridPlan m_plan;
    int m_thumbnailSide;
    std::unordered_map<int, Cell> m_cells;  // that something is known of
    bool m_ended = false;
    int m_across = -1;
    int m_down = -1;
    std::vector<int> m_at;
};

// Words for a state, as a reader hears them.
QString gridCellStateText(GridCellState state);

}  // namespace seedbed
