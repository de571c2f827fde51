// SPDX-License-Identifier: Apache-2.0
#include "app/studio/main_window.h"

#include "app/studio/drop_handler.h"
#include "app/studio/elsewhere_desk.h"
#include "app/studio/first_steps.h"
#include "app/studio/layouts.h"
#include "app/studio/library_desk.h"
#include "app/studio/model_desk.h"
#include "app/studio/noise_badge.h"
#include "app/studio/picture_desk.h"
#include "app/studio/presets.h"
#include "app/studio/review_desk.h"
#include "app/studio/session_keeper.h"
#include "app/studio/studio_actions.h"
#include "widgets/library/library_view.h"
#include "widgets/qt_convert.h"

#include <QCloseEvent>
#include <QFileInfo>
#include <QMenuBar>
#include <QStatusBar>
#include <QVBoxLayout>

namespace seedbed {

namespace {

// Before any widget is made: they take their fonts when they are.
ThemeKind storedTheme(const QSettings& settings) {
    const bool light = settings.value(QStringLiteral("theme")).toString() == QLatin1String("light");
    const ThemeKind kind = light ? ThemeKind::Light : ThemeKind::Dark;
    applyTheme(kind);
    return kind;
}

}  // namespace

MainWindow::MainWindow(std::unique_ptr<EngineInterface> engine,
                       QSettings* settings,
                       const QString& libraryFolder)
    : m_settings(settings),
      m_theme(storedTheme(*settings)),
      m_session(std::move(engine)),
      m_library(new LibraryClient(this)),
      m_header(new HeaderBar(this)),
      m_tabs(new StudioTabs(m_header->tabs(), this)),
      m_notices(new NoticeStack(this)),
      m_prompt(new PromptPanel(m_session.words(), this)),
      m_grid(new SeedGridPanel(m_session.store(), m_session.grid(), m_session.words(), this)),
      m_libraryPanel(new LibraryPanel(m_library, this)),
      m_attention(new AttentionPanel(m_session.store(), m_session.words(), this)),
      m_compare(new ComparePanel(m_session.store(), m_session.words(), m_library, this)),
      m_matrix(new GridPage(&m_session, this)),
      m_variation(new VariationPanel(&m_session, this)),
      m_inspector(new InspectorPanel(m_session.store(), m_session.words(), this)),
      m_jobs(new JobsPanel(m_session.jobs(), this)),
      m_log(new LogPanel(this)),
      m_docks(new StudioDocks(this)),
      m_registry(new ActionRegistry(settings, this)),
      m_memory(new QLabel(this)),
      m_message(new QLabel(this)) {
    setWindowTitle(QStringLiteral("Seedbed"));
    setWindowIcon(QIcon(QStringLiteral(":/seedbed/icons/seedbed.svg")));
    resize(1600, 1000);
    m_firstSteps = new FirstSteps(this);
    m_models = new ModelDesk(this);
    buildCentre();
    buildDocks();
    m_libraryDesk = new LibraryDesk(this);
    m_pictures = new PictureDesk(this);
    m_review = new ReviewDesk(this);
    m_drops = new DropHandler(this);
    m_elsewhere = new ElsewhereDesk(this);
    m_presets = new Presets(this);
    m_layouts = new Layouts(this);
    buildBars();
    m_finder = new ActionFinder(this);
    connectSession();
    connectPanels();
    connectPictures();
    connectJobs();
    connectLibrary();
    m_models->connectWindow();
    m_libraryDesk->open(libraryFolder);
    m_keeper = new SessionKeeper(this);
    restoreAll();
    updateStatus();
}

MainWindow::~MainWindow() = default;

void MainWindow::buildCentre() {
    auto* explore = new QWidget(this);
    auto* below = new QVBoxLayout(explore);
    below->setContentsMargins(0, 0, 0, 0);
    below->setSpacing(0);
    below->addWidget(m_firstSteps);
    below->addWidget(m_grid, 1);
    m_tabs->addPage(kExploreTab, QStringLiteral("explore"), tr("Explore"), explore);
    m_tabs->addPage(kLibraryTab, QStringLiteral("library"), tr("Library"), m_libraryPanel);
    m_tabs->addPage(kAttentionTab, QStringLiteral("attention"), tr("Attention"), m_attention);
    m_tabs->addPage(kCompareTab, QStringLiteral("compare"), tr("Compare"), m_compare);
    m_tabs->addPage(kMatrixTab, QStringLiteral("matrix"), tr("Matrix"), m_matrix);
    m_tabs->addPage(kModelsTab, QStringLiteral("models"), tr("Models"), m_models->panel());
    auto* centre = new QWidget(this);
    auto* layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_notices);
    layout->addWidget(m_tabs, 1);
    setCentralWidget(centre);
}

void MainWindow::buildDocks() {
    m_docks->add(QStringLiteral("prompt"), tr("Prompt"), m_prompt, Qt::LeftDockWidgetArea);
    m_docks->add(
        QStringLiteral("inspector"), tr("Inspector"), m_inspector, Qt::RightDockWidgetArea);
    m_docks->add(
        QStringLiteral("variation"), tr("Variations"), m_variation, Qt::RightDockWidgetArea);
    m_docks->add(QStringLiteral("jobs"), tr("Jobs"), m_jobs, Qt::BottomDockWidgetArea);
    m_docks->add(QStringLiteral("log"), tr("Log"), m_log, Qt::BottomDockWidgetArea);
    m_docks->arrange();
}

void MainWindow::buildBars() {
    // Menus stand above the header bar: both together are the window's menu widget.
    auto* top = new QWidget(this);
    auto* layout = new QVBoxLayout(top);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* bar = new QMenuBar(top);
    bar->setObjectName(QStringLiteral("menuBar"));
    layout->addWidget(bar);
    layout->addWidget(m_header);
    setMenuWidget(top);
    m_actions = new StudioActions(this, bar);
    m_noise = new NoiseBadge(m_session.client(), m_settings, this);
    statusBar()->setSizeGripEnabled(false);
    // A label of our own: QStatusBar::showMessage would hide what stands beside it.
    m_message->setObjectName(QStringLiteral("message"));
    m_message->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_messageTimer.setSingleShot(true);
    connect(&m_messageTimer, &QTimer::timeout, m_message, &QLabel::clear);
    statusBar()->addWidget(m_libraryDesk->countsLabel());
    statusBar()->addWidget(m_message, 1);
    statusBar()->addPermanentWidget(m_memory);
    statusBar()->addPermanentWidget(m_noise);
    connect(m_tabs, &StudioTabs::tabChanged, this, &MainWindow::onTabChanged);
    const auto showKey = [this] {
        m_header->setFinderKey(m_registry->action(QStringLiteral("view.find_action"))->shortcut());
    };
    connect(m_registry, &ActionRegistry::keysChanged, this, showKey);
    showKey();
}

void MainWindow::onTabChanged(unsigned tab) {
    m_registry->setCurrentTab(tab);
    m_docks->showTab(m_tabs->currentName());
    if (tab == kAttentionTab && m_session.store()->cell(m_grid->currentCell()))
        m_attention->showCell(m_grid->currentCell());
    // Judging needs the keyboard, searching a click.
    if (tab == kLibraryTab) m_libraryPanel->view()->setFocus();
    if (tab == kMatrixTab) m_matrix->setBase(m_prompt->request());
    if (tab == kModelsTab) m_models->panel()->view()->setFocus();
    m_keeper->noteChange();
}

void MainWindow::openModel(const QString& model, const QString& dtype) {
    m_prompt->setDtype(dtype);
    m_header->setLoading(m_models->nameOf(model));
    m_session.loadModel(model.toStdString(), dtype.toStdString());
}

ModelManagerPanel* MainWindow::modelPanel() const {
    return m_models->panel();
}

void MainWindow::generate() {
    if (!m_prompt->canGenerate()) {
        say(m_prompt->problem());
        if (m_prompt->seedField()->seeds().empty()) m_prompt->seedField()->editor()->setFocus();
        return;
    }
    m_tabs->showTab(kExploreTab);
    m_prompt->rememberPrompt();
    saveAll();  // what a run was asked for outlives a crash
    m_session.generate(m_prompt->request());
}

void MainWindow::setTheme(ThemeKind theme) {
    m_theme = theme;
    applyTheme(theme);
    m_actions->darkTheme()->setChecked(theme == ThemeKind::Dark);
    m_settings->setValue(
        QStringLiteral("theme"),
        theme == ThemeKind::Dark ? QStringLiteral("dark") : QStringLiteral("light"));
}

void MainWindow::findAction() {
    m_firstSteps->tick(FirstSteps::Step::Palette);
    m_finder->open(m_registry->findable());
}

void MainWindow::say(const QString& message) {
    constexpr int kShown = 8000;  // ms
    m_message->setText(m_message->fontMetrics().elidedText(message, Qt::ElideRight, width() / 2));
    m_message->setToolTip(message);
    m_messageTimer.start(kShown);
}

void MainWindow::updateStatus() {
    const RunStore* store = m_session.store();
    m_memory->setText(tr("Pictures and steps in memory: %1 of %2")
                          .arg(bytesText(static_cast<double>(store->bytes())),
                               bytesText(static_cast<double>(store->budget()))));
}

void MainWindow::restoreAll() {
    setTheme(m_theme);
    m_prompt->restore(*m_settings);
    m_grid->restore(*m_settings);
    m_inspector->restore(*m_settings);
    m_libraryPanel->restore(*m_settings);
    m_attention->restore(*m_settings);
    m_compare->restore(*m_settings);
    m_matrix->restore(*m_settings);
    m_models->panel()->restore(*m_settings);
    restoreGeometry(m_settings->value(QStringLiteral("window/geometry")).toByteArray());
    restoreState(m_settings->value(QStringLiteral("window/state")).toByteArray(),
                 StudioDocks::kVersion);
    m_docks->restore(*m_settings);
    m_keeper->restore();
    m_docks->showTab(m_tabs->currentName());
    m_docks->updateTitles();
}

void MainWindow::saveAll() {
    m_prompt->save(*m_settings);
    m_grid->save(*m_settings);
    m_inspector->save(*m_settings);
    m_libraryPanel->save(*m_settings);
    m_attention->save(*m_settings);
    m_compare->save(*m_settings);
    m_matrix->save(*m_settings);
    m_models->panel()->save(*m_settings);
    m_session.speed()->save(*m_settings);
    m_docks->save(*m_settings);
    m_settings->setValue(QStringLiteral("window/geometry"), saveGeometry());
    m_settings->setValue(QStringLiteral("window/state"), saveState(StudioDocks::kVersion));
    m_settings->sync();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    saveAll();
    m_keeper->close();
    m_review->close();
    event->accept();
}

}  // namespace seedbed
