// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/latency_bench.h"

#include "core/engine/make_engine.h"
#include "tests/bench/process_cost.h"

#include <nlohmann/json.hpp>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <set>
#include <utility>
#include <variant>
#include <vector>

namespace seedbed::bench {
namespace {

constexpr int kBatch = 8;

// What has been heard of the one job that runs. Events come on the engine's thread.
class Listener {
 public:
    void hear(const Event& event) {
        const std::scoped_lock lock(mutex_);
        if (const auto* step = std::get_if<StepReady>(&event)) {
            if (step->preview && first_preview_ < 0) first_preview_ = wall_seconds();
            steps_.insert({step->image, step->step});
            if (cancelled_) late_steps_.insert(step->step);
        } else if (const auto* failed = std::get_if<Failed>(&event)) {
            failure_ = failed->detail;
            ended_ = wall_seconds();
        } else if (std::holds_alternative<Finished>(event) ||
                   std::holds_alternative<Cancelled>(event)) {
            ended_ = wall_seconds();
        }
        changed_.notify_all();
    }

    void begin() {
        const std::scoped_lock lock(mutex_);
        first_preview_ = ended_ = -1;
        cancelled_ = false;
        steps_.clear();
        late_steps_.clear();
    }
    void mark_cancelled() {
        const std::scoped_lock lock(mutex_);
        cancelled_ = true;
    }

    // When the first preview came.
    double wait_for_preview() {
        return wait_until([this] { return first_preview_ >= 0; }), first_preview_;
    }
    void wait_for_step(int image, int step) {
        wait_until([this, image, step] { return steps_.contains({image, step}); });
    }
    // When the job ended, and how many different steps were heard after mark_cancelled().
    std::pair<double, std::size_t> wait_for_end() {
        return wait_until([this] { return ended_ >= 0; }), std::pair(ended_, late_steps_.size());
    }

 private:
    template <typename Condition>
    void wait_until(Condition condition) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return condition() || !failure_.empty(); });
        if (!failure_.empty()) throw Error(ErrorCode::Internal, "The engine failed: " + failure_);
    }

    std::mutex mutex_;
    std::condition_variable changed_;
    double first_preview_ = -1;
    double ended_ = -1;
    bool cancelled_ = false;
    std::set<std::pair<int, int>> steps_;  // image, step
    std::set<int> late_steps_;
    std::string failure_;
};

GenerateRequest grid_request(const std::string& model, const std::string& prompt) {
    GenerateRequest request;
    request.model = model;
    request.device = "cpu";
    request.prompt = prompt;
    request.batch = kBatch;
    for (int seed = 0; seed < 2 * kBatch; ++seed) request.seeds.emplace_back(seed);
    return request;
}

}  // namespace

void measure_latency(const std::string& model,
                     const std::string& prompt,
                     int rounds,
                     std::ostream& answers) {
    Listener listener;
    const std::unique_ptr<EngineInterface> engine = make_engine();
    engine->set_sink([&listener](const Event& event) { listener.hear(event); });
    engine->submit(LoadModelRequest{.model = model, .device = "cpu"});
    listener.wait_for_end();
    std::vector<double> first_preview_ms;
    std::vector<double> cancel_ms;
    std::vector<std::size_t> steps_after_cancel;
    for (int round = 0; round < rounds; ++round) {
        listener.begin();
        const double submitted = wall_seconds();
        const JobId job = engine->submit(grid_request(model, prompt));
        first_preview_ms.push_back(1000 * (listener.wait_for_preview() - submitted));
        // The batch's last picture: the engine has gone on to the next step when the cancel comes.
        listener.wait_for_step(kBatch - 1, 3);
        const double cancelled = wall_seconds();
        engine->cancel(job, CancelMode::Now);
        listener.mark_cancelled();
        const auto [ended, late_steps] = listener.wait_for_end();
        cancel_ms.push_back(1000 * (ended - cancelled));
        steps_after_cancel.push_back(late_steps);
    }
    answers << nlohmann::json{{"first_preview_ms", first_preview_ms},
                              {"cancel_ms", cancel_ms},
                              {"steps_after_cancel", steps_after_cancel}}
            << std::endl;
}

}  // namespace seedbed::bench
