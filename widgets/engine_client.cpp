// SPDX-License-Identifier: Apache-2.0
#include "widgets/engine_client.h"

#include <type_traits>

namespace seedbed {

namespace {

constexpr int kFlushInterval = 33;  // ms: 30 a second
constexpr int kFlushBudget = 8;  // ms of the GUI thread per flush; the rest waits for the next one
constexpr std::size_t kBatch = 64;  // steps or pictures handed over in one signal

template <class... Handlers>
struct Overloaded : Handlers... {
    using Handlers::operator()...;
};

}  // namespace

EngineClient::EngineClient(std::unique_ptr<EngineInterface> engine, QObject* parent)
    : QObject(parent), m_engine(std::move(engine)) {
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &EngineClient::flush);
    m_engine->set_sink([this](const Event& event) { post(event); });
}

EngineClient::~EngineClient() {
    m_engine.reset();  // joins its thread: nobody posts afterwards
}

JobId EngineClient::submit(Request request) {
    const JobId job = m_engine->submit(request);
    m_requests.emplace(job, std::move(request));
    return job;
}

const Request* EngineClient::request(JobId job) const {
    const auto at = m_requests.find(job);
    return at == m_requests.end() ? nullptr : &at->second;
}

void EngineClient::post(const Event& event) {
    {
        const std::lock_guard lock(m_mutex);
        m_inbox.push_back(event);
        if (m_awake) return;
        m_awake = true;
    }
    QMetaObject::invokeMethod(this, &EngineClient::wake, Qt::QueuedConnection);
}

void EngineClient::wake() {
    if (m_timer.isActive()) return;
    const qint64 since = m_sinceFlush.isValid() ? m_sinceFlush.elapsed() : kFlushInterval;
    if (since >= kFlushInterval)
        flush();
    else
        m_timer.start(static_cast<int>(kFlushInterval - since));
}

void EngineClient::flush() {
    std::vector<Event> arrived;
    {
        const std::lock_guard lock(m_mutex);
        arrived.swap(m_inbox);
        m_awake = false;
    }
    for (Event& event : arrived) {
        if (const auto* progress = std::get_if<Progress>(&event))
            m_progress[progress->job] = *progress;
        else
            m_pending.push_back(std::move(event));
    }
    QElapsedTimer budget;
    budget.start();
    while (!m_pending.empty() && budget.elapsed() < kFlushBudget) {
        if (std::holds_alternative<StepReady>(m_pending.front())) {
            deliverSteps();
        } else if (std::holds_alternative<ImageReady>(m_pending.front())) {
            deliverImages();
        } else if (std::holds_alternative<ModelFound>(m_pending.front())) {
            deliverFound();
        } else {
            const Event event = std::move(m_pending.front());
            m_pending.pop_front();
            deliver(event);
        }
    }
    while (!m_progress.empty()) deliverProgress(m_progress.begin()->first);
    m_sinceFlush.start();
    if (!m_pending.empty()) m_timer.start(kFlushInterval);
}

void EngineClient::deliverSteps() {
    std::vector<StepReady> batch;
    while (!m_pending.empty() && batch.size() < kBatch) {
        auto* step = std::get_if<StepReady>(&m_pending.front());
        if (!step) break;
        batch.push_back(std::move(*step));
        m_pending.pop_front();
    }
    Q_EMIT stepsReady(batch);
}

void EngineClient::deliverImages() {
    std::vector<ImageReady> batch;
    while (!m_pending.empty() && batch.size() < kBatch) {
        auto* image = std::get_if<ImageReady>(&m_pending.front());
        if (!image) break;
        batch.push_back(std::move(*image));
        m_pending.pop_front();
    }
    Q_EMIT imagesReady(batch);
}

void EngineClient::deliverFound() {
    std::vector<ModelFound> batch;
    while (!m_pending.empty() && batch.size() < kBatch) {
        auto* found = std::get_if<ModelFound>(&m_pending.front());
        if (!found) break;
        batch.push_back(std::move(*found));
        m_pending.pop_front();
    }
    Q_EMIT modelsFound(batch);
}

void EngineClient::deliverProgress(JobId job) {
    const auto node = m_progress.extract(job);
    if (!node.empty()) Q_EMIT progressed(node.mapped());
}

void EngineClient::deliver(const Event& event) {
    std::visit(
        Overloaded{
            [this](const Queued& e) { Q_EMIT queued(e); },
            [this](const Started& e) { Q_EMIT started(e.job); },
            [this](const Paused& e) { Q_EMIT paused(e.job); },
            [this](const Resumed& e) { Q_EMIT resumed(e.job); },
            [this](const ModelReady& e) { Q_EMIT modelReady(e); },
            [this](const ImageAbandoned& e) { Q_EMIT imageAbandoned(e); },
            [this](const CellFailed& e) { Q_EMIT cellFailed(e); },
            [this](const NoiseChecked& e) { Q_EMIT noiseChecked(e); },
            [this](const ReproducePlanned& e) { Q_EMIT reproducePlanned(e); },
            [this](const ReproduceTried& e) { Q_EMIT reproduceTried(e); },
            [this](const Reproduced& e) { Q_EMIT reproduced(e); },
            [this](const ModelsScanned& e) { Q_EMIT modelsScanned(e); },
            [this](const ModelHashed& e) { Q_EMIT modelHashed(e); },
            [this](const ModelUnloaded& e) { Q_EMIT modelUnloaded(e); },
            [this](const QueueOrder& e) { Q_EMIT orderChanged(e.jobs); },
            [this](const Finished& e) {
                deliverProgress(e.job);
                Q_EMIT finished(e);
            },
            [this](const Cancelled& e) {
                deliverProgress(e.job);
                Q_EMIT cancelled(e);
            },
            [this](const Failed& e) {
                deliverProgress(e.job);
                Q_EMIT failed(e);
            },
            [](const auto&) { check(false, "[engine client] this event travels in batches"); },
        },
        event);
}

}  // namespace seedbed
