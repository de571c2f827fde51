// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/engine_interface.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

namespace seedbed {

// The only class that knows both worlds: requests go down, events come up as signals on the GUI
// thread, at most 30 times a second and for a few milliseconds at a time. Progress keeps the newest
// only; results and the one terminal event of each job are never dropped and keep their order.
class EngineClient : public QObject {
    Q_OBJECT
 public:
    explicit EngineClient(std::unique_ptr<EngineInterface> engine, QObject* parent = nullptr);
    ~EngineClient() override;

    JobId submit(Request request);
    // What was submitted under this id; null for an unknown id.
    const Request* request(JobId job) const;
    void cancel(JobId job, CancelMode mode) { m_engine->cancel(job, mode); }
    void pause(JobId job) { m_engine->pause(job); }
    void resume(JobId job) { m_engine->resume(job); }
    void move(JobId job, int position) { m_engine->move(job, position); }

 Q_SIGNALS:
    void queued(const seedbed::Queued& event);
    void started(seedbed::JobId job);
    void paused(seedbed::JobId job);
    void resumed(seedbed::JobId job);
    void progressed(const seedbed::Progress& event);
    void modelReady(const seedbed::ModelReady& event);
    void stepsReady(const std::vector<seedbed::StepReady>& events);
    void imagesReady(const std::vector<seedbed::ImageReady>& events);
    void imageAbandoned(const seedbed::ImageAbandoned& event);
    void cellFailed(const seedbed::CellFailed& event);
    void noiseChecked(const seedbed::NoiseChecked& event);
    void modelsFound(const std::vector<seedbed::ModelFound>& events);
    void modelsScanned(const seedbed::ModelsScanned& event);
    void modelHashed(const seedbed::ModelHashed& event);
    void modelUnloaded(const seedbed::ModelUnloaded& event);
    void reproducePlanned(const seedbed::ReproducePlanned& event);
    void reproduceTried(const seedbed::ReproduceTried& event);
    void reproduced(const seedbed::Reproduced& event);
    void finished(const seedbed::Finished& event);
    void cancelled(const seedbed::Cancelled& event);
    void failed(const seedbed::Failed& event);
    void orderChanged(const std::vector<seedbed::JobId>& jobs);

 private:
    void post(const Event& event);  // on the engine's thread
    void wake();
    void flush();
    void deliver(const Event& event);
    void deliverSteps();
    void deliverImages();
    void deliverFound();
    void deliverProgress(JobId job);

    std::unique_ptr<EngineInterface> m_engine;
    std::map<JobId, Request> m_requests;

    std::mutex m_mutex;  // guards the two below
    std::vector<Event> m_inbox;
    bool m_awake = false;  // a wake-up is on its way to the GUI thread

    std::deque<Event> m_pending;  // GUI thread from here on
    std::map<JobId, Progress> m_progress;
    QTimer m_timer;
    QElapsedTimer m_sinceFlush;
};

}  // namespace seedbed
