// SPDX-License-Identifier: Apache-2.0
// The menu Models.
#include "app/studio/main_window.h"
#include "app/studio/model_desk.h"
#include "app/studio/studio_actions.h"
#include "widgets/models/model_bar.h"

#include <QActionGroup>

namespace seedbed {

void StudioActions::buildModels() {
    QMenu* menu = this->menu(tr("&Models"));
    ModelDesk* desk = m_window->models();
    ModelManagerPanel* panel = desk->panel();
    add(menu,
        {QStringLiteral("models.manage"), tr("Manage models…"), QStringLiteral("Ctrl+M"), [desk] {
             desk->showManager();
         }});
    add(menu,
        {QStringLiteral("models.unload"),
         tr("Unload the model"),
         QStringLiteral("Ctrl+Shift+U"),
         [desk] { desk->unload(); },
         kAnyTab,
         tr("Gives its memory back; the next run loads it again")});
    addIdleTimes(menu->addMenu(tr("Unload when &idle")));
    menu->addSeparator();
    addChosenModel(menu);
    menu->addSeparator();
    add(menu,
        {QStringLiteral("models.search"),
         tr("Search the models"),
         QStringLiteral("Ctrl+F"),
         [panel] { panel->focusSearch(); },
         kModelsTab});
    add(menu,
        {QStringLiteral("models.add_folder"),
         tr("Watch a folder of models…"),
         QStringLiteral("Ctrl+Shift+D"),
         [panel] { panel->chooseFolder(); }});
    add(menu,
        {QStringLiteral("models.rescan"),
         tr("Look into the folders again"),
         QStringLiteral("F5"),
         [desk] { desk->models()->rescan(); },
         kModelsTab});
    add(menu,
        {QStringLiteral("models.favourites"),
         tr("Show favourites only"),
         QStringLiteral("Shift+F"),
         [panel] { panel->bar()->favouritesButton()->toggle(); },
         kModelsTab});
}

void StudioActions::addChosenModel(QMenu* menu) {
    ModelManagerPanel* panel = m_window->models()->panel();
    QAction* open = add(menu,
                        {QStringLiteral("models.open"),
                         tr("Open the chosen model"),
                         QStringLiteral("Return Enter"),
                         [panel] { panel->openCurrent(); },
                         kModelsTab,
                         tr("A LoRA or an embedding goes into the prompt")});
    keepInside(open, {panel->view()});
    add(menu,
        {QStringLiteral("models.favourite"),
         tr("Make the chosen model a favourite"),
         QStringLiteral("F"),
         [panel] { panel->toggleFavourite(); },
         kModelsTab});
    add(menu,
        {QStringLiteral("models.show_file"),
         tr("Show the chosen model's file"),
         QStringLiteral("Ctrl+Shift+E"),
         [panel] { panel->showCurrentFile(); },
         kModelsTab});
    add(menu,
        {QStringLiteral("models.hash"),
         tr("Compute the chosen models' hashes"),
         QStringLiteral("H"),
         [panel] { panel->hashCurrent(); },
         kModelsTab});
    add(menu,
        {QStringLiteral("models.copy_hash"),
         tr("Copy the chosen model's hash"),
         QStringLiteral("C"),
         [panel] { panel->copyHash(); },
         kModelsTab});
}

void StudioActions::addIdleTimes(QMenu* menu) {
    ModelDesk* desk = m_window->models();
    auto* group = new QActionGroup(this);
    for (const int minutes : {0, 5, 10, 30, 60}) {
        QAction* action =
            add(menu,
                {QStringLiteral("models.idle_%1").arg(minutes),
                 minutes == 0 ? tr("Never") : tr("After %n minute(s)", nullptr, minutes),
                 {},
                 [desk, minutes] { desk->setIdleMinutes(minutes); }});
        action->setCheckable(true);
        action->setChecked(desk->idleMinutes() == minutes);
        group->addAction(action);
    }
}

}  // namespace seedbed
