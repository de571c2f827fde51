// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/image.h"
#include "core/engine/grid_plan.h"

#include <map>

namespace seedbed {

// The pictures of a grid by cell, in one picture: the first axis runs across, the second down, and
// each place of further axes is a block of rows below. Labels stand above and on the left. Cells
// without a picture stay empty. Sheets that would be wider or higher than 8,000 pixels are made of
// smaller cells. Throws LogicError without any picture.
Image grid_sheet(const GridPlan& plan, const std::map<int, ImagePtr>& pictures);

}  // namespace seedbed
