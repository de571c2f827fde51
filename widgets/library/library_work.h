// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/library/maintenance.h"

#include <QObject>
#include <QString>

#include <functional>
#include <thread>
#include <vector>

namespace seedbed {

// Import, export and check of a library on a thread of its own with a library of its own, so that
// the studio goes on meanwhile. One at a time; a second is refused with a sentence.
class LibraryWork : public QObject {
    Q_OBJECT
 public:
    using QObject::QObject;
    // Stops what runs between two files.
    ~LibraryWork() override;

    void importFolder(const QString& library, const QString& source, const ImportOptions& options);
    void exportPictures(const QString& library,
                        const std::vector<PictureId>& pictures,
                        const QString& target);
    void verify(const QString& library);
    bool running() const { return m_running; }

 public Q_SLOTS:
    void cancel();

 Q_SIGNALS:
    void started(const QString& what);
    void progressed(int done, int total);
    // One sentence, and one for each file that did not work.
    void finished(const QString& sentence, const QStringList& problems);
    void said(const QString& sentence);

 private:
    using Run = std::function<WorkReport(const WorkProgress&)>;
    void start(const QString& what, const QString& done, Run run);

    bool m_running = false;
    std::jthread m_thread;
};

}  // namespace seedbed
