// SPDX-License-Identifier: Apache-2.0
// Entries of the menus File and Generate for pictures of other programs.
#include "app/studio/elsewhere_desk.h"
#include "app/studio/main_window.h"
#include "app/studio/studio_actions.h"

namespace seedbed {

void StudioActions::addElsewhere(QMenu* file) {
    ElsewhereDesk* desk = m_window->elsewhere();
    QMenu* copy = file->addMenu(tr("&Copy for another program"));
    const unsigned tabs = kExploreTab | kLibraryTab;
    add(copy,
        {QStringLiteral("elsewhere.a1111"),
         tr("Copy as AUTOMATIC1111 text"),
         QStringLiteral("Ctrl+Alt+A"),
         [desk] { desk->copyChosen(Elsewhere::Automatic1111); },
         tabs,
         tr("The chosen picture's settings, as AUTOMATIC1111 and Forge read them from the "
            "clipboard")});
    add(copy,
        {QStringLiteral("elsewhere.comfyui"),
         tr("Copy as ComfyUI graph"),
         QStringLiteral("Ctrl+Alt+C"),
         [desk] { desk->copyChosen(Elsewhere::ComfyUi); },
         tabs,
         tr("A workflow: paste it in ComfyUI, or save it and drop the file there")});
    add(copy,
        {QStringLiteral("elsewhere.diffusers"),
         tr("Copy as diffusers script"),
         QStringLiteral("Ctrl+Alt+D"),
         [desk] { desk->copyChosen(Elsewhere::Diffusers); },
         tabs,
         tr("A Python script that makes this picture")});
}

void StudioActions::addReproduce(QMenu* run) {
    ElsewhereDesk* desk = m_window->elsewhere();
    add(run,
        {QStringLiteral("elsewhere.reproduce"),
         tr("Reproduce the chosen picture…"),
         QStringLiteral("Shift+R"),
         [desk] { desk->reproduceChosen(); },
         kLibraryTab,
         tr("Renders it again and finds the settings that give it")});
    add(run,
        {QStringLiteral("elsewhere.reproduce_file"),
         tr("Reproduce a picture's file…"),
         {},
         [desk] { desk->choosePicture(); },
         kAnyTab,
         tr("A picture of another program: tries the noise, clip skip and emphasis that its file "
            "leaves open")});
}

}  // namespace seedbed
