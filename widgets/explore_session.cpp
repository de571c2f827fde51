// SPDX-License-Identifier: Apache-2.0
#include "widgets/explore_session.h"

namespace seedbed {

ExploreSession::ExploreSession(std::unique_ptr<EngineInterface> engine, QObject* parent)
    : QObject(parent), m_grid(&m_store, &m_words), m_client(std::move(engine)) {
    connectClient();
}

void ExploreSession::connectClient() {
    connect(&m_client, &EngineClient::queued, this, [this](const Queued& event) {
        m_jobs.add(event);
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
    connect(&m_client, &EngineClient::finished, this, &ExploreSession::onFinished);
    connect(&m_client, &EngineClient::cancelled, this, [this](const Cancelled& event) {
        m_jobs.cancel(event);
        end(event.job);
    });
    connect(&m_client, &EngineClient::failed, this, [this](const Failed& event) {
        m_jobs.fail(event);
        end(event.job);
        const int row = m_jobs.rowOf(event.job);
        if (row >= 0) Q_EMIT jobFailed(m_jobs.row(row));
    });
}

JobId ExploreSession::loadModel(const std::string& model) {
    LoadModelRequest request;
    request.model = model;
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
    request.batch = 1;
    request.capture = Capture::Everything;
    request.output_folder.clear();
    request.dump_path.clear();
    request.priority = Priority::Interactive;
    const JobId job = m_client.submit(request);
    m_store.addRun(job, request, m_model);
    m_store.setDetail(id, job);
    m_details[job] = id;
    return job;
}

JobId ExploreSession::retry(JobId job) {
    const Request* request = m_client.request(job);
    check(request != nullptr, "[explore session] this job is not known");
    if (const auto at = m_details.find(job); at != m_details.end())
        return captureEverything(at->second);
    if (const auto* generate = std::get_if<GenerateRequest>(request))
        return this->generate(*generate);
    return loadModel(std::get<LoadModelRequest>(*request).model);
}

void ExploreSession::stopCurrent() {
    for (int row = 0; row < m_jobs.activeCount(); ++row)
        if (gridRequest(m_jobs.row(row).job)) {
            m_client.cancel(m_jobs.row(row).job, CancelMode::Now);
            return;
        }
}

const GenerateRequest* ExploreSession::gridRequest(JobId job) const {
    const Request* request = m_client.request(job);
    return request ? std::get_if<GenerateRequest>(request) : nullptr;
}

void ExploreSession::onModelReady(const ModelReady& event) {
    m_store.setModel(event.job, event.model);  // a run that loaded its model itself
    if (m_model && m_model->id == event.model->id && m_model->hash == event.model->hash) return;
    m_model = event.model;
    Q_EMIT modelChanged(m_model);
}

void ExploreSession::onSteps(const std::vector<StepReady>& events) {
    std::vector<CellId> cells;
    cells.reserve(events.size());
    for (const StepReady& event : events) {
        m_store.addStep(event);
        cells.push_back({event.job, event.image});
    }
    m_grid.updateSteps(events);
    Q_EMIT cellsChanged(cells);
}

void ExploreSession::onImages(const std::vector<ImageReady>& events) {
    std::vector<CellId> cells;
    cells.reserve(events.size());
    for (const ImageReady& event : events) {
        m_store.addImage(event);
        cells.push_back({event.job, event.image});
    }
    m_grid.updateImages(events);
    Q_EMIT cellsChanged(cells);
}

void ExploreSession::onFinished(const Finished& event) {
    const int row = m_jobs.rowOf(event.job);
    const GenerateRequest* request = gridRequest(event.job);
    // A capture run takes one seed at a time and everything with it: no measure for a grid.
    if (row >= 0 && request && !m_details.contains(event.job))
        m_speed.learn(*request, m_jobs.row(row).progress);
    m_jobs.finish(event);
    end(event.job);
}

void ExploreSession::end(JobId job) {
    m_store.release(job);
    if (gridRequest(job) && !m_details.contains(job)) {
        m_grid.endRun(job);
        Q_EMIT runEnded(job);
    }
    Q_EMIT busyChanged();
}

}  // namespace seedbed
