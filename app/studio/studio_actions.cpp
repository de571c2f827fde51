// SPDX-License-Identifier: Apache-2.0
// Every action of the window: its menu, its key, what it calls.
#include "app/studio/main_window.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenuBar>
#include <QUrl>
#include <QVBoxLayout>

namespace seedbed {

QAction* MainWindow::addAction(QMenu* menu,
                               const QString& text,
                               const QKeySequence& key,
                               std::function<void()> run) {
    auto* action = new QAction(text, this);
    action->setShortcut(key);
    connect(action, &QAction::triggered, this, [run = std::move(run)] { run(); });
    menu->addAction(action);
    QWidget::addAction(action);  // where the list of actions finds it
    return action;
}

void MainWindow::buildMenus() {
    // Menus stand above the header bar: both together are the window's menu widget.
    auto* top = new QWidget(this);
    auto* layout = new QVBoxLayout(top);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* bar = new QMenuBar(top);
    layout->addWidget(bar);
    layout->addWidget(m_header);
    bar->setObjectName(QStringLiteral("menuBar"));
    setMenuWidget(top);
    buildFileMenu();
    buildGenerateMenu();
    buildGridMenu();
    buildInspectMenu();
    buildViewMenu();
    buildModelMenu();
}

static QMenu* newMenu(QWidget* window, const QString& title) {
    return window->findChild<QMenuBar*>(QStringLiteral("menuBar"))->addMenu(title);
}

void MainWindow::buildFileMenu() {
    QMenu* menu = newMenu(this, tr("&File"));
    addAction(menu, tr("Open a model folder…"), QKeySequence::Open, [this] { chooseModel(); });
    menu->addSeparator();
    addAction(
        menu, tr("Save picture as…"), QKeySequence::Save, [this] { m_inspector->savePicture(); });
    m_keepPictures = addAction(menu, tr("Keep all pictures on disk"), {}, [this] {
        setOutputFolder(m_settings->value(QStringLiteral("output/folder")).toString());
    });
    m_keepPictures->setCheckable(true);
    addAction(menu, tr("Folder for pictures…"), {}, [this] { chooseFolder(); });
    addAction(menu, tr("Show the folder for pictures"), {}, [this] {
        showFolder(m_settings->value(QStringLiteral("output/folder")).toString());
    });
    menu->addSeparator();
    addAction(menu, tr("Quit"), QKeySequence::Quit, [this] { close(); });
}

void MainWindow::buildGenerateMenu() {
    QMenu* menu = newMenu(this, tr("&Generate"));
    QAction* run = addAction(
        menu, tr("Generate"), QKeySequence(QStringLiteral("Ctrl+Return")), [this] { generate(); });
    run->setShortcuts(
        {QKeySequence(QStringLiteral("Ctrl+Return")), QKeySequence(QStringLiteral("Ctrl+Enter"))});
    addAction(menu, tr("Stop the running grid"), QKeySequence(QStringLiteral("Ctrl+.")), [this] {
        m_session.stopCurrent();
    });
    menu->addSeparator();
    addAction(menu, tr("Draw random seeds"), QKeySequence(QStringLiteral("Ctrl+R")), [this] {
        m_prompt->seedField()->drawRandom();
    });
    addAction(menu, tr("Take the next seeds"), QKeySequence(QStringLiteral("Ctrl+N")), [this] {
        m_prompt->seedField()->takeNext();
    });
    menu->addSeparator();
    addAction(menu, tr("Go to the prompt"), QKeySequence(QStringLiteral("Ctrl+1")), [this] {
        m_prompt->promptEdit()->setFocus();
    });
    addAction(menu, tr("Go to the seeds"), QKeySequence(QStringLiteral("Ctrl+2")), [this] {
        m_prompt->seedField()->editor()->setFocus();
    });
    addAction(menu, tr("Go to the grid"), QKeySequence(QStringLiteral("Ctrl+3")), [this] {
        m_grid->view()->setFocus();
    });
    addJobActions(menu);
}

void MainWindow::addJobActions(QMenu* menu) {
    menu->addSeparator();
    const auto onJob = [this](JobAction action) {
        return [this, action] {
            if (const auto job = m_jobs->currentJob()) m_jobs->act(*job, action);
        };
    };
    addAction(menu,
              tr("Pause the chosen job"),
              QKeySequence(QStringLiteral("Ctrl+Shift+Space")),
              onJob(JobAction::Pause));
    addAction(menu, tr("Let the chosen job go on"), {}, onJob(JobAction::Resume));
    addAction(menu,
              tr("Finish the chosen job's pictures, then stop it"),
              {},
              onJob(JobAction::FinishPictures));
    addAction(menu,
              tr("Stop the chosen job now"),
              QKeySequence(QStringLiteral("Shift+Del")),
              onJob(JobAction::Stop));
    addAction(menu,
              tr("Run the chosen job again"),
              QKeySequence(QStringLiteral("Ctrl+Shift+R")),
              onJob(JobAction::Retry));
    addAction(menu, tr("Clear ended jobs"), {}, [this] { m_session.jobs()->clearEnded(); });
}

void MainWindow::buildGridMenu() {
    QMenu* menu = newMenu(this, tr("G&rid"));
    addAction(menu, tr("Use the selected seeds"), QKeySequence(QStringLiteral("U")), [this] {
        m_grid->useSelected();
    });
    addAction(menu, tr("Copy the selected seeds"), QKeySequence(QStringLiteral("C")), [this] {
        m_grid->copySelected();
    });
    addAction(menu, tr("Show at full size"), QKeySequence(QStringLiteral("F")), [this] {
        m_grid->viewCurrent();
    });
    menu->addSeparator();
    QAction* overlay =
        addAction(menu, tr("Keep watched words lit"), QKeySequence(QStringLiteral("O")), [] {});
    overlay->setCheckable(true);
    connect(overlay, &QAction::toggled, m_grid, &SeedGridPanel::setOverlay);
    connect(m_grid, &SeedGridPanel::overlayChanged, overlay, &QAction::setChecked);
    addAction(menu, tr("Watch no words"), QKeySequence(QStringLiteral("Shift+O")), [this] {
        m_session.words()->clear();
    });
    menu->addSeparator();
    addAction(menu, tr("Fit all cells"), QKeySequence(QStringLiteral("Ctrl+0")), [this] {
        m_grid->fitCells();
    });
    const auto resizeCells = [this](int step) {
        return [this, step] {
            SeedGridView* view = m_grid->view();
            const int columns = std::max(1, view->columns() - step);
            view->setCellSide(view->viewport()->width() / columns - kCellGap);
        };
    };
    addAction(menu, tr("Larger cells"), QKeySequence(QStringLiteral("Ctrl++")), resizeCells(1));
    addAction(menu, tr("Smaller cells"), QKeySequence(QStringLiteral("Ctrl+-")), resizeCells(-1));
    menu->addSeparator();
    const std::pair<GridOrder, QString> orders[] = {
        {GridOrder::Asked, tr("Order as listed")},
        {GridOrder::Seed, tr("Order by seed")},
        {GridOrder::Arrival, tr("Order by arrival")},
        {GridOrder::OverlapUp, tr("Order by overlap, least first")},
        {GridOrder::OverlapDown, tr("Order by overlap, most first")}};
    int number = 1;
    for (const auto& [order, text] : orders)
        addAction(menu,
                  text,
                  QKeySequence(QStringLiteral("Alt+%1").arg(number++)),
                  [this, order = order] { m_grid->setOrder(order); });
}

void MainWindow::buildInspectMenu() {
    QMenu* menu = newMenu(this, tr("&Inspect"));
    TimeBar* time = m_inspector->timeBar();
    addAction(
        menu, tr("One step back"), QKeySequence(QStringLiteral(",")), [time] { time->stepBy(-1); });
    addAction(
        menu, tr("One step on"), QKeySequence(QStringLiteral(".")), [time] { time->stepBy(1); });
    addAction(menu, tr("First step"), QKeySequence(QStringLiteral("Ctrl+,")), [time] {
        time->setPosition(0);
    });
    addAction(menu, tr("Final picture"), QKeySequence(QStringLiteral("Shift+.")), [time] {
        time->setPosition(time->steps());
    });
    addAction(menu, tr("Play the steps"), QKeySequence(QStringLiteral("P")), [time] {
        time->togglePlay();
    });
    addAction(menu, tr("Mean of the steps so far"), QKeySequence(QStringLiteral("M")), [this] {
        m_inspector->meanBox()->toggle();
    });
    menu->addSeparator();
    addAction(menu, tr("Use this seed"), QKeySequence(QStringLiteral("Shift+U")), [this] {
        m_inspector->useSeed();
    });
    addAction(menu, tr("Copy this seed"), QKeySequence(QStringLiteral("Shift+C")), [this] {
        m_inspector->copySeed();
    });
    addAction(menu,
              tr("Capture every layer and head for this seed"),
              QKeySequence(QStringLiteral("Ctrl+E")),
              [this] {
                  if (m_session.store()->cell(m_inspector->cell()))
                      m_session.captureEverything(m_inspector->cell());
              });
}

void MainWindow::buildViewMenu() {
    QMenu* menu = newMenu(this, tr("&View"));
    addAction(menu, tr("Find an action…"), QKeySequence(QStringLiteral("Ctrl+Shift+P")), [this] {
        findAction();
    });
    m_darkTheme =
        addAction(menu, tr("Dark theme"), QKeySequence(QStringLiteral("Ctrl+Shift+L")), [] {});
    m_darkTheme->setCheckable(true);
    m_darkTheme->setChecked(true);
    connect(m_darkTheme, &QAction::triggered, this, [this](bool dark) {
        setTheme(dark ? ThemeKind::Dark : ThemeKind::Light);
    });
    menu->addSeparator();
    int number = 1;
    for (QDockWidget* dock : m_docks) {
        QAction* toggle = dock->toggleViewAction();
        toggle->setShortcut(QKeySequence(QStringLiteral("Ctrl+Shift+%1").arg(number++)));
        menu->addAction(toggle);
        QWidget::addAction(toggle);
    }
    menu->addSeparator();
    QAction* full = addAction(menu, tr("Whole screen"), QKeySequence(Qt::Key_F11), [] {});
    full->setCheckable(true);
    connect(
        full, &QAction::triggered, this, [this](bool on) { on ? showFullScreen() : showNormal(); });
}

void MainWindow::buildModelMenu() {
    auto* menu = new QMenu(m_header->modelButton());
    menu->addAction(tr("Tabletop (comes with Seedbed)"), this, [this] {
        openModel(QStringLiteral("tabletop"));
    });
    menu->addAction(tr("Open a model folder…"), this, &MainWindow::chooseModel);
    m_header->modelButton()->setMenu(menu);
}

void MainWindow::chooseModel() {
    auto* dialog = new QFileDialog(this, tr("Open a model folder (diffusers layout)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::openModel);
    dialog->open();
}

void MainWindow::chooseFolder() {
    auto* dialog = new QFileDialog(this, tr("Where pictures are kept"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::setOutputFolder);
    dialog->open();
}

void MainWindow::showFolder(const QString& file) {
    const QFileInfo info(file);
    const QString folder = info.isDir() ? file : info.absolutePath();
    if (!QDesktopServices::openUrl(QUrl::fromLocalFile(folder)))
        say(tr("The pictures are in %1").arg(folder));
}

}  // namespace seedbed
