// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/image.h"
#include "core/library/picture_row.h"
#include "core/metadata/picture_settings.h"
#include "widgets/run_store.h"

#include <QString>

#include <optional>

namespace seedbed {

// One of the pictures that are compared. What is known of it may come from a cell of this session
// (then its steps and attention too), from a file, or from the library.
struct CompareSide {
    QString title;               // "seed 42"; empty: made of seed or file name
    std::optional<CellId> cell;  // of the session's RunStore
    PictureId picture = 0;       // in the library; 0 = in none
    ImagePtr image;              // null: the cell's, else read from `path` in the background
    QString path;                // of the file; empty = there is none
    PictureSettings settings;    // a cell's own settings count where this has none
};

}  // namespace seedbed
