// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/cell_grid_view.h"
#include "widgets/judgement_source.h"
#include "widgets/library/picture_sequence.h"

#include <QPointer>

namespace seedbed {

// What stands before and after the picture that is looked at, in one row.
class Filmstrip : public CellGridView {
    Q_OBJECT
 public:
    explicit Filmstrip(const JudgementSource* judgements, QWidget* parent = nullptr);

    // Shares the sequence's model, current picture and selection; null empties the strip.
    void setSequence(PictureSequence* sequence);

 private:
    const JudgementSource* m_judgements;
    QPointer<PictureSequence> m_sequence;
};

}  // namespace seedbed
