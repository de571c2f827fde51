// SPDX-License-Identifier: Apache-2.0
#include "widgets/view_transform.h"

#include <algorithm>

namespace seedbed {

namespace {

constexpr double kMostZoom = 32;

ViewTransform kept(double zoom, QPointF centre) {
    if (zoom <= 1) return {zoom, {0.5, 0.5}};
    return {zoom, {std::clamp(centre.x(), 0.0, 1.0), std::clamp(centre.y(), 0.0, 1.0)}};
}

QPointF middle(QSizeF view) {
    return {view.width() / 2, view.height() / 2};
}

}  // namespace

QRectF ViewTransform::pictureRect(QSizeF picture, QSizeF view) const {
    const QSizeF size = picture.scaled(view, Qt::KeepAspectRatio) * zoom;
    const QPointF shift(centre.x() * size.width(), centre.y() * size.height());
    return {middle(view) - shift, size};
}

double ViewTransform::scale(QSizeF picture, QSizeF view) const {
    return pictureRect(picture, view).width() / picture.width();
}

double ViewTransform::zoomFor(double scale, QSizeF picture, QSizeF view) {
    return scale / ViewTransform().scale(picture, view);
}

ViewTransform ViewTransform::zoomed(double to, QPointF about, QSizeF picture, QSizeF view) const {
    const double whole = zoomFor(1, picture, view);
    const double next = std::clamp(to, std::min(1.0, whole), kMostZoom * std::max(1.0, whole));
    const QRectF before = pictureRect(picture, view);
    const QPointF place((about.x() - before.left()) / before.width(),
                        (about.y() - before.top()) / before.height());
    const QSizeF size = before.size() * (next / zoom);
    const QPointF off = about - middle(view);
    return kept(next, {place.x() - off.x() / size.width(), place.y() - off.y() / size.height()});
}

ViewTransform ViewTransform::moved(QPointF by, QSizeF picture, QSizeF view) const {
    const QSizeF size = pictureRect(picture, view).size();
    return kept(zoom, centre - QPointF(by.x() / size.width(), by.y() / size.height()));
}

}  // namespace seedbed
