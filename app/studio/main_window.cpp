// SPDX-License-Identifier: Apache-2.0
#include "app/studio/main_window.h"

#include "widgets/qt_convert.h"

#include <QCloseEvent>
#include <QMenuBar>
#include <QStandardPaths>
#include <QStatusBar>
#include <QVBoxLayout>

namespace seedbed {

namespace {

// Of the layout of docks and bars; a stored layout of another version is not restored.
constexpr int kLayoutVersion = 1;

QString defaultFolder() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           QStringLiteral("/seedbed/images");
}

// Before any widget is made: they take their fonts when they are.
ThemeKind storedTheme(const QSettings& settings) {
    const bool light = settings.value(QStringLiteral("theme")).toString() == QLatin1String("light");
    const ThemeKind kind = light ? ThemeKind::Light : ThemeKind::Dark;
    applyTheme(kind);
    return kind;
}

}  // namespace

MainWindow::MainWindow(std::unique_ptr<EngineInterface> engine, QSettings* settings)
    : m_settings(settings),
      m_theme(storedTheme(*settings)),
      m_session(std::move(engine)),
      m_header(new HeaderBar(this)),
      m_prompt(new PromptPanel(m_session.words(), this)),
      m_grid(new SeedGridPanel(m_session.store(), m_session.grid(), m_session.words(), this)),
      m_inspector(new InspectorPanel(m_session.store(), m_session.words(), this)),
      m_jobs(new JobsPanel(m_session.jobs(), this)),
      m_log(new LogPanel(this)),
      m_finder(nullptr),
      m_memory(new QLabel(this)) {
    setWindowTitle(QStringLiteral("Seedbed"));
    setWindowIcon(QIcon(QStringLiteral(":/seedbed/icons/seedbed.svg")));
    auto* centre = new QWidget(this);
    centre->setObjectName(QStringLiteral("centre"));
    auto* layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_grid);
    setCentralWidget(centre);
    buildDocks();
    buildMenus();
    statusBar()->addPermanentWidget(m_memory);
    statusBar()->setSizeGripEnabled(false);
    m_finder = new ActionFinder(this);
    connectSession();
    connectPanels();
    restoreAll();
    updateStatus();
}

MainWindow::~MainWindow() = default;

QDockWidget* MainWindow::addDock(const QString& name,
                                 const QString& title,
                                 QWidget* panel,
                                 Qt::DockWidgetArea area) {
    auto* dock = new QDockWidget(title, this);
    dock->setObjectName(name);
    dock->setWidget(panel);
    addDockWidget(area, dock);
    m_docks.append(dock);
    connect(dock, &QDockWidget::dockLocationChanged, this, &MainWindow::updateTitles);
    connect(dock, &QDockWidget::topLevelChanged, this, &MainWindow::updateTitles);
    return dock;
}

void MainWindow::buildDocks() {
    setDockOptions(AnimatedDocks | AllowNestedDocks | AllowTabbedDocks | GroupedDragging);
    for (const Qt::Corner corner : {Qt::TopLeftCorner, Qt::BottomLeftCorner})
        setCorner(corner, Qt::LeftDockWidgetArea);
    for (const Qt::Corner corner : {Qt::TopRightCorner, Qt::BottomRightCorner})
        setCorner(corner, Qt::RightDockWidgetArea);
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    QDockWidget* prompt =
        addDock(QStringLiteral("prompt"), tr("Prompt"), m_prompt, Qt::LeftDockWidgetArea);
    QDockWidget* inspector =
        addDock(QStringLiteral("inspector"), tr("Inspector"), m_inspector, Qt::RightDockWidgetArea);
    QDockWidget* jobs =
        addDock(QStringLiteral("jobs"), tr("Jobs"), m_jobs, Qt::BottomDockWidgetArea);
    QDockWidget* log = addDock(QStringLiteral("log"), tr("Log"), m_log, Qt::BottomDockWidgetArea);
    tabifyDockWidget(jobs, log);
    jobs->raise();
    updateTitles();
    resize(1600, 1000);
    resizeDocks({prompt, inspector}, {296, 330}, Qt::Horizontal);
    resizeDocks({jobs}, {150}, Qt::Vertical);
}

// A dock in a stack has its name on its tab already.
void MainWindow::updateTitles() {
    for (QDockWidget* dock : m_docks) {
        const bool onTab = !dock->isFloating() && !tabifiedDockWidgets(dock).isEmpty();
        if (onTab == (dock->titleBarWidget() != nullptr)) continue;
        QWidget* before = dock->titleBarWidget();
        dock->setTitleBarWidget(onTab ? new QWidget(dock) : nullptr);
        delete before;
    }
}

void MainWindow::connectSession() {
    connect(&m_session, &ExploreSession::modelChanged, this, [this](const ModelInfoPtr& model) {
        m_header->setModel(model);
        m_session.speed()->setModel(*model, *m_settings);
        m_prompt->setModel(model);
        say(tr("%1 is ready, loaded in %2")
                .arg(QString::fromStdString(model->name), durationText(model->load_seconds)));
    });
    connect(&m_session, &ExploreSession::runStarted, m_grid, &SeedGridPanel::showRun);
    connect(&m_session, &ExploreSession::runEnded, this, [this](JobId job) {
        m_grid->runEnded(job);
        m_prompt->updateForecast();
        updateStatus();
    });
    connect(&m_session, &ExploreSession::cellsChanged, m_inspector, &InspectorPanel::cellsChanged);
    connect(&m_session, &ExploreSession::busyChanged, this, [this] {
        m_prompt->setBusy(m_session.busy());
    });
    connect(&m_session, &ExploreSession::jobFailed, this, [this](const JobRow& job) {
        say(job.errorHeading);
        m_header->setModel(m_session.model());
        for (QDockWidget* dock : m_docks)
            if (dock->widget() == m_jobs) dock->raise();
    });
    m_prompt->setForecast(
        [this](const GenerateRequest& request) { return m_session.speed()->seconds(request); });
}

void MainWindow::connectPanels() {
    const auto use = [this](const std::vector<Seed>& seeds) {
        m_prompt->useSeeds(seeds);
        say(tr("Put %n seed(s) into the prompt panel", nullptr, static_cast<int>(seeds.size())));
    };
    const auto everything = [this](CellId id) { m_session.captureEverything(id); };
    connect(m_prompt, &PromptPanel::generateRequested, this, &MainWindow::generate);
    connect(m_prompt, &PromptPanel::stopRequested, &m_session, &ExploreSession::stopCurrent);
    connect(m_prompt, &PromptPanel::changed, this, [this] {
        m_grid->emptyState()->setSeedCount(static_cast<int>(m_prompt->seedField()->seeds().size()));
    });
    connect(m_grid, &SeedGridPanel::generateRequested, this, &MainWindow::generate);
    connect(m_grid, &SeedGridPanel::seedsUsed, this, use);
    connect(m_grid, &SeedGridPanel::seedsCopied, this, [this] { say(tr("Copied")); });
    connect(m_grid, &SeedGridPanel::currentCellChanged, m_inspector, &InspectorPanel::showCell);
    connect(m_grid, &SeedGridPanel::everythingRequested, this, everything);
    connect(m_grid, &SeedGridPanel::folderRequested, this, &MainWindow::showFolder);
    connect(m_inspector, &InspectorPanel::everythingRequested, this, everything);
    connect(m_inspector, &InspectorPanel::seedUsed, this, [use](Seed seed) { use({seed}); });
    connect(m_inspector, &InspectorPanel::seedCopied, this, [this] { say(tr("Copied")); });
    connect(m_inspector, &InspectorPanel::pictureSaved, this, [this](const QString& path) {
        say(tr("Saved %1").arg(path));
    });
    connect(m_inspector, &InspectorPanel::saveFailed, this, &MainWindow::say);
    EngineClient* client = m_session.client();
    connect(m_jobs, &JobsPanel::pauseRequested, client, &EngineClient::pause);
    connect(m_jobs, &JobsPanel::resumeRequested, client, &EngineClient::resume);
    connect(m_jobs, &JobsPanel::cancelRequested, client, &EngineClient::cancel);
    connect(m_jobs, &JobsPanel::moveRequested, client, &EngineClient::move);
    connect(m_jobs, &JobsPanel::retryRequested, this, [this](JobId job) { m_session.retry(job); });
    connect(m_header->finderButton(), &QPushButton::clicked, this, &MainWindow::findAction);
}

void MainWindow::openModel(const QString& model) {
    m_header->setLoading(model);
    m_session.loadModel(model.toStdString());
}

void MainWindow::generate() {
    if (!m_prompt->canGenerate()) {
        say(tr("Name the seeds first."));
        m_prompt->seedField()->editor()->setFocus();
        return;
    }
    m_prompt->rememberPrompt();
    saveAll();  // what a run was asked for outlives a crash
    m_session.generate(m_prompt->request());
}

void MainWindow::setTheme(ThemeKind theme) {
    m_theme = theme;
    applyTheme(theme);
    m_darkTheme->setChecked(theme == ThemeKind::Dark);
    m_settings->setValue(
        QStringLiteral("theme"),
        theme == ThemeKind::Dark ? QStringLiteral("dark") : QStringLiteral("light"));
}

void MainWindow::findAction() {
    m_finder->open(actions());
}

void MainWindow::say(const QString& message) {
    statusBar()->showMessage(message, 8000);
}

void MainWindow::updateStatus() {
    const RunStore* store = m_session.store();
    m_memory->setText(tr("Pictures and steps in memory: %1 of %2")
                          .arg(bytesText(static_cast<double>(store->bytes())),
                               bytesText(static_cast<double>(store->budget()))));
}

void MainWindow::setOutputFolder(const QString& folder) {
    m_settings->setValue(QStringLiteral("output/folder"), folder);
    m_prompt->setOutputFolder(m_keepPictures->isChecked() ? folder : QString());
}

void MainWindow::restoreAll() {
    const bool light =
        m_settings->value(QStringLiteral("theme")).toString() == QLatin1String("light");
    setTheme(light ? ThemeKind::Light : ThemeKind::Dark);
    m_prompt->restore(*m_settings);
    m_grid->restore(*m_settings);
    m_inspector->restore(*m_settings);
    m_keepPictures->setChecked(m_settings->value(QStringLiteral("output/keep"), true).toBool());
    setOutputFolder(m_settings->value(QStringLiteral("output/folder"), defaultFolder()).toString());
    restoreGeometry(m_settings->value(QStringLiteral("window/geometry")).toByteArray());
    restoreState(m_settings->value(QStringLiteral("window/state")).toByteArray(), kLayoutVersion);
}

void MainWindow::saveAll() {
    m_prompt->save(*m_settings);
    m_grid->save(*m_settings);
    m_inspector->save(*m_settings);
    m_session.speed()->save(*m_settings);
    m_settings->setValue(QStringLiteral("output/keep"), m_keepPictures->isChecked());
    m_settings->setValue(QStringLiteral("window/geometry"), saveGeometry());
    m_settings->setValue(QStringLiteral("window/state"), saveState(kLayoutVersion));
}

void MainWindow::closeEvent(QCloseEvent* event) {
    saveAll();
    event->accept();
}

}  // namespace seedbed
