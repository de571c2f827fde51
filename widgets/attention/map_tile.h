// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/attention/map_tools.h"
#include "core/base/image.h"
#include "widgets/heatmap.h"

#include <QColor>
#include <QImage>
#include <QSize>

#include <map>

namespace seedbed {

// Everything that a small picture with one word's map depends on, besides the map.
struct TileLook {
    ImagePtr background;
    float peak = 0;  // the value that is shown as full
    QSize size;      // pixels
    ColorMap map = ColorMap::Inferno;
    double opacity = 0;
    QColor color;   // of the word, for ColorMap::Words
    QColor ground;  // what a picture fades to where its word is quiet
    bool operator==(const TileLook&) const = default;
};

// Pictures scaled to the size of the tiles that use them.
class TileBackgrounds {
 public:
    const QImage& scaled(const ImagePtr& picture, QSize size);

 private:
    QSize m_size;
    std::map<ImagePtr, QImage> m_scaled;
};

// A picture with a map over it. It fades towards the ground the further the map stays below the
// peak, so that quiet words look quiet; without a map it fades nearly away.
QImage tileImage(const PlainMap& map, const TileLook& look, TileBackgrounds& backgrounds);

}  // namespace seedbed
