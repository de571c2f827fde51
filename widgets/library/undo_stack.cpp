// SPDX-License-Identifier: Apache-2.0
#include "widgets/library/undo_stack.h"

#include <utility>

namespace seedbed {

UndoStack::StepPtr UndoStack::push(const QString& text, std::vector<Undo::Before> before) {
    m_undone.clear();
    m_done.push_back(std::make_shared<Step>(Step{text, std::move(before), 0, {}}));
    return m_done.back();
}

UndoStack::StepPtr UndoStack::takeUndo() {
    if (m_done.empty()) return nullptr;
    m_undone.push_back(std::move(m_done.back()));
    m_done.pop_back();
    return m_undone.back();
}

UndoStack::StepPtr UndoStack::takeRedo() {
    if (m_undone.empty()) return nullptr;
    m_done.push_back(std::move(m_undone.back()));
    m_undone.pop_back();
    return m_done.back();
}

void UndoStack::remove(const StepPtr& step) {
    std::erase(m_done, step);
    std::erase(m_undone, step);
}

void UndoStack::putBack(const StepPtr& step) {
    const bool undone = std::erase(m_undone, step) > 0;
    if (undone)
        m_done.push_back(step);
    else if (std::erase(m_done, step) > 0)
        m_undone.push_back(step);
}

void UndoStack::clear() {
    m_done.clear();
    m_undone.clear();
}

}  // namespace seedbed
