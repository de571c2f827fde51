// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/library/picture_row.h"

#include <QAbstractItemModel>
#include <QImage>
#include <QItemSelectionModel>
#include <QObject>
#include <QString>

namespace seedbed {

// Pictures that a viewer goes through one by one, whichever grid they stand in.
class PictureSequence : public QObject {
    Q_OBJECT
 public:
    using QObject::QObject;

    virtual QAbstractItemModel* model() const = 0;
    virtual QItemSelectionModel* selection() const = 0;
    // Full size; null while it is being read (pictureChanged tells when it is there).
    virtual QImage picture(int row) = 0;
    virtual PictureId id(int row) const = 0;      // 0 = in no library
    virtual QString caption(int row) const = 0;   // one line
    virtual QString details(int row) const = 0;   // file, seed, prompt, settings; several lines
    virtual QImage small(int row, int side) = 0;  // for a filmstrip; null while it is not there
    // One sentence when the picture cannot be read.
    virtual QString trouble(int row) { return {}; }

    int count() const { return model()->rowCount(); }
    int current() const { return selection()->currentIndex().row(); }
    // Becomes the current and only selected one; out of range does nothing.
    void setCurrent(int row);

 Q_SIGNALS:
    void pictureChanged(int row);
};

}  // namespace seedbed
