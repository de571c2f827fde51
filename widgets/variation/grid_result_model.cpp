// SPDX-License-Identifier: Apache-2.0
#include "widgets/variation/grid_result_model.h"

#include "core/base/error.h"
#include "core/engine/grid_axis.h"
#include "widgets/qt_convert.h"
#include "widgets/variation/axis_row.h"

#include <QCoreApplication>

#include <algorithm>

namespace seedbed {

namespace {

// A grid of thousands of cells stays within some hundred megabytes.
int thumbnailSide(int cells) {
    if (cells <= 500) return 256;
    return cells <= 4000 ? 160 : 96;
}

// Nearest first for large pictures: a smooth scale of 4096 x 4096 pixels would hold up the window.
QImage thumbnail(const ImagePtr& picture, int side) {
    QImage image = toQImage(picture);
    if (std::max(image.width(), image.height()) > 4 * side)
        image = image.scaled(2 * side, 2 * side, Qt::KeepAspectRatio, Qt::FastTransformation);
    if (std::max(image.width(), image.height()) > side)
        image = image.scaled(side, side, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    return image.constBits() == toQImage(picture).constBits() ? image.copy() : image;
}

}  // namespace

QString gridCellStateText(GridCellState state) {
    switch (state) {
        case GridCellState::Waiting:
            return QCoreApplication::translate("GridCell", "waiting");
        case GridCellState::Running:
            return QCoreApplication::translate("GridCell", "being made");
        case GridCellState::Done:
            return QCoreApplication::translate("GridCell", "done");
        case GridCellState::Existing:
            return QCoreApplication::translate("GridCell", "from the library");
        case GridCellState::Failed:
            return QCoreApplication::translate("GridCell", "failed");
        case GridCellState::Abandoned:
            return QCoreApplication::translate("GridCell", "given up");
        case GridCellState::Skipped:
            return QCoreApplication::translate("GridCell", "left out");
        case GridCellState::Stopped:
            return QCoreApplication::translate("GridCell", "stopped");
    }
    return {};
}

GridResultModel::GridResultModel(GridPlan plan, QObject* parent)
    : QAbstractTableModel(parent),
      m_plan(std::move(plan)),
      m_thumbnailSide(thumbnailSide(m_plan.count())),
      m_at(m_plan.request().axes.size(), 0) {
    const auto axes = static_cast<int>(m_at.size());
    m_across = axes > 0 ? 0 : -1;
    m_down = axes > 1 ? 1 : -1;
}

int GridResultModel::rowCount(const QModelIndex& parent) const {
    if (parent.isValid()) return 0;
    return m_down < 0 ? 1 : m_plan.size(static_cast<std::size_t>(m_down));
}

int GridResultModel::columnCount(const QModelIndex& parent) const {
    if (parent.isValid()) return 0;
    return m_across < 0 ? 1 : m_plan.size(static_cast<std::size_t>(m_across));
}

void GridResultModel::setAxes(int across, int down) {
    check(across != down || across < 0, "[grid result] one axis cannot run across and down");
    beginResetModel();
    m_across = across;
    m_down = down;
    endResetModel();
}

void GridResultModel::setPlace(int axis, int place) {
    m_at[static_cast<std::size_t>(axis)] = place;
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int GridResultModel::cellAt(const QModelIndex& index) const {
    auto at = m_at;
    if (m_across >= 0) at[static_cast<std::size_t>(m_across)] = index.column();
    if (m_down >= 0) at[static_cast<std::size_t>(m_down)] = index.row();
    return m_plan.index_of(at);
}

QModelIndex GridResultModel::indexOf(int cell) const {
    const auto at = m_plan.place_of(cell);
    for (std::size_t axis = 0; axis < at.size(); ++axis) {
        const auto number = static_cast<int>(axis);
        if (number != m_across && number != m_down && at[axis] != m_at[axis]) return {};
    }
    return index(m_down < 0 ? 0 : at[static_cast<std::size_t>(m_down)],
                 m_across < 0 ? 0 : at[static_cast<std::size_t>(m_across)]);
}

const GridResultModel::Cell* GridResultModel::find(int cell) const {
    const auto at = m_cells.find(cell);
    return at == m_cells.end() ? nullptr : &at->second;
}

GridCellState GridResultModel::stateOf(int cell) const {
    if (const Cell* known = find(cell)) {
        const bool open = known->state == GridCellState::Running;
        return open && m_ended ? GridCellState::Stopped : known->state;
    }
    const auto at = m_plan.place_of(cell);
    for (std::size_t axis = 0; axis < at.size(); ++axis)
        if (is_skipped(m_plan.request().axes[axis].values[static_cast<std::size_t>(at[axis])]))
            return GridCellState::Skipped;
    return m_ended ? GridCellState::Stopped : GridCellState::Waiting;
}

QVariant GridResultModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const int number = cellAt(index);
    const Cell* cell = find(number);
    switch (role) {
        case StateRole:
            return static_cast<int>(stateOf(number));
        case ThumbnailRole:
            return cell ? cell->thumbnail : QImage();
        case ProgressRole:
            return cell ? cell->progress : 0.0F;
        case MessageRole:
            return cell ? cell->message : QString();
        case CellRole:
            return number;
        case Qt::ToolTipRole:
        case Qt::AccessibleTextRole:
            return toolTip(number);
        default:
            return {};
    }
}

QString GridResultModel::label(std::size_t axis, int place) const {
    const auto& each = m_plan.request().axes[axis];
    const auto value = without_skip(each.values[static_cast<std::size_t>(place)]);
    const QString text = QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size()));
    return text.isEmpty() ? tr("(empty)") : text;
}

QVariant GridResultModel::headerData(int section, Qt::Orientation orientation, int role) const {
    const int axis = orientation == Qt::Horizontal ? m_across : m_down;
    if (axis < 0) return {};
    if (role == Qt::DisplayRole) return label(static_cast<std::size_t>(axis), section);
    if (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole)
        return tr("%1: %2").arg(
            axisName(m_plan.request().axes[static_cast<std::size_t>(axis)].kind),
            label(static_cast<std::size_t>(axis), section));
    return {};
}

QString GridResultModel::toolTip(int cell) const {
    QStringList parts;
    const auto at = m_plan.place_of(cell);
    for (std::size_t axis = 0; axis < at.size(); ++axis)
        parts << tr("%1: %2").arg(axisName(m_plan.request().axes[axis].kind),
                                  label(axis, at[axis]));
    parts << gridCellStateText(stateOf(cell));
    const Cell* known = find(cell);
    if (known && !known->message.isEmpty()) parts << known->message;
    return parts.join(QLatin1Char('\n'));
}

void GridResultModel::changed(int cell) {
    const QModelIndex shown = indexOf(cell);
    if (shown.isValid()) Q_EMIT dataChanged(shown, shown);
}

void GridResultModel::addStep(const StepReady& event) {
    Cell& cell = m_cells[event.image];
    if (cell.state == GridCellState::Done || cell.state == GridCellState::Existing) return;
    cell.state = GridCellState::Running;
    cell.progress =
        event.steps > 0 ? static_cast<float>(event.step + 1) / static_cast<float>(event.steps) : 0;
    if (event.preview) cell.thumbnail = thumbnail(event.preview, m_thumbnailSide);
    changed(event.image);
}

void GridResultModel::addImage(const ImageReady& event) {
    Cell& cell = m_cells[event.image];
    cell.state = event.existing ? GridCellState::Existing : GridCellState::Done;
    cell.progress = 1;
    cell.thumbnail = thumbnail(event.picture, m_thumbnailSide);
    cell.record = event.record;
    cell.message.clear();
    changed(event.image);
}

void GridResultModel::addFailure(const CellFailed& event) {
    Cell& cell = m_cells[event.image];
    cell.state = GridCellState::Failed;
    cell.thumbnail = {};
    cell.message = QString::fromStdString(event.detail);
    changed(event.image);
}

void GridResultModel::addAbandoned(const ImageAbandoned& event) {
    Cell& cell = m_cells[event.image];
    cell.state = GridCellState::Abandoned;
    cell.message =
        tr("The words overlap by %1 after step %2.").arg(event.overlap, 0, 'f', 3).arg(event.step);
    changed(event.image);
}

void GridResultModel::end() {
    m_ended = true;
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

GenerateRequest GridResultModel::requestOf(int cell) const {
    const Cell* known = find(cell);
    return known && known->record ? known->record->request : m_plan.cell(cell).request;
}

PictureId GridResultModel::pictureOf(int cell) const {
    const Cell* known = find(cell);
    return known && known->record ? known->record->picture : 0;
}

int GridResultModel::count(GridCellState state) const {
    return static_cast<int>(
        std::count_if(m_cells.begin(), m_cells.end(), [state](const auto& each) {
            return each.second.state == state;
        }));
}

}  // namespace seedbed
