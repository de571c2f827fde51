// SPDX-License-Identifier: Apache-2.0
#include "widgets/seed_cell_delegate.h"

#include "widgets/theme.h"

#include <QAbstractProxyModel>
#include <QPainter>

namespace seedbed {

namespace {

constexpr int kBar = 3;

// What a running cell has done, along its lower edge.
void paintProgress(QPainter* painter, const QRect& frame, double done, const QColor& accent) {
    QRectF bar(frame.left() + 2, frame.bottom() - kBar + 1, frame.width() - 4, kBar);
    painter->setPen(Qt::NoPen);
    painter->setBrush(QColor(14, 15, 17, 150));
    painter->drawRoundedRect(bar, 1.5, 1.5);
    bar.setWidth(bar.width() * done);
    painter->setBrush(accent);
    painter->drawRoundedRect(bar, 1.5, 1.5);
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

CellContent SeedCellDelegate::content(CellId id, QSize size) const {
    CellContent content;
    content.size = size;
    content.map = m_map;
    const StoredCell* cell = m_store->cell(id);
    if (!cell) return content;
    const StoredCell::Step* step = cell->newest();
    content.image = cell->picture ? cell->picture : step ? step->preview : nullptr;
    if (const StoredCell::Step* chosen = chosenStep(*cell)) {
        step = chosen;
        content.image = chosen->preview;
    }
    content.brush = brush(id.job);
    if (!content.brush.empty() && step) content.attention = step->attention;
    // One word brushed by the pointer glows in the heat colours; several keep apart by their own.
    if (content.brush.size() > 1) content.map = ColorMap::Words;
    return content;
}

// Null where the cell never came to that step, or let its preview go.
const StoredCell::Step* SeedCellDelegate::chosenStep(const StoredCell& cell) const {
    if (!m_step || static_cast<std::size_t>(*m_step) >= cell.steps.size()) return nullptr;
    const StoredCell::Step& step = cell.steps[static_cast<std::size_t>(*m_step)];
    return step.preview ? &step : nullptr;
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
    const auto* order = qobject_cast<const QAbstractProxyModel*>(index.model());
    const auto* model =
        qobject_cast<const SeedGridModel*>(order ? order->sourceModel() : index.model());
    const QModelIndex source = order ? order->mapToSource(index) : index;
    painter->save();
    paintPicture(painter, option, model->stateAt(source.row()), model->cellAt(source));
    paintMarks(painter, option, source);
    painter->restore();
}

void SeedCellDelegate::paintPicture(QPainter* painter,
                                    const QStyleOptionViewItem& option,
                                    CellState state,
                                    CellId id) const {
    const QRect frame = cellFrame(option.rect);
    const qreal ratio = painter->device()->devicePixelRatioF();
    const QImage image = m_renderer->picture(key(id), content(id, frame.size() * ratio));
    if (image.isNull()) {
        paintEmptyCell(painter, option.rect, option.palette);
        return;
    }
    QRect target(QPoint(), image.size().scaled(frame.size(), Qt::KeepAspectRatio));
    target.moveCenter(frame.center());
    const bool dimmed =
        state == CellState::Stopped || state == CellState::Abandoned || state == CellState::Failed;
    if (dimmed) painter->setOpacity(0.45);
    painter->drawImage(target, image);
    painter->setOpacity(1);
}

void SeedCellDelegate::paintMarks(QPainter* painter,
                                  const QStyleOptionViewItem& option,
                                  const QModelIndex& index) const {
    const QRect frame = cellFrame(option.rect);
    const QString seed = index.data(Qt::DisplayRole).toString();
    const auto state = static_cast<CellState>(index.data(SeedGridModel::StateRole).toInt());
    const QColor accent = option.palette.color(QPalette::Highlight);
    const PictureId picture = index.data(SeedGridModel::PictureRole).toLongLong();
    const Judgement* judgement = m_judgements ? m_judgements->judgement(picture) : nullptr;
    if (judgement) paintJudgement(painter, option.rect, seed, *judgement);
    paintSeedTag(
        painter, option.rect, seed, option.state.testFlag(QStyle::State_MouseOver), accent);
    if (state == CellState::Running)
        paintProgress(painter, frame, index.data(SeedGridModel::ProgressRole).toDouble(), accent);
    const QString words = index.data(SeedGridModel::RemarkRole).toString();
    if (!words.isEmpty())
        paintCellText(painter, option.rect, words, option.palette.color(QPalette::Text));
    const bool current = option.state.testFlag(QStyle::State_HasFocus);
    if (current || option.state.testFlag(QStyle::State_Selected))
        paintSelection(painter, option.rect, accent, current);
}

}  // namespace seedbed
