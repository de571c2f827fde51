// SPDX-License-Identifier: Apache-2.0
#include "core/engine/engine.h"

#include "tests/core/engine/fake_jobs.h"

#include <QtTest>

#include <latch>
#include <semaphore>
#include <set>

namespace seedbed {

// The engine with its thread; run under the tsan preset as well.
class EngineTest : public QObject {
    Q_OBJECT

    std::shared_ptr<FakeFactory> jobs_;
    EventLog* log_ = nullptr;
    std::unique_ptr<EventLog> log_owner_;

    // The engine owns its factory; the test fills this one before the first submit.
    struct Borrowed : JobFactory {
        explicit Borrowed(std::shared_ptr<FakeFactory> jobs) : jobs(std::move(jobs)) {}
        std::unique_ptr<Job> make(JobId id, const Request& request) override {
            return jobs->make(id, request);
        }
        std::shared_ptr<FakeFactory> jobs;
    };
    std::unique_ptr<Engine> make_engine() {
        auto engine =
            std::make_unique<Engine>([jobs = jobs_] { return std::make_unique<Borrowed>(jobs); });
        engine->set_sink(log_->sink());
        return engine;
    }

 private Q_SLOTS:
    void init() {
        jobs_ = std::make_shared<FakeFactory>();
        log_owner_ = std::make_unique<EventLog>();
        log_ = log_owner_.get();
    }

    void eventsComeOnTheEnginesOwnThread() {
        jobs_->add("a", [](int, const EventSink&) { return Status::Done; });
        auto engine = make_engine();
        log_->wait_for<Finished>(engine->submit(request_for("a")));
        engine.reset();
        const auto threads = log_->threads();
        const std::set<std::thread::id> distinct(threads.begin(), threads.end());
        QCOMPARE(distinct.size(), std::size_t{1});
        QVERIFY(!distinct.contains(std::this_thread::get_id()));
    }

    void callsReturnWhileAStepIsAtWork() {
        std::latch entered(1);
        std::latch release(1);
        jobs_->add("slow", [&](int, const EventSink&) {
            entered.count_down();
            release.wait();
            return Status::Done;
        });
        jobs_->add("next", [](int, const EventSink&) { return Status::Done; });
        auto engine = make_engine();
        const auto slow = engine->submit(request_for("slow"));
        entered.wait();
        // All of these would hang here if a call waited for the step.
        const auto next = engine->submit(request_for("next"));
        engine->pause(next);
        engine->resume(next);
        engine->move(next, 0);
        engine->cancel(JobId{12345}, CancelMode::Now);
        release.count_down();
        log_->wait_for<Finished>(next);
        QCOMPARE(log_->all<Finished>().at(0).job, slow);
    }

    void aSinkMayCallTheEngine() {
        jobs_->add("first", [](int, const EventSink&) { return Status::Done; });
        jobs_->add("second", [](int, const EventSink&) { return Status::Done; });
        auto engine = make_engine();
        engine->set_sink([&, sink = log_->sink()](const Event& event) {
            const auto* finished = std::get_if<Finished>(&event);
            if (finished && finished->job == JobId{1}) engine->submit(request_for("second"));
            sink(event);
        });
        engine->submit(request_for("first"));
        log_->wait_for<Finished>(JobId{2});
    }

    void cancelNowEndsAnEndlessJob() {
        std::binary_semaphore stepped(0);
        jobs_->add("endless", [&](int n, const EventSink&) {
            if (n == 3) stepped.release();
            return Status::More;
        });
        auto engine = make_engine();
        const auto job = engine->submit(request_for("endless"));
        stepped.acquire();
        engine->cancel(job, CancelMode::Now);
        log_->wait_for<Cancelled>(job);
    }

    void interactivePreemptsARunningJob() {
        std::binary_semaphore stepped(0);
        jobs_->add("endless", [&](int n, const EventSink&) {
            if (n == 0) stepped.release();
            return Status::More;
        });
        jobs_->add("preview",
                   [](int n, const EventSink&) { return n < 4 ? Status::More : Status::Done; });
        auto engine = make_engine();
        const auto endless = engine->submit(request_for("endless", Priority::Background));
        stepped.acquire();
        const auto preview = engine->submit(request_for("preview", Priority::Interactive));
        log_->wait_for<Finished>(preview);
        engine->cancel(endless, CancelMode::Now);
        log_->wait_for<Cancelled>(endless);
    }

    void theDestructorCancelsAllOpenJobs() {
        std::latch entered(1);
        std::latch release(1);
        jobs_->add("endless", [&](int n, const EventSink&) {
            if (n == 0) {
                entered.count_down();
                release.wait();
            }
            return Status::More;
        });
        jobs_->add("waiting", [](int, const EventSink&) { return Status::Done; });
        auto engine = make_engine();
        engine->submit(request_for("endless"));
        entered.wait();
        engine->submit(request_for("waiting"));
        engine->pause(engine->submit(request_for("waiting")));
        engine->submit(request_for("waiting"));
        release.count_down();
        // "waiting" stands behind a job that never ends, so all four are open here.
        engine.reset();
        QCOMPARE(log_->all<Cancelled>().size(), std::size_t{4});
        QVERIFY(log_->all<Finished>().empty());
    }

    void manyThreadsEachJobEndsOnce() {
        jobs_->add("a", [](int n, const EventSink& emit) {
            emit(Progress{JobId{}, n, 3});
            return n < 2 ? Status::Boundary : Status::Done;
        });
        jobs_->add("bad", [](int, const EventSink&) -> Status { throw std::runtime_error("no"); });
        constexpr int kThreads = 4;
        constexpr int kEach = 50;
        auto engine = make_engine();
        {
            std::latch start(kThreads);
            std::vector<std::jthread> callers;
            for (int t = 0; t < kThreads; ++t)
                callers.emplace_back([&, t] {
                    start.arrive_and_wait();
                    for (int i = 0; i < kEach; ++i) {
                        const auto priority = static_cast<Priority>(i % 3);
                        const auto job =
                            engine->submit(request_for(i % 5 == 0 ? "bad" : "a", priority));
                        if (i % 3 == 0) engine->pause(job);
                        if (i % 7 == 0) engine->move(job, t);
                        if (i % 4 == 0) engine->cancel(job, CancelMode::FinishImage);
                        if (i % 3 == 0) engine->resume(job);
                    }
                });
        }
        log_->wait_for_terminals(kThreads * kEach);
        engine.reset();
        std::map<JobId, int> ends;
        for (const auto& event : log_->events())
            std::visit(
                [&](const auto& each) {
                    if constexpr (requires { each.job; })
                        if (is_terminal(event)) ++ends[each.job];
                },
                event);
        QCOMPARE(ends.size(), std::size_t{kThreads * kEach});
        for (const auto& [job, count] : ends) QCOMPARE(count, 1);
    }
};

}  // namespace seedbed

QTEST_GUILESS_MAIN(seedbed::EngineTest)
#include "engine_test.moc"
