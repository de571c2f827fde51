// SPDX-License-Identifier: Apache-2.0
#include "widgets/variation/grid_cell_delegate.h"

#include "widgets/theme.h"
#include "widgets/variation/grid_result_model.h"

#include <QPainter>

namespace seedbed {

namespace {

constexpr int kGap = 3;

bool isEmptyState(GridCellState state) {
    return state == GridCellState::Failed || state == GridCellState::Skipped ||
           state == GridCellState::Stopped || state == GridCellState::Abandoned;
}

QRectF fitted(const QSize& picture, const QRectF& frame) {
    const QSizeF size = QSizeF(picture).scaled(frame.size(), Qt::KeepAspectRatio);
    return {frame.center() - QPointF(size.width() / 2, size.height() / 2), size};
}

void paintMessage(QPainter* painter,
                  const QStyleOptionViewItem& option,
                  const QModelIndex& index,
                  const QRectF& frame,
                  GridCellState state) {
    const bool failed = state == GridCellState::Failed;
    painter->setPen(QPen(failed ? dangerColor(option.palette) : option.palette.color(QPalette::Mid),
                         1,
                         failed ? Qt::SolidLine : Qt::DashLine));
    painter->setBrush(option.palette.color(QPalette::Window));
    painter->drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter->setPen(failed ? dangerColor(option.palette)
                           : option.palette.color(QPalette::PlaceholderText));
    QFont font = option.font;
    font.setPixelSize(11);
    painter->setFont(font);
    const QString detail = index.data(GridResultModel::MessageRole).toString();
    const QString text = detail.isEmpty() ? gridCellStateText(state) : detail;
    painter->setClipRect(frame);
    painter->drawText(frame.adjusted(6, 6, -6, -6), Qt::AlignCenter | Qt::TextWordWrap, text);
    painter->setClipping(false);
}

// A small tag: colour is never the only sign.
void paintTag(QPainter* painter, const QRectF& frame, const QString& text) {
    painter->setFont(monospaceFont(-2));
    const QSizeF size(painter->fontMetrics().horizontalAdvance(text) + 8,
                      painter->fontMetrics().height() + 2);
    if (size.width() > frame.width()) return;
    const QRectF tag(QPointF(frame.left() + 3, frame.bottom() - size.height() - 3), size);
    painter->setPen(Qt::NoPen);
    painter->setBrush(QColor(0, 0, 0, 170));
    painter->drawRoundedRect(tag, 3, 3);
    painter->setPen(Qt::white);
    painter->drawText(tag, Qt::AlignCenter, text);
}

}  // namespace

void GridCellDelegate::paint(QPainter* painter,
                             const QStyleOptionViewItem& option,
                             const QModelIndex& index) const {
    painter->save();
    painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    const QRectF frame = QRectF(option.rect).adjusted(kGap, kGap, -kGap, -kGap);
    const auto state = static_cast<GridCellState>(index.data(GridResultModel::StateRole).toInt());
    const auto image = index.data(GridResultModel::ThumbnailRole).value<QImage>();
    if (isEmptyState(state) && image.isNull()) {
        paintMessage(painter, option, index, frame, state);
    } else if (image.isNull()) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(option.palette.color(QPalette::Window));
        painter->drawRoundedRect(frame, 4, 4);
    } else {
        painter->setOpacity(
            state == GridCellState::Abandoned || state == GridCellState::Stopped ? 0.35 : 1);
        painter->drawImage(fitted(image.size(), frame), image);
        painter->setOpacity(1);
    }
    const bool tagged = state == GridCellState::Existing || state == GridCellState::Abandoned ||
                        (state == GridCellState::Stopped && !image.isNull());
    if (tagged) paintTag(painter, frame, gridCellStateText(state));
    if (state == GridCellState::Running) {
        const double done = index.data(GridResultModel::ProgressRole).toDouble();
        painter->setPen(Qt::NoPen);
        painter->setBrush(option.palette.color(QPalette::Highlight));
        painter->drawRect(QRectF(frame.left(), frame.bottom() - 3, frame.width() * done, 3));
    }
    if (option.state.testFlag(QStyle::State_Selected)) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(option.palette.color(QPalette::Highlight), 2));
        painter->drawRoundedRect(frame.adjusted(-1, -1, 1, 1), 5, 5);
    }
    painter->restore();
}

}  // namespace seedbed
