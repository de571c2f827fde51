// SPDX-License-Identifier: Apache-2.0
#include "widgets/library/grid_sequence.h"

#include "widgets/qt_convert.h"
#include "widgets/run_text.h"

namespace seedbed {

GridSequence::GridSequence(const RunStore* store, SeedGridPanel* panel, QObject* parent)
    : PictureSequence(parent), m_store(store), m_panel(panel) {
    connect(panel->order(),
            &QAbstractItemModel::dataChanged,
            this,
            [this](const QModelIndex& first, const QModelIndex& last) {
                const int current = this->current();
                if (first.row() <= current && current <= last.row()) Q_EMIT pictureChanged(current);
            });
}

QAbstractItemModel* GridSequence::model() const {
    return m_panel->order();
}

QItemSelectionModel* GridSequence::selection() const {
    return m_panel->view()->selectionModel();
}

const StoredCell* GridSequence::cell(int row) const {
    return m_store->cell(m_panel->order()->cellAt(m_panel->order()->index(row, 0)));
}

QImage GridSequence::picture(int row) {
    const StoredCell* cell = this->cell(row);
    if (!cell) return {};
    return toQImage(cell->picture    ? cell->picture
                    : cell->newest() ? cell->newest()->preview
                                     : nullptr);
}

PictureId GridSequence::id(int row) const {
    const StoredCell* cell = this->cell(row);
    return cell && cell->record ? cell->record->picture : 0;
}

QString GridSequence::caption(int row) const {
    const StoredCell* cell = this->cell(row);
    if (!cell) return {};
    const QString seed = seedText(cell->seed);
    return cell->picture ? tr("Seed %1 · %2 × %3")
                               .arg(seed)
                               .arg(cell->picture->width)
                               .arg(cell->picture->height)
                         : tr("Seed %1 · preview").arg(seed);
}

QString GridSequence::details(int row) const {
    const CellId id = m_panel->order()->cellAt(m_panel->order()->index(row, 0));
    const StoredRun* run = m_store->run(id.job);
    const StoredCell* cell = m_store->cell(id);
    if (!run || !cell) return {};
    QStringList lines{QString::fromStdString(run->request.prompt),
                      tr("Seed %1").arg(seedText(cell->seed)),
                      madeWithText(*run, *cell)};
    if (cell->record && !cell->record->path.empty())
        lines << QString::fromStdString(cell->record->path);
    return lines.join(QLatin1Char('\n'));
}

QImage GridSequence::small(int row, int side) {
    const QImage large = picture(row);
    return large.isNull() ? large
                          : large.scaled(side, side, Qt::KeepAspectRatio, Qt::FastTransformation);
}

}  // namespace seedbed
