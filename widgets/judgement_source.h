// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/library/picture_row.h"

#include <QObject>

#include <vector>

namespace seedbed {

// Knows what is thought of the library's pictures; views show it. Never blocks: what is not known
// yet is asked for and announced by judgementsChanged.
class JudgementSource : public QObject {
    Q_OBJECT
 public:
    using QObject::QObject;
    // Null while it is not known, and for a picture that is in no library.
    virtual const Judgement* judgement(seedbed::PictureId id) const = 0;
    virtual bool isBinned(seedbed::PictureId id) const = 0;

 Q_SIGNALS:
    void judgementsChanged(const std::vector<seedbed::PictureId>& ids);
};

}  // namespace seedbed
