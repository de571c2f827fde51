// SPDX-License-Identifier: Apache-2.0
#include "widgets/library/library_model.h"

#include "widgets/cell_marks.h"
#include "widgets/qt_convert.h"

#include <QDateTime>
#include <QLocale>
#include <QMimeData>
#include <QUrl>

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace seedbed {

namespace {

constexpr int kPage = 256;          // cards fetched at a time
constexpr int kMostCards = 20'000;  // kept
constexpr qint64 kAskAgain = 1000;  // ms; a picture that is gone must not be asked for all the time

QString pathText(const std::filesystem::path& path) {
    return QString::fromStdString(path.string());
}

}  // namespace

LibraryModel::LibraryModel(LibraryClient* client, QObject* parent)
    : QAbstractListModel(parent), m_client(client), m_cards(kMostCards) {
    m_clock.start();
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &LibraryModel::askForPages);
    connect(client, &LibraryClient::cardsReady, this, &LibraryModel::onCards);
    connect(client, &LibraryClient::judgementsChanged, this, &LibraryModel::onJudgements);
    connect(client, &LibraryClient::binChanged, this, &LibraryModel::onBin);
}

int LibraryModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_ids.size());
}

QVariant LibraryModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    if (role == IdRole) return static_cast<qlonglong>(idAt(index.row()));
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole && role != Qt::ToolTipRole &&
        role != SeedRole && role != PathRole)
        return {};
    const PictureCard* card = this->card(index.row());
    if (!card) return {};
    switch (role) {
        case Qt::DisplayRole:
            return card->seed ? seedText(*card->seed) : QString();
        case Qt::AccessibleTextRole:
        case Qt::ToolTipRole:
            return toolTip(*card);
        case SeedRole:
            return card->seed ? QVariant(static_cast<qulonglong>(card->seed->value())) : QVariant();
        default:
            return pathText(card->path);
    }
}

Qt::ItemFlags LibraryModel::flags(const QModelIndex& index) const {
    const Qt::ItemFlags flags = QAbstractListModel::flags(index);
    return index.isValid() ? flags | Qt::ItemIsDragEnabled : flags;
}

QStringList LibraryModel::mimeTypes() const {
    return {QStringLiteral("text/uri-list"), QStringLiteral("application/x-qt-image")};
}

QMimeData* LibraryModel::mimeData(const QModelIndexList& indexes) const {
    QList<QUrl> files;
    for (const QModelIndex& index : indexes)
        if (const PictureCard* card = this->card(index.row()))
            files << QUrl::fromLocalFile(pathText(card->path));
    if (files.isEmpty()) return nullptr;
    auto* data = new QMimeData;
    data->setUrls(files);
    return data;
}

void LibraryModel::setIds(std::vector<PictureId> ids) {
    beginResetModel();
    m_ids = std::move(ids);
    m_gone.clear();
    m_pages.clear();
    m_asked.clear();
    reindex();
    endResetModel();
}

void LibraryModel::reindex() {
    m_rows.clear();
    m_rows.reserve(m_ids.size());
    for (std::size_t i = 0; i < m_ids.size(); ++i) m_rows.emplace(m_ids[i], static_cast<int>(i));
}

PictureId LibraryModel::idAt(int row) const {
    return row >= 0 && row < rowCount() ? m_ids[static_cast<std::size_t>(row)] : 0;
}

int LibraryModel::rowOf(PictureId id) const {
    const auto at = m_rows.find(id);
    return at == m_rows.end() ? -1 : at->second;
}

const PictureCard* LibraryModel::card(int row) const {
    const PictureCard* card = m_cards.object(idAt(row));
    if (!card) want(row);
    return card;
}

void LibraryModel::want(int row) const {
    const int page = row / kPage;
    const auto asked = m_asked.find(page);
    if (asked != m_asked.end() && m_clock.elapsed() - asked->second < kAskAgain) return;
    m_pages.insert(page);
    if (!m_timer.isActive()) m_timer.start(0);
}

void LibraryModel::askForPages() {
    for (const int page : std::exchange(m_pages, {})) {
        const auto first = m_ids.begin() + std::min(page * kPage, rowCount());
        const auto last = m_ids.begin() + std::min((page + 1) * kPage, rowCount());
        m_asked[page] = m_clock.elapsed();
        m_client->requestCards({first, last});
    }
}

// Cards also come for other views; those that are not in this search are of no use here.
void LibraryModel::onCards(const std::vector<PictureCard>& cards) {
    std::vector<int> rows;
    for (const PictureCard& card : cards) {
        const int row = rowOf(card.id);
        if (row < 0) continue;
        m_cards.insert(card.id, new PictureCard(card));
        rows.push_back(row);
    }
    announce(rows);
}

void LibraryModel::onJudgements(const std::vector<PictureId>& ids) {
    std::vector<int> rows;
    for (const PictureId id : ids)
        if (const int row = rowOf(id); row >= 0) rows.push_back(row);
    announce(rows);
}

// One dataChanged from the first row to the last: the view paints what is in sight anyway.
void LibraryModel::announce(const std::vector<int>& rows) {
    if (rows.empty()) return;
    const auto [first, last] = std::minmax_element(rows.begin(), rows.end());
    Q_EMIT dataChanged(index(*first), index(*last));
}

void LibraryModel::onBin(const std::vector<PictureId>& ids) {
    std::vector<PictureId> leave;
    std::vector<PictureId> enter;
    for (const PictureId id : ids) {
        m_cards.remove(id);  // its file has moved
        const bool belongs = m_client->isBinned(id) == m_showsBin;
        if (!belongs && m_rows.contains(id)) leave.push_back(id);
        if (belongs && m_gone.contains(id)) enter.push_back(id);
    }
    if (!leave.empty()) takeAway(leave);
    if (!enter.empty()) putBack(enter);
}

void LibraryModel::takeAway(const std::vector<PictureId>& ids) {
    std::vector<int> rows;
    for (const PictureId id : ids) rows.push_back(rowOf(id));
    std::sort(rows.begin(), rows.end());
    for (const int row : rows) m_gone[idAt(row)] = row;
    while (!rows.empty()) {  // neighbours go together, from the end
        const int last = rows.back();
        int first = last;
        rows.pop_back();
        for (; !rows.empty() && rows.back() == first - 1; rows.pop_back()) --first;
        beginRemoveRows({}, first, last);
        m_ids.erase(m_ids.begin() + first, m_ids.begin() + last + 1);
        if (rows.empty()) reindex();
        endRemoveRows();
    }
}

// In the order of their old places, so that neighbours that left together stand together again.
void LibraryModel::putBack(const std::vector<PictureId>& ids) {
    std::vector<std::pair<int, PictureId>> places;
    for (const PictureId id : ids) places.emplace_back(m_gone.at(id), id);
    std::sort(places.begin(), places.end());
    for (std::size_t i = 0; i < places.size();) {
        const int row = std::min(places[i].first, rowCount());
        std::size_t end = i + 1;
        while (end < places.size() && places[end].first == places[end - 1].first + 1) ++end;
        beginInsertRows({}, row, row + static_cast<int>(end - i) - 1);
        for (std::size_t each = i; each < end; ++each) {
            m_ids.insert(m_ids.begin() + row + static_cast<int>(each - i), places[each].second);
            m_gone.erase(places[each].second);
        }
        if (end == places.size()) reindex();
        endInsertRows();
        i = end;
    }
}

QString LibraryModel::toolTip(const PictureCard& card) const {
    QStringList lines;
    const QString name = QString::fromStdString(card.path.filename().string());
    lines << (card.seed ? tr("Seed %1 · %2").arg(seedText(*card.seed), name) : name);
    if (!card.prompt.empty()) lines << QString::fromStdString(card.prompt);
    lines << tr("%1 × %2 · %3")
                 .arg(card.width)
                 .arg(card.height)
                 .arg(QLocale().toString(QDateTime::fromMSecsSinceEpoch(card.created_ms),
                                         QLocale::ShortFormat));
    const Judgement* judgement = m_client->judgement(card.id);
    if (judgement && !judgement->empty()) lines << judgementText(*judgement);
    return lines.join(QLatin1Char('\n'));
}

}  // namespace seedbed
