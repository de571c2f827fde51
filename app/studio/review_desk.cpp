// SPDX-License-Identifier: Apache-2.0
#include "app/studio/review_desk.h"

#include "app/studio/first_steps.h"
#include "app/studio/main_window.h"
#include "app/studio/picture_desk.h"
#include "app/studio/tag_keys_dialog.h"
#include "widgets/library/grid_sequence.h"
#include "widgets/library/review_actions.h"
#include "widgets/library/review_screen.h"

#include <QGuiApplication>
#include <QScreen>

namespace seedbed {

ReviewDesk::ReviewDesk(MainWindow* window)
    : QObject(window),
      m_window(window),
      m_actions(new ReviewActions(
          window->library(), [this] { return targets(); }, [this] { advance(); }, this)),
      m_gridSequence(new GridSequence(window->session()->store(), window->grid(), this)),
      m_screen(std::make_unique<ReviewScreen>(window->library())) {
    addKeysToScreen();
    connect(m_actions, &ReviewActions::actionsChanged, this, &ReviewDesk::addKeysToScreen);
    connect(m_actions, &ReviewActions::said, window, &MainWindow::say);
    connect(m_actions, &ReviewActions::tagKeysRequested, this, [this] {
        (new TagKeysDialog(m_window->library(), m_actions, m_window))->show();
    });
    connect(window->library(), &LibraryClient::undoChanged, this, [this] {
        if (m_window->library()->canUndo()) m_window->firstSteps()->tick(FirstSteps::Step::Judge);
    });
    const auto use = [this] {
        if (m_window->tabs()->currentTab() == kLibraryTab)
            m_window->libraryPanel()->useSeeds();
        else if (m_window->tabs()->currentTab() == kCompareTab)
            m_window->compare()->useSeed();
        else
            m_window->grid()->useSelected();
    };
    connect(m_actions, &ReviewActions::seedsRequested, this, use);
    connect(m_screen.get(), &ReviewScreen::useRequested, this, use);
    connect(
        m_screen.get(), &ReviewScreen::closed, m_window, [window] { window->activateWindow(); });
}

ReviewDesk::~ReviewDesk() = default;

void ReviewDesk::addKeysToScreen() {
    for (QAction* action : m_actions->actions())
        if (!action->isSeparator() && !m_screen->actions().contains(action))
            m_screen->addAction(action);
}

std::vector<PictureId> ReviewDesk::targets() const {
    return m_window->pictures()->chosen();
}

// After one picture was judged by key.
void ReviewDesk::advance() {
    if (m_screen->isVisible())
        m_screen->goBy(1);
    else if (m_window->tabs()->currentTab() == kLibraryTab)
        m_window->libraryPanel()->advance();
    else if (m_window->tabs()->currentTab() == kExploreTab)
        m_window->grid()->advance();
}

void ReviewDesk::openFullScreen(bool second) {
    const bool library = m_window->tabs()->currentTab() == kLibraryTab;
    PictureSequence* sequence = library ? m_window->libraryPanel()->sequence()
                                        : static_cast<PictureSequence*>(m_gridSequence);
    if (sequence->count() == 0) {
        m_window->say(tr("There are no pictures to review here yet."));
        return;
    }
    if (sequence->current() < 0) sequence->setCurrent(0);
    m_screen->setSequence(sequence);
    QScreen* screen = m_window->screen();
    if (second)
        for (QScreen* each : QGuiApplication::screens())
            if (each != m_window->screen()) screen = each;
    m_screen->openOn(screen);
}

void ReviewDesk::close() {
    m_screen->close();
}

}  // namespace seedbed
