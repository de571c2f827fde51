// SPDX-License-Identifier: Apache-2.0
#include "widgets/library/picture_sequence.h"

namespace seedbed {

void PictureSequence::setCurrent(int row) {
    if (row < 0 || row >= count()) return;
    selection()->setCurrentIndex(model()->index(row, 0), QItemSelectionModel::ClearAndSelect);
}

}  // namespace seedbed
