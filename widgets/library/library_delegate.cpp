// SPDX-License-Identifier: Apache-2.0
#include "widgets/library/library_delegate.h"

#include "widgets/cell_marks.h"
#include "widgets/theme.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <cmath>

namespace seedbed {

namespace {

// What stands where a picture cannot be read: torn in two.
void paintBroken(QPainter* painter, const QRect& cell, const QPalette& palette) {
    paintEmptyCell(painter, cell, palette);
    const QRectF frame = cellFrame(cell);
    const double w = std::min(frame.width() * 0.3, 44.0);
    const QRectF sheet(
        frame.center().x() - w / 2, frame.center().y() - w / 2 - w * 0.15, w, w * 0.8);
    painter->setPen(QPen(dangerColor(palette), 1.6));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(sheet, 3, 3);
    const double third = sheet.width() / 4;
    QPolygonF crack;
    for (int i = 0; i <= 4; ++i)
        crack << QPointF(sheet.left() + i * third,
                         sheet.center().y() + (i % 2 == 0 ? 1 : -1) * sheet.height() * 0.16);
    painter->drawPolyline(crack);
}

}  // namespace

LibraryDelegate::LibraryDelegate(const LibraryModel* model,
                                 const LibraryClient* client,
                                 ThumbnailLoader* thumbnails,
                                 QObject* parent)
    : QStyledItemDelegate(parent), m_model(model), m_client(client), m_thumbnails(thumbnails) {}

ThumbnailLoader::Thumbnail LibraryDelegate::thumbnail(int row, int side) const {
    const PictureCard* card = m_model->card(row);
    return card ? m_thumbnails->thumbnail(card->id, card->path, side)
                : ThumbnailLoader::Thumbnail();
}

void LibraryDelegate::paint(QPainter* painter,
                            const QStyleOptionViewItem& option,
                            const QModelIndex& index) const {
    const QRect frame = cellFrame(option.rect);
    const qreal ratio = painter->device()->devicePixelRatioF();
    const auto side = static_cast<int>(std::lround(frame.width() * ratio));
    const auto [image, trouble] = thumbnail(index.row(), side);
    painter->save();
    if (!trouble.isEmpty()) {
        paintBroken(painter, option.rect, option.palette);
    } else if (image.isNull()) {
        paintEmptyCell(painter, option.rect, option.palette);
    } else {
        QRect target(QPoint(), image.size().scaled(frame.size(), Qt::KeepAspectRatio));
        target.moveCenter(frame.center());
        // While the right size is on its way, and for pictures smaller than their cell.
        painter->setRenderHint(QPainter::SmoothPixmapTransform);
        painter->drawImage(target, image);
    }
    const QString seed = index.data(Qt::DisplayRole).toString();
    const QColor accent = option.palette.color(QPalette::Highlight);
    if (const Judgement* judgement = m_client->judgement(m_model->idAt(index.row())))
        paintJudgement(painter, option.rect, seed, *judgement);
    if (!seed.isEmpty())
        paintSeedTag(
            painter, option.rect, seed, option.state.testFlag(QStyle::State_MouseOver), accent);
    const bool current = option.state.testFlag(QStyle::State_HasFocus);
    if (current || option.state.testFlag(QStyle::State_Selected))
        paintSelection(painter, option.rect, accent, current);
    painter->restore();
}

bool LibraryDelegate::helpEvent(QHelpEvent* event,
                                QAbstractItemView* view,
                                const QStyleOptionViewItem& option,
                                const QModelIndex& index) {
    if (event->type() == QEvent::ToolTip && index.isValid()) {
        const int side = cellFrame(option.rect).width();
        const QString trouble =
            thumbnail(index.row(), static_cast<int>(std::lround(side * view->devicePixelRatioF())))
                .trouble;
        if (!trouble.isEmpty()) {
            QToolTip::showText(event->globalPos(), trouble, view);
            return true;
        }
    }
    return QStyledItemDelegate::helpEvent(event, view, option, index);
}

}  // namespace seedbed
