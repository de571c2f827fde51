// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/library/library_client.h"

#include <QAbstractListModel>
#include <QCache>
#include <QElapsedTimer>
#include <QTimer>

#include <map>
#include <set>
#include <unordered_map>
#include <vector>

namespace seedbed {

// The pictures of one search: ids at once, what there is to say about each when it is looked at.
class LibraryModel : public QAbstractListModel {
    Q_OBJECT
 public:
    enum Role {
        IdRole = Qt::UserRole + 1,  // qlonglong
        SeedRole,                   // qulonglong; invalid when unknown
        PathRole,                   // QString
    };

    explicit LibraryModel(LibraryClient* client, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    // The pictures' files.
    QMimeData* mimeData(const QModelIndexList& indexes) const override;
    QStringList mimeTypes() const override;
    Qt::DropActions supportedDragActions() const override { return Qt::CopyAction; }

    void setIds(std::vector<PictureId> ids);
    const std::vector<PictureId>& ids() const { return m_ids; }
    // Whether the search shows the bin: then what leaves the bin goes from here.
    void setShowsBin(bool shown) { m_showsBin = shown; }
    PictureId idAt(int row) const;  // 0 = no such row
    int rowOf(PictureId id) const;  // -1 = not here
    // Left for the bin, or came from it, since the search.
    bool wasTakenAway(PictureId id) const { return m_gone.contains(id); }
    // Null while it is fetched; asks for its page.
    const PictureCard* card(int row) const;

 private:
    void want(int row) const;
    void askForPages();
    void onCards(const std::vector<PictureCard>& cards);
    void announce(const std::vector<int>& rows);
    void onJudgements(const std::vector<PictureId>& ids);
    void onBin(const std::vector<PictureId>& ids);
    void takeAway(const std::vector<PictureId>& ids);
    void putBack(const std::vector<PictureId>& ids);
    QString toolTip(const PictureCard& card) const;
    void reindex();

    LibraryClient* m_client;
    std::vector<PictureId> m_ids;
    std::unordered_map<PictureId, int> m_rows;
    // Where pictures stood that a change took away: they return there.
    std::unordered_map<PictureId, int> m_gone;
    mutable QCache<PictureId, PictureCard> m_cards;
    mutable std::set<int> m_pages;  // wanted
    std::map<int, qint64> m_asked;  // and when, by m_clock
    QElapsedTimer m_clock;
    mutable QTimer m_timer;
    bool m_showsBin = false;
};

}  // namespace seedbed
