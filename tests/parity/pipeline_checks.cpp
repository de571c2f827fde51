// SPDX-License-Identifier: Apache-2.0
// Tensors pipe.*: whole runs of a text-to-image pipeline, set up from what their descriptions say.
#include "core/base/error.h"
#include "core/sampling/grid_run.h"
#include "core/sampling/noise.h"
#include "tests/parity/checkers.h"

#include <ATen/ATen.h>

#include <map>
#include <optional>
#include <regex>

namespace seedbed::parity {
namespace {

using nlohmann::json;

// "…pipeline StableDiffusionPipeline, scheduler DDIMScheduler, generator cpu seed 469, arguments
// {…}"
struct Recipe {
    Sampler sampler = Sampler::Ddim;
    std::vector<Seed> seeds;
    bool one_generator = true;
    json arguments;

    static std::optional<Recipe> parse(const std::string& description);
};

std::optional<Sampler> sampler_of(const std::string& class_name) {
    if (class_name == "DDIMScheduler") return Sampler::Ddim;
    if (class_name == "EulerDiscreteScheduler") return Sampler::Euler;
    if (class_name == "EulerAncestralDiscreteScheduler") return Sampler::EulerAncestral;
    if (class_name == "DPMSolverMultistepScheduler") return Sampler::DpmPp2m;
    return std::nullopt;
}

std::optional<Recipe> Recipe::parse(const std::string& description) {
    static const std::regex form(
        "pipeline StableDiffusionPipeline, scheduler (\\w+), generators? cpu seeds? (\\[?)([0-9, "
        "]+)\\]?, "
        "arguments (\\{.*\\})");
    std::smatch found;
    if (!std::regex_search(description, found, form)) return std::nullopt;
    const auto sampler = sampler_of(found[1]);
    const json arguments = json::parse(found[4].str(), nullptr, false);
    if (!sampler || arguments.is_discarded()) return std::nullopt;
    return Recipe{*sampler, parse_seed_list(found[3].str()), found[2].length() == 0, arguments};
}

struct Result {
    at::Tensor timesteps;  // [S]
    at::Tensor steps;      // [S, B, C, H, W] latents after each step
    at::Tensor latents;    // [B, C, H, W]
    at::Tensor image;      // [B, 3, h, w]
};

class PipelineChecker : public Checker {
 public:
    using Checker::Checker;

    bool knows(const ExpectedTensor& tensor) const override {
        if (tensor.name == "pipe.init_noise") return case_.has_param("pipe_seed");
        return tensor.name.starts_with("pipe.") && Recipe::parse(tensor.description).has_value();
    }

    at::Tensor compute(const ExpectedTensor& tensor) override {
        if (tensor.name == "pipe.init_noise") {
            SeedNoise noise(NoiseMode::Cpu, {Seed(case_.param<std::uint64_t>("pipe_seed"))});
            return noise.next(tensor.value.size(1), tensor.value.size(2), tensor.value.size(3));
        }
        const std::size_t dot = tensor.name.rfind('.');
        const std::string kind = tensor.name.substr(dot + 1);
        const Result& result = run_of(tensor.name.substr(0, dot), tensor.description);
        if (kind == "timesteps") return result.timesteps.to(tensor.value.scalar_type());
        if (kind == "steps") return result.steps;
        if (kind == "latents") return result.latents;
        if (kind == "image") return result.image;
        throw std::runtime_error("unknown kind of pipeline tensor: " + kind);
    }

 private:
    const Result& run_of(const std::string& name, const std::string& description) {
        auto found = results_.find(name);
        if (found == results_.end())
            found = results_.emplace(name, run(*Recipe::parse(description))).first;
        return found->second;
    }

    Result run(const Recipe& recipe) {
        if (!model_) model_ = load_model(case_.model(), at::kCPU);
        const json& arguments = recipe.arguments;
        RunSettings settings;
        settings.sampler = recipe.sampler;
        settings.steps = arguments.at("num_inference_steps");
        settings.guidance = arguments.value("guidance_scale", 7.5);
        settings.eta = arguments.value("eta", 0.0);
        settings.width = arguments.at("width");
        settings.height = arguments.at("height");
        const auto prompt =
            std::make_shared<PromptContext>(encode_prompt(*model_,
                                                          arguments.at("prompt"),
                                                          arguments.value("negative_prompt", ""),
                                                          settings.guidance));
        const std::int64_t batch = arguments.value("num_images_per_prompt", 1);
        auto noise = recipe.one_generator
                         ? SeedNoise::one_generator(settings.noise, recipe.seeds.front(), batch)
                         : SeedNoise(settings.noise, recipe.seeds);
        GridRun grid(model_, prompt, settings, std::make_unique<SeedNoise>(std::move(noise)));
        std::vector<at::Tensor> steps;
        while (!grid.done()) {
            grid.step();
            steps.push_back(grid.latents());
        }
        return {grid.timesteps(), at::stack(steps), grid.latents(), grid.decode()};
    }

    std::shared_ptr<const Model> model_;
    std::map<std::string, Result> results_;
};

}  // namespace

std::unique_ptr<Checker> make_pipeline_checker(const CaseFolder& folder) {
    return std::make_unique<PipelineChecker>(folder);
}

}  // namespace seedbed::parity
