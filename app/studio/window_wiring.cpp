// SPDX-License-Identifier: Apache-2.0
// Which panel's signal goes where.
#include "app/studio/first_steps.h"
#include "app/studio/library_desk.h"
#include "app/studio/main_window.h"
#include "app/studio/noise_badge.h"
#include "app/studio/picture_desk.h"
#include "widgets/qt_convert.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QUrl>

namespace seedbed {

void MainWindow::connectSession() {
    connect(&m_session, &ExploreSession::modelChanged, this, [this](const ModelInfoPtr& model) {
        m_session.speed()->setModel(*model, *m_settings);
        m_prompt->setModel(model);
        say(tr("%1 is ready, loaded in %2")
                .arg(QString::fromStdString(model->name), durationText(model->load_seconds)));
        m_noise->startOnce();
    });
    connect(&m_session, &ExploreSession::runStarted, m_grid, &SeedGridPanel::showRun);
    connect(&m_session, &ExploreSession::runEnded, this, [this](JobId job) {
        m_grid->runEnded(job);
        m_prompt->updateForecast();
        updateStatus();
    });
    const auto changed = &ExploreSession::cellsChanged;
    connect(&m_session, changed, m_inspector, &InspectorPanel::cellsChanged);
    connect(&m_session, changed, m_attention, &AttentionPanel::cellsChanged);
    connect(&m_session, changed, m_compare, &ComparePanel::cellsChanged);
    connect(&m_session, &ExploreSession::busyChanged, this, [this] {
        m_prompt->setBusy(m_session.busy());
    });
    connect(&m_session, &ExploreSession::jobFailed, this, [this](const JobRow& job) {
        say(job.errorHeading);
        m_docks->raise(m_jobs);
    });
    m_prompt->setForecast(
        [this](const GenerateRequest& request) { return m_session.speed()->seconds(request); });
}

void MainWindow::connectPanels() {
    const auto use = [this](const std::vector<Seed>& seeds) {
        m_prompt->useSeeds(seeds);
        m_firstSteps->tick(FirstSteps::Step::UseSeed);
        say(tr("Put %n seed(s) into the prompt panel", nullptr, static_cast<int>(seeds.size())));
    };
    connect(m_prompt, &PromptPanel::generateRequested, this, &MainWindow::generate);
    connect(m_prompt, &PromptPanel::stopRequested, &m_session, &ExploreSession::stopCurrent);
    connect(m_prompt, &PromptPanel::changed, this, [this] {
        m_grid->emptyState()->setSeedCount(static_cast<int>(m_prompt->seedField()->seeds().size()));
        if (m_tabs->currentTab() == kMatrixTab) m_matrix->setBase(m_prompt->request());
    });
    connect(m_grid, &SeedGridPanel::generateRequested, this, &MainWindow::generate);
    connect(m_grid, &SeedGridPanel::seedsUsed, this, use);
    connect(m_libraryPanel, &LibraryPanel::seedsUsed, this, use);
    connect(m_compare, &ComparePanel::seedsUsed, this, use);
    connect(m_inspector, &InspectorPanel::seedUsed, this, [use](Seed seed) { use({seed}); });
    connect(m_grid, &SeedGridPanel::seedsCopied, this, [this] { say(tr("Copied")); });
    connect(m_inspector, &InspectorPanel::seedCopied, this, [this] { say(tr("Copied")); });
    connect(m_session.words(), &WatchedWords::hoverChanged, this, [this] {
        if (m_session.words()->hovered() && m_session.grid()->rowCount() > 0)
            m_firstSteps->tick(FirstSteps::Step::Hover);
    });
    connect(m_header->finderButton(), &QPushButton::clicked, this, &MainWindow::findAction);
    connect(m_attention, &AttentionPanel::exploreRequested, this, [this] {
        m_tabs->showTab(kExploreTab);
    });
    connect(m_attention, &AttentionPanel::said, this, &MainWindow::say);
    connect(m_compare, &ComparePanel::said, this, &MainWindow::say);
    connect(m_variation, &VariationPanel::generateRequested, this, [this](GenerateRequest request) {
        m_libraryDesk->addTarget(request);
        m_tabs->showTab(kExploreTab);
        m_session.generate(request);
    });
    connect(m_matrix, &GridPage::gridRequested, this, [this](GridRequest request) {
        m_libraryDesk->addTarget(request.base);
        m_session.submitGrid(request);
    });
}

void MainWindow::connectPictures() {
    const auto everything = [this](CellId id) { m_session.captureEverything(id); };
    connect(m_grid, &SeedGridPanel::currentCellChanged, this, [this](CellId id) {
        m_inspector->showCell(id);
        if (m_tabs->currentTab() == kAttentionTab) m_attention->showCell(id);
        if (const auto picture = m_pictures->requestOf(id)) m_variation->setCandidate(*picture);
    });
    connect(
        m_inspector, &InspectorPanel::overlayStepChanged, m_grid, &SeedGridPanel::setOverlayStep);
    connect(m_grid, &SeedGridPanel::everythingRequested, this, everything);
    connect(m_grid, &SeedGridPanel::folderRequested, this, &MainWindow::showFolder);
    connect(m_inspector, &InspectorPanel::everythingRequested, this, everything);
    connect(m_attention, &AttentionPanel::everythingRequested, this, everything);
    connect(m_inspector, &InspectorPanel::pictureSaved, this, [this](const QString& path) {
        say(tr("Saved %1").arg(path));
    });
    connect(m_inspector, &InspectorPanel::saveFailed, this, &MainWindow::say);
}

void MainWindow::connectJobs() {
    EngineClient* client = m_session.client();
    connect(m_jobs, &JobsPanel::pauseRequested, client, &EngineClient::pause);
    connect(m_jobs, &JobsPanel::resumeRequested, client, &EngineClient::resume);
    connect(m_jobs, &JobsPanel::cancelRequested, client, &EngineClient::cancel);
    connect(m_jobs, &JobsPanel::moveRequested, client, &EngineClient::move);
    connect(m_jobs, &JobsPanel::retryRequested, this, [this](JobId job) { m_session.retry(job); });
}

void MainWindow::connectLibrary() {
    connect(m_libraryPanel, &LibraryPanel::said, this, &MainWindow::say);
    m_grid->setJudgements(m_library);
    connect(m_prompt, &PromptPanel::seedMenuOpened, m_library, &LibraryClient::requestSeedHistory);
    connect(m_library, &LibraryClient::seedHistoryReady, m_prompt, &PromptPanel::setSeedHistory);
    connect(m_library, &LibraryClient::shelfChanged, this, [this] {
        m_prompt->setFavouriteSeeds(m_library->shelf().favourites);
    });
    connect(m_library, &LibraryClient::accessChanged, this, [this] {
        m_prompt->setFavouriteSeeds(m_library->shelf().favourites);
        if (m_library->access() == LibraryAccess::Ready) m_library->requestSeedHistory();
    });
}

void MainWindow::showFolder(const QString& file) {
    const QFileInfo info(file);
    const QString folder = info.isDir() ? file : info.absolutePath();
    if (!QDesktopServices::openUrl(QUrl::fromLocalFile(folder)))
        say(tr("The pictures are in %1").arg(folder));
}

}  // namespace seedbed
