// SPDX-License-Identifier: Apache-2.0
#include "core/engine/engine_loop.h"

#include "tests/core/engine/fake_jobs.h"

#include <QtTest>

#include <new>
#include <random>
#include <stdexcept>

namespace seedbed {

// The loop without its thread: every interleaving is spelled out.
class EngineLoopTest : public QObject {
    Q_OBJECT

    FakeFactory factory_;
    std::unique_ptr<EventLog> log_;
    std::unique_ptr<EngineLoop> loop_;
    std::uint64_t last_id_ = 0;
    std::string trace_;

    JobId submit(const std::string& prompt, Priority priority = Priority::Normal) {
        const JobId id{++last_id_};
        loop_->carry_out(command::Submit{id, request_for(prompt, priority)});
        return id;
    }
    // A job that leaves its name in the trace at each of its steps.
    void add_tracer(const std::string& name, int steps, int batch = 1) {
        factory_.add(name, [this, name, steps, batch](int n, const EventSink&) {
            trace_ += name;
            if (n + 1 == steps) return Status::Done;
            return (n + 1) % batch == 0 ? Status::Boundary : Status::More;
        });
    }
    void run_all() {
        while (loop_->has_work()) loop_->step();
    }
    void steps(int n) {
        for (int i = 0; i < n; ++i) loop_->step();
    }
    std::vector<std::size_t> terminals(JobId job) const {
        std::vector<std::size_t> kinds;
        for (const auto& event : log_->events()) {
            if (const auto* e = std::get_if<Finished>(&event); e && e->job == job)
                kinds.push_back(event.index());
            if (const auto* e = std::get_if<Cancelled>(&event); e && e->job == job)
                kinds.push_back(event.index());
            if (const auto* e = std::get_if<Failed>(&event); e && e->job == job)
                kinds.push_back(event.index());
        }
        return kinds;
    }
    std::vector<JobId> last_order() const { return log_->all<QueueOrder>().back().jobs; }

 private Q_SLOTS:
    void init() {
        factory_ = {};
        log_ = std::make_unique<EventLog>();
        loop_ = std::make_unique<EngineLoop>(factory_);
        loop_->carry_out(command::SetSink{log_->sink()});
        trace_.clear();
    }

    void oneJobTellsItsWholeStory() {
        add_tracer("a", 2);
        const auto job = submit("a");
        run_all();
        const auto events = log_->events();
        QCOMPARE(events.size(), std::size_t{5});
        const auto& queued = std::get<Queued>(events[0]);
        QCOMPARE(queued.job, job);
        QCOMPARE(queued.title, std::string("Grid: a"));
        QCOMPARE(std::get<QueueOrder>(events[1]).jobs, std::vector{job});
        QCOMPARE(std::get<Started>(events[2]).job, job);
        QCOMPARE(std::get<Finished>(events[3]).job, job);
        QVERIFY(std::get<Finished>(events[3]).seconds >= 0);
        QVERIFY(std::get<QueueOrder>(events[4]).jobs.empty());
    }

    void samePriorityRunsInOrder() {
        add_tracer("a", 2);
        add_tracer("b", 2);
        submit("a");
        submit("b");
        run_all();
        QCOMPARE(trace_, std::string("aabb"));
    }

    void interactivePreemptsBetweenTwoSteps() {
        add_tracer("b", 4);
        add_tracer("i", 2);
        const auto background = submit("b", Priority::Background);
        steps(1);
        const auto interactive = submit("i", Priority::Interactive);
        QCOMPARE(last_order(), (std::vector{interactive, background}));
        run_all();
        QCOMPARE(trace_, std::string("biibbb"));
        QCOMPARE(log_->all<Started>().size(), std::size_t{2});
    }

    void preemptedJobGoesOnBitExactly() {
        const auto random_walk = [](std::vector<double>* result) {
            return [result, generator = std::make_shared<std::mt19937_64>(7)](int n,
                                                                              const EventSink&) {
                result->push_back(std::normal_distribution<double>()(*generator) +
                                  (result->empty() ? 0.0 : 0.9 * result->back()));
                return n == 9 ? Status::Done : Status::More;
            };
        };
        std::vector<double> alone;
        factory_.add("alone", random_walk(&alone));
        submit("alone");
        run_all();

        std::vector<double> disturbed;
        factory_.add("disturbed", random_walk(&disturbed));
        add_tracer("i", 3);
        submit("disturbed", Priority::Background);
        for (int i = 0; i < 9; ++i) {
            loop_->step();
            submit("i", Priority::Interactive);
            steps(3);
        }
        run_all();
        QCOMPARE(trace_.size(), std::size_t{27});
        QCOMPARE(disturbed, alone);
    }

    void moveReordersWithinAPriority() {
        for (const auto* name : {"a", "b", "c"}) add_tracer(name, 1);
        add_tracer("i", 1);
        const auto a = submit("a");
        const auto b = submit("b");
        const auto c = submit("c");
        const auto i = submit("i", Priority::Interactive);
        loop_->carry_out(command::Move{c, 0});
        QCOMPARE(last_order(), (std::vector{i, c, a, b}));
        loop_->carry_out(command::Move{c, 99});
        QCOMPARE(last_order(), (std::vector{i, a, b, c}));
        loop_->carry_out(command::Move{b, -5});
        const auto announced = log_->all<QueueOrder>().size();
        loop_->carry_out(command::Move{b, 0});  // stands there already
        QCOMPARE(log_->all<QueueOrder>().size(), announced);
        run_all();
        QCOMPARE(trace_, std::string("ibac"));
    }

    void pauseLetsOthersRun() {
        add_tracer("a", 3);
        add_tracer("b", 2);
        const auto a = submit("a");
        submit("b");
        steps(1);
        loop_->carry_out(command::Pause{a});
        loop_->carry_out(command::Pause{a});
        run_all();
        QCOMPARE(trace_, std::string("abb"));
        QVERIFY(!loop_->has_work());
        loop_->carry_out(command::Resume{a});
        run_all();
        QCOMPARE(trace_, std::string("abbaa"));
        QCOMPARE(log_->all<Paused>().size(), std::size_t{1});
        QCOMPARE(log_->all<Resumed>().size(), std::size_t{1});
        QCOMPARE(terminals(a).size(), std::size_t{1});
    }

    void pauseOfAWaitingJobHoldsItBack() {
        add_tracer("a", 1);
        const auto a = submit("a");
        loop_->carry_out(command::Pause{a});
        run_all();
        QVERIFY(log_->all<Started>().empty());
        loop_->carry_out(command::Resume{a});
        run_all();
        QCOMPARE(trace_, std::string("a"));
    }

    void cancel_data() {
        QTest::addColumn<int>("mode");
        QTest::addColumn<int>("before");  // steps of five, in batches of two, before the cancel
        QTest::addColumn<bool>("paused");
        QTest::addColumn<QString>("trace");
        const int now = static_cast<int>(CancelMode::Now);
        const int finish = static_cast<int>(CancelMode::FinishImage);
        QTest::newRow("waiting, now") << now << 0 << false << "";
        QTest::newRow("waiting, finish") << finish << 0 << false << "";
        QTest::newRow("waiting and paused, finish") << finish << 0 << true << "";
        QTest::newRow("running, now") << now << 3 << false << "aaa";
        QTest::newRow("running, finish") << finish << 3 << false << "aaaa";
        QTest::newRow("running at a boundary, finish") << finish << 2 << false << "aa";
        QTest::newRow("paused, now") << now << 3 << true << "aaa";
        QTest::newRow("paused, finish") << finish << 3 << true << "aaaa";
    }
    void cancel() {
        QFETCH(int, mode);
        QFETCH(int, before);
        QFETCH(bool, paused);
        QFETCH(QString, trace);
        add_tracer("a", 6, 2);
        add_tracer("b", 1);
        const auto a = submit("a");
        const auto b = submit("b");
        steps(before);
        if (paused) loop_->carry_out(command::Pause{a});
        loop_->carry_out(command::Cancel{a, static_cast<CancelMode>(mode)});
        run_all();
        QCOMPARE(QString::fromStdString(trace_), trace + QStringLiteral("b"));
        QCOMPARE(terminals(a), std::vector<std::size_t>{Event(Cancelled{}).index()});
        QCOMPARE(terminals(b), std::vector<std::size_t>{Event(Finished{}).index()});
    }

    void lastPictureFinishedIsFinishedNotCancelled() {
        add_tracer("a", 2, 2);
        const auto a = submit("a");
        steps(1);
        loop_->carry_out(command::Cancel{a, CancelMode::FinishImage});
        run_all();
        QCOMPARE(terminals(a), std::vector<std::size_t>{Event(Finished{}).index()});
    }

    void cancelledSaysHowManyPicturesStay() {
        factory_.add("a", [](int n, const EventSink& emit) {
            emit(ImageReady{JobId{}, n, nullptr, nullptr});
            return Status::Boundary;
        });
        const auto a = submit("a");
        steps(3);
        loop_->carry_out(command::Cancel{a, CancelMode::Now});
        QCOMPARE(log_->all<Cancelled>().at(0).images_kept, 3);
    }

    void unknownAndEndedJobsAreIgnored() {
        add_tracer("a", 1);
        const auto a = submit("a");
        run_all();
        const auto heard = log_->events().size();
        for (const JobId job : {a, JobId{99}}) {
            loop_->carry_out(command::Cancel{job, CancelMode::Now});
            loop_->carry_out(command::Cancel{job, CancelMode::FinishImage});
            loop_->carry_out(command::Pause{job});
            loop_->carry_out(command::Resume{job});
            loop_->carry_out(command::Move{job, 0});
        }
        QCOMPARE(log_->events().size(), heard);
    }

    void aThrowingJobFailsAloneWithItsCode() {
        factory_.add("bad", [](int n, const EventSink&) -> Status {
            if (n == 0) return Status::More;
            throw Error(ErrorCode::DiskFull, "The disk is full.");
        });
        add_tracer("b", 1);
        const auto bad = submit("bad");
        const auto b = submit("b");
        run_all();
        const auto failed = log_->all<Failed>();
        QCOMPARE(failed.size(), std::size_t{1});
        QCOMPARE(failed[0].job, bad);
        QCOMPARE(failed[0].code, ErrorCode::DiskFull);
        QCOMPARE(failed[0].detail, std::string("The disk is full."));
        QCOMPARE(terminals(b), std::vector<std::size_t>{Event(Finished{}).index()});
        QCOMPARE(factory_.freed, 0);
    }

    void outOfMemoryFreesAndSaysWhatFits() {
        factory_.add(
            "big",
            [](int, const EventSink&) -> Status { throw std::bad_alloc(); },
            "A batch of 4 would fit.");
        submit("big");
        run_all();
        const auto failed = log_->all<Failed>().at(0);
        QCOMPARE(failed.code, ErrorCode::OutOfMemory);
        QVERIFY(failed.detail.ends_with("A batch of 4 would fit."));
        QCOMPARE(factory_.freed, 1);
    }

    void aRequestThatCannotBeMadeFails() {
        factory_.makers["bad"] = [](JobId) -> std::unique_ptr<Job> {
            throw Error(ErrorCode::InvalidRequest, "There are no seeds.");
        };
        const auto bad = submit("bad");
        QCOMPARE(log_->all<Queued>().size(), std::size_t{1});
        QVERIFY(log_->all<Started>().empty());
        QCOMPARE(terminals(bad), std::vector<std::size_t>{Event(Failed{}).index()});
        QVERIFY(log_->all<QueueOrder>().empty());  // it never stood in the queue
        QVERIFY(!loop_->has_work());
    }

    void theJobIsGoneWhenItsEndIsHeard() {
        auto alive = std::make_shared<int>();
        std::weak_ptr<int> watch = alive;
        factory_.makers["a"] = [held = std::exchange(alive, nullptr)](JobId) mutable {
            return std::make_unique<FakeJob>([mine = std::exchange(held, nullptr)](
                                                 int, const EventSink&) { return Status::Done; });
        };
        bool gone = false;
        loop_->carry_out(command::SetSink{[&](const Event& event) {
            if (is_terminal(event)) gone = watch.expired();
        }});
        submit("a");
        QVERIFY(!watch.expired());
        run_all();
        QVERIFY(gone);
    }

    void progressIsThinnedButNeverLoseItsLast() {
        factory_.add("a", [](int, const EventSink& emit) {
            for (int i = 0; i < 900; ++i) emit(Progress{JobId{1}, i, 1000});
            return Status::Done;
        });
        submit("a");
        run_all();
        const auto progress = log_->all<Progress>();
        QVERIFY(progress.size() < 100);
        QCOMPARE(progress.front().done, 0);
        QCOMPARE(progress.back().done, 899);
    }

    void cancelAllEndsEveryOpenJob() {
        add_tracer("a", 5);
        const auto running = submit("a");
        steps(1);
        const auto waiting = submit("a");
        const auto paused = submit("a");
        loop_->carry_out(command::Pause{paused});
        loop_->cancel_all();
        for (const auto job : {running, waiting, paused})
            QCOMPARE(terminals(job), std::vector<std::size_t>{Event(Cancelled{}).index()});
        QVERIFY(last_order().empty());
    }
};

}  // namespace seedbed

QTEST_GUILESS_MAIN(seedbed::EngineLoopTest)
#include "engine_loop_test.moc"
