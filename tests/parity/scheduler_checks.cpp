// SPDX-License-Identifier: Apache-2.0
// Case schedulers: whole trajectories of each sampler with the case's fake model, and the noise
// schedule.
#include "core/base/error.h"
#include "core/io/json_file.h"
#include "core/sampling/noise.h"
#include "core/sampling/scheduler.h"
#include "tests/parity/checkers.h"

#include <ATen/ATen.h>

#include <map>
#include <optional>
#include <sstream>

namespace seedbed::parity {
namespace {

constexpr double kFakeGain = 0.25;  // params.loop: out = fake[k % 8] + 0.25 * input

struct Trajectory {
    at::Tensor timesteps;  // [S]
    at::Tensor sigmas;     // [S + 1]
    at::Tensor first_sigma;
    at::Tensor samples;  // [S + 1, B, C, H, W]
};

// "euler.leading.20.samples"
struct RunName {
    std::string scheduler, spacing, kind;
    int steps = 0;
    std::string key() const { return scheduler + "." + spacing + "." + std::to_string(steps); }
    std::string config() const { return scheduler + "." + spacing; }

    static std::optional<RunName> parse(const std::string& text) {
        std::istringstream in(text);
        RunName name;
        std::string steps;
        if (!std::getline(in, name.scheduler, '.') || !std::getline(in, name.spacing, '.') ||
            !std::getline(in, steps, '.') || !std::getline(in, name.kind) || steps.empty() ||
            steps.find_first_not_of("0123456789") != std::string::npos) {
            return std::nullopt;
        }
        name.steps = std::stoi(steps);
        return name;
    }
};

class SchedulerChecker : public Checker {
 public:
    using Checker::Checker;

    bool knows(const ExpectedTensor& tensor) const override {
        if (!case_.params().contains("table")) return false;
        if (tensor.name == "alphas_cumprod" || tensor.name == "add_noise" ||
            tensor.name == "velocity")
            return true;
        const auto name = RunName::parse(tensor.name);
        return name && case_.params()["table"].contains(name->scheduler);
    }

    at::Tensor compute(const ExpectedTensor& tensor) override {
        if (tensor.name == "alphas_cumprod")
            return at::tensor(schedule().alphas_cumprod(), at::kFloat);
        if (tensor.name == "add_noise")
            return schedule().add_noise(
                case_.input("x0"), case_.input("eps"), case_.input("t_train"));
        if (tensor.name == "velocity")
            return schedule().velocity(
                case_.input("x0"), case_.input("eps"), case_.input("t_train"));
        const RunName name = *RunName::parse(tensor.name);
        const Trajectory& run = trajectory(name);
        if (name.kind == "timesteps") return run.timesteps.to(tensor.value.scalar_type());
        if (name.kind == "sigmas") return run.sigmas;
        if (name.kind == "init_noise_sigma") return run.first_sigma;
        if (name.kind == "samples") return run.samples;
        throw std::runtime_error("unknown kind of scheduler tensor: " + name.kind);
    }

 private:
    nlohmann::json config(const RunName& name) const {
        return read_json(case_.path() / "configs" / name.config() / "scheduler_config.json");
    }

    // "scaled_linear 0.00085-0.012, 1000 steps"
    NoiseSchedule schedule() const {
        SchedulerConfig config;
        config.beta_schedule = BetaSchedule::ScaledLinear;
        config.beta_start = 0.00085;
        config.beta_end = 0.012;
        return NoiseSchedule(config);
    }

    const Trajectory& trajectory(const RunName& name) {
        auto found = runs_.find(name.key());
        if (found == runs_.end()) found = runs_.emplace(name.key(), run(name)).first;
        return found->second;
    }

    Trajectory run(const RunName& name) const {
        const auto& arguments = case_.params()["table"][name.scheduler]["step_kwargs"];
        const nlohmann::json settings = config(name);
        const auto scheduler = Scheduler::create(settings,
                                                 sampler_of_class(settings),
                                                 Schedule::Automatic,
                                                 name.steps,
                                                 arguments.value("eta", 0.0));
        const at::Tensor& fake = case_.input("fake");
        at::Tensor x = case_.input("noise") * scheduler->init_noise_sigma();
        SeedNoise generator(NoiseMode::Cpu, {Seed(case_.param<std::uint64_t>("generator_seed"))});
        const auto noise = [&] { return generator.next(x.size(1), x.size(2), x.size(3)); };

        std::vector<at::Tensor> samples{x};
        for (int k = 0; k < scheduler->steps(); ++k) {
            const at::Tensor output =
                fake[k % fake.size(0)] + kFakeGain * (x * scheduler->input_scale(k));
            x = scheduler->step(k, x, output, noise).next;
            samples.push_back(x);
        }
        const auto& timesteps = scheduler->timesteps();
        const auto& sigmas = scheduler->sigmas();
        return {at::tensor(timesteps, at::kFloat),
                at::tensor(sigmas, at::kFloat),
                at::scalar_tensor(scheduler->init_noise_sigma(), at::kFloat),
                at::stack(samples)};
    }

    std::map<std::string, Trajectory> runs_;
};

}  // namespace

std::unique_ptr<Checker> make_scheduler_checker(const CaseFolder& folder) {
    return std::make_unique<SchedulerChecker>(folder);
}

}  // namespace seedbed::parity
