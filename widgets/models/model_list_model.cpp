// SPDX-License-Identifier: Apache-2.0
#include "widgets/models/model_list_model.h"

#include "widgets/models/model_text.h"
#include "widgets/qt_convert.h"
#include "widgets/theme.h"

#include <QDateTime>

#include <algorithm>
#include <unordered_set>

namespace seedbed {

namespace {

QString text(const std::string& value) {
    return QString::fromStdString(value);
}

}  // namespace

ModelListModel::ModelListModel(ModelCollection* models, QObject* parent)
    : QAbstractTableModel(parent), m_models(models) {
    connect(models, &ModelCollection::entriesChanged, this, &ModelListModel::refresh);
    connect(models, &ModelCollection::entryChanged, this, &ModelListModel::refreshRow);
    connect(models, &ModelCollection::statesChanged, this, &ModelListModel::refreshStates);
    connect(models, &ModelCollection::scanChanged, this, &ModelListModel::refreshStates);
    refresh();
}

int ModelListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int ModelListModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : kColumns;
}

const ModelEntry* ModelListModel::entry(int row) const {
    return row >= 0 && row < rowCount() ? &m_entries[static_cast<std::size_t>(row)] : nullptr;
}

int ModelListModel::rowOf(const QString& id) const {
    const auto at = m_rows.find(id.toStdString());
    return at == m_rows.end() ? -1 : at->second;
}

void ModelListModel::refresh() {
    std::unordered_map<std::string, const ModelEntry*> now;
    for (const ModelEntry& entry : m_models->entries()) now[entry.id] = &entry;
    for (int row = rowCount() - 1; row >= 0; --row) {
        const auto at = now.find(m_entries[static_cast<std::size_t>(row)].id);
        if (at != now.end()) {
            m_entries[static_cast<std::size_t>(row)] = *at->second;
            continue;
        }
        beginRemoveRows({}, row, row);
        m_entries.erase(m_entries.begin() + row);
        endRemoveRows();
    }
    std::unordered_set<std::string> here;
    for (const ModelEntry& entry : m_entries) here.insert(entry.id);
    std::vector<ModelEntry> fresh;
    for (const ModelEntry& entry : m_models->entries())
        if (here.insert(entry.id).second) fresh.push_back(entry);
    if (!fresh.empty()) {
        beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(fresh.size()) - 1);
        m_entries.insert(m_entries.end(), fresh.begin(), fresh.end());
        endInsertRows();
    }
    m_rows.clear();
    for (int row = 0; row < rowCount(); ++row)
        m_rows[m_entries[static_cast<std::size_t>(row)].id] = row;
    refreshStates();
}

void ModelListModel::refreshRow(const QString& id) {
    const int row = rowOf(id);
    const ModelEntry* entry = m_models->find(id.toStdString());
    if (row < 0 || !entry) return;
    m_entries[static_cast<std::size_t>(row)] = *entry;
    Q_EMIT dataChanged(index(row, 0), index(row, kColumns - 1));
}

void ModelListModel::refreshStates() {
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
}

QVariant ModelListModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= kColumns) return {};
    if (role == Qt::TextAlignmentRole) return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section == Hash)
        return tr(
            "AutoV2: the first ten digits of the SHA-256 by which AUTOMATIC1111 and Civitai "
            "name a file");
    if (role == Qt::ToolTipRole && section == Precision)
        return tr("In which type the file holds its numbers (dtype)");
    if (role != Qt::DisplayRole) return {};
    switch (section) {
        case Pictures:
            return tr("Made with it");
        case Name:
            return tr("Name");
        case Architecture:
            return tr("Architecture");
        case Size:
            return tr("Size");
        case Precision:
            return tr("Precision");
        case Hash:
            return tr("Hash");
        default:
            return tr("State");
    }
}

QString ModelListModel::textOf(const ModelEntry& entry, int column) const {
    switch (column) {
        case Name:
            return text(entry.name);
        case Architecture:
            return architectureText(entry);
        case Size:
            return sizeText(static_cast<double>(entry.bytes));
        case Precision:
            return text(entry.dtype);
        case Hash:
            return text(entry.hashes.auto_v2);
        case State:
            return stateText(*m_models, entry);
        default:
            return {};
    }
}

QString ModelListModel::secondOf(const ModelEntry& entry, int column) const {
    switch (column) {
        case Name:
            return entry.id == "tabletop" ? tr("comes with Seedbed")
                                          : shortPath(text(entry.path.parent_path().string()));
        case Architecture:
            return entry.kind == ModelKind::Model ? predictionText(entry.prediction)
                                                  : kindText(entry.kind);
        case Size:
            return entry.parameters > 0 ? countText(entry.parameters) : QString();
        case State:
            return entry.broken() || entry.defects.empty()
                       ? QString()
                       : tr("%n defect(s)", nullptr, static_cast<int>(entry.defects.size()));
        default:
            return {};
    }
}

QVariant ModelListModel::sortKey(const ModelEntry& entry, int column) const {
    switch (column) {
        case Pictures:  // opened last, then newest
            return static_cast<qlonglong>(m_models->mark(entry.id).opened_ms);
        case Size:
            return static_cast<qulonglong>(entry.bytes);
        case State:
            return static_cast<int>(m_models->state(entry));
        default:
            return textOf(entry, column).toCaseFolded();
    }
}

QString ModelListModel::searchText(const ModelEntry& entry) const {
    const ModelMark mark = m_models->mark(entry.id);
    QStringList words{
        text(entry.name),
        text(entry.path.string()),
        text(entry.architecture),
        kindText(entry.kind),
        text(entry.dtype),
        text(entry.prediction),
        text(entry.hashes.sha256.empty() ? entry.hashes.auto_v2 : entry.hashes.sha256),
        text(entry.hashes.auto_v3),
        text(mark.note)};
    for (const auto& [name, value] : entry.facts) words << text(value);
    return words.join(QLatin1Char('\n'));
}

QString ModelListModel::toolTip(const ModelEntry& entry, int column) const {
    if (column == Name) return text(entry.path.string());
    if (column == Hash) return text(entry.hashes.sha256);
    if (column != State) return {};
    QStringList lines;
    if (const QString reason = stateReason(*m_models, entry); !reason.isEmpty()) lines << reason;
    for (const std::string& defect : entry.defects) lines << text(defect);
    return lines.join(QLatin1Char('\n'));
}

QVariant ModelListModel::data(const QModelIndex& index, int role) const {
    const ModelEntry* entry = this->entry(index.row());
    if (!entry || index.column() >= kColumns) return {};
    switch (role) {
        case Qt::DisplayRole:
            return textOf(*entry, index.column());
        case Qt::ToolTipRole:
            return toolTip(*entry, index.column());
        case Qt::AccessibleTextRole:
            return index.column() == Pictures ? text(entry->name) : textOf(*entry, index.column());
        case IdRole:
            return text(entry->id);
        case SortRole:
            return sortKey(*entry, index.column());
        case SearchRole:
            return searchText(*entry);
        case SecondRole:
            return secondOf(*entry, index.column());
        case KindRole:
            return static_cast<int>(entry->kind);
        case StateRole:
            return static_cast<int>(m_models->state(*entry));
        case FavouriteRole:
            return m_models->mark(entry->id).favourite;
        default:
            return {};
    }
}

}  // namespace seedbed
