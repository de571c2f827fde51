// SPDX-License-Identifier: Apache-2.0
// T tokens, h x w query grid
#include "widgets/fake_engine.h"

#include "core/engine/grid_plan.h"

#include <algorithm>
#include <cctype>
#include <cmath>

namespace seedbed {

namespace {

constexpr int kTokens = 24;
constexpr int kGrid = 16;

class FakeTokenizer : public PromptTokenizer {
 public:
    int length() const override { return kTokens; }

    TokenizedPrompt tokenize(std::string_view prompt) const override {
        TokenizedPrompt result;
        result.text_limit = kTokens - 2;
        result.tokens.push_back({PromptToken::Kind::Start});
        for (std::size_t i = 0; i < prompt.size();) {
            if (std::isspace(static_cast<unsigned char>(prompt[i]))) {
                ++i;
                continue;
            }
            std::size_t end = i;
            while (end < prompt.size() && !std::isspace(static_cast<unsigned char>(prompt[end])))
                ++end;
            addWord(result, prompt, static_cast<int>(i), static_cast<int>(end));
            i = end;
        }
        const auto at_end = static_cast<int>(prompt.size());
        result.tokens.push_back({PromptToken::Kind::End, 1, "", -1, at_end, at_end});
        result.tokens.resize(kTokens, {PromptToken::Kind::Padding, 2, "", -1, at_end, at_end});
        return result;
    }

 private:
    static void addWord(TokenizedPrompt& result, std::string_view prompt, int begin, int end) {
        const auto text = std::string(
            prompt.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin)));
        const int pieces = text.size() > 9 ? 2 : 1;
        PromptWord word{text, {}, begin, end};
        for (int piece = 0; piece < pieces; ++piece) {
            if (++result.text_tokens > result.text_limit) continue;
            word.tokens.push_back(static_cast<int>(result.tokens.size()));
            const auto index = static_cast<int>(result.words.size());
            result.tokens.push_back({PromptToken::Kind::Text, 3, text, index, begin, end});
        }
        if (!word.tokens.empty()) result.words.push_back(word);
    }
};

// A number in 0..1 that seed and index determine.
double hashed(Seed seed, std::uint64_t index) {
    std::uint64_t x = seed.value() * 0x9e3779b97f4a7c15ULL + index * 0xbf58476d1ce4e5b9ULL;
    x ^= x >> 31U;
    x *= 0x94d049bb133111ebULL;
    x ^= x >> 29U;
    return static_cast<double>(x >> 11U) / static_cast<double>(1ULL << 53U);
}

double mixed(double from, double to, double strength) {
    return from * (1 - strength) + to * strength;
}

// The same of a seed whose noise is mixed.
double hashed(Seed seed, const NoiseRecipe& recipe, std::uint64_t index) {
    double value = hashed(seed, index);
    if (const auto& pad = recipe.pad)
        value = mixed(mixed(value, hashed(pad->right, index), pad->x),
                      mixed(hashed(pad->below, index), hashed(pad->diagonal, index), pad->x),
                      pad->y);
    for (const NoiseMix& mix : recipe.chain)
        value = mixed(value, hashed(mix.seed, index), mix.strength);
    return value;
}

struct Place {
    double x, y, radius;
};

Place placeOf(Seed seed, const NoiseRecipe& recipe, std::uint64_t object) {
    return {0.2 + 0.6 * hashed(seed, recipe, object * 3),
            0.35 + 0.45 * hashed(seed, recipe, object * 3 + 1),
            0.11 + 0.08 * hashed(seed, recipe, object * 3 + 2)};
}

Place placeOf(Seed seed, std::uint64_t object) {
    return placeOf(seed, NoiseRecipe{}, object);
}

NoiseRecipe recipeIn(const GenerateRequest& request) {
    return request.recipes.empty() ? NoiseRecipe{} : request.recipes.front();
}

}  // namespace

void FakeEngine::set_sink(EventSink sink) {
    const std::lock_guard lock(mutex_);
    sink_ = std::move(sink);
}

JobId FakeEngine::submit(Request request) {
    const std::lock_guard lock(mutex_);
    const JobId job{requests_.size() + 1};
    requests_.emplace_back(job, std::move(request));
    return job;
}

void FakeEngine::cancel(JobId job, CancelMode mode) {
    const std::lock_guard lock(mutex_);
    calls_.push_back({Call::Kind::Cancel, job, mode});
}

void FakeEngine::pause(JobId job) {
    const std::lock_guard lock(mutex_);
    calls_.push_back({Call::Kind::Pause, job});
}

void FakeEngine::resume(JobId job) {
    const std::lock_guard lock(mutex_);
    calls_.push_back({Call::Kind::Resume, job});
}

void FakeEngine::move(JobId job, int position) {
    const std::lock_guard lock(mutex_);
    calls_.push_back({Call::Kind::Move, job, CancelMode::Now, position});
}

std::vector<std::pair<JobId, Request>> FakeEngine::requests() const {
    const std::lock_guard lock(mutex_);
    return requests_;
}

std::vector<FakeEngine::Call> FakeEngine::calls() const {
    const std::lock_guard lock(mutex_);
    return calls_;
}

JobId FakeEngine::lastJob() const {
    const std::lock_guard lock(mutex_);
    return requests_.empty() ? JobId{} : requests_.back().first;
}

void FakeEngine::send(const Event& event) const {
    EventSink sink;
    {
        const std::lock_guard lock(mutex_);
        sink = sink_;
    }
    if (sink) sink(event);
}

Request FakeEngine::anyRequestOf(JobId job) const {
    const std::lock_guard lock(mutex_);
    return requests_.at(job.value - 1).second;
}

GenerateRequest FakeEngine::requestOf(JobId job, int image) const {
    const Request request = anyRequestOf(job);
    if (const auto* grid = std::get_if<GridRequest>(&request))
        return GridPlan(*grid).cell(image).request;
    auto run = std::get<GenerateRequest>(request);
    const auto index = static_cast<std::size_t>(image);
    run.seeds = {run.seeds.at(index)};
    if (run.recipes.size() > 1) run.recipes = {run.recipes.at(index)};
    return run;
}

JobId FakeEngine::startLast() const {
    const JobId job = lastJob();
    const Request request = anyRequestOf(job);
    std::string title = "Check of the noise";
    if (const auto* run = std::get_if<GenerateRequest>(&request)) title = "Grid: " + run->prompt;
    if (const auto* grid = std::get_if<GridRequest>(&request))
        title = "Matrix: " + grid->base.prompt;
    if (const auto* load = std::get_if<LoadModelRequest>(&request)) title = "Load " + load->model;
    send(Queued{job, title, Priority::Normal});
    send(Started{job});
    return job;
}

void FakeEngine::finishLoad(const ModelInfoPtr& model) const {
    const JobId job = lastJob();
    send(Queued{job, "Load " + model->name, Priority::Interactive});
    send(Started{job});
    send(ModelReady{job, model});
    send(Finished{job, 0.1});
}

void FakeEngine::finishScan(JobId job,
                            const std::vector<ModelEntry>& entries,
                            std::uint64_t free_bytes) const {
    const auto scan = std::get<ScanModelsRequest>(anyRequestOf(job));
    send(Queued{job, "Look for models", Priority::Interactive});
    send(Started{job});
    ModelsScanned end{job, {}, {}, {{"cpu", free_bytes}}};
    for (const ModelEntry& entry : entries) {
        end.ids.push_back(entry.id);
        const bool known =
            std::any_of(scan.known.begin(), scan.known.end(), [&](const ModelStamp& stamp) {
                return stamp.id == entry.id && stamp.bytes == entry.bytes &&
                       stamp.modified_ns == entry.modified_ns;
            });
        if (!known) send(ModelFound{job, entry});
    }
    send(end);
    send(Finished{job, 0.1});
}

void FakeEngine::sendStep(JobId job, int image, int step, int steps, bool everything) const {
    const auto request = requestOf(job, image);
    const Seed seed = request.seeds.front();
    send(StepReady{job,
                   image,
                   step,
                   steps,
                   fakePicture(seed, recipeIn(request), 64, (step + 1.0) / steps),
                   fakeAttention(seed, step, steps, kTokens, everything)});
}

void FakeEngine::sendImage(JobId job, int image, bool existing, PictureId picture) const {
    auto record = std::make_shared<ImageRecord>();
    record->request = requestOf(job, image);
    record->seed = record->request.seeds.front();
    record->picture = picture;
    record->model_name = "Fake";
    record->model_hash = "0123456789";
    record->device = "cpu";
    record->dtype = "float32";
    record->seconds = 0.42;
    const auto pixels = fakePicture(record->seed, recipeIn(record->request), 128, 1);
    send(ImageReady{job, image, pixels, std::move(record), existing});
}

void FakeEngine::sendProgress(
    JobId job, int done, int total, int images_done, int images_total) const {
    send(Progress{job, done, total, images_done, images_total, done * 0.01, (total - done) * 0.01});
}

ModelInfoPtr fakeModel() {
    auto model = std::make_shared<ModelInfo>();
    model->id = "tabletop";
    model->name = "Tabletop";
    model->architecture = "Stable Diffusion 1.x";
    model->prediction = "v_prediction";
    model->hash = "0123456789";
    model->dtype = "float32";
    model->device = "cpu";
    model->native_width = 128;
    model->native_height = 128;
    model->default_guidance = 4;
    model->layers = {{"down_blocks.0.attentions.0.transformer_blocks.0.attn2", 2, 1},
                     {"mid_block.attentions.0.transformer_blocks.0.attn2", 2, 4},
                     {"up_blocks.2.attentions.1.transformer_blocks.0.attn2", 2, 1}};
    model->average_layers = {0, 2};
    model->tokenizer = std::make_shared<FakeTokenizer>();
    return model;
}

ImagePtr fakePicture(Seed seed, int side, double sharpness) {
    return fakePicture(seed, NoiseRecipe{}, side, sharpness);
}

ImagePtr fakePicture(Seed seed, const NoiseRecipe& recipe, int side, double sharpness) {
    auto image = std::make_shared<Image>();
    image->width = side;
    image->height = side;
    image->rgb.resize(static_cast<std::size_t>(side) * static_cast<std::size_t>(side) * 3);
    const Place cube = placeOf(seed, recipe, 1);
    const Place sphere = placeOf(seed, recipe, 2);
    const double edge = 0.02 + 0.25 * (1 - sharpness);
    std::size_t at = 0;
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x) {
            const double u = (x + 0.5) / side;
            const double v = (y + 0.5) / side;
            const double ground = 90 + 90 * v + 30 * hashed(seed, recipe, 9);
            const double square = std::max(std::abs(u - cube.x), std::abs(v - cube.y));
            const double circle = std::hypot(u - sphere.x, v - sphere.y);
            const double a = std::clamp((cube.radius - square) / edge + 0.5, 0.0, 1.0);
            const double b = std::clamp((sphere.radius - circle) / edge + 0.5, 0.0, 1.0);
            const auto mix = [&](double red, double blue) {
                return static_cast<std::uint8_t>((ground * (1 - a) + red * a) * (1 - b) + blue * b);
            };
            image->rgb[at++] = mix(215, 40);
            image->rgb[at++] = mix(35, 60);
            image->rgb[at++] = mix(30, 225);
        }
    return image;
}

AttentionStepPtr fakeAttention(Seed seed, int step, int steps, int tokens, bool everything) {
    const auto grid = [&](int side, double blur) {
        AttentionGrid result{side, side, tokens, {}};
        result.values.resize(static_cast<std::size_t>(tokens) *
                             static_cast<std::size_t>(side * side));
        for (int p = 0; p < side * side; ++p) {
            const double u = (p % side + 0.5) / side;
            const double v = (static_cast<double>(p / side) + 0.5) / side;
            double sum = 0;
            std::vector<double> weights(static_cast<std::size_t>(tokens));
            for (int t = 0; t < tokens; ++t) {
                const Place place =
                    placeOf(seed, t < 4 ? 1 : 2);  // tokens 1 to 3: the cube, then the sphere
                const double d = std::hypot(u - place.x, v - place.y) / (place.radius * blur);
                weights[static_cast<std::size_t>(t)] =
                    0.02 + std::exp(-d * d) * (t == 3 || t == 7 ? 1 : 0.2);
                sum += weights[static_cast<std::size_t>(t)];
            }
            for (int t = 0; t < tokens; ++t)
                result.values[static_cast<std::size_t>(t * side * side + p)] =
                    static_cast<float>(weights[static_cast<std::size_t>(t)] / sum);
        }
        return result;
    };
    const double blur = 1.2 + 1.5 * (1 - (step + 1.0) / steps);
    auto result = std::make_shared<AttentionStep>();
    result->step = step;
    result->average = grid(kGrid, blur);
    if (everything)
        for (int layer = 0; layer < 3; ++layer) {
            const int side = layer == 1 ? 4 : kGrid;
            result->layers.push_back({layer, {grid(side, blur), grid(side, blur * 1.3)}});
        }
    return result;
}

}  // namespace seedbed
