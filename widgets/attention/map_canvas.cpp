// SPDX-License-Identifier: Apache-2.0
// h x w query grid, H x W pixels
#include "widgets/attention/map_canvas.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace seedbed {

namespace {

constexpr int kMostSide = 384;  // finer adds nothing to maps of 16 x 16
constexpr double kCorner = 5;

QSize computedSize(const QSizeF& shown) {
    const QSize size = shown.toSize();
    return size.width() > kMostSide || size.height() > kMostSide
               ? size.scaled(kMostSide, kMostSide, Qt::KeepAspectRatio)
               : size;
}

}  // namespace

MapCanvas::MapCanvas(QWidget* parent) : QWidget(parent) {
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setMinimumSize(90, 90);
    setMouseTracking(true);
}

void MapCanvas::setPicture(const QImage& picture) {
    const bool resized = picture.size() != m_picture.size();
    m_picture = picture;
    if (resized) updateGeometry();
    update();
}

void MapCanvas::setOverlay(Overlay overlay) {
    m_overlay = std::move(overlay);
    m_overlayImage = {};
    update();
}

void MapCanvas::setOutline(const PlainMap& map,
                           double threshold,
                           Resample how,
                           const QColor& color) {
    m_outlineMap = map;
    m_threshold = threshold;
    m_resample = how;
    m_outlineColor = color;
    m_outlineImage = {};
    update();
}

void MapCanvas::setGrid(QSize grid) {
    m_grid = grid;
    setFocusPolicy(grid.isEmpty() ? Qt::NoFocus : Qt::StrongFocus);
    setCursor(grid.isEmpty() ? Qt::ArrowCursor : Qt::CrossCursor);
}

void MapCanvas::setPointer(std::optional<QPoint> place) {
    if (m_pointer == place) return;
    m_pointer = place;
    update();
}

void MapCanvas::setCaption(const QString& caption) {
    m_caption = caption;
    setAccessibleName(caption);
    updateGeometry();
    update();
}

void MapCanvas::setHint(const QString& hint) {
    m_hint = hint;
    update();
}

int MapCanvas::captionHeight() const {
    return m_caption.isEmpty() ? 0 : fontMetrics().height() + 4;
}

int MapCanvas::heightForWidth(int width) const {
    const int height =
        m_picture.isNull() ? width : width * m_picture.height() / std::max(1, m_picture.width());
    return std::clamp(height, width / 2, width * 3 / 2) + captionHeight();
}

QSize MapCanvas::sizeHint() const {
    return {200, heightForWidth(200)};
}

QRectF MapCanvas::pictureRect() const {
    const QRectF room = QRectF(rect()).adjusted(0, captionHeight(), 0, 0);
    QRectF target(QPointF(), QSizeF(m_picture.size()).scaled(room.size(), Qt::KeepAspectRatio));
    target.moveCenter(room.center());
    target.moveTop(room.top());
    return target;
}

std::optional<QPoint> MapCanvas::placeAt(const QPointF& point) const {
    const QRectF target = pictureRect();
    if (m_grid.isEmpty() || m_picture.isNull() || !target.contains(point)) return std::nullopt;
    const auto index = [](double at, double length, int count) {
        return std::clamp(static_cast<int>(at / length * count), 0, count - 1);
    };
    return QPoint(index(point.x() - target.left(), target.width(), m_grid.width()),
                  index(point.y() - target.top(), target.height(), m_grid.height()));
}

const QImage& MapCanvas::outline(QSize size) {
    if (m_outlineImage.isNull() || m_outlineImage.size() != size)
        m_outlineImage = outlineImage(picture_mask(m_outlineMap.values,
                                                   m_outlineMap.height,
                                                   m_outlineMap.width,
                                                   size.height(),
                                                   size.width(),
                                                   m_threshold,
                                                   m_resample),
                                      size,
                                      m_outlineColor);
    return m_outlineImage;
}

void MapCanvas::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(QRect(0, 0, width(), captionHeight()),
                     Qt::AlignLeft | Qt::AlignTop,
                     fontMetrics().elidedText(m_caption, Qt::ElideRight, width()));
    if (m_picture.isNull()) {
        const QRect room = rect().adjusted(0, captionHeight(), 0, 0);
        painter.setBrush(palette().color(QPalette::Base));
        painter.setPen(QPen(palette().color(QPalette::Mid), 1, Qt::DashLine));
        painter.drawRoundedRect(QRectF(room).adjusted(0.5, 0.5, -0.5, -0.5), kCorner, kCorner);
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(
            room.adjusted(10, 10, -10, -10), Qt::AlignCenter | Qt::TextWordWrap, m_hint);
        return;
    }
    const QRectF target = pictureRect();
    QPainterPath rounded;
    rounded.addRoundedRect(target, kCorner, kCorner);
    painter.setClipPath(rounded);
    painter.drawImage(target, m_picture);
    const QSize size = computedSize(target.size());
    if (m_overlay && (m_overlayImage.isNull() || m_overlayImage.size() != size))
        m_overlayImage = m_overlay(size);
    if (!m_overlayImage.isNull()) painter.drawImage(target, m_overlayImage);
    if (hasOutline()) painter.drawImage(target, outline(size));
    paintPointer(painter, target);
    if (!hasFocus() || m_grid.isEmpty()) return;
    painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(target.adjusted(1, 1, -1, -1), kCorner, kCorner);
}

void MapCanvas::paintPointer(QPainter& painter, const QRectF& target) {
    if (!m_pointer || m_grid.isEmpty()) return;
    const double across = target.width() / m_grid.width();
    const double down = target.height() / m_grid.height();
    const QRectF cell(target.left() + m_pointer->x() * across,
                      target.top() + m_pointer->y() * down,
                      across,
                      down);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Qt::black, 3));
    painter.drawRect(cell);
    painter.setPen(QPen(Qt::white, 1.2));
    painter.drawRect(cell);
}

void MapCanvas::mouseMoveEvent(QMouseEvent* event) {
    Q_EMIT pointed(placeAt(event->position()));
}

void MapCanvas::mousePressEvent(QMouseEvent* event) {
    if (const auto place = placeAt(event->position())) Q_EMIT pinned(*place);
}

void MapCanvas::leaveEvent(QEvent*) {
    Q_EMIT pointed(std::nullopt);
}

void MapCanvas::keyPressEvent(QKeyEvent* event) {
    QPoint step;
    if (event->key() == Qt::Key_Left) step = {-1, 0};
    if (event->key() == Qt::Key_Right) step = {1, 0};
    if (event->key() == Qt::Key_Up) step = {0, -1};
    if (event->key() == Qt::Key_Down) step = {0, 1};
    if (step.isNull() || m_grid.isEmpty()) {
        QWidget::keyPressEvent(event);
        return;
    }
    const QPoint from = m_pointer.value_or(QPoint(m_grid.width() / 2, m_grid.height() / 2));
    Q_EMIT pinned(QPoint(std::clamp(from.x() + step.x(), 0, m_grid.width() - 1),
                         std::clamp(from.y() + step.y(), 0, m_grid.height() - 1)));
}

QImage outlineImage(const std::vector<std::uint8_t>& mask, QSize size, const QColor& color) {
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    const int width = size.width();
    const int height = size.height();
    const auto inside = [&](int x, int y) {
        return x >= 0 && y >= 0 && x < width && y < height &&
               mask[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                    static_cast<std::size_t>(x)] != 0;
    };
    // How many pixels lie between a pixel of the mask and the nearest one outside, up to 3.
    const auto depth = [&](int x, int y) {
        for (int r = 1; r <= 3; ++r)
            if (!inside(x - r, y) || !inside(x + r, y) || !inside(x, y - r) || !inside(x, y + r))
                return r;
        return 4;
    };
    for (int y = 0; y < height; ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < width; ++x) {
            if (!inside(x, y)) continue;
            const int at = depth(x, y);
            if (at <= 2) line[x] = color.rgb() | 0xff000000U;
            if (at == 3) line[x] = qRgba(0, 0, 0, 150);
        }
    }
    return image;
}

}  // namespace seedbed
