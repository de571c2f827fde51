// SPDX-License-Identifier: Apache-2.0
#include "app/cli/reproduce_run.h"

#include "app/cli/interrupt_watcher.h"
#include "core/base/log.h"
#include "core/engine/make_engine.h"
#include "core/engine/picture_text.h"
#include "core/engine/request_json.h"
#include "core/io/png.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <variant>

namespace seedbed {
namespace {

using json = nlohmann::ordered_json;

// PSNR of equal pictures is infinite, which JSON cannot say.
json tried_json(const ReproduceTried& event, const std::string& settings) {
    json object = {{"event", "tried"}, {"index", event.index}, {"settings", settings}};
    if (!event.problem.empty()) {
        object["problem"] = event.problem;
        return object;
    }
    const auto& difference = event.difference;
    object["mean"] = difference.mean;
    object["most"] = difference.most;
    object["psnr"] = std::isfinite(difference.psnr) ? json(difference.psnr) : json();
    object["worst_place"] = difference.worst_place;
    object["same_places"] = difference.same_places;
    object["verdict"] = to_string(event.verdict);
    object["request"] = to_json_value(event.request);
    return object;
}

std::string tried_line(const ReproduceTried& event, const std::string& settings) {
    std::array<char, 80> numbers{};
    if (!event.problem.empty())
        return std::to_string(event.index + 1) + "  cannot be made: " + event.problem + "  (" +
               settings + ")";
    std::snprintf(numbers.data(),
                  numbers.size(),
                  "%2d  %7.3f  %4d  %6.1f  %-7s",
                  event.index + 1,
                  event.difference.mean,
                  event.difference.most,
                  std::min(event.difference.psnr, 999.9),
                  std::string(to_string(event.verdict)).c_str());
    return numbers.data() + settings;
}

}  // namespace

ReproduceRun::ReproduceRun(const ReproduceOptions& options)
    : options_(options),
      shared_reporter_(std::make_shared<Reporter>(options.report)),
      reporter_(*shared_reporter_) {
    // The sink may outlive this run, so it shares the reporter.
    add_log_sink([reporter = shared_reporter_](LogLevel level, const std::string& line) {
        if (level == LogLevel::Error) reporter->error(line);
        if (level == LogLevel::Warning) reporter->note(line);
    });
}

ExitCode ReproduceRun::run() {
    InterruptWatcher::hold_signals();
    const auto engine = make_engine({options_.threads});
    engine->set_sink([this](const Event& event) { events_.post(event); });
    const auto job = engine->submit(options_.request);
    const InterruptWatcher watcher([&](int) { engine->cancel(job, CancelMode::Now); });
    while (!outcome_)
        for (const auto& event : events_.take(/*wait=*/true).messages) {
            if (std::holds_alternative<Progress>(event))
                reporter_.report(event, options_.request.base);
            std::visit([this](const auto& each) { handle(each); }, event);
        }
    return *outcome_;
}

void ReproduceRun::handle(const ReproducePlanned& event) {
    plan_ = event;
    for (const auto& sentence : event.remarks) reporter_.note(sentence);
    if (options_.report.json) {
        reporter_.print_json({{"event", "planned"},
                              {"tries", event.tries},
                              {"named", event.named},
                              {"remarks", event.remarks}});
        return;
    }
    std::string named;
    for (const auto& name : event.named) named += (named.empty() ? "" : ", ") + name;
    if (!named.empty()) reporter_.note("the file names " + named);
    reporter_.print_line(" #     mean   max    PSNR  verdict settings");
}

void ReproduceRun::handle(const ReproduceTried& event) {
    const auto& settings = plan_.tries.at(static_cast<std::size_t>(event.index));
    if (options_.report.json)
        reporter_.print_json(tried_json(event, settings));
    else
        reporter_.print_line(tried_line(event, settings));
    if (event.picture && (!best_ || event.difference.mean < best_->difference.mean)) best_ = event;
}

void ReproduceRun::handle(const Reproduced& event) {
    end_ = event;
}

void ReproduceRun::write_best() {
    if (!options_.best_path.empty()) {
        write_png(options_.best_path, *best_->picture, picture_text(*best_->record));
        reporter_.file_written(options_.best_path);
    }
    if (options_.difference_path.empty()) return;
    write_png(options_.difference_path, *best_->times8);
    reporter_.file_written(options_.difference_path);
}

void ReproduceRun::handle(const Finished& event) {
    try {
        write_best();
    } catch (const Error& error) {
        reporter_.error(error.what());
        return handle(Failed{event.job, error.code(), error.what()});
    }
    if (options_.report.json)
        reporter_.print_json({{"event", "done"},
                              {"best", end_->best},
                              {"verdict", to_string(end_->verdict)},
                              {"mean", best_->difference.mean},
                              {"sentence", end_->sentence},
                              {"seconds", event.seconds}});
    else
        reporter_.print_line(end_->sentence);
    outcome_ = is_match(end_->verdict) ? ExitCode::Ok : ExitCode::Partial;
}

void ReproduceRun::handle(const Cancelled&) {
    reporter_.failed("interrupted", "Interrupted.", 0);
    outcome_ = ExitCode::Interrupted;
}

// A person has read the detail in the log.
void ReproduceRun::handle(const Failed& event) {
    reporter_.failed(std::string(to_string(event.code)), event.detail, 0);
    outcome_ = exit_code_of(event.code);
}

}  // namespace seedbed
