// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/request.h"

#include <QLabel>
#include <QObject>

namespace seedbed {

class MainWindow;

// Which library is open and where new pictures go: into it, or as plain files while it cannot be
// written, so that nothing that was made is lost.
class LibraryDesk : public QObject {
    Q_OBJECT
 public:
    explicit LibraryDesk(MainWindow* window);

    // Empty = the one used last, at first ~/.local/share/seedbed.
    void open(const QString& folder);
    void choose();
    QString folder() const;
    // Where pictures are written now; empty = nowhere.
    QString picturesFolder() const;
    // For the status bar.
    QLabel* countsLabel() const { return m_counts; }

    // Whether pictures are kept at all.
    bool keeps() const;
    void setKeeps(bool keeps);
    // Sets a request's library or output folder.
    void addTarget(GenerateRequest& request) const;

 private:
    void applyTarget();
    void updateCounts();
    void updateTrouble();
    QString fallbackFolder() const;

    MainWindow* m_window;
    QLabel* m_counts;
};

}  // namespace seedbed
