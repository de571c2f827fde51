// SPDX-License-Identifier: Apache-2.0
#include "widgets/seed_grid_model.h"

#include "widgets/cell_marks.h"
#include "widgets/qt_convert.h"
#include "widgets/word_overlap.h"

#include <QMimeData>
#include <QUrl>

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
        case PictureRole:
            return static_cast<qlonglong>(pictureAt(index.row()));
        case RemarkRole:
            return remark(row);
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

Qt::ItemFlags SeedGridModel::flags(const QModelIndex& index) const {
    const Qt::ItemFlags flags = QAbstractListModel::flags(index);
    return index.isValid() ? flags | Qt::ItemIsDragEnabled : flags;
}

QStringList SeedGridModel::mimeTypes() const {
    return {QStringLiteral("text/uri-list"), QStringLiteral("application/x-qt-image")};
}

QMimeData* SeedGridModel::mimeData(const QModelIndexList& indexes) const {
    QList<QUrl> files;
    QImage pixels;
    for (const QModelIndex& index : indexes) {
        const StoredCell* cell = m_store->cell(cellAt(index));
        if (!cell || !cell->picture) continue;
        pixels = toQImage(cell->picture);
        if (cell->record && !cell->record->path.empty())
            files << QUrl::fromLocalFile(QString::fromStdString(cell->record->path));
    }
    if (pixels.isNull()) return nullptr;
    auto* data = new QMimeData;
    data->setUrls(files);
    if (indexes.size() == 1) data->setImageData(pixels);
    return data;
}

void SeedGridModel::setJudgements(JudgementSource* judgements) {
    if (m_judgements) disconnect(m_judgements, nullptr, this, nullptr);
    m_judgements = judgements;
    if (judgements)
        connect(
            judgements, &JudgementSource::judgementsChanged, this, &SeedGridModel::onJudgements);
}

void SeedGridModel::onJudgements(const std::vector<PictureId>& ids) {
    std::vector<int> rows;
    for (const PictureId id : ids) {
        const auto [first, last] = m_cellsOf.equal_range(id);
        for (auto at = first; at != last; ++at)
            if (const auto row = m_rowOf.find(at->second); row != m_rowOf.end())
                rows.push_back(row->second);
    }
    changed(rows);
}

PictureId SeedGridModel::pictureAt(int row) const {
    const StoredCell* cell = m_store->cell(m_rows[static_cast<std::size_t>(row)].id);
    return cell && cell->record ? cell->record->picture : 0;
}

SeedGridModel::Row* SeedGridModel::find(JobId job, int image) {
    const auto at = m_rowOf.find({job, image});
    return at == m_rowOf.end() ? nullptr : &m_rows[static_cast<std::size_t>(at->second)];
}

void SeedGridModel::abandon(const ImageAbandoned& event) {
    Row* row = find(event.job, event.image);
    if (!row || row->state == CellState::Done) return;
    row->state = CellState::Abandoned;
    std::vector<int> rows{m_rowOf.at(row->id)};
    changed(rows);
}

void SeedGridModel::fail(const CellFailed& event) {
    Row* row = find(event.job, event.image);
    if (!row || row->state == CellState::Done) return;
    row->state = CellState::Failed;
    row->failure = QString::fromStdString(event.detail);
    std::vector<int> rows{m_rowOf.at(row->id)};
    changed(rows);
}

QString SeedGridModel::remark(const Row& row) const {
    switch (row.state) {
        case CellState::Stopped:
            return tr("stopped");
        case CellState::Failed:
            return tr("failed");
        case CellState::Abandoned: {
            const StoredCell* cell = m_store->cell(row.id);
            return cell && cell->abandoned ? tr("given up at step %1").arg(cell->abandoned->step)
                                           : tr("given up");
        }
        default:
            return {};
    }
}

void SeedGridModel::updateSteps(const std::vector<StepReady>& events) {
    std::vector<int> rows;
    for (const StepReady& event : events) {
        const auto at = m_rowOf.find({event.job, event.image});
        if (at == m_rowOf.end()) continue;
        Row& row = m_rows[static_cast<std::size_t>(at->second)];
        if (row.state == CellState::Done || row.state == CellState::Abandoned) continue;
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
        if (event.record && event.record->picture != 0)
            m_cellsOf.emplace(event.record->picture, row.id);
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
        case CellState::Failed:
            return tr("Seed %1 · %2").arg(seedText(row.seed), row.failure);
        case CellState::Abandoned: {
            const StoredCell* cell = m_store->cell(row.id);
            const QString name = tr("Seed %1 · %2").arg(seedText(row.seed), remark(row));
            return cell && cell->abandoned ? tr("%1: the watched words overlap by %2")
                                                 .arg(name)
                                                 .arg(cell->abandoned->overlap, 0, 'f', 3)
                                           : name;
        }
        case CellState::Done:
            break;
    }
    const double value = overlap(row);
    QString name = tr("Seed %1").arg(seedText(row.seed));
    if (value >= 0)
        name = tr("%1 · overlap of the watched words %2").arg(name).arg(value, 0, 'f', 3);
    const PictureId picture = pictureAt(m_rowOf.at(row.id));
    const Judgement* judgement = m_judgements ? m_judgements->judgement(picture) : nullptr;
    if (judgement && !judgement->empty()) name += QLatin1Char('\n') + judgementText(*judgement);
    return name;
}

void SeedGridModel::reindex() {
    m_rowOf.clear();
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        m_rowOf.emplace(m_rows[i].id, static_cast<int>(i));
}

}  // namespace seedbed
