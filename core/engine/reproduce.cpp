// SPDX-License-Identifier: Apache-2.0
#include "core/engine/reproduce.h"

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/base/utf8.h"
#include "core/engine/failure.h"
#include "core/engine/generate_job.h"
#include "core/engine/reproduce_candidates.h"
#include "core/engine/reproduce_words.h"
#include "core/io/downscale.h"
#include "core/io/picture_file.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace seedbed {
namespace {

// One rendering ahead, and the model that it needs.
struct Try {
    Candidate candidate;
    std::string model_name;
};

class ReproduceJob : public Job {
 public:
    ReproduceJob(JobId id, ReproduceRequest request, ModelCache& models, LibraryCache& libraries)
        : id_(id), request_(std::move(request)), models_(models), libraries_(libraries) {
        if (request_.picture.empty())
            throw Error(ErrorCode::InvalidRequest, "No picture is given that could be made again.");
        if (request_.most < 1)
            throw Error(ErrorCode::InvalidRequest,
                        "The number of settings to try is " + std::to_string(request_.most) +
                            "; it must be 1 or more.");
        if (request_.models.empty()) request_.models = {request_.base.model};
    }

    Status step(const EventSink& emit) override { return (this->*phase_)(emit); }

 private:
    using Phase = Status (ReproduceJob::*)(const EventSink&);

    Status read(const EventSink& emit);
    Status look_at_model(const EventSink& emit);
    Status plan(const EventSink& emit);
    Status begin_try(const EventSink& emit);
    Status run(const EventSink& emit);
    Status end_try(const EventSink& emit);
    Status conclude(const EventSink& emit);

    void forward(const Event& event, const EventSink& emit);
    void compare(const ImageReady& event, const EventSink& emit);
    void tell_failure(const EventSink& emit);
    void add_tries(const ModelInfo& info);
    void fit_original(int width, int height);
    void remark(const std::string& sentence);

    JobId id_;
    ReproduceRequest request_;
    ModelCache& models_;
    LibraryCache& libraries_;
    Phase phase_ = &ReproduceJob::read;

    PictureFile file_;
    ImagePtr pixels_;    // of the file
    ImagePtr original_;  // in the size that is rendered
    std::size_t looked_at_ = 0;
    bool hash_found_ = false;
    std::vector<Try> tries_;
    std::vector<std::string> named_;
    std::vector<std::string> remarks_;
    ModelInfoPtr told_;

    std::size_t at_ = 0;        // the try at work
    std::unique_ptr<Job> job_;  // renders it
    int units_done_ = 0;        // steps of the tries before
    Progress running_;
    std::optional<ReproduceTried> best_;
    std::optional<Error> last_problem_;
};

void ReproduceJob::remark(const std::string& sentence) {
    if (std::find(remarks_.begin(), remarks_.end(), sentence) == remarks_.end())
        remarks_.push_back(sentence);
}

Job::Status ReproduceJob::read(const EventSink&) {
    file_ = read_picture_file(request_.picture);
    if (!file_.settings)
        throw Error(ErrorCode::InvalidRequest,
                    quote_path(request_.picture) +
                        " does not tell how it was made, so it cannot be made again.");
    pixels_ = std::make_shared<const Image>(read_picture(request_.picture));
    phase_ = &ReproduceJob::look_at_model;
    return Status::Boundary;
}

// One model a step. The one that the file's hash names is enough; the others are forgotten.
Job::Status ReproduceJob::look_at_model(const EventSink&) {
    const auto& id = request_.models[looked_at_];
    const auto loaded = models_.get(id, request_.base.device, request_.base.dtype);
    const auto& info = *loaded->info();
    const bool named = same_hash(file_.settings->model_hash, info.hash);
    if (named) {
        tries_.clear();
        remarks_.clear();
    }
    add_tries(info);
    hash_found_ = named;
    if (named || ++looked_at_ == request_.models.size()) phase_ = &ReproduceJob::plan;
    return Status::Boundary;
}

void ReproduceJob::add_tries(const ModelInfo& info) {
    auto base = request_.base;
    if (base.width == 0) base.width = info.native_width;
    if (base.height == 0) base.height = info.native_height;
    const CandidateModel model{info.id, info.name, info.architecture, info.hash};
    auto found = reproduce_candidates(file_, base, model, request_.loras, request_.most);
    for (auto& candidate : found.tries) tries_.push_back({std::move(candidate), info.name});
    for (const auto& sentence : found.missing) remark(sentence);
    if (found.left_out > 0) remark(words_of_left_out(found.left_out));
    named_ = std::move(found.named);
}

// The picture as it was made: some were enlarged afterwards.
void ReproduceJob::fit_original(int width, int height) {
    if (original_ && original_->width == width && original_->height == height) return;
    if (pixels_->width == width && pixels_->height == height)
        original_ = pixels_;
    else if (pixels_->width >= width && pixels_->height >= height)
        original_ = std::make_shared<const Image>(downscale(*pixels_, width, height));
    else
        throw Error(ErrorCode::InvalidRequest,
                    quote_path(request_.picture) + " is " +
                        words_of_size(pixels_->width, pixels_->height) +
                        ", smaller than its settings say (" + words_of_size(width, height) +
                        "): it was cut or scaled down, so nothing can be compared.");
}

Job::Status ReproduceJob::plan(const EventSink& emit) {
    const auto& first = tries_.front().candidate.request;
    fit_original(first.width, first.height);
    if (pixels_ != original_)
        remark("The picture is " + words_of_size(pixels_->width, pixels_->height) +
               " but was made in " + words_of_size(first.width, first.height) +
               ": it is compared in that size, and can only be near.");
    if (!hash_found_ && !file_.settings->model_hash.empty())
        remark("The file names the model " + file_.settings->model + " (hash " +
               file_.settings->model_hash + "), which is not among those that are tried.");
    ReproducePlanned planned{id_, original_, {}, named_, remarks_};
    const bool several = tries_.front().model_name != tries_.back().model_name;
    for (const auto& each : tries_)
        planned.tries.push_back(words_of(each.candidate, several ? each.model_name : ""));
    emit(planned);
    phase_ = &ReproduceJob::begin_try;
    return Status::Boundary;
}

Job::Status ReproduceJob::begin_try(const EventSink& emit) {
    running_ = Progress{id_, 0, tries_[at_].candidate.request.steps};
    try {
        job_ = make_generate_job(id_, tries_[at_].candidate.request, models_, libraries_);
    } catch (...) {
        tell_failure(emit);
        return end_try(emit);
    }
    phase_ = &ReproduceJob::run;
    return Status::More;
}

Job::Status ReproduceJob::run(const EventSink& emit) {
    auto status = Status::More;
    try {
        status = job_->step([&](const Event& event) { forward(event, emit); });
    } catch (...) {
        tell_failure(emit);
        status = Status::Done;
    }
    return status == Status::Done ? end_try(emit) : Status::More;
}

void ReproduceJob::forward(const Event& event, const EventSink& emit) {
    if (const auto* progress = std::get_if<Progress>(&event)) {
        running_ = *progress;
        int ahead = 0;
        for (auto i = at_ + 1; i < tries_.size(); ++i) ahead += tries_[i].candidate.request.steps;
        emit(Progress{id_,
                      units_done_ + progress->done,
                      units_done_ + progress->total + ahead,
                      static_cast<int>(at_) + progress->images_done,
                      static_cast<int>(tries_.size())});
    } else if (const auto* ready = std::get_if<ModelReady>(&event)) {
        if (std::exchange(told_, ready->model) != ready->model) emit(event);
    } else if (const auto* image = std::get_if<ImageReady>(&event)) {
        compare(*image, emit);
    }
}

void ReproduceJob::compare(const ImageReady& event, const EventSink& emit) {
    fit_original(event.picture->width, event.picture->height);
    ReproduceTried tried{id_, static_cast<int>(at_), event.record->request, event.record};
    tried.picture = event.picture;
    tried.times8 = std::make_shared<const Image>(difference_picture(*original_, *event.picture));
    tried.difference = difference_of(*original_, *event.picture);
    tried.verdict = verdict_of(tried.difference);
    if (!best_ || tried.difference.mean < best_->difference.mean) best_ = tried;
    emit(tried);
}

// The exception in flight ends this try alone; what no other would survive ends the job.
void ReproduceJob::tell_failure(const EventSink& emit) {
    const auto failure = describe_current_exception();
    if (failure.code == ErrorCode::OutOfMemory || failure.code == ErrorCode::Internal) throw;
    log(LogLevel::Warning, failure.detail);
    last_problem_.emplace(failure.code, failure.detail);
    ReproduceTried tried{id_, static_cast<int>(at_), tries_[at_].candidate.request};
    tried.problem = failure.detail;
    emit(tried);
}

Job::Status ReproduceJob::end_try(const EventSink& emit) {
    job_.reset();
    units_done_ += running_.total;
    const bool found = best_ && best_->verdict == Verdict::Same && !request_.all;
    if (found || ++at_ == tries_.size()) return conclude(emit);
    phase_ = &ReproduceJob::begin_try;
    return Status::Boundary;
}

Job::Status ReproduceJob::conclude(const EventSink& emit) {
    if (!best_) throw *last_problem_;
    emit(Reproduced{
        id_,
        best_->index,
        best_->verdict,
        sentence_of(
            best_->verdict, best_->difference, words_of(tries_[best_->index].candidate, ""))});
    return Status::Done;
}

}  // namespace

std::unique_ptr<Job> make_reproduce_job(JobId id,
                                        ReproduceRequest request,
                                        ModelCache& models,
                                        LibraryCache& libraries) {
    return std::make_unique<ReproduceJob>(id, std::move(request), models, libraries);
}

}  // namespace seedbed
