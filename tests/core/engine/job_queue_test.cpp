// SPDX-License-Identifier: Apache-2.0
#include "core/engine/job_queue.h"

#include <QtTest>

namespace seedbed {

class JobQueueTest : public QObject {
    Q_OBJECT

    static void add(JobQueue& queue, std::uint64_t id, Priority priority) {
        auto job = std::make_unique<QueuedJob>();
        job->id = JobId{id};
        job->priority = priority;
        queue.add(std::move(job));
    }
    static std::vector<std::uint64_t> order(const JobQueue& queue) {
        std::vector<std::uint64_t> ids;
        for (const auto id : queue.order()) ids.push_back(id.value);
        return ids;
    }
    using Ids = std::vector<std::uint64_t>;

 private Q_SLOTS:
    void higherPrioritiesStandFirst() {
        JobQueue queue;
        add(queue, 1, Priority::Normal);
        add(queue, 2, Priority::Background);
        add(queue, 3, Priority::Interactive);
        add(queue, 4, Priority::Normal);
        QCOMPARE(order(queue), (Ids{3, 1, 4, 2}));
    }

    void moveStaysWithinItsPriority() {
        JobQueue queue;
        for (std::uint64_t id : {1, 2, 3}) add(queue, id, Priority::Normal);
        add(queue, 4, Priority::Background);
        add(queue, 5, Priority::Interactive);
        queue.move(JobId{3}, 0);
        QCOMPARE(order(queue), (Ids{5, 3, 1, 2, 4}));
        queue.move(JobId{3}, 1);
        QCOMPARE(order(queue), (Ids{5, 1, 3, 2, 4}));
        queue.move(JobId{1}, 100);
        QCOMPARE(order(queue), (Ids{5, 3, 2, 1, 4}));
        queue.move(JobId{4}, 0);
        queue.move(JobId{77}, 0);
        QCOMPARE(order(queue), (Ids{5, 3, 2, 1, 4}));
    }

    void nextSkipsPausedJobs() {
        JobQueue queue;
        QCOMPARE(queue.next(), nullptr);
        add(queue, 1, Priority::Normal);
        add(queue, 2, Priority::Normal);
        queue.find(JobId{1})->paused = true;
        QCOMPARE(queue.next()->id, JobId{2});
        queue.remove(JobId{2});
        QCOMPARE(queue.next(), nullptr);
        QCOMPARE(queue.find(JobId{2}), nullptr);
    }
};

}  // namespace seedbed

QTEST_GUILESS_MAIN(seedbed::JobQueueTest)
#include "job_queue_test.moc"
