// SPDX-License-Identifier: Apache-2.0
#include "widgets/layered_picture.h"

#include <algorithm>
#include <cmath>

namespace seedbed {

namespace {

constexpr int kHeatSide =
    384;  // finer adds nothing to maps of 16 x 16, and a frame has to stay short
constexpr double kSquares = 4;  // view pixels per picture pixel
constexpr double kLines = 16;

void drawPixelLines(QPainter& painter, const QRectF& target, QSize pixels) {
    const double step = target.width() / pixels.width();
    const QRectF window(painter.window());
    const QRectF seen =
        target & (painter.hasClipping() ? painter.clipBoundingRect() & window : window);
    painter.setPen(QPen(QColor(128, 128, 128, 70), 1));
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (double x = target.left() + std::ceil((seen.left() - target.left()) / step) * step;
         x <= seen.right();
         x += step)
        painter.drawLine(QPointF(x, seen.top()), QPointF(x, seen.bottom()));
    for (double y = target.top() + std::ceil((seen.top() - target.top()) / step) * step;
         y <= seen.bottom();
         y += step)
        painter.drawLine(QPointF(seen.left(), y), QPointF(seen.right(), y));
    painter.setRenderHint(QPainter::Antialiasing, true);
}

}  // namespace

void LayeredPicture::setPicture(const QImage& picture) {
    const bool same =
        picture.constBits() == m_picture.constBits() && picture.size() == m_picture.size();
    m_picture = picture;
    if (!same) m_halves.clear();
}

void LayeredPicture::setLayers(std::vector<HeatLayer> layers, ColorMap map, double opacity) {
    m_layers = std::move(layers);
    m_map = map;
    m_opacity = opacity;
    m_heat = {};
}

// Bilinear scaling skips pixels below one half; a chain of halves keeps all of them.
const QImage& LayeredPicture::shrunk(double scale) {
    const QImage* best = &m_picture;
    std::size_t level = 0;
    for (; scale <= 0.5 && best->width() > 1 && best->height() > 1; scale *= 2, ++level) {
        if (level == m_halves.size())
            m_halves.push_back(best->scaled((best->width() + 1) / 2,
                                            (best->height() + 1) / 2,
                                            Qt::IgnoreAspectRatio,
                                            Qt::SmoothTransformation));
        best = &m_halves[level];
    }
    return *best;
}

const QImage& LayeredPicture::heat(QSize shown) {
    const QSize size = shown.width() > kHeatSide || shown.height() > kHeatSide
                           ? shown.scaled(kHeatSide, kHeatSide, Qt::KeepAspectRatio)
                           : shown;
    if (m_heat.isNull() && !m_layers.empty()) m_heat = heatImage(m_layers, m_map, m_opacity, size);
    return m_heat;
}

QImage LayeredPicture::rendered(QSize size, bool closely) {
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::black);
    QPainter painter(&image);
    draw(painter, QRectF(image.rect()), closely);
    return image;
}

void LayeredPicture::draw(QPainter& painter, const QRectF& target, bool closely) {
    if (m_picture.isNull() || target.isEmpty()) return;
    const double scale = target.width() * painter.device()->devicePixelRatioF() / m_picture.width();
    const bool squares = closely && scale > kSquares;
    painter.setRenderHint(QPainter::SmoothPixmapTransform, !squares);
    painter.drawImage(target, shrunk(scale));
    if (squares && scale > kLines) drawPixelLines(painter, target, m_picture.size());
    if (m_layers.empty()) return;
    painter.setRenderHint(QPainter::SmoothPixmapTransform, true);
    painter.drawImage(target, heat(target.size().toSize()));
}

}  // namespace seedbed
