// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/grid_bench.h"

#include "core/attention/attention_recorder.h"
#include "core/base/error.h"
#include "core/io/safetensors.h"
#include "core/sampling/grid_run.h"
#include "tests/bench/process_cost.h"

#include <ATen/ATen.h>
#include <c10/core/InferenceMode.h>
#include <nlohmann/json.hpp>

#include <optional>
#include <sstream>

namespace seedbed::bench {
namespace {

struct Grid {
    at::Tensor latents;             // [B, C, H, W]
    at::Tensor pictures;            // [B, 3, h, w]
    std::size_t history_bytes = 0;  // of the averages of one picture over all steps
};

std::vector<Seed> first_seeds(int count) {
    std::vector<Seed> seeds;
    for (int seed = 0; seed < count; ++seed) seeds.emplace_back(seed);
    return seeds;
}

RunSettings run_settings(const GridOptions& options, const Model& model) {
    RunSettings settings;
    settings.steps = options.steps;
    settings.guidance = options.guidance;
    settings.width = settings.height = model.denoiser->sample_size() * model.vae->factor();
    return settings;
}

GridRun start_run(const GridOptions& options, const std::shared_ptr<const Model>& model) {
    const RunSettings settings = run_settings(options, *model);
    auto prompt = std::make_shared<PromptContext>(encode_prompt(
        *model, {options.prompt, "", {}}, settings.guidance, settings.width, settings.height));
    return {model, std::move(prompt), settings, first_seeds(options.seeds)};
}

Capture parse_capture(const std::string& text) {
    if (text == "none") return Capture::None;
    if (text == "averages") return Capture::Averages;
    if (text == "everything") return Capture::Everything;
    throw Error(ErrorCode::InvalidRequest,
                "capture '" + text + "' is unknown; use none, averages or everything.");
}

std::unique_ptr<AttentionRecorder> make_recorder(const Model& model, Capture capture) {
    if (capture == Capture::None) return nullptr;
    const int side = model.denoiser->sample_size();
    return std::make_unique<AttentionRecorder>(
        model.denoiser->attention_layers(), side, side, capture == Capture::Everything);
}

// From the text of the prompt to pictures, all that a grid costs beyond loading.
Grid draw(const GridOptions& options, const std::shared_ptr<const Model>& model, Capture capture) {
    Grid grid;
    GridRun run = start_run(options, model);
    const auto recorder = make_recorder(*model, capture);
    std::vector<std::vector<AttentionStepPtr>> history;  // kept whole, as the time slider does
    while (!run.done()) {
        run.step(recorder.get());
        if (recorder) history.push_back(recorder->take(run.step_index() - 1));
    }
    for (const auto& step : history)
        grid.history_bytes += step.front()->average.values.size() * sizeof(float);
    grid.latents = run.latents();
    grid.pictures = run.decode();
    return grid;
}

class TensorFile {
 public:
    void add(const std::string& name, const at::Tensor& tensor) {
        kept_.push_back(tensor.to(at::kCPU, at::kFloat).contiguous());
        const at::Tensor& kept = kept_.back();
        const std::span values(kept.const_data_ptr<float>(),
                               static_cast<std::size_t>(kept.numel()));
        tensors_[name] = {DType::F32, kept.sizes().vec(), std::as_bytes(values)};
    }
    void write(const std::string& path) const { write_safetensors(path, tensors_); }

 private:
    std::vector<at::Tensor> kept_;
    std::map<std::string, TensorData> tensors_;
};

}  // namespace

void serve_grid(const GridOptions& options, std::istream& commands, std::ostream& answers) {
    const std::shared_ptr<const Model> model = load_model(model_path(options.model));
    const c10::InferenceMode inference;  // as the engine has it; not while loading
    answers << nlohmann::json{{"ready", true}, {"peak_mb", peak_megabytes()}} << std::endl;
    at::Tensor first_latents;
    Grid grid;
    for (std::string line; std::getline(commands, line);) {
        std::istringstream words(line);
        std::string command;
        std::string argument;
        words >> command >> argument;
        if (command == "save") {
            TensorFile file;
            file.add("pictures", grid.pictures);
            file.write(argument);
            answers << nlohmann::json{{"saved", argument}} << std::endl;
            continue;
        }
        const Capture capture = parse_capture(argument);
        grid = {};
        const double start = cpu_seconds();
        grid = draw(options, model, capture);
        const double cost = cpu_seconds() - start;
        if (!first_latents.defined()) first_latents = grid.latents;
        answers << nlohmann::json{{"cpu_s", cost},
                                  {"peak_mb", peak_megabytes()},
                                  {"history_bytes", grid.history_bytes},
                                  {"same_latents", at::equal(first_latents, grid.latents)}}
                << std::endl;
    }
}

void write_maps(const GridOptions& options, const std::string& path) {
    const std::shared_ptr<const Model> model = load_model(model_path(options.model));
    const c10::InferenceMode inference;  // as the engine has it; not while loading
    GridRun run = start_run(options, model);
    const auto recorder = make_recorder(*model, Capture::Averages);
    TensorFile file;
    while (!run.done()) {
        const std::string step = std::to_string(run.step_index());
        file.add("latents." + step, run.latents().clone());
        file.add("timestep." + step, run.timesteps().select(0, run.step_index()).reshape({1}));
        run.step(recorder.get());
        recorder->take(run.step_index() - 1);
        file.add("average." + step, recorder->last_average().clone());
    }
    file.write(path);
}

}  // namespace seedbed::bench
