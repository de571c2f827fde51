// SPDX-License-Identifier: Apache-2.0
#include "widgets/cell_marks.h"

#include "widgets/theme.h"

#include <QApplication>
#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace seedbed {

namespace {

constexpr int kInset = kCellGap / 2;
constexpr int kMargin = 4;      // of a tag inside the frame
constexpr int kSmallCell = 76;  // below it stars become a digit

// These stand on pictures, which are the same in both themes.
const QColor kPlate(14, 15, 17, 190);
const QColor kInk(0xf2, 0xf2, 0xf4);
const QColor kStar(0xff, 0xcb, 0x57);
const QColor kPick(0x6f, 0xdc, 0x94);
const QColor kReject(0xff, 0x7a, 0x6b);
const QColor kHeart(0xff, 0x6f, 0x91);

int tagHeight() {
    return QFontMetrics(monospaceFont(-1)).height() + 3;
}

void paintPlate(QPainter* painter, const QRect& plate) {
    painter->setPen(Qt::NoPen);
    painter->setBrush(kPlate);
    painter->drawRoundedRect(QRectF(plate).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
}

QPainterPath heartPath(const QRectF& box) {
    const auto at = [&box](double x, double y) {
        return QPointF(box.left() + x * box.width(), box.top() + y * box.height());
    };
    QPainterPath path(at(0.5, 1));
    path.cubicTo(at(-0.15, 0.55), at(0.1, -0.2), at(0.5, 0.22));
    path.cubicTo(at(0.9, -0.2), at(1.15, 0.55), at(0.5, 1));
    return path;
}

// "★★★★ P" on a plate below on the right.
void paintRating(QPainter* painter,
                 const QRect& frame,
                 const QRect& tag,
                 const Judgement& judgement) {
    const int height = tagHeight();
    const double star = height * 0.68;  // width of one
    const bool digits = frame.width() < kSmallCell;
    const int shown = digits ? std::min(judgement.rating, 1) : judgement.rating;
    const bool picked = judgement.flag == Flag::Pick;
    const double text = digits && judgement.rating > 0 ? star : 0;
    const double flag = picked ? star * 1.1 : 0;
    const double width = shown * star + text + flag + 8;
    if (shown == 0 && !picked) return;
    QRect plate(static_cast<int>(frame.right() - width - kMargin + 1),
                frame.bottom() - height - kMargin,
                static_cast<int>(width),
                height);
    if (plate.intersects(tag)) plate.translate(0, -height - 2);
    paintPlate(painter, plate);
    double x = plate.left() + 4;
    const double y = QRectF(plate).center().y();
    painter->setBrush(kStar);
    for (int i = 0; i < shown; ++i, x += star)
        painter->drawPath(starPath({x + star / 2, y + star * 0.04}, star * 0.5));
    painter->setFont(monospaceFont(-1));
    painter->setPen(kStar);
    if (text > 0)
        painter->drawText(QRectF(x, plate.top(), text, height),
                          Qt::AlignCenter,
                          QString::number(judgement.rating));
    x += text;
    painter->setPen(kPick);
    if (picked)
        painter->drawText(
            QRectF(x, plate.top(), flag, height), Qt::AlignCenter, QStringLiteral("P"));
}

void paintReject(QPainter* painter, const QRect& frame) {
    painter->setPen(Qt::NoPen);
    painter->setBrush(QColor(14, 15, 17, 150));
    painter->drawRoundedRect(frame, 5, 5);
    const double arm = std::min(frame.width() * 0.16, 22.0);
    const QPointF centre = QRectF(frame).center();
    painter->setPen(QPen(kReject, std::max(2.0, arm * 0.24), Qt::SolidLine, Qt::RoundCap));
    painter->drawLine(centre - QPointF(arm, arm), centre + QPointF(arm, arm));
    painter->drawLine(centre - QPointF(arm, -arm), centre + QPointF(arm, -arm));
}

// A heart, and how many tags, above on the right.
void paintCorner(QPainter* painter, const QRect& frame, const Judgement& judgement) {
    const int height = tagHeight();
    const QString tags =
        judgement.tags.empty() ? QString() : QStringLiteral("#%1").arg(judgement.tags.size());
    const QFont font = monospaceFont(-1);
    const int text = tags.isEmpty() ? 0 : QFontMetrics(font).horizontalAdvance(tags) + 2;
    const int heart = judgement.favourite ? height - 4 : 0;
    const bool note = !judgement.note.empty();
    const int width = text + heart + (note ? 8 : 0) + 8;
    if (width == 8 || frame.width() < 56) return;
    const QRect plate(frame.right() - width - kMargin + 1, frame.top() + kMargin, width, height);
    paintPlate(painter, plate);
    int x = plate.left() + 4;
    if (heart > 0) {
        painter->setBrush(kHeart);
        painter->drawPath(
            heartPath(QRectF(x, plate.top() + height * 0.24, heart - 2, height * 0.54)));
        x += heart;
    }
    painter->setFont(font);
    painter->setPen(kInk);
    painter->drawText(QRect(x, plate.top(), text, height), Qt::AlignCenter, tags);
    if (note)  // three small lines
        for (int i = 0; i < 3; ++i)
            painter->drawLine(QPointF(plate.right() - 9, plate.top() + height * 0.35 + i * 3.0),
                              QPointF(plate.right() - 4, plate.top() + height * 0.35 + i * 3.0));
}

}  // namespace

QPainterPath starPath(QPointF centre, double radius) {
    QPainterPath path;
    for (int i = 0; i < 10; ++i) {
        const double angle = i * M_PI / 5 - M_PI / 2;
        const double r = i % 2 == 0 ? radius : radius * 0.42;
        const QPointF at = centre + QPointF(std::cos(angle), std::sin(angle)) * r;
        i == 0 ? path.moveTo(at) : path.lineTo(at);
    }
    path.closeSubpath();
    return path;
}

QRect cellFrame(const QRect& cell) {
    return cell.adjusted(kInset, kInset, -kInset, -kInset);
}

QRect seedTagRect(const QRect& cell, const QString& seed) {
    const QFontMetrics metrics(monospaceFont(-1));
    const QRect frame = cellFrame(cell);
    const int width = std::min(metrics.horizontalAdvance(seed) + 10, frame.width() - 8);
    const int height = tagHeight();
    return {frame.left() + kMargin, frame.bottom() - height - kMargin, width, height};
}

void paintSeedTag(
    QPainter* painter, const QRect& cell, const QString& seed, bool hovered, const QColor& accent) {
    const QRect tag = seedTagRect(cell, seed);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(hovered ? QPen(accent) : QPen(Qt::NoPen));
    painter->setBrush(kPlate);
    painter->drawRoundedRect(QRectF(tag).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter->setFont(monospaceFont(-1));
    painter->setPen(kInk);
    painter->drawText(tag,
                      Qt::AlignCenter,
                      painter->fontMetrics().elidedText(seed, Qt::ElideMiddle, tag.width() - 6));
}

void paintJudgement(QPainter* painter,
                    const QRect& cell,
                    const QString& seed,
                    const Judgement& judgement) {
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect frame = cellFrame(cell);
    if (judgement.flag == Flag::Reject) paintReject(painter, frame);
    paintRating(painter, frame, seed.isEmpty() ? QRect() : seedTagRect(cell, seed), judgement);
    paintCorner(painter, frame, judgement);
}

void paintSelection(QPainter* painter, const QRect& cell, const QColor& accent, bool current) {
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(accent, current ? 3 : 2));
    painter->drawRoundedRect(QRectF(cellFrame(cell)).adjusted(-2, -2, 2, 2), 7, 7);
}

void paintEmptyCell(QPainter* painter, const QRect& cell, const QPalette& palette) {
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(palette.color(QPalette::Mid));
    painter->setBrush(palette.color(QPalette::Window));
    painter->drawRoundedRect(QRectF(cellFrame(cell)).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
}

void paintCellText(QPainter* painter, const QRect& cell, const QString& text, const QColor& color) {
    const QRect room = cellFrame(cell).adjusted(6, 4, -6, -tagHeight() - 6);
    if (room.width() < 60) return;
    painter->setFont(QApplication::font());
    painter->setPen(color);
    painter->drawText(room, Qt::AlignCenter | Qt::TextWordWrap, text);
}

QString judgementText(const Judgement& judgement) {
    QStringList parts;
    if (judgement.rating > 0) parts << QString(judgement.rating, QChar(0x2605));
    if (judgement.flag == Flag::Pick) parts << QCoreApplication::translate("Judgement", "pick");
    if (judgement.flag == Flag::Reject) parts << QCoreApplication::translate("Judgement", "reject");
    if (judgement.favourite) parts << QCoreApplication::translate("Judgement", "favourite");
    QStringList tags;
    for (const std::string& tag : judgement.tags) tags << QString::fromStdString(tag);
    if (!tags.isEmpty())
        parts << QCoreApplication::translate("Judgement", "tags: %1")
                     .arg(tags.join(QStringLiteral(", ")));
    if (!judgement.note.empty()) parts << QString::fromStdString(judgement.note);
    return parts.join(QStringLiteral(" · "));
}

}  // namespace seedbed
