// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/library/library_client.h"

#include <QAction>
#include <QObject>

#include <functional>
#include <vector>

namespace seedbed {

// The keys with which pictures are judged, wherever they are looked at: 1-5, 0 or `, P, X, F,
// T + letter, Delete, Ctrl+Z; Shift+F for the seed itself. Each works on what `targets` names; the
// same key again takes a pick, reject, favourite or tag back. Every action has an object name
// "review.…", under which its key can be stored.
class ReviewActions : public QObject {
    Q_OBJECT
 public:
    // `advance` is called after a rating, pick or reject while auto-advance is on and one picture
    // is judged.
    ReviewActions(LibraryClient* client,
                  std::function<std::vector<PictureId>()> targets,
                  std::function<void()> advance,
                  QObject* parent = nullptr);

    // In the order of a menu; separators are actions too. Tag keys come and go: actionsChanged.
    QList<QAction*> actions() const;
    // By its object name; null for an unknown one.
    QAction* action(const QString& name) const;
    QAction* autoAdvance() const { return m_autoAdvance; }

    void setRating(int stars);
    void toggleFlag(Flag flag);
    void toggleFavourite();
    void toggleTag(const QString& tag);
    void bin();
    void restore();
    // A tag under T + letter for all pictures of this library; an empty tag frees the letter.
    void setTagKey(char letter, const QString& tag);

 Q_SIGNALS:
    // The targets' seeds shall become the current ones (Enter).
    void seedsRequested(const std::vector<seedbed::PictureId>& pictures);
    // T, Return: which letter shall stand for which tag?
    void tagKeysRequested();
    void actionsChanged();
    void said(const QString& sentence);

 private:
    QAction* add(const char* name,
                 const QString& text,
                 const QList<QKeySequence>& keys,
                 std::function<void()> run);
    void addSeparator();
    void buildRatingActions();
    void buildBinActions();
    void rebuildTagActions();
    void updateActions();
    void judge(Change change, const QString& what, bool mayAdvance);
    bool all(const std::vector<PictureId>& ids,
             const std::function<bool(const Judgement&)>& holds) const;

    LibraryClient* m_client;
    std::function<std::vector<PictureId>()> m_targets;
    std::function<void()> m_advance;
    QList<QAction*> m_actions;
    QList<QAction*> m_tagActions;
    int m_tagsEnd = 0;  // where they stand among the actions
    QAction* m_autoAdvance = nullptr;
    QAction* m_undo = nullptr;
    QAction* m_redo = nullptr;
};

}  // namespace seedbed
