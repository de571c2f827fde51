// SPDX-License-Identifier: Apache-2.0
#include "widgets/attention/map_tile.h"

#include "widgets/qt_convert.h"

#include <QPainter>

#include <algorithm>

namespace seedbed {

namespace {

constexpr double kFade = 0.5;         // of a word that acts nowhere
constexpr double kFadeMissing = 0.8;  // where no map was kept
constexpr std::size_t kMostBackgrounds = 128;

}  // namespace

const QImage& TileBackgrounds::scaled(const ImagePtr& picture, QSize size) {
    if (size != m_size || m_scaled.size() > kMostBackgrounds) m_scaled.clear();
    m_size = size;
    const auto [at, fresh] = m_scaled.try_emplace(picture);
    if (fresh && picture)
        at->second = toQImage(picture)
                         .scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                         .convertToFormat(QImage::Format_RGB32);
    return at->second;
}

QImage tileImage(const PlainMap& map, const TileLook& look, TileBackgrounds& backgrounds) {
    QImage image(look.size, QImage::Format_RGB32);
    image.fill(look.ground);
    QPainter painter(&image);
    const QImage& background = backgrounds.scaled(look.background, look.size);
    if (!background.isNull()) painter.drawImage(0, 0, background);
    QColor veil = look.ground;
    double strength = 0;
    if (!map.values.empty() && look.peak > 0)
        strength = std::min(1.0F, shownPeak(map.values, map.height, map.width) / look.peak);
    veil.setAlphaF(static_cast<float>(map.values.empty() ? kFadeMissing : kFade * (1 - strength)));
    painter.fillRect(image.rect(), veil);
    if (strength > 0)
        painter.drawImage(0,
                          0,
                          heatImage({{map.height, map.width, map.values, look.color, look.peak}},
                                    look.map,
                                    look.opacity,
                                    look.size));
    return image;
}

}  // namespace seedbed
