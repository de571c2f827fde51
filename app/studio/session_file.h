// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/seed.h"
#include "core/engine/request.h"

#include <QByteArray>
#include <QLockFile>
#include <QString>
#include <QStringList>
#include <QThreadPool>

#include <optional>
#include <variant>
#include <vector>

namespace seedbed {

// A run or grid that had not ended; its seeds are those that are still missing.
using OpenRun = std::variant<GenerateRequest, GridRequest>;

// What comes back at the next start, also after a crash.
struct SessionState {
    QString tab;                           // name of a tab
    std::optional<GenerateRequest> draft;  // the prompt panel's fields
    QString seedsText;                     // the seed field, also while it cannot be read
    std::vector<OpenRun> open;             // in the order of the queue
    std::optional<Seed> currentSeed;
    std::optional<GenerateRequest> lastRun;
    QByteArray layout;  // of QMainWindow::saveState
};

// The file "session.json" beside the settings. One window keeps it: a second one neither reads nor
// writes it.
class SessionFile {
 public:
    explicit SessionFile(const QString& folder);
    ~SessionFile();

    bool isKeptHere() const { return m_kept; }
    // Empty at the very first start, and for a second window. A broken file is moved aside:
    // problem().
    SessionState read();
    QString problem() const { return m_problem; }
    // Writes in the background; the newest state wins. A failure is logged once.
    void write(const SessionState& state);
    // Returns when all that was asked for is written.
    void flush();

 private:
    QString m_path;
    QString m_problem;
    QLockFile m_lock;
    bool m_kept = false;
    QThreadPool m_writer;
};

}  // namespace seedbed
