// SPDX-License-Identifier: Apache-2.0
#include "core/engine/grid_job.h"

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/engine/failure.h"
#include "core/engine/generate_job.h"
#include "core/engine/grid_plan.h"
#include "core/engine/picture_store.h"
#include "core/engine/recipe_key.h"
#include "core/io/picture_file.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace seedbed {
namespace {

constexpr int kLookupsPerStep = 64;

// Units of work of one picture.
int calls_of(const GenerateRequest& request) {
    return model_calls(request.sampler, request.steps);
}

// What of a grid is done and what is ahead, in seed-steps and in pictures.
struct Tally {
    std::int64_t done = 0;
    std::int64_t ahead = 0;
    Progress running;  // of the generate job at work
    int images_done = 0;
    int images_total = 0;

    Progress progress(JobId id) const {
        const auto all_done = done + running.done;
        return {id,
                static_cast<int>(all_done),
                static_cast<int>(all_done + running.total - running.done + ahead),
                images_done,
                images_total};
    }
};

class GridJob : public Job {
 public:
    GridJob(JobId id, GridRequest request, ModelCache& models, LibraryCache& libraries)
        : id_(id), plan_(std::move(request)), models_(models), libraries_(libraries) {}

    Status step(const EventSink& emit) override { return (this->*phase_)(emit); }

 private:
    using Phase = Status (GridJob::*)(const EventSink&);

    Status begin(const EventSink& emit);
    Status begin_group(const EventSink& emit);
    Status look_up(const EventSink& emit);
    Status start_run();
    Status run(const EventSink& emit);
    Status end_run();
    Status next_group();

    bool skips() const {
        return plan_.request().skip_existing && !plan_.request().base.library.empty();
    }
    const std::vector<int>& group() const { return schedule_.groups[group_]; }
    void forward(const Event& event, const EventSink& emit);
    bool reuse(int cell, const EventSink& emit);
    ImageReady read_existing(int cell, const PictureRow& row) const;
    void fail_cells(const std::vector<int>& cells, const Failure& failure, const EventSink& emit);
    Status recover(const EventSink& emit);

    JobId id_;
    GridPlan plan_;
    ModelCache& models_;
    LibraryCache& libraries_;
    GridSchedule schedule_;
    Phase phase_ = &GridJob::begin;
    Tally tally_;

    std::size_t group_ = 0;
    LoadedModelPtr loaded_;  // of the group
    ModelInfoPtr told_;      // by the last ModelReady
    std::size_t looked_up_ = 0;
    std::vector<int> wanted_;  // cells of the group that are to be made

    std::unique_ptr<Job> job_;  // makes wanted_
    std::vector<bool> ended_;   // of wanted_: has its picture, or was given up
    bool begun_ = false;        // job_ has denoised
};

// What fails for all cells alike fails here.
Job::Status GridJob::begin(const EventSink& emit) {
    PictureStore store(plan_.request().base, libraries_);
    schedule_ = schedule_cells(plan_);
    tally_.ahead = schedule_.units;
    tally_.images_total = schedule_.runnable;
    for (const auto& problem : schedule_.problems) {
        log(LogLevel::Error, plan_.label(problem.cell) + ": " + problem.detail);
        emit(CellFailed{id_, problem.cell, ErrorCode::InvalidRequest, problem.detail});
    }
    emit(tally_.progress(id_));
    if (schedule_.groups.empty()) return Status::Done;
    phase_ = &GridJob::begin_group;
    return Status::Boundary;
}

Job::Status GridJob::begin_group(const EventSink& emit) {
    wanted_.clear();
    looked_up_ = 0;
    if (!skips()) {
        wanted_ = group();
        return start_run();
    }
    try {
        const auto request = plan_.cell(group().front()).request;
        loaded_ = models_.get(request.model, request.device, request.dtype);
    } catch (...) {
        fail_cells(group(), describe_current_exception(), emit);
        return next_group();
    }
    phase_ = &GridJob::look_up;
    return Status::Boundary;
}

// A bounded number of lookups, or one picture read, in a step.
Job::Status GridJob::look_up(const EventSink& emit) {
    for (int i = 0; i < kLookupsPerStep && looked_up_ < group().size(); ++i) {
        const int cell = group()[looked_up_++];
        if (reuse(cell, emit)) break;
        wanted_.push_back(cell);
    }
    if (looked_up_ < group().size()) return Status::Boundary;
    loaded_.reset();
    return wanted_.empty() ? next_group() : start_run();
}

// Whether the library holds the cell's picture; then it is told of.
bool GridJob::reuse(int cell, const EventSink& emit) {
    const auto request = plan_.cell(cell).request;
    const auto& info = *loaded_->info();
    const auto key = recipe_key(request, 0, info.hash, info.native_width, info.native_height);
    const auto& library = libraries_.get(request.library)->library;
    const auto id = library.find_recipe(key);
    const auto row = id ? library.picture(*id) : std::nullopt;
    if (!row) return false;
    try {
        emit(read_existing(cell, *row));
    } catch (const Error& error) {
        log(LogLevel::Warning, std::string(error.what()) + " It is made again.");
        return false;
    }
    tally_.ahead -= calls_of(request);
    ++tally_.images_done;
    emit(tally_.progress(id_));
    return true;
}

ImageReady GridJob::read_existing(int cell, const PictureRow& row) const {
    const auto& info = *loaded_->info();
    auto record = std::make_shared<ImageRecord>();
    record->request = plan_.cell(cell).request;
    auto image = std::make_shared<Image>(read_picture(row.path));
    record->request.width = image->width;
    record->request.height = image->height;
    record->seed = record->request.seeds.front();
    record->model_name = info.name;
    record->model_hash = info.hash;
    record->version = row.settings.program_version;
    record->path = row.path.string();
    record->picture = row.id;
    return {id_, cell, std::move(image), std::move(record), /*existing=*/true};
}

Job::Status GridJob::start_run() {
    const auto request = request_of(plan_, wanted_);
    const auto units = static_cast<std::int64_t>(wanted_.size()) * calls_of(request);
    tally_.ahead -= units;
    tally_.running = Progress{id_, 0, static_cast<int>(units)};
    ended_.assign(wanted_.size(), false);
    begun_ = false;
    job_ = make_generate_job(id_, request, models_, libraries_);
    phase_ = &GridJob::run;
    return Status::Boundary;
}

Job::Status GridJob::run(const EventSink& emit) {
    auto status = Status::More;
    try {
        status = job_->step([&](const Event& event) { forward(event, emit); });
    } catch (...) {
        return recover(emit);
    }
    return status == Status::Done ? end_run() : status;
}

// The generate job counts its own pictures; here they become cells.
void GridJob::forward(const Event& event, const EventSink& emit) {
    if (const auto* progress = std::get_if<Progress>(&event)) {
        tally_.running = *progress;
        emit(tally_.progress(id_));
    } else if (const auto* ready = std::get_if<ModelReady>(&event)) {
        if (std::exchange(told_, ready->model) != ready->model) emit(event);
    } else if (const auto* step = std::get_if<StepReady>(&event)) {
        begun_ = true;
        auto copy = *step;
        copy.image = wanted_[static_cast<std::size_t>(step->image)];
        emit(copy);
    } else if (const auto* image = std::get_if<ImageReady>(&event)) {
        ended_[static_cast<std::size_t>(image->image)] = true;
        ++tally_.images_done;
        auto copy = *image;
        copy.image = wanted_[static_cast<std::size_t>(image->image)];
        emit(copy);
    } else if (const auto* abandoned = std::get_if<ImageAbandoned>(&event)) {
        ended_[static_cast<std::size_t>(abandoned->image)] = true;
        --tally_.images_total;
        auto copy = *abandoned;
        copy.image = wanted_[static_cast<std::size_t>(abandoned->image)];
        emit(copy);
    } else {
        emit(event);
    }
}

// The exception in flight ends the cells that were being denoised; those behind them are tried.
Job::Status GridJob::recover(const EventSink& emit) {
    auto failure = describe_current_exception();
    if (failure.code == ErrorCode::DiskFull) throw;
    if (failure.code == ErrorCode::OutOfMemory && !job_->smaller_work().empty())
        failure.detail += " " + job_->smaller_work();
    job_.reset();
    if (failure.code == ErrorCode::OutOfMemory) models_.free_memory();

    const auto open = std::find(ended_.begin(), ended_.end(), false) - ended_.begin();
    const auto batch = std::min<std::ptrdiff_t>(plan_.request().base.batch, std::ssize(wanted_));
    const auto begun_end =
        begun_ ? std::min((open / batch + 1) * batch, std::ssize(wanted_)) : std::ssize(wanted_);
    std::vector<int> failed;
    for (auto i = open; i < begun_end; ++i)
        if (!ended_[static_cast<std::size_t>(i)])
            failed.push_back(wanted_[static_cast<std::size_t>(i)]);
    if (failed.empty()) throw;  // nothing was at work that could be given up

    const std::vector<int> rest(wanted_.begin() + begun_end, wanted_.end());
    const auto steps = calls_of(plan_.cell(wanted_.front()).request);
    tally_.done += tally_.running.done;
    tally_.running = {};
    tally_.ahead += static_cast<std::int64_t>(failed.size() + rest.size()) * steps;
    fail_cells(failed, failure, emit);
    if (rest.empty()) return next_group();
    wanted_ = rest;
    return start_run();
}

// These cells' work is not ahead any more.
void GridJob::fail_cells(const std::vector<int>& cells,
                         const Failure& failure,
                         const EventSink& emit) {
    log(LogLevel::Error,
        plan_.label(cells.front()) +
            (cells.size() > 1 ? " and " + std::to_string(cells.size() - 1) + " more" : "") + ": " +
            failure.detail);
    const auto steps = calls_of(plan_.cell(cells.front()).request);
    tally_.ahead -= static_cast<std::int64_t>(cells.size()) * steps;
    tally_.images_total -= static_cast<int>(cells.size());
    for (const int cell : cells) emit(CellFailed{id_, cell, failure.code, failure.detail});
    emit(tally_.progress(id_));
}

Job::Status GridJob::end_run() {
    job_.reset();
    tally_.done += tally_.running.done;
    tally_.running = {};
    return next_group();
}

Job::Status GridJob::next_group() {
    loaded_.reset();
    phase_ = &GridJob::begin_group;
    return ++group_ < schedule_.groups.size() ? Status::Boundary : Status::Done;
}

}  // namespace

std::unique_ptr<Job> make_grid_job(JobId id,
                                   GridRequest request,
                                   ModelCache& models,
                                   LibraryCache& libraries) {
    return std::make_unique<GridJob>(id, std::move(request), models, libraries);
}

}  // namespace seedbed
