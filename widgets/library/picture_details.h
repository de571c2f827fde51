// SPDX-License-Identifier: Apache-2.0
// What a person reads about a picture of a library.
#pragma once

#include "core/library/picture_row.h"

#include <QString>

#include <utility>
#include <vector>

namespace seedbed {

// Name and value, in the order in which they stand: prompt first, then what has a field, then what
// the file says besides, at last the file.
std::vector<std::pair<QString, QString>> detailRows(const PictureRow& picture);
// The same as lines "name: value".
QString detailText(const PictureRow& picture);

}  // namespace seedbed
