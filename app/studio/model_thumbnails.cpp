// SPDX-License-Identifier: Apache-2.0
#include "app/studio/model_thumbnails.h"

namespace seedbed {

namespace {

constexpr std::size_t kBudget = std::size_t{32} << 20U;  // bytes
constexpr int kMost = 8;                                 // pictures of a model that are ever shown
constexpr int kSide = 160;     // pixels: one size for list and details, so that none is read twice
constexpr int kRefresh = 800;  // ms: a run adds pictures one after the other

}  // namespace

ModelThumbnails::ModelThumbnails(LibraryClient* library, QObject* parent)
    : ModelPictures(parent), m_library(library), m_loader(kBudget) {
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(kRefresh);
    connect(&m_refresh, &QTimer::timeout, this, [this] {
        for (auto& [id, found] : m_found) found.stale = true;
        Q_EMIT changed({});
    });
    connect(library, &LibraryClient::libraryChanged, this, [this] {
        if (!m_refresh.isActive()) m_refresh.start();
    });
    connect(library, &LibraryClient::opened, this, [this] {
        m_found.clear();
        m_asked.clear();
        m_loader.clear();
        Q_EMIT changed({});
    });
    connect(library,
            &LibraryClient::found,
            this,
            [this](quint64 ticket, const std::vector<PictureCard>& cards, int total) {
                const auto asked = m_asked.extract(ticket);
                if (asked.empty()) return;
                Found& found = m_found[asked.mapped()];
                found.cards = cards;
                found.total = total;
                Q_EMIT changed(QString::fromStdString(asked.mapped()));
            });
    connect(&m_loader, &ThumbnailLoader::loaded, this, [this] { Q_EMIT changed({}); });
}

QString ModelThumbnails::query(const ModelEntry& model) {
    const QString hash = QString::fromStdString(model.hashes.auto_v2);
    return hash.isEmpty() || model.kind != ModelKind::Model ? QString()
                                                            : QStringLiteral("hash:") + hash;
}

ModelThumbnails::Found& ModelThumbnails::lookUp(const ModelEntry& model) {
    Found& found = m_found[model.id];
    const QString query = ModelThumbnails::query(model);
    const bool open = m_library->access() == LibraryAccess::Ready ||
                      m_library->access() == LibraryAccess::ReadOnly;
    if (query.isEmpty() || !open || (!found.stale && found.hash == query)) return found;
    found.stale = false;
    found.hash = query;
    m_asked[m_library->find(query, kMost)] = model.id;
    return found;
}

std::vector<QImage> ModelThumbnails::pictures(const ModelEntry& model, int most, int) {
    std::vector<QImage> images;
    for (const PictureCard& card : lookUp(model).cards) {
        if (static_cast<int>(images.size()) == most) break;
        const auto thumbnail = m_loader.thumbnail(card.id, card.path, kSide);
        if (!thumbnail.image.isNull()) images.push_back(thumbnail.image);
    }
    return images;
}

int ModelThumbnails::count(const ModelEntry& model) {
    return query(model).isEmpty() ? 0 : lookUp(model).total;
}

}  // namespace seedbed
