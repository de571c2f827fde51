// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/image.h"

#include <QObject>
#include <QString>
#include <QThreadPool>

namespace seedbed {

// Reads picture files off the GUI thread.
class PictureLoader : public QObject {
    Q_OBJECT
 public:
    explicit PictureLoader(QObject* parent = nullptr);
    ~PictureLoader() override;

    void load(const QString& path);

 Q_SIGNALS:
    void loaded(const QString& path, const seedbed::ImagePtr& image);
    // `detail`: one sentence that names the file.
    void failed(const QString& path, const QString& detail);

 private:
    QThreadPool m_pool;
};

}  // namespace seedbed
