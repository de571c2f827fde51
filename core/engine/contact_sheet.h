// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/image.h"

#include <span>
#include <string>

namespace seedbed {

struct SheetCell {
    ImagePtr picture;
    std::string label;
};

// Pictures of equal size in a nearly square grid, each with its label below. Sheets that would be
// wider or higher than 8,000 pixels are made of smaller cells. Throws LogicError without cells.
Image contact_sheet(std::span<const SheetCell> cells);

}  // namespace seedbed
