// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/engine_client.h"
#include "widgets/jobs_model.h"
#include "widgets/run_store.h"
#include "widgets/seed_grid_model.h"
#include "widgets/speed_estimate.h"
#include "widgets/watched_words.h"

#include <QObject>

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace seedbed {

// What the Explore tab works on: the engine's events become runs, cells and jobs, once, in one
// place; panels show the models and ask for work here.
class ExploreSession : public QObject {
    Q_OBJECT
 public:
    explicit ExploreSession(std::unique_ptr<EngineInterface> engine, QObject* parent = nullptr);

    EngineClient* client() { return &m_client; }
    RunStore* store() { return &m_store; }
    SeedGridModel* grid() { return &m_grid; }
    JobsModel* jobs() { return &m_jobs; }
    WatchedWords* words() { return &m_words; }
    SpeedEstimate* speed() { return &m_speed; }
    const ModelInfoPtr& model() const { return m_model; }

    // Loads a model in the background; modelChanged tells when it is there.
    JobId loadModel(const std::string& model, const std::string& dtype = "auto");
    // Starts a run whose pictures become cells of the grid.
    JobId generate(const GenerateRequest& request);
    // Runs one cell's seed again and keeps each layer's and head's attention; the inspector finds
    // it through RunStore::detailOf. An earlier one for the same cell is replaced.
    JobId captureEverything(CellId cell);
    // Starts a grid of settings; its pictures go to gridStarted()'s listeners, not into the grid of
    // seeds.
    JobId submitGrid(const GridRequest& request);
    // Starts a run that nobody lists: no job row, no cells. Its pictures come from the client's
    // signals; previewEnded tells how it went.
    JobId preview(const GenerateRequest& request);
    // Submits what a job was asked for once more.
    JobId retry(JobId job);
    // Stops the run or grid that works or waits first; does nothing when there is none.
    void stopCurrent();
    bool busy() const { return m_jobs.activeCount() > 0; }

 Q_SIGNALS:
    void modelChanged(const seedbed::ModelInfoPtr& model);
    void runStarted(seedbed::JobId job);  // its cells stand in the grid
    void runEnded(seedbed::JobId job);
    void gridStarted(seedbed::JobId job, const seedbed::GridRequest& request);
    void gridEnded(seedbed::JobId job);
    void previewEnded(seedbed::JobId job, const QString& error);  // error: empty = none
    void cellsChanged(const std::vector<seedbed::CellId>& cells);
    void jobFailed(const seedbed::JobRow& job);
    void busyChanged();

 private:
    void connectClient();
    void onModelReady(const ModelReady& event);
    void onSteps(const std::vector<StepReady>& events);
    void onImages(const std::vector<ImageReady>& events);
    void onAbandoned(const ImageAbandoned& event);
    void onFinished(const Finished& event);
    void end(JobId job, const QString& error = {});
    const GenerateRequest* gridRequest(JobId job) const;  // of a run over seeds
    bool isGrid(JobId job) const;                         // of settings
    bool isHousekeeping(JobId job) const;                 // done in a moment, listed nowhere

    RunStore m_store;
    WatchedWords m_words;
    SeedGridModel m_grid;
    JobsModel m_jobs;
    SpeedEstimate m_speed;
    ModelInfoPtr m_model;
    std::map<JobId, CellId> m_details;  // capture runs and the cell they belong to
    std::set<JobId> m_previews;         // that nobody lists
    EngineClient m_client;              // last: its end silences the engine before the models go
};

}  // namespace seedbed
