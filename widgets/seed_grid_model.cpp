// SPDX-License-Identifier: Apache-2.0
#include "widgets/seed_grid_model.h"

#include "widgets/qt_convert.h"
#include "widgets/word_overlap.h"

#include <algorithm>

namespace seedbed {

SeedGridModel::SeedGridModel(const RunStore* store, const WatchedWords* words, QObject* parent)
    : QAbstractListModel(parent), m_store(store), m_words(words) {}

int SeedGridModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant SeedGridModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
        case Qt::DisplayRole:
        case Qt::AccessibleTextRole:
            return seedText(row.seed);
        case Qt::ToolTipRole:
            return toolTip(row);
        case SeedRole:
            return static_cast<qulonglong>(row.seed.value());
        case StateRole:
            return static_cast<int>(row.state);
        case ProgressRole:
            return row.progress;
        case ArrivalRole:
            return row.arrival;
        case JobRole:
            return static_cast<qulonglong>(row.id.job.value);
        case OverlapRole:
            return overlap(row);
        default:
            return {};
    }
}

void SeedGridModel::addRun(JobId job) {
    const StoredRun* run = m_store->run(job);
    check(run != nullptr, "[seed grid] the run must be in the store first");
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(run->cells.size()) - 1);
    for (std::size_t i = 0; i < run->cells.size(); ++i) {
        const CellId id{job, static_cast<int>(i)};
        m_rowOf.emplace(id, static_cast<int>(m_rows.size()));
        m_rows.push_back({id, run->cells[i].seed});
    }
    endInsertRows();
}

void SeedGridModel::updateSteps(const std::vector<StepReady>& events) {
    std::vector<int> rows;
    for (const StepReady& event : events) {
        const auto at = m_rowOf.find({event.job, event.image});
        if (at == m_rowOf.end()) continue;
        Row& row = m_rows[static_cast<std::size_t>(at->second)];
        if (row.state == CellState::Done) continue;
        row.state = CellState::Running;
        row.progress = event.steps > 0
                           ? static_cast<float>(event.step + 1) / static_cast<float>(event.steps)
                           : 0;
        rows.push_back(at->second);
    }
    changed(rows);
}

void SeedGridModel::updateImages(const std::vector<ImageReady>& events) {
    std::vector<int> rows;
    for (const ImageReady& event : events) {
        const auto at = m_rowOf.find({event.job, event.image});
        if (at == m_rowOf.end()) continue;
        Row& row = m_rows[static_cast<std::size_t>(at->second)];
        row.state = CellState::Done;
        row.progress = 1;
        if (row.arrival < 0) row.arrival = m_arrivals++;
        rows.push_back(at->second);
    }
    changed(rows);
}

// One dataChanged for each run of neighbouring rows.
void SeedGridModel::changed(std::vector<int>& rows) {
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    for (std::size_t i = 0; i < rows.size();) {
        std::size_t j = i + 1;
        while (j < rows.size() && rows[j] == rows[j - 1] + 1) ++j;
        Q_EMIT dataChanged(index(rows[i]), index(rows[j - 1]));
        i = j;
    }
}

void SeedGridModel::endRun(JobId job) {
    std::vector<int> stopped;
    for (int row = rowCount() - 1; row >= 0; --row) {
        Row& cell = m_rows[static_cast<std::size_t>(row)];
        if (cell.id.job != job) continue;
        if (cell.state == CellState::Running) {
            cell.state = CellState::Stopped;
            stopped.push_back(row);
        }
    }
    changed(stopped);
    for (int last = rowCount() - 1; last >= 0; --last) {
        const auto waits = [&](int row) {
            const Row& cell = m_rows[static_cast<std::size_t>(row)];
            return cell.id.job == job && cell.state == CellState::Waiting;
        };
        if (!waits(last)) continue;
        int first = last;
        while (first > 0 && waits(first - 1)) --first;
        beginRemoveRows({}, first, last);
        m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
        reindex();
        endRemoveRows();
        last = first;
    }
}

CellId SeedGridModel::cellAt(const QModelIndex& index) const {
    return index.isValid() ? m_rows[static_cast<std::size_t>(index.row())].id : CellId{};
}

QModelIndex SeedGridModel::indexOf(CellId id) const {
    const auto at = m_rowOf.find(id);
    return at == m_rowOf.end() ? QModelIndex() : index(at->second);
}

int SeedGridModel::doneCount(JobId job) const {
    return static_cast<int>(std::count_if(m_rows.begin(), m_rows.end(), [job](const Row& row) {
        return row.id.job == job && row.state == CellState::Done;
    }));
}

double SeedGridModel::overlap(const Row& row) const {
    const StoredCell* cell = m_store->cell(row.id);
    const StoredRun* run = m_store->run(row.id.job);
    const StoredCell::Step* step = cell ? cell->newest() : nullptr;
    if (!step || !step->attention || !run->prompt) return -1;
    std::vector<std::vector<int>> words;
    for (const WatchedWord& word : m_words->pickedIn(*run->prompt))
        words.push_back(tokensOf(word, *run->prompt));
    return overlapOf(wordMaps(step->attention->average, words), OverlapMeasure::Separate);
}

QString SeedGridModel::toolTip(const Row& row) const {
    switch (row.state) {
        case CellState::Waiting:
            return tr("Seed %1 · waiting").arg(seedText(row.seed));
        case CellState::Running: {
            const auto percent = static_cast<int>(row.progress * 100);
            return tr("Seed %1 · %2 % denoised").arg(seedText(row.seed)).arg(percent);
        }
        case CellState::Stopped:
            return tr("Seed %1 · stopped before it was done").arg(seedText(row.seed));
        case CellState::Done:
            break;
    }
    const double value = overlap(row);
    const QString name = tr("Seed %1").arg(seedText(row.seed));
    return value < 0 ? name
                     : tr("%1 · overlap of the watched words %2").arg(name).arg(value, 0, 'f', 3);
}

void SeedGridModel::reindex() {
    m_rowOf.clear();
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        m_rowOf.emplace(m_rows[i].id, static_cast<int>(i));
}

}  // namespace seedbed
