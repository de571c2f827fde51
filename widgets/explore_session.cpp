// SPDX-License-Identifier: Apache-2.0
#include "widgets/explore_session.h"

#include "widgets/run_text.h"

namespace seedbed {

ExploreSession::ExploreSession(std::unique_ptr<EngineInterface> engine, QObject* parent)
    : QObject(parent), m_grid(&m_store, &m_words), m_client(std::move(engine)) {
    connectClient();
}

void ExploreSession::connectClient() {
    connect(&m_client, &EngineClient::queued, this, [this](const Queued& event) {
        if (m_previews.contains(event.job) || isHousekeeping(event.job)) return;
        Queued shown = event;
        if (const Request* request = m_client.request(event.job))
            shown.title = jobText(*request).toStdString();
        m_jobs.add(shown);
        Q_EMIT busyChanged();
    });
    connect(&m_client, &EngineClient::started, &m_jobs, &JobsModel::start);
    connect(&m_client, &EngineClient::paused, &m_jobs, &JobsModel::pause);
    connect(&m_client, &EngineClient::resumed, &m_jobs, &JobsModel::resume);
    connect(&m_client, &EngineClient::progressed, &m_jobs, &JobsModel::setProgress);
    connect(&m_client, &EngineClient::orderChanged, &m_jobs, &JobsModel::setOrder);
    connect(&m_client, &EngineClient::modelReady, this, &ExploreSession::onModelReady);
    connect(&m_client, &EngineClient::stepsReady, this, &ExploreSession::onSteps);
    connect(&m_client, &EngineClient::imagesReady, this, &ExploreSession::onImages);
    connect(&m_client, &EngineClient::imageAbandoned, this, &ExploreSession::onAbandoned);
    connect(&m_client, &EngineClient::cellFailed, &m_jobs, &JobsModel::addFailedCell);
    connect(&m_client, &EngineClient::finished, this, &ExploreSession::onFinished);
    connect(&m_client, &EngineClient::cancelled, this, [this](const Cancelled& event) {
        m_jobs.cancel(event);
        end(event.job);
    });
    connect(&m_client, &EngineClient::failed, this, [this](const Failed& event) {
        m_jobs.fail(event);
        end(event.job, QString::fromStdString(event.detail));
        const int row = m_jobs.rowOf(event.job);
        if (row >= 0) Q_EMIT jobFailed(m_jobs.row(row));
    });
}

JobId ExploreSession::loadModel(const std::string& model, const std::string& dtype) {
    LoadModelRequest request;
    request.model = model;
    request.dtype = dtype;
    return m_client.submit(request);
}

JobId ExploreSession::generate(const GenerateRequest& request) {
    const JobId job = m_client.submit(request);
    m_store.addRun(job, request, m_model);
    const StoredRun* run = m_store.run(job);
    if (run->prompt) m_words.keepOnly(*run->prompt);
    m_grid.addRun(job);
    Q_EMIT runStarted(job);
    return job;
}

JobId ExploreSession::captureEverything(CellId id) {
    const StoredRun* run = m_store.run(id.job);
    const StoredCell* cell = m_store.cell(id);
    check(run && cell, "[explore session] this cell is not known");
    GenerateRequest request = run->request;
    request.seeds = {cell->seed};
    request.recipes.clear();
    if (!cell->recipe.plain()) request.recipes = {cell->recipe};
    request.abandon.reset();
    request.batch = 1;
    request.capture = Capture::Everything;
    request.output_folder.clear();
    request.library.clear();
    request.dump_path.clear();
    request.priority = Priority::Interactive;
    const JobId job = m_client.submit(request);
    m_store.addRun(job, request, m_model);
    m_store.setDetail(id, job);
    m_details[job] = id;
    return job;
}

JobId ExploreSession::submitGrid(const GridRequest& request) {
    const JobId job = m_client.submit(request);
    Q_EMIT gridStarted(job, request);
    return job;
}

JobId ExploreSession::preview(const GenerateRequest& request) {
    const JobId job = m_client.submit(request);
    m_previews.insert(job);
    return job;
}

JobId ExploreSession::retry(JobId job) {
    const Request* request = m_client.request(job);
    check(request != nullptr, "[explore session] this job is not known");
    if (const auto at = m_details.find(job); at != m_details.end())
        return captureEverything(at->second);
    if (const auto* generate = std::get_if<GenerateRequest>(request))
        return this->generate(*generate);
    if (const auto* load = std::get_if<LoadModelRequest>(request))
        return loadModel(load->model, load->dtype);
    if (const auto* grid = std::get_if<GridRequest>(request)) return submitGrid(*grid);
    return m_client.submit(*request);
}

void ExploreSession::stopCurrent() {
    for (int row = 0; row < m_jobs.activeCount(); ++row)
        if (gridRequest(m_jobs.row(row).job) || isGrid(m_jobs.row(row).job)) {
            m_client.cancel(m_jobs.row(row).job, CancelMode::Now);
            return;
        }
}

const GenerateRequest* ExploreSession::gridRequest(JobId job) const {
    const Request* request = m_client.request(job);
    return request ? std::get_if<GenerateRequest>(request) : nullptr;
}

bool ExploreSession::isHousekeeping(JobId job) const {
    const Request* request = m_client.request(job);
    return request && (std::holds_alternative<ScanModelsRequest>(*request) ||
                       std::holds_alternative<UnloadModelRequest>(*request));
}

bool ExploreSession::isGrid(JobId job) const {
    const Request* request = m_client.request(job);
    return request && std::holds_alternative<GridRequest>(*request);
}

void ExploreSession::onModelReady(const ModelReady& event) {
    m_store.setModel(event.job, event.model);  // a run that loaded its model itself
    if (m_model && isGrid(event.job)) return;  // its models come and go
    if (m_model && m_model->id == event.model->id && m_model->hash == event.model->hash &&
        m_model->dtype == event.model->dtype)
        return;
    m_model = event.model;
    Q_EMIT modelChanged(m_model);
}

void ExploreSession::onSteps(const std::vector<StepReady>& events) {
    std::vector<CellId> cells;
    cells.reserve(events.size());
    for (const StepReady& event : events) {
        m_store.addStep(event);
        if (m_store.run(event.job)) cells.push_back({event.job, event.image});
    }
    m_grid.updateSteps(events);
    if (!cells.empty()) Q_EMIT cellsChanged(cells);
}

void ExploreSession::onImages(const std::vector<ImageReady>& events) {
    std::vector<CellId> cells;
    cells.reserve(events.size());
    for (const ImageReady& event : events) {
        m_store.addImage(event);
        if (m_store.run(event.job)) cells.push_back({event.job, event.image});
    }
    m_grid.updateImages(events);
    if (!cells.empty()) Q_EMIT cellsChanged(cells);
}

void ExploreSession::onAbandoned(const ImageAbandoned& event) {
    if (!m_store.run(event.job)) return;
    m_store.abandon(event);
    m_grid.abandon(event);
    Q_EMIT cellsChanged({{event.job, event.image}});
}

void ExploreSession::onFinished(const Finished& event) {
    const int row = m_jobs.rowOf(event.job);
    const GenerateRequest* request = gridRequest(event.job);
    // A capture run takes one seed at a time and everything with it: no measure for a grid.
    if (row >= 0 && request && !m_details.contains(event.job) && !request->abandon)
        m_speed.learn(*request, m_jobs.row(row).progress);
    m_jobs.finish(event);
    end(event.job);
}

void ExploreSession::end(JobId job, const QString& error) {
    if (m_previews.erase(job) > 0) {
        Q_EMIT previewEnded(job, error);
        return;
    }
    m_store.release(job);
    if (gridRequest(job) && !m_details.contains(job)) {
        m_grid.endRun(job);
        Q_EMIT runEnded(job);
    }
    if (isGrid(job)) Q_EMIT gridEnded(job);
    Q_EMIT busyChanged();
}

}  // namespace seedbed
