// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/library/change.h"

#include <QString>

#include <memory>
#include <vector>

namespace seedbed {

// The judgings of a session, to be taken back and done again, one by one and without a limit.
class UndoStack {
 public:
    struct Step {
        QString text;
        // Pictures as they were before, as far as was known here: shown at once on undo.
        std::vector<Undo::Before> before;
        int turn = 0;  // how often it was done and undone so far
        // What the library said reverts the step; filled and read on the library's thread only.
        Undo revert;
    };
    using StepPtr = std::shared_ptr<Step>;

    StepPtr push(const QString& text, std::vector<Undo::Before> before);
    // The step to revert now, moved to the other side; null when there is none.
    StepPtr takeUndo();
    StepPtr takeRedo();
    // A step that did not come about.
    void remove(const StepPtr& step);
    // A step that could not be reverted: to where it was.
    void putBack(const StepPtr& step);
    void clear();

    bool canUndo() const { return !m_done.empty(); }
    bool canRedo() const { return !m_undone.empty(); }
    QString undoText() const { return m_done.empty() ? QString() : m_done.back()->text; }
    QString redoText() const { return m_undone.empty() ? QString() : m_undone.back()->text; }

 private:
    std::vector<StepPtr> m_done;
    std::vector<StepPtr> m_undone;
};

}  // namespace seedbed
