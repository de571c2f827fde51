// SPDX-License-Identifier: Apache-2.0
#include "app/studio/session_keeper.h"

#include "app/studio/library_desk.h"
#include "app/studio/main_window.h"
#include "core/base/log.h"
#include "core/engine/recipe_key.h"
#include "core/library/library.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QPointer>

namespace seedbed {

namespace {

constexpr int kDebounce = 500;  // ms

// Pictures that were finished although the session was killed before it noticed.
std::set<int> madeAlready(const GenerateRequest& run, const ModelInfo& model) {
    std::set<int> done;
    try {
        const Library library(run.library);
        for (std::size_t i = 0; i < run.seeds.size(); ++i)
            if (library.find_recipe(
                    recipe_key(run, i, model.hash, model.native_width, model.native_height)))
                done.insert(static_cast<int>(i));
    } catch (const Error& error) {
        log(LogLevel::Warning, error.what());  // then all seeds run again: nothing is lost
    }
    return done;
}

}  // namespace

GenerateRequest withoutDone(const GenerateRequest& run, const std::set<int>& done) {
    GenerateRequest rest = run;
    rest.seeds.clear();
    if (run.recipes.size() > 1) rest.recipes.clear();
    for (std::size_t i = 0; i < run.seeds.size(); ++i) {
        if (done.contains(static_cast<int>(i))) continue;
        rest.seeds.push_back(run.seeds[i]);
        if (run.recipes.size() > 1) rest.recipes.push_back(run.recipes[i]);
    }
    return rest;
}

SessionKeeper::SessionKeeper(MainWindow* window)
    : QObject(window),
      m_window(window),
      m_file(QFileInfo(window->settings()->fileName()).absolutePath()) {
    m_timer.setSingleShot(true);
    m_timer.setInterval(kDebounce);
    m_pool.setMaxThreadCount(1);
    connect(&m_timer, &QTimer::timeout, this, &SessionKeeper::writeNow);
}

void SessionKeeper::track() {
    EngineClient* client = m_window->session()->client();
    connect(client, &EngineClient::queued, this, [this](const Queued& e) { onQueued(e.job); });
    connect(client, &EngineClient::imagesReady, this, &SessionKeeper::onImages);
    connect(client, &EngineClient::finished, this, [this](const Finished& e) { onEnded(e.job); });
    connect(client, &EngineClient::cancelled, this, [this](const Cancelled& e) { onEnded(e.job); });
    connect(client, &EngineClient::failed, this, [this](const Failed& e) { onEnded(e.job); });
    connect(m_window->prompt(), &PromptPanel::changed, this, &SessionKeeper::noteChange);
    connect(m_window->prompt()->promptEdit(),
            &QPlainTextEdit::textChanged,
            this,
            &SessionKeeper::noteChange);
    connect(m_window->grid(), &SeedGridPanel::currentCellChanged, this, &SessionKeeper::noteChange);
}

void SessionKeeper::restore() {
    const SessionState state = m_file.read();
    if (!m_file.isKeptHere())
        m_window->say(tr("Another window of Seedbed keeps the session; this one ends for good."));
    if (!m_file.problem().isEmpty())
        m_window->notices()->show(
            QStringLiteral("sessionProblem"),
            NoticeBar::Kind::Warning,
            tr("The last session could not be read. %1").arg(m_file.problem()));
    if (state.draft) {
        GenerateRequest draft = *state.draft;
        draft.seeds.clear();
        m_window->prompt()->fill(draft);
    }
    if (!state.seedsText.isEmpty()) m_window->prompt()->seedField()->setText(state.seedsText);
    if (!state.layout.isEmpty()) m_window->restoreState(state.layout, StudioDocks::kVersion);
    m_window->tabs()->showTabNamed(state.tab);
    m_left = state.open;
    m_lastRun = state.lastRun;
    track();
    if (!m_left.empty())
        offer();
    else if (m_lastRun)
        offerLastRun(*m_lastRun);
}

SessionState SessionKeeper::state() const {
    SessionState state;
    state.tab = m_window->tabs()->currentName();
    state.draft = m_window->prompt()->request();
    state.draft->seeds.clear();
    state.seedsText = m_window->prompt()->seedField()->text();
    state.open = m_left;
    for (const auto& [job, tracked] : m_open) {
        if (const auto* run = std::get_if<GenerateRequest>(&tracked.run))
            state.open.emplace_back(withoutDone(*run, tracked.done));
        else
            state.open.push_back(tracked.run);  // its cells that exist are skipped
    }
    if (const StoredCell* cell =
            m_window->session()->store()->cell(m_window->grid()->currentCell()))
        state.currentSeed = cell->seed;
    state.lastRun = m_lastRun;
    state.layout = m_window->saveState(StudioDocks::kVersion);
    return state;
}

void SessionKeeper::onQueued(JobId job) {
    const Request* request = m_window->session()->client()->request(job);
    if (!request || m_closed) return;
    if (const auto* grid = std::get_if<GridRequest>(request)) {
        m_open[job] = {*grid, {}};
    } else if (const auto* run = std::get_if<GenerateRequest>(request)) {
        // A single look at a picture's layers, or a preview, is nothing to come back to.
        if (run->capture == Capture::Everything || m_window->session()->jobs()->rowOf(job) < 0)
            return;
        m_open[job] = {*run, {}};
        m_lastRun = *run;
    } else {
        return;
    }
    writeNow();
}

void SessionKeeper::onImages(const std::vector<ImageReady>& events) {
    for (const ImageReady& event : events)
        if (const auto at = m_open.find(event.job); at != m_open.end())
            at->second.done.insert(event.image);
    noteChange();
}

// While the window closes, the engine cancels what runs: that has not ended for the session.
void SessionKeeper::onEnded(JobId job) {
    if (m_closed || m_open.erase(job) == 0) return;
    noteChange();
}

void SessionKeeper::offer() {
    NoticeBar* bar = m_window->notices()->show(
        QStringLiteral("openRuns"),
        NoticeBar::Kind::Information,
        tr("%n run(s) were open when Seedbed ended.", nullptr, static_cast<int>(m_left.size())));
    QStringList titles;
    for (const OpenRun& run : m_left)
        titles << QString::fromStdString(
            std::visit([](const auto& each) { return title_of(Request(each)); }, run));
    bar->setDetails(titles);
    bar->addButton(QStringLiteral("continueRuns"), tr("Continue"), [this] { continueRuns(); });
    bar->addButton(QStringLiteral("discardRuns"), tr("Discard"), [this] { discardRuns(); });
}

void SessionKeeper::offerLastRun(const GenerateRequest& run) {
    if (run.library.empty() || run.seeds.empty()) return;
    NoticeBar* bar = m_window->notices()->show(
        QStringLiteral("lastRun"),
        NoticeBar::Kind::Information,
        tr("The pictures of your last run (%n seed(s)) are in the library.",
           nullptr,
           static_cast<int>(run.seeds.size())));
    bar->addButton(QStringLiteral("showLastRun"), tr("Show them"), [this, run] {
        QString query = QStringLiteral("prompt:\"%1\"")
                            .arg(QString::fromStdString(run.prompt).remove(QLatin1Char('"')));
        const QString seeds = QString::fromStdString(format_seed_list(run.seeds));
        if (!seeds.contains(QLatin1Char(','))) query += QStringLiteral(" seed:") + seeds;
        m_window->notices()->close(QStringLiteral("lastRun"));
        m_window->tabs()->showTab(kLibraryTab);
        m_window->libraryPanel()->setQuery(query);
    });
}

void SessionKeeper::continueRuns() {
    m_window->notices()->close(QStringLiteral("openRuns"));
    const ModelInfoPtr& model = m_window->session()->model();
    if (!model) {  // what is missing can be told once the model is known
        connect(m_window->session(),
                &ExploreSession::modelChanged,
                this,
                &SessionKeeper::continueRuns,
                Qt::SingleShotConnection);
        return;
    }
    m_pool.start([self = QPointer(this), runs = m_left, model]() mutable {
        for (OpenRun& run : runs)
            if (auto* generate = std::get_if<GenerateRequest>(&run))
                if (!generate->library.empty() && generate->model == model->id)
                    *generate = withoutDone(*generate, madeAlready(*generate, *model));
        QMetaObject::invokeMethod(qApp, [self, runs] {
            if (!self) return;
            self->m_left.clear();
            for (const OpenRun& run : runs) self->submit(run);
        });
    });
}

void SessionKeeper::submit(const OpenRun& run) {
    if (const auto* grid = std::get_if<GridRequest>(&run)) {
        GridRequest rest = *grid;
        rest.skip_existing = true;
        m_window->session()->submitGrid(rest);
    } else if (const auto& generate = std::get<GenerateRequest>(run); !generate.seeds.empty()) {
        m_window->session()->generate(generate);
    }
    noteChange();
}

void SessionKeeper::discardRuns() {
    m_window->notices()->close(QStringLiteral("openRuns"));
    m_left.clear();
    writeNow();
}

void SessionKeeper::writeNow() {
    if (m_closed) return;
    m_file.write(state());
}

void SessionKeeper::close() {
    if (m_closed) return;
    m_timer.stop();
    writeNow();
    m_closed = true;
    m_pool.waitForDone();
    m_file.flush();
}

}  // namespace seedbed
