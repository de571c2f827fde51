// SPDX-License-Identifier: Apache-2.0
#include "widgets/reproduce/reproduce_model.h"

#include "widgets/theme.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QLocale>
#include <QPalette>

#include <cmath>

namespace seedbed {

QString verdictText(Verdict verdict) {
    switch (verdict) {
        case Verdict::Same:
            return QCoreApplication::translate("ReproduceVerdict", "The same");
        case Verdict::Match:
            return QCoreApplication::translate("ReproduceVerdict", "Match");
        case Verdict::Part:
            return QCoreApplication::translate("ReproduceVerdict", "Partly");
        case Verdict::None:
            return QCoreApplication::translate("ReproduceVerdict", "Another picture");
    }
    return {};
}

ReproduceModel::ReproduceModel(QObject* parent) : QAbstractTableModel(parent) {}

void ReproduceModel::clear() {
    beginResetModel();
    m_settings.clear();
    m_tries.clear();
    m_best = -1;
    m_ended = false;
    endResetModel();
}

void ReproduceModel::setPlan(const ReproducePlanned& plan) {
    beginResetModel();
    m_settings.clear();
    for (const auto& settings : plan.tries) m_settings.push_back(QString::fromStdString(settings));
    m_tries.assign(m_settings.size(), std::nullopt);
    m_best = -1;
    m_ended = false;
    endResetModel();
}

void ReproduceModel::addTry(const ReproduceTried& tried) {
    if (tried.index < 0 || tried.index >= rowCount()) return;
    auto& place = m_tries[static_cast<std::size_t>(tried.index)];
    place = tried;
    const auto* best = this->tried(m_best);
    if (tried.picture && (!best || tried.difference.mean < best->difference.mean))
        m_best = tried.index;
    Q_EMIT dataChanged(index(tried.index, 0), index(tried.index, kColumns - 1));
}

void ReproduceModel::end() {
    m_ended = true;
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, Result), index(rowCount() - 1, Result));
}

const ReproduceTried* ReproduceModel::tried(int row) const {
    if (row < 0 || row >= rowCount()) return nullptr;
    const auto& place = m_tries[static_cast<std::size_t>(row)];
    return place ? &*place : nullptr;
}

int ReproduceModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_settings.size());
}

int ReproduceModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : kColumns;
}

QVariant ReproduceModel::shown(int row, int column) const {
    if (column == Settings) return m_settings[static_cast<std::size_t>(row)];
    const auto* each = tried(row);
    if (!each)
        return column == Result ? QVariant(m_ended ? tr("not tried") : tr("waiting")) : QVariant();
    if (!each->picture) return column == Result ? QVariant(tr("Cannot be made")) : QVariant();
    const QLocale locale;
    switch (column) {
        case Mean:
            return locale.toString(each->difference.mean, 'f', each->difference.mean < 10 ? 2 : 1);
        case Most:
            return locale.toString(each->difference.most);
        case Psnr:
            return std::isfinite(each->difference.psnr)
                       ? tr("%1 dB").arg(locale.toString(each->difference.psnr, 'f', 1))
                       : tr("equal");
        case Result:
            return verdictText(each->verdict);
        default:
            return {};
    }
}

QVariant ReproduceModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const auto* each = tried(index.row());
    const bool number = index.column() != Settings && index.column() != Result;
    switch (role) {
        case Qt::DisplayRole:
            return shown(index.row(), index.column());
        case Qt::ToolTipRole:
            return each && !each->problem.empty() ? QString::fromStdString(each->problem)
                                                  : shown(index.row(), index.column());
        case Qt::TextAlignmentRole:
            return static_cast<int>((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        case Qt::FontRole: {
            QFont font = number ? monospaceFont() : QFont();
            font.setBold(index.row() == m_best && each && is_match(each->verdict));
            return font;
        }
        default:
            return {};
    }
}

QVariant ReproduceModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(
            (section == Settings || section == Result ? Qt::AlignLeft : Qt::AlignRight) |
            Qt::AlignVCenter);
    if (role == Qt::ToolTipRole) {
        if (section == Mean) return tr("Mean difference of all pixels and channels, of 255");
        if (section == Most) return tr("The largest difference, of 255");
        if (section == Psnr) return tr("Peak signal-to-noise ratio: higher is nearer");
    }
    if (role != Qt::DisplayRole) return {};
    switch (section) {
        case Settings:
            return tr("Settings");
        case Mean:
            return tr("Mean");
        case Most:
            return tr("Most");
        case Psnr:
            return tr("PSNR");
        case Result:
            return tr("Result");
        default:
            return {};
    }
}

}  // namespace seedbed
