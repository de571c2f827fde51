// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/library/model_entry.h"

#include <QImage>
#include <QObject>
#include <QString>

#include <vector>

namespace seedbed {

// Knows the pictures that were made with a model; views show them. Never blocks: what is not known
// yet is asked for and announced by changed().
class ModelPictures : public QObject {
    Q_OBJECT
 public:
    using QObject::QObject;
    // Up to `most` pictures that fit into a square of `side` device pixels, newest first; those
    // that have been read so far.
    virtual std::vector<QImage> pictures(const ModelEntry& model, int most, int side) = 0;
    // How many there are; -1 = not known yet.
    virtual int count(const ModelEntry& model) = 0;

 Q_SIGNALS:
    void changed(const QString& id);  // of the model; empty = of any
};

}  // namespace seedbed
