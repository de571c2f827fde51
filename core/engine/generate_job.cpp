// SPDX-License-Identifier: Apache-2.0
// B images of the batch, C latent channels, h w latent size, H W pixels
#include "core/engine/generate_job.h"

#include "core/attention/attention_recorder.h"
#include "core/base/log.h"
#include "core/base/version.h"
#include "core/engine/abandon.h"
#include "core/engine/device.h"
#include "core/engine/memory.h"
#include "core/engine/picture_store.h"
#include "core/engine/recipe_key.h"
#include "core/engine/run_dump.h"
#include "core/engine/start_source.h"
#include "core/models/model.h"
#include "core/sampling/grid_run.h"
#include "core/sampling/latent_preview.h"
#include "core/sampling/noise.h"

#include <ATen/ATen.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <chrono>
#include <cstring>
#include <limits>
#include <optional>
#include <utility>

namespace seedbed {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

// [1, 3, H, W] in [0, 1] -> 8-bit, rounded as diffusers does.
ImagePtr to_image(const at::Tensor& picture) {
    const auto levels = picture[0].permute({1, 2, 0}).mul(255).round();  // [H, W, 3]
    const auto bytes = levels.to(at::kByte).contiguous().cpu();
    auto image = std::make_shared<Image>();
    image->height = static_cast<int>(bytes.size(0));
    image->width = static_cast<int>(bytes.size(1));
    image->rgb.resize(bytes.nbytes());
    std::memcpy(image->rgb.data(), bytes.const_data_ptr(), image->rgb.size());
    return image;
}

// An empty negative prompt is none: SDXL is then given zeros, by diffusers and AUTOMATIC1111 alike.
PromptText text_of(const GenerateRequest& request, const std::string& prompt) {
    PromptText text{prompt, request.negative, request.text};
    if (request.negative.empty()) text.negative.reset();
    return text;
}

void warn_of_truncation(const PromptTokenizer& tokenizer, const PromptText& text) {
    for (const auto& [field, words] : {std::pair("prompt", text.prompt),
                                       std::pair("negative prompt", text.negative.value_or(""))}) {
        const auto tokens = tokenizer.tokenize(words, text.options);
        if (!tokens.truncated()) continue;
        log(LogLevel::Warning,
            "The " + std::string(field) + " has " + std::to_string(tokens.text_tokens) +
                " tokens, but the model reads only the first " + std::to_string(tokens.text_limit) +
                ": the rest is left out.");
    }
}

void warn_of_request(const GenerateRequest& request) {
    if (request.prompt.empty())
        log(LogLevel::Warning, "The prompt is empty: the pictures are unconditional.");
    constexpr auto limit = std::numeric_limits<std::uint32_t>::max();
    const auto wide = std::find_if(
        request.seeds.begin(), request.seeds.end(), [](Seed seed) { return seed.value() > limit; });
    if (request.noise == NoiseMode::Cpu && wide != request.seeds.end())
        log(LogLevel::Warning,
            "In the noise mode \"cpu\" only the low 32 bits of a seed count: seed " +
                to_string(*wide) + " gives the same noise as " +
                to_string(Seed(wide->value() & limit)) + ".");
}

class GenerateJob : public Job {
 public:
    GenerateJob(JobId id, GenerateRequest request, ModelCache& models, LibraryCache& libraries)
        : id_(id), request_(std::move(request)), models_(models), libraries_(libraries) {
        validate(request_);
    }

    Status step(const EventSink& emit) override {
        const c10::InferenceMode inference;
        const auto start = Clock::now();
        const auto status = (this->*phase_)(emit);
        batch_seconds_ += seconds_since(start);
        return status;
    }

    std::string smaller_work() const override {
        if (request_.batch > 1)
            return "A smaller batch needs less: try " + std::to_string(request_.batch / 2) + ".";
        return "A smaller picture needs less: try " +
               std::to_string(std::max(8, request_.width / 16 * 8)) + "x" +
               std::to_string(std::max(8, request_.height / 16 * 8)) + ".";
    }

 private:
    using Phase = Status (GenerateJob::*)(const EventSink&);

    Status prepare(const EventSink& emit);
    Status denoise(const EventSink& emit);
    Status decode(const EventSink& emit);
    Status write_dump(const EventSink& emit);

    const Model& model() const { return *loaded_->model(); }
    void resolve();
    void resolve_size();
    void encode(const std::string& prompt);
    void begin_batch();
    std::unique_ptr<SeedNoise> batch_noise() const;
    void begin_recording();
    void emit_step(const std::vector<AttentionStepPtr>& maps, const EventSink& emit);
    void abandon(const std::vector<AttentionStepPtr>& maps, const EventSink& emit);
    void emit_progress(const EventSink& emit) const;
    at::Tensor decode_picture(int index) const;
    std::shared_ptr<ImageRecord> make_record(int image) const;
    Status end_batch();

    JobId id_;
    GenerateRequest request_;  // resolved by prepare()
    GenerateRequest common_;   // without what differs from picture to picture, for records
    ModelCache& models_;
    LibraryCache& libraries_;
    Phase phase_ = &GenerateJob::prepare;

    LoadedModelPtr loaded_;
    std::shared_ptr<const PromptContext> prompt_;
    std::string encoded_;  // what prompt_ was made from
    std::optional<PictureStore> store_;
    std::optional<RunDump> dump_;
    std::optional<AbandonCheck> abandon_;
    std::optional<StartSource> start_;
    std::shared_ptr<const StartLatents> start_latents_;  // none without a start picture

    std::size_t next_ = 0;    // the first seed of the next batch
    std::vector<int> batch_;  // rows of the run: indices into request_.seeds
    int batch_size_ = 0;      // with those given up
    std::unique_ptr<GridRun> run_;
    std::unique_ptr<AttentionRecorder> recorder_;
    int run_steps_ = 0;  // of run_ or the one before; 0 = none yet
    int decoded_ = 0;    // pictures of the batch
    int units_ = 0;      // seed-steps of the job
    int images_ = 0;     // pictures of the job
    int abandoned_ = 0;
    int units_saved_ = 0;  // by what was abandoned
    double batch_seconds_ = 0;
};

// What can fail for want of a folder, a model or memory fails here, before any work.
Job::Status GenerateJob::prepare(const EventSink& emit) {
    warn_of_request(request_);
    store_.emplace(request_, libraries_);
    loaded_ = models_.get(request_.model, request_.device, request_.dtype);
    emit(ModelReady{id_, loaded_->info()});
    resolve();
    check_run_memory(model(), request_, free_memory(request_.device));
    if (start_) start_latents_ = start_->encode(model(), request_);
    if (!request_.dump_path.empty()) {
        std::vector<std::string> names;
        for (const auto& layer : loaded_->info()->layers) names.push_back(layer.name);
        dump_.emplace(request_.dump_path, std::move(names));
    }
    encode(prompt_of(request_, 0));
    emit_progress(emit);
    phase_ = &GenerateJob::denoise;
    return Status::Boundary;
}

void GenerateJob::resolve() {
    const auto& info = *loaded_->info();
    request_.device = info.device;
    require_mask(request_, info.inpainting);
    resolve_size();
    validate(request_);
    request_.vae_tiling = chosen_tiling(model(), request_, free_memory(request_.device));
    request_.batch = static_cast<int>(std::min<std::size_t>(request_.batch, request_.seeds.size()));
    common_ = request_;
    common_.seeds.clear();
    common_.recipes.clear();
    common_.prompts.clear();
}

void GenerateJob::resolve_size() {
    const auto& info = *loaded_->info();
    if (request_.start) {
        start_.emplace(*request_.start);
        start_->choose_size(request_, info.size_multiple);
    }
    if (request_.width == 0) request_.width = info.native_width;
    if (request_.height == 0) request_.height = info.native_height;
}

void GenerateJob::encode(const std::string& prompt) {
    loaded_->mix(request_.loras);
    encoded_ = prompt;
    const auto text = text_of(request_, prompt);
    const auto tokenizer = model().prompts->tokenizer();
    warn_of_truncation(*tokenizer, text);
    prompt_ = std::make_shared<const PromptContext>(
        encode_prompt(model(), text, request_.guidance, request_.width, request_.height));
    if (request_.abandon)
        abandon_.emplace(*request_.abandon, tokenizer->tokenize(prompt, request_.text));
    if (!dump_) return;
    const auto prompts =
        prompt_->guided ? std::vector{request_.negative, prompt} : std::vector{prompt};
    dump_->set_text(prompt_->states, model().prompts->token_ids(prompts, request_.text));
}

void GenerateJob::begin_batch() {
    const auto& prompt = prompt_of(request_, next_);
    const auto end = std::min<std::size_t>(next_ + request_.batch, request_.seeds.size());
    batch_.clear();  // pictures of one prompt
    for (; next_ < end && prompt_of(request_, next_) == prompt; ++next_)
        batch_.push_back(static_cast<int>(next_));
    if (prompt != encoded_) encode(prompt);
    batch_size_ = static_cast<int>(batch_.size());
    const RunSettings settings{request_.steps,
                               request_.sampler,
                               request_.schedule,
                               request_.guidance,
                               request_.eta,
                               request_.width,
                               request_.height,
                               request_.noise,
                               start_latents_};
    run_ = std::make_unique<GridRun>(loaded_->model(), prompt_, settings, batch_noise());
    run_steps_ = run_->steps();
    begin_recording();
    decoded_ = 0;
    if (dump_) dump_->begin_batch(run_->initial_noise(), run_->timesteps());
}

std::unique_ptr<SeedNoise> GenerateJob::batch_noise() const {
    std::vector<Seed> seeds;
    std::vector<NoiseRecipe> recipes;
    for (const int image : batch_) {
        seeds.push_back(request_.seeds[image]);
        recipes.push_back(recipe_of(request_, image));
    }
    auto noise = std::make_unique<SeedNoise>(request_.noise, std::move(seeds), std::move(recipes));
    noise->reseed_after_first(request_.ensd);
    return noise;
}

void GenerateJob::begin_recording() {
    if (request_.capture == Capture::None && !abandon_) return;
    const int factor = model().vae->factor();
    recorder_ = std::make_unique<AttentionRecorder>(model().denoiser->attention_layers(),
                                                    request_.height / factor,
                                                    request_.width / factor,
                                                    request_.capture == Capture::Everything);
}

Job::Status GenerateJob::denoise(const EventSink& emit) {
    if (!run_) begin_batch();
    if (run_->done()) {  // a start picture of strength 0
        phase_ = &GenerateJob::decode;
        return Status::More;
    }
    loaded_->mix(request_.loras);  // another job may have run since the last step
    run_->step(recorder_.get());
    units_ += static_cast<int>(batch_.size());
    std::vector<AttentionStepPtr> maps(batch_.size());
    if (recorder_) maps = recorder_->take(run_->step_index() - 1);
    emit_step(maps, emit);
    if (abandon_ && run_->step_index() == abandon_->rule().step) abandon(maps, emit);
    emit_progress(emit);
    if (batch_.empty()) return end_batch();
    if (run_->done()) phase_ = &GenerateJob::decode;
    return Status::More;
}

void GenerateJob::emit_step(const std::vector<AttentionStepPtr>& maps, const EventSink& emit) {
    const int step = run_->step_index() - 1;
    const bool wanted = request_.capture != Capture::None;
    std::vector<ImagePtr> previews(batch_.size());
    if (request_.previews) previews = loaded_->preview().render(run_->denoised());
    for (std::size_t i = 0; i < batch_.size(); ++i)
        emit(StepReady{id_,
                       batch_[i],
                       step,
                       run_->steps(),
                       previews[i],
                       wanted ? maps[i] : AttentionStepPtr()});
    if (!dump_) return;
    dump_->add_step(run_->latents());
    if (recorder_) dump_->add_attention(recorder_->last_average(), maps);
}

// Tells of the pictures whose words overlap too much and goes on with the others.
void GenerateJob::abandon(const std::vector<AttentionStepPtr>& maps, const EventSink& emit) {
    const int step = run_->step_index();
    std::vector<std::int64_t> rows;
    std::vector<int> kept;
    for (std::size_t i = 0; i < batch_.size(); ++i) {
        const double overlap = abandon_->overlap(*maps[i]);
        if (overlap > abandon_->rule().threshold) {
            ++abandoned_;
            units_saved_ += run_->steps() - step;
            emit(ImageAbandoned{id_, batch_[i], step, overlap});
        } else {
            rows.push_back(static_cast<std::int64_t>(i));
            kept.push_back(batch_[i]);
        }
    }
    if (!kept.empty() && kept.size() < batch_.size()) run_->keep(rows);
    batch_ = std::move(kept);
    if (request_.capture == Capture::None) recorder_.reset();  // was there for the rule alone
}

// One picture a step, so that a cancel never waits for a whole batch of decodes.
Job::Status GenerateJob::decode(const EventSink& emit) {
    const auto start = Clock::now();
    const int index = decoded_++;
    const auto picture = decode_picture(index);  // [1, 3, H, W]
    if (dump_) dump_->add_picture(picture);
    const auto image = to_image(picture);
    auto record = make_record(batch_[index]);
    store_->keep(*image, *record);
    record->seconds = batch_seconds_ / static_cast<double>(batch_.size()) + seconds_since(start);
    emit(ImageReady{id_, batch_[index], image, std::move(record)});
    ++images_;
    emit_progress(emit);
    return decoded_ < static_cast<int>(batch_.size()) ? Status::More : end_batch();
}

at::Tensor GenerateJob::decode_picture(int index) const {
    const auto made = decode_latents(
        *model().vae, run_->latents().narrow(0, index, 1), request_.vae_tiling == Tiling::On);
    return start_ ? start_->paste_back(made) : made;  // [1, 3, H, W]
}

std::shared_ptr<ImageRecord> GenerateJob::make_record(int image) const {
    const auto& info = *loaded_->info();
    const auto& recipe = recipe_of(request_, image);
    auto record = std::make_shared<ImageRecord>();
    record->seed = request_.seeds[image];
    record->request = common_;
    record->request.seeds = {record->seed};
    record->request.prompt = prompt_of(request_, image);
    if (!recipe.plain()) record->request.recipes = {recipe};
    record->request.batch = batch_size_;
    record->model_name = info.name;
    record->model_hash = info.hash;
    record->device = info.device;
    record->dtype = info.dtype;
    record->version = kVersion;
    return record;
}

Job::Status GenerateJob::end_batch() {
    run_.reset();
    recorder_.reset();
    batch_seconds_ = 0;
    phase_ = &GenerateJob::denoise;
    if (next_ < request_.seeds.size()) return Status::Boundary;
    if (!dump_) return Status::Done;
    phase_ = &GenerateJob::write_dump;
    return Status::More;
}

Job::Status GenerateJob::write_dump(const EventSink&) {
    dump_->write();
    return Status::Done;
}

void GenerateJob::emit_progress(const EventSink& emit) const {
    const int seeds = static_cast<int>(request_.seeds.size());
    const int steps = run_ || run_steps_ > 0 ? run_steps_ : request_.steps;
    emit(Progress{id_, units_, seeds * steps - units_saved_, images_, seeds - abandoned_});
}

}  // namespace

std::unique_ptr<Job> make_generate_job(JobId id,
                                       GenerateRequest request,
                                       ModelCache& models,
                                       LibraryCache& libraries) {
    return std::make_unique<GenerateJob>(id, std::move(request), models, libraries);
}

}  // namespace seedbed
