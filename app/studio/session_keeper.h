// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/studio/session_file.h"
#include "widgets/engine_client.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <map>
#include <set>
#include <vector>

namespace seedbed {

class MainWindow;

// Keeps the session so that a crash loses nothing: what stands in the fields, which tab is open,
// and which runs had not ended. Offers at the next start to make what is still missing.
class SessionKeeper : public QObject {
    Q_OBJECT
 public:
    explicit SessionKeeper(MainWindow* window);

    // Puts fields, tab and layout back and offers the runs that were open.
    void restore();
    // Something changed: it is written half a second later.
    void noteChange() { m_timer.start(); }
    // The last word before the window goes; runs that are still open come back.
    void close();

    // Runs of the last session that were neither continued nor discarded.
    const std::vector<OpenRun>& leftOver() const { return m_left; }
    SessionState state() const;

 public Q_SLOTS:
    void continueRuns();
    void discardRuns();

 private:
    struct Tracked {
        OpenRun run;
        std::set<int> done;  // cells whose picture came
    };
    void track();
    void onQueued(JobId job);
    void onImages(const std::vector<ImageReady>& events);
    void onEnded(JobId job);
    void offer();
    void offerLastRun(const GenerateRequest& run);
    void submit(const OpenRun& run);
    void writeNow();

    MainWindow* m_window;
    SessionFile m_file;
    QTimer m_timer;
    std::map<JobId, Tracked> m_open;
    std::vector<OpenRun> m_left;
    std::optional<GenerateRequest> m_lastRun;
    bool m_closed = false;
    QThreadPool m_pool;  // looks up what the library has already
};

// A run without the pictures `done` (indexes of its seeds); recipes follow their seeds.
GenerateRequest withoutDone(const GenerateRequest& run, const std::set<int>& done);

}  // namespace seedbed
