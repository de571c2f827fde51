// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/library/library_client.h"
#include "widgets/library/library_model.h"
#include "widgets/library/picture_sequence.h"
#include "widgets/library/thumbnail_loader.h"

#include <QLabel>
#include <QSplitter>
#include <QStackedWidget>
#include <QWidget>

#include <vector>

class QMenu;
class QSettings;

namespace seedbed {

class LibraryDetails;
class LibraryLoupe;
class LibrarySearchBar;
class LibraryTools;
class LibraryView;
class LibraryWorkBar;
class TroubleBar;

// The Library tab: search, chips and sorting above, the grid or one large picture with a filmstrip
// in the middle, the chosen picture's settings, tags and note beside it. Pictures that come while
// one looks wait behind a button; the place, the current picture and the selection stay.
class LibraryPanel : public QWidget {
    Q_OBJECT
 public:
    explicit LibraryPanel(LibraryClient* client, QWidget* parent = nullptr);
    ~LibraryPanel() override;

    LibraryClient* client() const { return m_client; }
    LibraryModel* model() const { return m_model; }
    LibraryView* view() const { return m_view; }
    LibrarySearchBar* searchBar() const { return m_search; }
    LibraryDetails* details() const { return m_details; }
    LibraryLoupe* loupe() const { return m_loupe; }
    LibraryTools* tools() const { return m_tools; }
    LibraryWorkBar* workBar() const { return m_work; }
    TroubleBar* troubleBar() const { return m_trouble; }
    // What a full-screen review goes through (ReviewScreen).
    PictureSequence* sequence() const { return m_sequence; }

    // In the order of the grid; the current one when none is selected.
    std::vector<PictureId> selectedPictures() const;
    PictureId currentPicture() const;  // 0 = none
    bool loupeShown() const;
    // Pictures that match but are not shown yet.
    int waiting() const;

    void restore(const QSettings& settings);
    void save(QSettings& settings) const;

 public Q_SLOTS:
    void setQuery(const QString& query);
    void showPicture(seedbed::PictureId id);
    void toggleLoupe();
    void setDetailsShown(bool shown);
    // To the next picture; after a judgement by key.
    void advance();
    // Shows what matches now, new pictures too; place and selection stay.
    void refresh();
    void useSeeds();
    void useSettings();
    void compare();
    void showAttention();
    void chooseExport();  // the selection, or all that is shown
    void chooseImport();
    void exportTo(const QString& folder, const std::vector<seedbed::PictureId>& pictures);
    void importFrom(const QString& folder);

 Q_SIGNALS:
    void seedsUsed(const std::vector<seedbed::Seed>& seeds);
    void settingsRequested(const seedbed::PictureSettings& settings);
    void compareRequested(const std::vector<seedbed::PictureId>& pictures);
    void attentionRequested(seedbed::PictureId picture);
    void currentPictureChanged(seedbed::PictureId picture);
    void selectionChanged();
    // The current picture's menu is about to be shown: who has more to offer adds it.
    void menuOpened(QMenu* menu);
    void said(const QString& sentence);

 protected:
    void showEvent(QShowEvent* event) override;

 private:
    QWidget* buildCentre();
    void connectParts();
    void connectClient();
    void search();
    void onSearchDone(const SearchResult& result);
    void onLibraryChanged();
    void onCurrentChanged();
    void updateState();
    void showMenu(const QPoint& position);

    LibraryClient* m_client;
    ThumbnailLoader* m_thumbnails;
    LibraryModel* m_model;
    LibraryView* m_view;
    PictureSequence* m_sequence;
    LibraryLoupe* m_loupe;
    LibrarySearchBar* m_search;
    LibraryDetails* m_details;
    LibraryWorkBar* m_work;
    LibraryTools* m_tools;
    TroubleBar* m_trouble;
    QLabel* m_hint;  // instead of an empty grid
    QStackedWidget* m_centre = nullptr;
    QSplitter* m_split = nullptr;
    quint64 m_shownTicket = 0;    // of the search whose answer is to be shown
    quint64 m_checkTicket = 0;    // of one that only counts what is new
    PictureId m_settingsFor = 0;  // settingsRequested waits for this picture's settings
    PictureId m_goTo = 0;         // becomes current once it is found
    bool m_stale = false;         // the library changed while the panel was hidden
};

}  // namespace seedbed
