// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/library/library.h"
#include "core/library/query.h"
#include "widgets/judgement_source.h"
#include "widgets/library/undo_stack.h"

#include <QString>
#include <QStringList>

#include <atomic>
#include <functional>
#include <list>
#include <memory>
#include <set>
#include <unordered_map>
#include <vector>

namespace seedbed {

class LibraryWorker;

// Opening: not yet known. Ready: pictures can be judged. ReadOnly: they can be looked at. Failed:
// nothing can be shown; `trouble` says why.
enum class LibraryAccess { Closed, Opening, Ready, ReadOnly, Failed };

struct SearchResult {
    quint64 ticket = 0;  // of the search that it answers
    std::vector<PictureId> ids;
    std::vector<QueryProblem> problems;  // not empty: the text was not understood, ids are empty
};

// The studio's way to a library: everything is asked for and comes back as a signal, so that the
// GUI never waits for a disk. Judgements show at once and are taken back with a sentence (`said`)
// if the library cannot keep them. Each judging is one step of an undo history without an end.
// Notices within a second what other programs do to the library.
class LibraryClient : public JudgementSource {
    Q_OBJECT
 public:
    explicit LibraryClient(QObject* parent = nullptr);
    // Opens `folder` at once.
    explicit LibraryClient(const QString& folder, QObject* parent = nullptr);
    // Lets judgements under way and their sidecars be written first.
    ~LibraryClient() override;

    // Closes the library that is open, then opens this one: opened or openFailed.
    void open(const QString& folder);
    // Tries the same folder again.
    void reopen() { open(m_folder); }
    // Makes the index anew from the files (maintenance.h), then opens it: opened or openFailed.
    void rebuild();

    LibraryAccess access() const { return m_access; }
    // One sentence on why nothing or not everything works; empty when all does.
    const QString& trouble() const { return m_trouble; }
    ErrorCode troubleCode() const { return m_troubleCode; }
    bool canJudge() const { return m_access == LibraryAccess::Ready; }
    const QString& folder() const { return m_folder; }
    QString imagesFolder() const;
    const LibraryCounts& counts() const { return m_counts; }

    const Judgement* judgement(PictureId id) const override;
    bool isBinned(PictureId id) const override;

    // --- asking; a newer search makes an older one unanswered
    quint64 search(const QString& query, SearchOrder order);
    // The newest pictures that match and how many do, whatever is searched for meanwhile; `found`
    // tells.
    quint64 find(const QString& query, int most);
    void requestCards(const std::vector<PictureId>& ids);
    void requestPicture(PictureId id);
    void requestValues(const QString& field);
    void requestSeedHistory();

    // --- judging; says so and does nothing while the library cannot be written
    // `what` names the step in the undo menu: "4 stars".
    void apply(Change change, const QString& what);
    // All rejects go to the bin as one step.
    void binRejects();
    // The files in the bin are deleted for good; no undo.
    void emptyBin();
    bool canUndo() const { return m_steps.canUndo(); }
    bool canRedo() const { return m_steps.canRedo(); }
    QString undoText() const { return m_steps.undoText(); }
    QString redoText() const { return m_steps.redoText(); }

    // --- seeds, searches, tag keys
    const Shelf& shelf() const { return m_shelf; }
    void setShelf(const Shelf& shelf);
    // The seeds of these pictures become favourites of this library; if all are, no more.
    void toggleFavouriteSeeds(const std::vector<PictureId>& pictures);

 public Q_SLOTS:
    void undo();
    void redo();

 Q_SIGNALS:
    void opened();
    void openFailed(const QString& sentence);
    void accessChanged();
    void searchDone(const seedbed::SearchResult& result);
    void found(quint64 ticket, const std::vector<seedbed::PictureCard>& cards, int total);
    void cardsReady(const std::vector<seedbed::PictureCard>& cards);
    void pictureReady(const seedbed::PictureRow& picture);
    void valuesReady(const QString& field, const QStringList& values);
    void seedHistoryReady(const std::vector<seedbed::UsedSeed>& seeds);
    void countsChanged();
    void shelfChanged();
    void undoChanged();
    // Pictures came, went or were judged, here or in another program: search again.
    void libraryChanged();
    // The bin was left or entered; judgementsChanged comes too.
    void binChanged(const std::vector<seedbed::PictureId>& ids);
    // One sentence for the status line.
    void said(const QString& sentence);

 private:
    struct Known {
        Judgement judgement;
        bool binned = false;
        int underWay = 0;   // changes that the library has not confirmed yet
        quint64 epoch = 0;  // of the library when this was learnt
        std::list<PictureId>::iterator use;
    };
    using Befores = std::vector<Undo::Before>;

    void start(bool rebuild);
    // Runs `answer` here, unless another library was opened meanwhile. Any thread.
    void deliver(quint64 session, std::function<void()> answer);
    // `question` runs on the library's thread and returns what to do with the answer here.
    void ask(std::function<std::function<void()>(Library&)> question);
    void setAccess(LibraryAccess access, const QString& trouble, ErrorCode code);
    void onChanged(const LibraryCounts& counts, const Shelf& shelf);
    void learn(const std::vector<PictureCard>& cards);
    Known& remember(PictureId id);
    void askForWanted();
    void toggleFavourites(const std::vector<FavouriteSeed>& seeds);

    bool mayJudge();
    Befores known(const std::vector<PictureId>& ids) const;
    void show(const Befores& states);
    void settle(const std::vector<PictureId>& ids);
    void perform(const UndoStack::StepPtr& step,
                 const std::vector<PictureId>& ids,
                 std::function<Undo(Library&)> change);
    void onPerformed(const UndoStack::StepPtr& step, int turn, const Undo& undo);
    void revert(const UndoStack::StepPtr& step);

    QString m_folder;
    LibraryAccess m_access = LibraryAccess::Closed;
    QString m_trouble;
    ErrorCode m_troubleCode = ErrorCode::Internal;
    LibraryCounts m_counts;
    Shelf m_shelf;
    UndoStack m_steps;
    quint64 m_session = 0;
    quint64 m_epoch = 0;
    quint64 m_finds = 0;
    std::shared_ptr<std::atomic<quint64>> m_ticket;  // of the newest search
    mutable std::unordered_map<PictureId, Known> m_known;
    mutable std::list<PictureId> m_uses;  // latest looked at first
    mutable std::set<PictureId> m_wanted;
    std::unique_ptr<LibraryWorker> m_worker;  // last: stops before the rest goes
};

}  // namespace seedbed
