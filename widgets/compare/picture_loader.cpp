// SPDX-License-Identifier: Apache-2.0
#include "widgets/compare/picture_loader.h"

#include "core/base/error.h"
#include "core/io/picture_file.h"

#include <QFile>

#include <filesystem>
#include <memory>

namespace seedbed {

PictureLoader::PictureLoader(QObject* parent) : QObject(parent) {
    m_pool.setMaxThreadCount(2);
}

// The work refers to this object: it ends first.
PictureLoader::~PictureLoader() {
    m_pool.clear();
    m_pool.waitForDone();
}

void PictureLoader::load(const QString& path) {
    m_pool.start([this, path] {
        try {
            const std::filesystem::path file(QFile::encodeName(path).toStdString());
            const ImagePtr image = std::make_shared<const Image>(read_picture(file));
            QMetaObject::invokeMethod(
                this, [this, path, image] { Q_EMIT loaded(path, image); }, Qt::QueuedConnection);
        } catch (const std::exception& error) {
            const QString detail = QString::fromUtf8(error.what());
            QMetaObject::invokeMethod(
                this, [this, path, detail] { Q_EMIT failed(path, detail); }, Qt::QueuedConnection);
        }
    });
}

}  // namespace seedbed
