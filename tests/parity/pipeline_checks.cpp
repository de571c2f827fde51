// SPDX-License-Identifier: Apache-2.0
// Tensors pipe.*: whole runs of a text-to-image pipeline, set up from what their descriptions say.
#include "core/base/error.h"
#include "core/sampling/grid_run.h"
#include "core/sampling/noise.h"
#include "core/sampling/scheduler_config.h"
#include "tests/parity/checkers.h"
#include "tests/parity/inpaint_start.h"

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
    std::string scheduler;  // its class
    std::vector<Seed> seeds;
    bool one_generator = true;
    bool inpaint = false;
    json arguments;

    static std::optional<Recipe> parse(const std::string& description);
};

std::optional<Recipe> Recipe::parse(const std::string& description) {
    static const std::regex form(
        "pipeline (?:StableDiffusion|StableDiffusionXL|PixArtAlpha)(Inpaint)?Pipeline, scheduler "
        "(\\w+), "
        "generators? cpu seeds? (\\[?)([0-9, ]+)\\]?, arguments (\\{.*\\})");
    std::smatch found;
    if (!std::regex_search(description, found, form)) return std::nullopt;
    const json arguments = json::parse(found[5].str(), nullptr, false);
    if (arguments.is_discarded()) return std::nullopt;
    const bool one_generator = found[3].length() == 0, inpaint = found[1].matched;
    return Recipe{found[2], parse_seed_list(found[4].str()), one_generator, inpaint, arguments};
}

struct Result {
    at::Tensor timesteps;  // [S]
    at::Tensor sigmas;     // [S + 1]
    at::Tensor steps;      // [S, B, C, H, W] latents after each step
    at::Tensor latents;    // [B, C, H, W]
    at::Tensor image;      // [B, 3, h, w]
};

class PipelineChecker : public Checker {
 public:
    using Checker::Checker;

    bool knows(const ExpectedTensor& tensor) const override {
        if (tensor.name == "pipe.init_noise") return case_.has_param("pipe_seed");
        return tensor.name.starts_with("pipe.") &&
               Recipe::parse(description_of(tensor)).has_value();
    }

    at::Tensor compute(const ExpectedTensor& tensor) override {
        if (tensor.name == "pipe.init_noise") {
            SeedNoise noise(NoiseMode::Cpu, {Seed(case_.param<std::uint64_t>("pipe_seed"))});
            return noise.next(tensor.value.size(1), tensor.value.size(2), tensor.value.size(3));
        }
        const std::size_t dot = tensor.name.rfind('.');
        const std::string kind = tensor.name.substr(dot + 1);
        const Result& result = run_of(tensor.name.substr(0, dot), description_of(tensor));
        if (kind == "timesteps") return result.timesteps.to(tensor.value.scalar_type());
        if (kind == "sigmas") return result.sigmas;
        if (kind == "steps") return result.steps;
        if (kind == "latents") return result.latents;
        if (kind == "image") return result.image;
        throw std::runtime_error("unknown kind of pipeline tensor: " + kind);
    }

 private:
    // "sigmas of that run": the description of its timesteps says which.
    std::string description_of(const ExpectedTensor& tensor) const {
        constexpr std::string_view ending = ".sigmas";
        if (!tensor.name.ends_with(ending)) return tensor.description;
        const auto run = tensor.name.substr(0, tensor.name.size() - ending.size());
        for (const ExpectedTensor& other : case_.expected())
            if (other.name == run + ".timesteps") return other.description;
        return tensor.description;
    }

    const Result& run_of(const std::string& name, const std::string& description) {
        auto found = results_.find(name);
        if (found == results_.end())
            found = results_.emplace(name, run(*Recipe::parse(description))).first;
        return found->second;
    }

    Result run(const Recipe& recipe) {
        if (!model_) model_ = load_model(case_.model());
        const json& arguments = recipe.arguments;
        RunSettings settings;
        settings.sampler = sampler_of_class({{"_class_name", recipe.scheduler}});
        settings.steps = arguments.at("num_inference_steps");
        settings.guidance = arguments.value("guidance_scale", 7.5);
        settings.eta = arguments.value("eta", 0.0);
        settings.width = arguments.at("width");
        settings.height = arguments.at("height");
        PromptText text{arguments.at("prompt"), {}, {}};
        if (arguments.contains("negative_prompt") && arguments["negative_prompt"].is_string())
            text.negative = arguments["negative_prompt"];
        const auto prompt = std::make_shared<PromptContext>(
            encode_prompt(*model_, text, settings.guidance, settings.width, settings.height));
        const std::int64_t batch = arguments.value("num_images_per_prompt", 1);
        auto noise = recipe.one_generator
                         ? SeedNoise::one_generator(settings.noise, recipe.seeds.front(), batch)
                         : SeedNoise(settings.noise, recipe.seeds);
        if (recipe.inpaint) {
            const auto pixels = start_pixels(
                case_, settings.width, settings.height, arguments.value("strength", 1.0));
            settings.start = std::make_shared<StartLatents>(
                encode_start(*model_->vae, pixels, is_inpainting(*model_)));
        }
        GridRun grid(model_, prompt, settings, std::make_unique<SeedNoise>(std::move(noise)));
        std::vector<at::Tensor> steps;
        while (!grid.done()) {
            grid.step();
            steps.push_back(grid.latents());
        }
        return {grid.timesteps(), grid.sigmas(), at::stack(steps), grid.latents(), grid.decode()};
    }

    std::shared_ptr<const Model> model_;
    std::map<std::string, Result> results_;
};

}  // namespace

std::unique_ptr<Checker> make_pipeline_checker(const CaseFolder& folder) {
    return std::make_unique<PipelineChecker>(folder);
}

}  // namespace seedbed::parity
