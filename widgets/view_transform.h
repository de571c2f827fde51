// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>

namespace seedbed {

// Which part of a picture a view shows, in parts of the picture's own size: views of pictures of
// any size that share one value look at the same place.
struct ViewTransform {
    double zoom = 1;              // 1 = the whole picture fits into the view
    QPointF centre = {0.5, 0.5};  // the place of the picture in the middle of the view, 0..1

    // Where a picture of this size lies in a view of this size (both not empty).
    QRectF pictureRect(QSizeF picture, QSizeF view) const;
    // View pixels per picture pixel.
    double scale(QSizeF picture, QSizeF view) const;
    // The zoom at which the scale is `scale`.
    static double zoomFor(double scale, QSizeF picture, QSizeF view);
    // Zoomed so that what lies under `about` stays there. Zooms out to the fitted view, or to 100 %
    // where that is smaller; in to 32 times either.
    ViewTransform zoomed(double to, QPointF about, QSizeF picture, QSizeF view) const;
    // Moved by view pixels; the picture's edge never passes the middle. A fitted view stays.
    ViewTransform moved(QPointF by, QSizeF picture, QSizeF view) const;

    bool fitted() const { return zoom == 1; }
    bool operator==(const ViewTransform&) const = default;
};

}  // namespace seedbed
