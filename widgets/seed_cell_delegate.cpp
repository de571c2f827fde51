// SPDX-License-Identifier: Apache-2.0
#include "widgets/seed_cell_delegate.h"

#include "widgets/theme.h"

#include <QApplication>
#include <QPainter>

namespace seedbed {

namespace {

constexpr int kInset = kCellGap / 2;
constexpr int kBar = 3;

QRect frameOf(const QRect& cell) {
    return cell.adjusted(kInset, kInset, -kInset, -kInset);
}

}  // namespace

SeedCellDelegate::SeedCellDelegate(const RunStore* store,
                                   const WatchedWords* words,
                                   QObject* parent)
    : QStyledItemDelegate(parent),
      m_store(store),
      m_words(words),
      m_renderer(new CellRenderer(this)) {
    connect(m_renderer, &CellRenderer::rendered, this, &SeedCellDelegate::rendered);
}

QRect SeedCellDelegate::tagRect(const QRect& cell, const QString& seed) const {
    const QFontMetrics metrics(monospaceFont(-1));
    const QRect frame = frameOf(cell);
    const int width = std::min(metrics.horizontalAdvance(seed) + 10, frame.width() - 8);
    const int height = metrics.height() + 3;
    return {frame.left() + 4, frame.bottom() - height - 4, width, height};
}

CellContent SeedCellDelegate::content(CellId id, QSize size) const {
    CellContent content;
    content.size = size;
    content.map = m_map;
    const StoredCell* cell = m_store->cell(id);
    if (!cell) return content;
    const StoredCell::Step* newest = cell->newest();
    content.image = cell->picture ? cell->picture : newest ? newest->preview : nullptr;
    content.brush = brush(id.job);
    if (!content.brush.empty() && newest) content.attention = newest->attention;
    // One word brushed by the pointer glows in the heat colours; several keep apart by their own.
    if (content.brush.size() > 1) content.map = ColorMap::Words;
    return content;
}

const std::vector<BrushWord>& SeedCellDelegate::brush(JobId job) const {
    const auto [at, fresh] = m_brushes.try_emplace(job);
    if (!fresh) return at->second;
    const StoredRun* run = m_store->run(job);
    if (!run || !run->prompt || (!m_overlay && !m_words->hovered())) return at->second;
    for (const WatchedWord& word : m_words->active()) {
        std::vector<int> tokens = tokensOf(word, *run->prompt);
        if (!tokens.empty()) at->second.push_back({std::move(tokens), wordColor(word.slot, true)});
    }
    return at->second;
}

void SeedCellDelegate::paint(QPainter* painter,
                             const QStyleOptionViewItem& option,
                             const QModelIndex& index) const {
    const QRect frame = frameOf(option.rect);
    const auto* order = qobject_cast<const QAbstractProxyModel*>(index.model());
    const auto* model =
        qobject_cast<const SeedGridModel*>(order ? order->sourceModel() : index.model());
    const CellId id = model->cellAt(order ? order->mapToSource(index) : index);
    const qreal ratio = painter->device()->devicePixelRatioF();
    const QImage image = m_renderer->picture(key(id), content(id, frame.size() * ratio));

    painter->save();
    if (image.isNull()) {
        paintEmpty(painter, option, frame);
    } else {
        QRect target(QPoint(), image.size().scaled(frame.size(), Qt::KeepAspectRatio));
        target.moveCenter(frame.center());
        if (index.data(SeedGridModel::StateRole).toInt() == static_cast<int>(CellState::Stopped))
            painter->setOpacity(0.45);
        painter->drawImage(target, image);
        painter->setOpacity(1);
    }
    paintMarks(painter, option, index, frame);
    painter->restore();
}

void SeedCellDelegate::paintEmpty(QPainter* painter,
                                  const QStyleOptionViewItem& option,
                                  const QRect& frame) const {
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(option.palette.color(QPalette::Mid));
    painter->setBrush(option.palette.color(QPalette::Window));
    painter->drawRoundedRect(QRectF(frame).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
}

void SeedCellDelegate::paintMarks(QPainter* painter,
                                  const QStyleOptionViewItem& option,
                                  const QModelIndex& index,
                                  const QRect& frame) const {
    const QString seed = index.data(Qt::DisplayRole).toString();
    const QRect tag = tagRect(option.rect, seed);
    const auto state = static_cast<CellState>(index.data(SeedGridModel::StateRole).toInt());
    const QColor accent = option.palette.color(QPalette::Highlight);
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(hovered ? QPen(accent) : QPen(Qt::NoPen));
    painter->setBrush(QColor(14, 15, 17, 190));
    painter->drawRoundedRect(QRectF(tag).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter->setFont(monospaceFont(-1));
    painter->setPen(QColor(0xf2, 0xf2, 0xf4));
    painter->drawText(tag,
                      Qt::AlignCenter,
                      painter->fontMetrics().elidedText(seed, Qt::ElideMiddle, tag.width() - 6));
    if (state == CellState::Running) {
        const double done = index.data(SeedGridModel::ProgressRole).toDouble();
        QRectF bar(frame.left() + 2, frame.bottom() - kBar + 1, frame.width() - 4, kBar);
        painter->setPen(Qt::NoPen);
        painter->setBrush(QColor(14, 15, 17, 150));
        painter->drawRoundedRect(bar, 1.5, 1.5);
        bar.setWidth(bar.width() * done);
        painter->setBrush(accent);
        painter->drawRoundedRect(bar, 1.5, 1.5);
    }
    if (state == CellState::Stopped && frame.width() > 80) {
        painter->setPen(QColor(0xf2, 0xf2, 0xf4));
        painter->setFont(QApplication::font());
        painter->drawText(
            frame.adjusted(6, 4, -6, -4), Qt::AlignTop | Qt::AlignRight, tr("stopped"));
    }
    if (option.state.testFlag(QStyle::State_Selected)) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(accent, 2));
        painter->drawRoundedRect(QRectF(frame).adjusted(-2, -2, 2, 2), 7, 7);
    }
}

}  // namespace seedbed
