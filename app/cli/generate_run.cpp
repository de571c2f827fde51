// SPDX-License-Identifier: Apache-2.0
#include "app/cli/generate_run.h"

#include "app/cli/interrupt_watcher.h"
#include "core/base/log.h"
#include "core/engine/make_engine.h"
#include "core/io/png.h"

#include <sstream>
#include <utility>
#include <variant>

namespace seedbed {
namespace {

// The seed, and where its noise was moved to.
std::string sheet_label(const ImageRecord& record) {
    auto label = to_string(record.seed);
    if (record.request.recipes.empty()) return label;
    const auto& recipe = record.request.recipes.front();
    std::ostringstream text;
    if (recipe.pad) text << " (" << recipe.pad->x << ", " << recipe.pad->y << ")";
    if (!recipe.chain.empty()) text << " + " << format_noise_chain(recipe.chain);
    return label + text.str();
}

}  // namespace

GenerateRun::GenerateRun(const GenerateOptions& options)
    : options_(options),
      shared_reporter_(std::make_shared<Reporter>(options.report)),
      reporter_(*shared_reporter_) {
    // The sink may outlive this run, so it shares the reporter.
    add_log_sink([reporter = shared_reporter_](LogLevel level, const std::string& line) {
        if (level == LogLevel::Error) reporter->error(line);
        if (level == LogLevel::Warning) reporter->note(line);
    });
    if (!options.phrases.empty() || !options.maps_path.empty())
        attention_.emplace(options.phrases, options.request.output_folder, options.maps_path);
}

ExitCode GenerateRun::run() {
    InterruptWatcher::hold_signals();
    const auto engine = make_engine({options_.threads});
    engine->set_sink([this](const Event& event) { events_.post(event); });
    job_ = engine->submit(options_.request);
    const InterruptWatcher watcher([&](int count) { interrupt(*engine, count); });
    while (!outcome_) {
        for (const auto& event : events_.take(/*wait=*/true).messages) handle(event);
        if (error_) engine->cancel(job_, CancelMode::Now);
    }
    return *outcome_;
}

void GenerateRun::interrupt(EngineInterface& engine, int count) {
    if (count > 1) {
        engine.cancel(job_, CancelMode::Now);
        return;
    }
    reporter_.note("finishing the pictures that are begun; Ctrl+C again stops at once");
    engine.cancel(job_, CancelMode::FinishImage);
}

void GenerateRun::handle(const Event& event) {
    reporter_.report(event, options_.request);
    std::visit([this](const auto& each) { handle(each); }, event);
}

void GenerateRun::handle(const ModelReady& event) {
    if (attention_) guarded([&] { attention_->set_model(*event.model, options_.request); });
}

void GenerateRun::handle(const StepReady& event) {
    if (attention_) guarded([&] { attention_->add_step(event); });
}

void GenerateRun::handle(const ImageReady& event) {
    ++images_;
    if (!options_.sheet_path.empty()) sheet_.push_back({event.picture, sheet_label(*event.record)});
    if (!attention_) return;
    guarded([&] {
        for (const auto& path : attention_->add_picture(event)) reporter_.file_written(path);
    });
}

void GenerateRun::handle(const ImageAbandoned&) {
    ++abandoned_;
}

void GenerateRun::handle(const Finished& event) {
    guarded([&] { write_extras(); });
    if (error_) {
        reporter_.error(error_->what());
        handle(Failed{event.job, error_->code(), error_->what()});
        return;
    }
    if (!options_.request.dump_path.empty()) reporter_.file_written(options_.request.dump_path);
    reporter_.done(images_, abandoned_, event.seconds);
    outcome_ = ExitCode::Ok;
}

void GenerateRun::handle(const Cancelled& event) {
    if (!error_) guarded([&] { write_extras(); });
    if (error_) {
        reporter_.error(error_->what());
        handle(Failed{event.job, error_->code(), error_->what()});
        return;
    }
    const auto detail = "Interrupted; " + std::to_string(images_) + " of " +
                        std::to_string(options_.request.seeds.size()) + " pictures are finished.";
    reporter_.note(detail);
    reporter_.failed("interrupted", detail, images_);
    outcome_ = ExitCode::Interrupted;
}

// A person has read the detail in the log.
void GenerateRun::handle(const Failed& event) {
    reporter_.failed(std::string(to_string(event.code)), event.detail, images_);
    outcome_ = exit_code_of(event.code);
}

// Also after an interruption: what is finished stays, and stays complete.
void GenerateRun::write_extras() {
    if (images_ == 0) return;
    if (attention_)
        for (const auto& path : attention_->write()) reporter_.file_written(path);
    if (sheet_.empty()) return;
    write_png(options_.sheet_path, contact_sheet(sheet_));
    reporter_.file_written(options_.sheet_path);
}

template <typename Work>
void GenerateRun::guarded(const Work& work) {
    if (error_) return;
    try {
        work();
    } catch (const Error& error) {
        error_ = error;
    }
}

}  // namespace seedbed
