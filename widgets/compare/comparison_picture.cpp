// SPDX-License-Identifier: Apache-2.0
#include "widgets/compare/comparison_picture.h"

#include <QApplication>
#include <QFont>
#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace seedbed {

namespace {

constexpr int kSmallest = 384;  // longest side of a pane
constexpr int kLargest = 2048;
constexpr int kMargin = 20;
constexpr int kGap = 16;
constexpr int kTitle = 34;
constexpr int kNote = 24;
constexpr int kBadge = 20;

// All panes get one height, that of the largest picture.
int paneHeight(const std::vector<ExportPane>& panes) {
    int height = kSmallest / 4;
    for (const ExportPane& pane : panes) {
        if (pane.size.isEmpty()) continue;
        const int longest = std::max(pane.size.width(), pane.size.height());
        const int wanted = std::clamp(longest, kSmallest, kLargest);
        height = std::max(height, pane.size.height() * wanted / longest);
    }
    return height;
}

QSize drawnSize(const ExportPane& pane, int height) {
    if (pane.size.isEmpty()) return {height, height};  // not there yet
    const int tall = pane.size.height();
    return {std::max(1, pane.size.width() * height / tall), height};
}

void drawTitle(QPainter& painter, const ExportPane& pane, QRect line, const ExportColors& colors) {
    QFont bold = painter.font();
    bold.setWeight(QFont::DemiBold);
    painter.save();
    painter.setFont(bold);
    if (!pane.letter.isEmpty()) {
        const QRectF badge(
            line.left(), line.top() + (line.height() - kBadge) / 2.0, kBadge, kBadge);
        painter.setPen(Qt::NoPen);
        painter.setBrush(pane.color);
        painter.drawRoundedRect(badge, 4, 4);
        painter.setPen(colors.ground);
        painter.drawText(badge, Qt::AlignCenter, pane.letter);
        line.setLeft(line.left() + kBadge + 8);
    }
    painter.setPen(colors.text);
    painter.drawText(line,
                     Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(pane.title, Qt::ElideMiddle, line.width()));
    painter.restore();
}

}  // namespace

QImage comparisonPicture(const std::vector<ExportPane>& panes,
                         const QString& caption,
                         const ExportColors& colors) {
    const int height = paneHeight(panes);
    int width = 2 * kMargin + kGap * (static_cast<int>(panes.size()) - 1);
    for (const ExportPane& pane : panes) width += drawnSize(pane, height).width();
    QFont face = QApplication::font();
    face.setPixelSize(14);
    const QFontMetrics metrics(face);
    const QRect words =
        metrics.boundingRect(QRect(0, 0, width - 2 * kMargin, 4096), Qt::TextWordWrap, caption);
    const int captionHeight = caption.isEmpty() ? 0 : words.height() + 14;
    QImage image(
        width, 2 * kMargin + kTitle + height + kNote + captionHeight, QImage::Format_RGB32);
    image.fill(colors.ground);
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    painter.setFont(face);
    int x = kMargin;
    for (const ExportPane& pane : panes) {
        const QSize size = drawnSize(pane, height);
        drawTitle(painter, pane, QRect(x, kMargin - 4, size.width(), kTitle), colors);
        if (pane.draw) painter.drawImage(QPoint(x, kMargin + kTitle), pane.draw(size));
        painter.setPen(colors.dim);
        painter.drawText(QRect(x, kMargin + kTitle + height, size.width(), kNote),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(pane.note, Qt::ElideRight, size.width()));
        x += size.width() + kGap;
    }
    painter.setPen(colors.text);
    painter.drawText(QRect(kMargin,
                           kMargin + kTitle + height + kNote + 8,
                           width - 2 * kMargin,
                           words.height() + 4),
                     Qt::TextWordWrap,
                     caption);
    return image;
}

}  // namespace seedbed
