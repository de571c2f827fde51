// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/image.h"
#include "widgets/compare/picture_difference.h"

#include <QObject>
#include <QThreadPool>

#include <optional>

namespace seedbed {

// What of two pictures is asked for.
struct DifferenceTask {
    ImagePtr first;
    ImagePtr second;
    DifferenceKind kind = DifferenceKind::Colours;
    double amount = 4;
    SignedColours colours;  // of Brightness

    bool operator==(const DifferenceTask&) const = default;
};

struct DifferenceResult {
    DifferenceTask task;
    QImage picture;
    DifferenceNumbers numbers;
    bool scaled = false;  // the pictures were not of one size
};

// Compares pictures off the GUI thread. Of tasks that wait only the newest is done.
class DifferenceWorker : public QObject {
    Q_OBJECT
 public:
    explicit DifferenceWorker(QObject* parent = nullptr);
    ~DifferenceWorker() override;

    // A task that is done or on its way already is not done again.
    void ask(const DifferenceTask& task);

 Q_SIGNALS:
    void ready(const seedbed::DifferenceResult& result);

 private:
    void start(const DifferenceTask& task);

    QThreadPool m_pool;
    std::optional<DifferenceTask> m_last;
    std::optional<DifferenceTask> m_next;
    bool m_busy = false;
};

}  // namespace seedbed
