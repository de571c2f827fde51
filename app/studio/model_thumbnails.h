// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/library/library_client.h"
#include "widgets/library/thumbnail_loader.h"
#include "widgets/models/model_pictures.h"

#include <QTimer>

#include <map>
#include <vector>

namespace seedbed {

// The library's pictures of each model, found by the hash in their settings, also those of other
// programs.
class ModelThumbnails : public ModelPictures {
    Q_OBJECT
 public:
    explicit ModelThumbnails(LibraryClient* library, QObject* parent = nullptr);

    std::vector<QImage> pictures(const ModelEntry& model, int most, int side) override;
    int count(const ModelEntry& model) override;
    // What the library's search field finds a model's pictures by; empty while there is no hash.
    static QString query(const ModelEntry& model);

 private:
    struct Found {
        QString hash;       // asked for
        bool stale = true;  // to be asked for (again)
        int total = -1;
        std::vector<PictureCard> cards;
    };
    Found& lookUp(const ModelEntry& model);

    LibraryClient* m_library;
    ThumbnailLoader m_loader;
    std::map<std::string, Found> m_found;    // by model id
    std::map<quint64, std::string> m_asked;  // ticket -> model id
    QTimer m_refresh;
};

}  // namespace seedbed
