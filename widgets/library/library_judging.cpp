// SPDX-License-Identifier: Apache-2.0
// Judging with undo: shown at once, then kept by the library, or taken back.
#include "widgets/library/library_client.h"
#include "widgets/library/library_worker.h"

#include <algorithm>

namespace seedbed {

namespace {

Judgement judged(Judgement before, const Change& change) {
    if (change.rating) before.rating = *change.rating;
    if (change.flag) before.flag = *change.flag;
    if (change.favourite) before.favourite = *change.favourite;
    if (change.note) before.note = *change.note;
    std::vector<std::string>& tags = before.tags;
    tags.insert(tags.end(), change.add_tags.begin(), change.add_tags.end());
    std::sort(tags.begin(), tags.end());
    tags.erase(std::unique(tags.begin(), tags.end()), tags.end());
    std::erase_if(tags, [&](const std::string& tag) {
        return std::find(change.remove_tags.begin(), change.remove_tags.end(), tag) !=
               change.remove_tags.end();
    });
    return before;
}

std::vector<PictureId> idsOf(const std::vector<Undo::Before>& states) {
    std::vector<PictureId> ids;
    ids.reserve(states.size());
    for (const Undo::Before& state : states) ids.push_back(state.id);
    return ids;
}

}  // namespace

bool LibraryClient::mayJudge() {
    if (canJudge()) return true;
    Q_EMIT said(m_access == LibraryAccess::Closed || m_access == LibraryAccess::Opening
                    ? tr("The library is not open yet.")
                    : m_trouble);
    return false;
}

LibraryClient::Befores LibraryClient::known(const std::vector<PictureId>& ids) const {
    Befores states;
    for (const PictureId id : ids)
        if (const auto at = m_known.find(id); at != m_known.end())
            states.push_back({id, at->second.judgement, at->second.binned});
    return states;
}

void LibraryClient::show(const Befores& states) {
    std::vector<PictureId> moved;
    for (const Undo::Before& state : states) {
        Known& known = remember(state.id);
        if (known.binned != state.binned) moved.push_back(state.id);
        known.judgement = state.judgement;
        known.binned = state.binned;
    }
    if (!states.empty()) Q_EMIT judgementsChanged(idsOf(states));
    if (!moved.empty()) Q_EMIT binChanged(moved);
}

void LibraryClient::settle(const std::vector<PictureId>& ids) {
    for (const PictureId id : ids)
        if (const auto at = m_known.find(id); at != m_known.end())
            at->second.underWay = std::max(0, at->second.underWay - 1);
}

void LibraryClient::apply(Change change, const QString& what) {
    if (change.pictures.empty() || !mayJudge()) return;
    Befores states = known(change.pictures);
    const UndoStack::StepPtr step = m_steps.push(what, states);
    for (Undo::Before& state : states) {
        state.judgement = judged(state.judgement, change);
        if (change.binned) state.binned = *change.binned;
    }
    const std::vector<PictureId> ids = change.pictures;
    show(states);
    perform(step, ids, [change = std::move(change)](Library& library) {
        return library.apply(change);
    });
}

void LibraryClient::binRejects() {
    if (!mayJudge()) return;
    const UndoStack::StepPtr step = m_steps.push(tr("Bin all rejects"), {});
    perform(step, {}, [](Library& library) {
        Change change;
        change.pictures = library.search("is:reject");
        change.binned = true;
        return change.pictures.empty() ? Undo() : library.apply(change);
    });
}

void LibraryClient::emptyBin() {
    if (!mayJudge()) return;
    const quint64 session = m_session;
    m_worker->keep(
        [this, session](Library& library) {
            deliver(session, [this, count = library.empty_bin()] {
                Q_EMIT said(tr("%n picture(s) deleted for good", nullptr, count));
            });
        },
        [this, session](const Error& error) {
            deliver(session, [this, error] { Q_EMIT said(QString::fromStdString(error.what())); });
        });
}

// What is shown is under way until the library has confirmed it.
void LibraryClient::perform(const UndoStack::StepPtr& step,
                            const std::vector<PictureId>& ids,
                            std::function<Undo(Library&)> change) {
    for (const PictureId id : ids)
        if (const auto at = m_known.find(id); at != m_known.end()) ++at->second.underWay;
    const int turn = ++step->turn;
    const quint64 session = m_session;
    m_worker->keep(
        [this, session, step, turn, ids, change = std::move(change)](Library& library) {
            step->revert = change(library);
            deliver(session, [this, step, turn, ids, undo = step->revert] {
                settle(ids);
                onPerformed(step, turn, undo);
            });
        },
        [this, session, step, ids](const Error& error) {
            deliver(session, [this, step, ids, error] {
                settle(ids);
                step->turn > 1 ? m_steps.putBack(step) : m_steps.remove(step);
                requestCards(ids);  // shows what it really is
                Q_EMIT undoChanged();
                Q_EMIT said(QString::fromStdString(error.what()));
            });
        });
    Q_EMIT undoChanged();
}

void LibraryClient::onPerformed(const UndoStack::StepPtr& step, int turn, const Undo& undo) {
    if (turn != step->turn) return;  // undone again meanwhile
    if (undo.empty()) {
        m_steps.remove(step);
        Q_EMIT undoChanged();
    }
    const bool unseen = step->before.size() < undo.pictures.size();
    const bool moved =
        std::any_of(undo.pictures.begin(), undo.pictures.end(), [this](const Undo::Before& before) {
            return before.binned != isBinned(before.id);
        });
    step->before = undo.pictures;
    if (unseen || moved) requestCards(idsOf(undo.pictures));  // files went to another folder, too
}

void LibraryClient::undo() {
    if (!canUndo() || !mayJudge()) return;
    revert(m_steps.takeUndo());
}

void LibraryClient::redo() {
    if (!canRedo() || !mayJudge()) return;
    revert(m_steps.takeRedo());
}

void LibraryClient::revert(const UndoStack::StepPtr& step) {
    const std::vector<PictureId> ids = idsOf(step->before);
    const Befores after = known(ids);
    show(step->before);
    step->before = after;
    perform(step, ids, [step](Library& library) { return library.revert(step->revert); });
}

}  // namespace seedbed
