// SPDX-License-Identifier: Apache-2.0
// The menus Generate, Grid, Inspect and Compare.
#include "app/studio/main_window.h"
#include "app/studio/picture_desk.h"
#include "app/studio/studio_actions.h"

#include <algorithm>

namespace seedbed {

void StudioActions::buildGenerate() {
    QMenu* run = menu(tr("&Generate"));
    PromptPanel* prompt = m_window->prompt();
    add(run,
        {QStringLiteral("run.generate"),
         tr("Generate"),
         QStringLiteral("Ctrl+Return Ctrl+Enter"),
         [this] { m_window->generate(); }});
    add(run,
        {QStringLiteral("run.stop"), tr("Stop the running grid"), QStringLiteral("Ctrl+."), [this] {
             m_window->session()->stopCurrent();
         }});
    run->addSeparator();
    add(run,
        {QStringLiteral("run.random_seeds"),
         tr("Draw random seeds"),
         QStringLiteral("Ctrl+R"),
         [prompt] { prompt->seedField()->drawRandom(); }});
    add(run,
        {QStringLiteral("run.next_seeds"),
         tr("Take the next seeds"),
         QStringLiteral("Ctrl+N"),
         [prompt] { prompt->seedField()->takeNext(); }});
    add(run,
        {QStringLiteral("run.vary"),
         tr("Variations of the chosen picture"),
         QStringLiteral("V"),
         [this] { m_window->pictures()->varyChosen(); },
         kExploreTab | kLibraryTab,
         tr("Pictures near this one: its noise mixed with a little of another seed's")});
    addReproduce(run);
    run->addSeparator();
    add(run,
        {QStringLiteral("go.prompt"), tr("Go to the prompt"), QStringLiteral("Ctrl+1"), [prompt] {
             prompt->promptEdit()->setFocus();
         }});
    add(run,
        {QStringLiteral("go.seeds"), tr("Go to the seeds"), QStringLiteral("Ctrl+2"), [prompt] {
             prompt->seedField()->editor()->setFocus();
         }});
    add(run, {QStringLiteral("go.grid"), tr("Go to the grid"), QStringLiteral("Ctrl+3"), [this] {
                  m_window->tabs()->showTab(kExploreTab);
                  m_window->grid()->view()->setFocus();
              }});
    addJobs(run->addMenu(tr("&Jobs")));
}

void StudioActions::addJobs(QMenu* menu) {
    JobsPanel* jobs = m_window->jobs();
    const auto onJob = [jobs](JobAction action) {
        return [jobs, action] {
            if (const auto job = jobs->currentJob()) jobs->act(*job, action);
        };
    };
    add(menu,
        {QStringLiteral("job.pause"),
         tr("Pause the chosen job"),
         QStringLiteral("Ctrl+Shift+Space"),
         onJob(JobAction::Pause)});
    add(menu,
        {QStringLiteral("job.resume"),
         tr("Let the chosen job go on"),
         {},
         onJob(JobAction::Resume)});
    add(menu,
        {QStringLiteral("job.finish"),
         tr("Finish the chosen job's pictures, then stop it"),
         {},
         onJob(JobAction::FinishPictures)});
    add(menu,
        {QStringLiteral("job.stop"),
         tr("Stop the chosen job now"),
         QStringLiteral("Ctrl+Shift+."),
         onJob(JobAction::Stop)});
    add(menu,
        {QStringLiteral("job.retry"),
         tr("Run the chosen job again"),
         QStringLiteral("Ctrl+Shift+R"),
         onJob(JobAction::Retry)});
    add(menu, {QStringLiteral("job.clear"), tr("Clear ended jobs"), {}, [this] {
                   m_window->session()->jobs()->clearEnded();
               }});
}

void StudioActions::buildGrid() {
    QMenu* menu = this->menu(tr("G&rid"));
    SeedGridPanel* grid = m_window->grid();
    add(menu,
        {QStringLiteral("grid.use"),
         tr("Use the selected seeds"),
         QStringLiteral("U"),
         [grid] { grid->useSelected(); },
         kExploreTab});
    add(menu,
        {QStringLiteral("grid.copy"),
         tr("Copy the selected seeds"),
         QStringLiteral("C"),
         [grid] { grid->copySelected(); },
         kExploreTab});
    QAction* view = add(menu,
                        {QStringLiteral("grid.view"),
                         tr("Show at full size"),
                         QStringLiteral("Space"),
                         [grid] { grid->viewCurrent(); },
                         kExploreTab});
    keepInside(view, {grid->view()});
    menu->addSeparator();
    QAction* overlay = add(menu,
                           {QStringLiteral("grid.overlay"),
                            tr("Keep watched words lit"),
                            QStringLiteral("O"),
                            [] {},
                            kExploreTab});
    overlay->setCheckable(true);
    connect(overlay, &QAction::toggled, grid, &SeedGridPanel::setOverlay);
    connect(grid, &SeedGridPanel::overlayChanged, overlay, &QAction::setChecked);
    add(menu,
        {QStringLiteral("grid.watch_nothing"),
         tr("Watch no words"),
         QStringLiteral("Shift+O"),
         [this] { m_window->session()->words()->clear(); }});
    menu->addSeparator();
    addCellSizes(menu);
    addOrders(menu->addMenu(tr("&Order")));
}

void StudioActions::addCellSizes(QMenu* menu) {
    SeedGridPanel* grid = m_window->grid();
    add(menu,
        {QStringLiteral("grid.fit"),
         tr("Fit all cells"),
         QStringLiteral("Ctrl+0"),
         [grid] { grid->fitCells(); },
         kExploreTab});
    const auto resizeCells = [grid](int step) {
        return [grid, step] {
            SeedGridView* view = grid->view();
            const int columns = std::max(1, view->columns() - step);
            view->setCellSide(view->viewport()->width() / columns - kCellGap);
        };
    };
    add(menu,
        {QStringLiteral("grid.larger"),
         tr("Larger cells"),
         QStringLiteral("Ctrl++ Ctrl+="),
         resizeCells(1),
         kExploreTab});
    add(menu,
        {QStringLiteral("grid.smaller"),
         tr("Smaller cells"),
         QStringLiteral("Ctrl+-"),
         resizeCells(-1),
         kExploreTab});
}

void StudioActions::addOrders(QMenu* menu) {
    const std::tuple<GridOrder, const char*, QString> orders[] = {
        {GridOrder::Asked, "grid.order_listed", tr("As listed")},
        {GridOrder::Seed, "grid.order_seed", tr("By seed")},
        {GridOrder::Arrival, "grid.order_arrival", tr("By arrival")},
        {GridOrder::OverlapUp, "grid.order_overlap_up", tr("By overlap, least first")},
        {GridOrder::OverlapDown, "grid.order_overlap_down", tr("By overlap, most first")}};
    int number = 1;
    for (const auto& [order, id, text] : orders)
        add(menu,
            {QLatin1String(id),
             text,
             QStringLiteral("Ctrl+Alt+%1").arg(number++),
             [this, order = order] { m_window->grid()->setOrder(order); },
             kExploreTab});
}

void StudioActions::buildInspect() {
    QMenu* menu = this->menu(tr("&Inspect"));
    addTimeKeys(menu);
    menu->addSeparator();
    InspectorPanel* inspector = m_window->inspector();
    add(menu,
        {QStringLiteral("inspect.mean"),
         tr("Mean of the steps so far"),
         QStringLiteral("M"),
         [inspector] { inspector->meanBox()->toggle(); },
         kExploreTab});
    add(menu,
        {QStringLiteral("inspect.use"),
         tr("Use this seed"),
         QStringLiteral("Shift+U"),
         [inspector] { inspector->useSeed(); },
         kExploreTab});
    add(menu,
        {QStringLiteral("inspect.copy"),
         tr("Copy this seed"),
         QStringLiteral("Shift+C"),
         [inspector] { inspector->copySeed(); },
         kExploreTab});
    add(menu,
        {QStringLiteral("inspect.capture"),
         tr("Capture every layer and head for this seed"),
         QStringLiteral("Ctrl+E"),
         [this] {
             const CellId cell = m_window->inspector()->cell();
             if (m_window->session()->store()->cell(cell))
                 m_window->session()->captureEverything(cell);
         },
         kExploreTab | kAttentionTab});
    menu->addSeparator();
    addAttention(menu);
}

void StudioActions::addAttention(QMenu* menu) {
    AttentionPanel* attention = m_window->attention();
    add(menu,
        {QStringLiteral("attention.show"),
         tr("Attention of the chosen picture"),
         QStringLiteral("A"),
         [this] { m_window->pictures()->showAttentionOfChosen(); },
         kExploreTab | kLibraryTab | kCompareTab});
    add(menu,
        {QStringLiteral("attention.figure"),
         tr("Export the figure…"),
         {},
         [attention] { attention->exportFigure(); },
         kAttentionTab});
    add(menu,
        {QStringLiteral("attention.maps"),
         tr("Export the maps…"),
         {},
         [attention] { attention->exportMaps(); },
         kAttentionTab});
    add(menu,
        {QStringLiteral("attention.numbers"),
         tr("Export the numbers…"),
         {},
         [attention] { attention->exportNumbers(); },
         kAttentionTab});
    add(menu,
        {QStringLiteral("attention.masks"),
         tr("Export masks…"),
         {},
         [attention] { attention->exportMasks(); },
         kAttentionTab});
}

// The slider of the tab that is shown.
void StudioActions::addTimeKeys(QMenu* menu) {
    const auto time = [this] {
        return m_window->tabs()->currentTab() == kAttentionTab ? m_window->attention()->timeBar()
               : m_window->tabs()->currentTab() == kCompareTab ? m_window->compare()->timeBar()
                                                               : m_window->inspector()->timeBar();
    };
    const unsigned tabs = kExploreTab | kAttentionTab | kCompareTab;
    add(menu,
        {QStringLiteral("time.back"),
         tr("One step back"),
         QStringLiteral(","),
         [time] { time()->stepBy(-1); },
         tabs});
    add(menu,
        {QStringLiteral("time.on"),
         tr("One step on"),
         QStringLiteral("."),
         [time] { time()->stepBy(1); },
         tabs});
    add(menu,
        {QStringLiteral("time.first"),
         tr("First step"),
         QStringLiteral("Ctrl+,"),
         [time] { time()->setPosition(0); },
         tabs});
    add(menu,
        {QStringLiteral("time.final"),
         tr("Final picture"),
         QStringLiteral("Shift+."),
         [time] { time()->setPosition(time()->steps()); },
         tabs});
    add(menu,
        {QStringLiteral("time.play"),
         tr("Play the steps"),
         QStringLiteral("Shift+Space"),
         [time] { time()->togglePlay(); },
         tabs});
}

void StudioActions::buildCompare() {
    QMenu* menu = this->menu(tr("&Compare"));
    add(menu,
        {QStringLiteral("compare.chosen"),
         tr("Compare the chosen pictures"),
         QStringLiteral("K"),
         [this] { m_window->pictures()->compareChosen(); },
         kExploreTab | kLibraryTab,
         tr("Two to four pictures side by side, zoomed and moved as one")});
    menu->addSeparator();
    // Their keys count inside the panel, which takes them before the window's.
    for (QAction* action : m_window->compare()->compareActions()) {
        menu->addAction(action);
        if (!action->isSeparator())
            m_registry->addInside(action->objectName(), action, pathOf(menu), kCompareTab);
    }
}

}  // namespace seedbed
