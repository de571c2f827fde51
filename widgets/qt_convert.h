// SPDX-License-Identifier: Apache-2.0
// Core values as Qt's and back.
#pragma once

#include "core/base/error.h"
#include "core/base/image.h"
#include "core/base/seed.h"

#include <QImage>
#include <QString>

namespace seedbed {

// Shares the pixels of `image`, no copy. Null for a null pointer.
QImage toQImage(const ImagePtr& image);

QString seedText(Seed seed);
// "about 4 s", "2 min", "1 h 5 min"; rounded up to what a person waits for.
QString durationText(double seconds);
// "640 kB", "41 MB".
QString bytesText(double bytes);
// The user's own folder as everybody writes it: "~/models/sd15".
QString shortPath(const QString& path);
// The heading under which an error of this kind is shown: what went wrong in a few words.
QString errorHeading(ErrorCode code);

}  // namespace seedbed
