// SPDX-License-Identifier: Apache-2.0
#include "app/cli/grid_command_run.h"

#include "app/cli/interrupt_watcher.h"
#include "core/base/log.h"
#include "core/engine/grid_axis.h"
#include "core/engine/grid_sheet.h"
#include "core/engine/make_engine.h"
#include "core/engine/recipe_key.h"
#include "core/engine/request_json.h"
#include "core/io/atomic_write.h"
#include "core/io/downscale.h"
#include "core/io/png.h"
#include "core/library/library.h"

#include <algorithm>
#include <filesystem>
#include <utility>

namespace seedbed {
namespace {

using json = nlohmann::ordered_json;

constexpr int kSheetCell = 512;  // pixels: the most that a sheet keeps of a picture

bool is_terminal(const Event& event) {
    return std::holds_alternative<Finished>(event) || std::holds_alternative<Cancelled>(event) ||
           std::holds_alternative<Failed>(event);
}

// What a picture costs, in steps of one pixel.
double cost_of(const GenerateRequest& request) {
    const double area = request.width > 0 && request.height > 0
                            ? static_cast<double>(request.width) * request.height
                            : 1.0;
    return model_calls(request.sampler, request.steps) * area * (request.guidance > 1 ? 2 : 1);
}

std::string axes_text(const GridPlan& plan) {
    std::string text;
    for (const auto& axis : plan.request().axes)
        text += (text.empty() ? "" : " x ") + std::to_string(axis.values.size()) + " " + axis.kind;
    return text.empty() ? "no axes" : text;
}

}  // namespace

GridCommandRun::GridCommandRun(const GridOptions& options)
    : options_(options),
      plan_(options.request),
      schedule_(schedule_cells(plan_)),
      shared_reporter_(std::make_shared<Reporter>(options.report)),
      reporter_(*shared_reporter_) {
    // The sink may outlive this run, so it shares the reporter.
    add_log_sink([reporter = shared_reporter_](LogLevel level, const std::string& line) {
        if (level == LogLevel::Error) reporter->error(line);
        if (level == LogLevel::Warning) reporter->note(line);
    });
}

ExitCode GridCommandRun::run() {
    if (!options_.save_path.empty()) {
        write_file(options_.save_path, to_json_value(options_.request).dump(2) + "\n");
        reporter_.file_written(options_.save_path);
    }
    InterruptWatcher::hold_signals();
    engine_ = make_engine({options_.threads});
    engine_->set_sink([this](const Event& event) { events_.post(event); });
    const InterruptWatcher watcher([this](int count) { interrupt(count); });
    const auto code = options_.dry_run ? dry_run() : make();
    engine_.reset();
    return code;
}

Event GridCommandRun::perform(const Request& request,
                              const std::function<void(const Event&)>& handle) {
    job_ = engine_->submit(request);
    for (;;) {
        for (const auto& event : events_.take(/*wait=*/true).messages) {
            if (is_terminal(event)) return event;
            handle(event);
        }
    }
}

void GridCommandRun::interrupt(int count) {
    if (count == 1)
        reporter_.note("finishing the pictures that are begun; Ctrl+C again stops at once");
    engine_->cancel(job_, count > 1 ? CancelMode::Now : CancelMode::FinishImage);
}

// --- dry run

ExitCode GridCommandRun::dry_run() {
    for (const auto& problem : schedule_.problems)
        reporter_.error(plan_.label(problem.cell) + ": " + problem.detail);
    const int existing = count_existing();
    const auto problems = static_cast<int>(schedule_.problems.size());
    json object = {{"event", "plan"},
                   {"cells", plan_.count()},
                   {"to_make", schedule_.runnable - existing},
                   {"existing", existing},
                   {"skipped", schedule_.skipped},
                   {"problems", problems}};
    std::string text = std::to_string(plan_.count()) + " cells (" + axes_text(plan_) +
                       "): " + std::to_string(schedule_.runnable - existing) + " to make, " +
                       std::to_string(existing) + " exist already, " +
                       std::to_string(schedule_.skipped) + " left out, " +
                       std::to_string(problems) + " cannot be made";
    if (options_.measure && schedule_.runnable > 0) {
        const double seconds = measure_seconds(existing);
        object["seconds"] = seconds;
        text += "; about " + format_duration(seconds);
    }
    if (options_.report.json)
        reporter_.print_json(object);
    else
        reporter_.print_line(text);
    for (const auto& problem : schedule_.problems)
        if (options_.report.json)
            reporter_.print_json({{"event", "problem"},
                                  {"index", problem.cell},
                                  {"cell", cell_json(problem.cell)},
                                  {"detail", problem.detail}});
    reporter_.done(0, 0, 0);
    return problems > 0 ? ExitCode::Partial : ExitCode::Ok;
}

// A library that is not there yet holds nothing, and is not made by looking.
int GridCommandRun::count_existing() {
    const auto& request = options_.request;
    const auto index = std::filesystem::path(request.base.library) / "library.sqlite";
    if (request.base.library.empty() || !request.skip_existing || !std::filesystem::exists(index))
        return 0;
    const Library library(request.base.library);
    std::map<std::string, ModelInfoPtr> models;
    int existing = 0;
    for (const auto& group : schedule_.groups)
        for (const int index_of_cell : group) {
            const auto cell = plan_.cell(index_of_cell).request;
            auto [model, fresh] = models.try_emplace(cell.model);
            if (fresh) model->second = model_info(cell.model);
            if (!model->second) continue;
            const auto& info = *model->second;
            const auto key = recipe_key(cell, 0, info.hash, info.native_width, info.native_height);
            existing += library.find_recipe(key) ? 1 : 0;
        }
    return existing;
}

// Null for a model that cannot be loaded: its cells will say so when they are made.
ModelInfoPtr GridCommandRun::model_info(const std::string& model) {
    LoadModelRequest request;
    request.model = model;
    request.device = options_.request.base.device;
    ModelInfoPtr info;
    perform(request, [&](const Event& event) {
        if (const auto* ready = std::get_if<ModelReady>(&event)) info = ready->model;
    });
    return info;
}

// Makes the first picture, which is kept nowhere, and scales it by steps, size and guidance.
double GridCommandRun::measure_seconds(int existing) {
    auto request = plan_.cell(schedule_.groups.front().front()).request;
    request.library.clear();
    request.output_folder.clear();
    double seconds = 0;
    const auto end = perform(request, [&](const Event& event) {
        if (const auto* ready = std::get_if<ImageReady>(&event)) seconds = ready->record->seconds;
    });
    if (const auto* error = std::get_if<Failed>(&end)) throw Error(error->code, error->detail);
    double all = 0;
    for (const auto& group : schedule_.groups)
        for (const int cell : group) all += cost_of(plan_.cell(cell).request);
    const double left =
        static_cast<double>(schedule_.runnable - existing) / std::max(1, schedule_.runnable);
    return seconds * all / cost_of(request) * left;
}

// --- making

ExitCode GridCommandRun::make() {
    const auto end = perform(options_.request, [this](const Event& event) { report(event); });
    return finish(end);
}

void GridCommandRun::report(const Event& event) {
    if (const auto* ready = std::get_if<ImageReady>(&event)) return report(*ready);
    if (const auto* failed = std::get_if<CellFailed>(&event)) return report(*failed);
    if (const auto* gone = std::get_if<ImageAbandoned>(&event)) {
        ++abandoned_;
        if (options_.report.json)
            reporter_.print_json({{"event", "abandoned"},
                                  {"index", gone->image},
                                  {"cell", cell_json(gone->image)},
                                  {"step", gone->step},
                                  {"overlap", gone->overlap}});
        return;
    }
    if (!std::holds_alternative<StepReady>(event)) reporter_.report(event, options_.request.base);
}

void GridCommandRun::report(const ImageReady& event) {
    ++(event.existing ? existing_ : made_);
    if (!options_.sheet_path.empty())
        pictures_[event.image] = std::make_shared<Image>(fit_inside(*event.picture, kSheetCell));
    const auto& record = *event.record;
    if (!options_.report.json) {
        if (!record.path.empty() && !event.existing) reporter_.print_line(record.path);
        return;
    }
    json object = {{"event", "image"},
                   {"index", event.image},
                   {"cell", cell_json(event.image)},
                   {"seed", record.seed.value()},
                   {"width", event.picture->width},
                   {"height", event.picture->height},
                   {"existing", event.existing},
                   {"seconds", record.seconds}};
    if (!record.path.empty()) object["path"] = record.path;
    if (record.picture != 0) object["picture"] = record.picture;
    reporter_.print_json(object);
}

// A person has read the detail in the log.
void GridCommandRun::report(const CellFailed& event) {
    ++failed_;
    failure_ = event.code;
    if (options_.report.json)
        reporter_.print_json({{"event", "cell_failed"},
                              {"index", event.image},
                              {"cell", cell_json(event.image)},
                              {"code", to_string(event.code)},
                              {"detail", event.detail}});
}

// The values of a cell as written, by axis.
json GridCommandRun::cell_json(int index) const {
    json object = json::object();
    const auto at = plan_.place_of(index);
    for (std::size_t i = 0; i < at.size(); ++i) {
        const auto& axis = plan_.request().axes[i];
        object[axis.kind] = std::string(without_skip(axis.values[static_cast<std::size_t>(at[i])]));
    }
    return object;
}

void GridCommandRun::write_sheet() {
    if (options_.sheet_path.empty() || pictures_.empty()) return;
    write_png(options_.sheet_path, grid_sheet(plan_, pictures_));
    reporter_.file_written(options_.sheet_path);
}

ExitCode GridCommandRun::finish(const Event& terminal) {
    if (const auto* error = std::get_if<Failed>(&terminal))
        return failed(error->code, error->detail);
    try {
        write_sheet();  // also after an interruption: what is finished stays
    } catch (const Error& error) {
        reporter_.error(error.what());
        return failed(error.code(), error.what());
    }
    const int images = made_ + existing_;
    if (std::holds_alternative<Cancelled>(terminal)) {
        const auto detail = "Interrupted; " + std::to_string(images) + " of " +
                            std::to_string(schedule_.runnable) +
                            " pictures are there. Run it again with --library to go on.";
        reporter_.note(detail);
        reporter_.failed("interrupted", detail, images);
        return ExitCode::Interrupted;
    }
    if (failed_ > 0 && images == 0 && abandoned_ == 0)
        return failed(failure_, "None of the " + std::to_string(failed_) + " cells could be made.");
    if (options_.report.json)
        reporter_.print_json({{"event", "done"},
                              {"images", images},
                              {"existing", existing_},
                              {"failed", failed_},
                              {"abandoned", abandoned_},
                              {"skipped", schedule_.skipped},
                              {"seconds", std::get<Finished>(terminal).seconds}});
    else
        reporter_.note(std::to_string(made_) + " made, " + std::to_string(existing_) +
                       " existed already, " + std::to_string(failed_) + " failed");
    return failed_ > 0 ? ExitCode::Partial : ExitCode::Ok;
}

ExitCode GridCommandRun::failed(ErrorCode code, const std::string& detail) {
    reporter_.failed(std::string(to_string(code)), detail, made_ + existing_);
    return exit_code_of(code);
}

}  // namespace seedbed
