// SPDX-License-Identifier: Apache-2.0
#include "widgets/library/library_sequence.h"

#include "widgets/library/picture_details.h"
#include "widgets/qt_convert.h"

namespace seedbed {

namespace {

constexpr std::size_t kLargeBytes = std::size_t{256} << 20U;
constexpr std::size_t kSmallBytes = std::size_t{32} << 20U;
constexpr int kRows = 64;

}  // namespace

LibrarySequence::LibrarySequence(LibraryClient* client,
                                 LibraryModel* model,
                                 LibraryView* view,
                                 QObject* parent)
    : PictureSequence(parent),
      m_client(client),
      m_model(model),
      m_view(view),
      m_large(kLargeBytes),
      m_small(kSmallBytes),
      m_rows(kRows) {
    const auto announce = [this](const std::vector<PictureId>& ids) {
        for (const PictureId id : ids)
            if (const int row = m_model->rowOf(id); row >= 0) Q_EMIT pictureChanged(row);
    };
    connect(&m_large, &ThumbnailLoader::loaded, this, announce);
    connect(&m_small, &ThumbnailLoader::loaded, this, announce);
    connect(client, &LibraryClient::pictureReady, this, [this](const PictureRow& picture) {
        m_rows.insert(picture.id, new PictureRow(picture));
        if (const int row = m_model->rowOf(picture.id); row >= 0) Q_EMIT pictureChanged(row);
    });
    connect(client, &LibraryClient::binChanged, this, [this](const std::vector<PictureId>& ids) {
        for (const PictureId id : ids) m_rows.remove(id);
    });
    connect(client, &LibraryClient::opened, this, [this] {
        m_rows.clear();
        m_large.clear();
        m_small.clear();
    });
}

ThumbnailLoader::Thumbnail LibrarySequence::large(int row) {
    const PictureCard* card = row >= 0 && row < count() ? m_model->card(row) : nullptr;
    return card ? m_large.thumbnail(card->id, card->path, ThumbnailLoader::kFullSize)
                : ThumbnailLoader::Thumbnail();
}

// The neighbours are asked for first: the newest request is served first.
QImage LibrarySequence::picture(int row) {
    large(row - 1);
    large(row + 1);
    return large(row).image;
}

QString LibrarySequence::trouble(int row) {
    return large(row).trouble;
}

QImage LibrarySequence::small(int row, int side) {
    const PictureCard* card = m_model->card(row);
    return card ? m_small.thumbnail(card->id, card->path, side).image : QImage();
}

QString LibrarySequence::caption(int row) const {
    const PictureCard* card = m_model->card(row);
    if (!card) return {};
    const QString name = QString::fromStdString(card->path.filename().string());
    const QString size = tr("%1 × %2").arg(card->width).arg(card->height);
    return card->seed ? tr("Seed %1 · %2 · %3").arg(seedText(*card->seed), size, name)
                      : tr("%1 · %2").arg(size, name);
}

QString LibrarySequence::details(int row) const {
    const PictureId id = m_model->idAt(row);
    if (const PictureRow* picture = m_rows.object(id)) return detailText(*picture);
    m_client->requestPicture(id);
    return {};
}

}  // namespace seedbed
