// SPDX-License-Identifier: Apache-2.0
#include "widgets/jobs_model.h"

#include "widgets/qt_convert.h"

#include <QLocale>

#include <algorithm>

namespace seedbed {

int JobsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant JobsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const JobRow& row = this->row(index.row());
    switch (role) {
        case Qt::DisplayRole:
            return row.title;
        case Qt::AccessibleTextRole:
            return QStringLiteral("%1, %2, %3").arg(row.title, countText(row), timeText(row));
        case Qt::ToolTipRole:
            return row.failedDetail;
        case StateRole:
            return static_cast<int>(row.state);
        case ProgressRole:
            if (row.state == JobState::Finished) return 1.0;
            return row.progress.total > 0
                       ? static_cast<double>(row.progress.done) / row.progress.total
                       : 0.0;
        case CountRole:
            return countText(row);
        case TimeRole:
            return timeText(row);
        case ErrorRole:
            return row.state == JobState::Failed
                       ? row.errorHeading + QStringLiteral(": ") + row.errorDetail
                       : QString();
        case JobIdRole:
            return static_cast<qulonglong>(row.job.value);
        default:
            return {};
    }
}

QString JobsModel::countText(const JobRow& row) const {
    if (row.progress.images_total <= 0) return {};
    const QLocale locale;
    return tr("%1 of %2")
        .arg(locale.toString(row.progress.images_done), locale.toString(row.progress.images_total));
}

QString JobsModel::timeText(const JobRow& row) const {
    if (row.failedCells == 0) return stateText(row);
    return tr("%n failed, %1", nullptr, row.failedCells).arg(stateText(row));
}

QString JobsModel::stateText(const JobRow& row) const {
    switch (row.state) {
        case JobState::Waiting:
            return tr("waiting");
        case JobState::Paused:
            return tr("paused");
        case JobState::Finished:
            return tr("done in %1").arg(durationText(row.seconds));
        case JobState::Cancelled:
            return tr("stopped, %n kept", nullptr, row.kept);
        case JobState::Failed:
            return tr("failed");
        case JobState::Running:
            break;
    }
    return row.progress.seconds_left < 0
               ? tr("starting")
               : tr("%1 left").arg(durationText(row.progress.seconds_left));
}

void JobsModel::add(const Queued& event) {
    // A new job stands last in the queue until the engine tells its order.
    const int at = activeCount();
    beginInsertRows({}, at, at);
    JobRow row;
    row.job = event.job;
    row.title = QString::fromStdString(event.title);
    m_rows.insert(m_rows.begin() + at, std::move(row));
    endInsertRows();
}

int JobsModel::rowOf(JobId job) const {
    const auto at = std::find_if(
        m_rows.begin(), m_rows.end(), [job](const JobRow& row) { return row.job == job; });
    return at == m_rows.end() ? -1 : static_cast<int>(at - m_rows.begin());
}

int JobsModel::queuePosition(JobId job) const {
    const int row = rowOf(job);
    return row >= 0 && !this->row(row).ended() ? row : -1;
}

int JobsModel::activeCount() const {
    return static_cast<int>(std::count_if(
        m_rows.begin(), m_rows.end(), [](const JobRow& row) { return !row.ended(); }));
}

void JobsModel::changed(int row) {
    Q_EMIT dataChanged(index(row), index(row));
}

void JobsModel::setState(JobId job, JobState state) {
    const int row = rowOf(job);
    if (row < 0 || this->row(row).ended()) return;
    m_rows[static_cast<std::size_t>(row)].state = state;
    changed(row);
}

void JobsModel::setProgress(const Progress& progress) {
    const int row = rowOf(progress.job);
    if (row < 0) return;
    m_rows[static_cast<std::size_t>(row)].progress = progress;
    changed(row);
}

void JobsModel::addFailedCell(const CellFailed& event) {
    const int row = rowOf(event.job);
    if (row < 0) return;
    ++m_rows[static_cast<std::size_t>(row)].failedCells;
    m_rows[static_cast<std::size_t>(row)].failedDetail = QString::fromStdString(event.detail);
    changed(row);
}

void JobsModel::moveRow(int from, int to) {
    if (from == to) return;
    beginMoveRows({}, from, from, {}, to > from ? to + 1 : to);
    const auto begin = m_rows.begin();
    if (from < to)
        std::rotate(begin + from, begin + from + 1, begin + to + 1);
    else
        std::rotate(begin + to, begin + from, begin + from + 1);
    endMoveRows();
}

void JobsModel::end(JobId job, JobState state) {
    const int row = rowOf(job);
    if (row < 0) return;
    m_rows[static_cast<std::size_t>(row)].state = state;
    const int to = activeCount();  // the first place below the queue
    moveRow(row, to);
    changed(to);
}

void JobsModel::finish(const Finished& event) {
    const int row = rowOf(event.job);
    if (row >= 0) m_rows[static_cast<std::size_t>(row)].seconds = event.seconds;
    end(event.job, JobState::Finished);
}

void JobsModel::cancel(const Cancelled& event) {
    const int row = rowOf(event.job);
    if (row >= 0) m_rows[static_cast<std::size_t>(row)].kept = event.images_kept;
    end(event.job, JobState::Cancelled);
}

void JobsModel::fail(const Failed& event) {
    const int row = rowOf(event.job);
    if (row >= 0) {
        m_rows[static_cast<std::size_t>(row)].errorHeading = errorHeading(event.code);
        m_rows[static_cast<std::size_t>(row)].errorDetail = QString::fromStdString(event.detail);
    }
    end(event.job, JobState::Failed);
}

void JobsModel::setOrder(const std::vector<JobId>& order) {
    int place = 0;
    for (const JobId job : order) {
        const int row = queuePosition(job);
        if (row >= 0) moveRow(row, place++);
    }
}

void JobsModel::clearEnded() {
    const int first = activeCount();
    if (first == rowCount()) return;
    beginRemoveRows({}, first, rowCount() - 1);
    m_rows.erase(m_rows.begin() + first, m_rows.end());
    endRemoveRows();
}

}  // namespace seedbed
