// SPDX-License-Identifier: Apache-2.0
#include "core/sampling/scheduler_config.h"

#include "core/base/error.h"
#include "core/io/json_file.h"

#include <nlohmann/json.hpp>

#include <array>
#include <utility>

namespace seedbed {
namespace {

using nlohmann::json;

constexpr const char* kFile = "scheduler/scheduler_config.json";

[[noreturn]] void unsupported(const std::string& field,
                              const std::string& value,
                              const std::string& remedy) {
    throw Error(ErrorCode::UnsupportedModel,
                std::string(kFile) + ": \"" + field + "\" is " + value +
                    ", which Seedbed does not have; " + remedy);
}

template <typename T, std::size_t N>
T choice(const JsonObject& config,
         const char* name,
         const char* fallback,
         const std::array<std::pair<const char*, T>, N>& choices) {
    const std::string text = config.text(name, fallback);
    std::string known;
    for (const auto& [key, value] : choices) {
        if (text == key) return value;
        known += (known.empty() ? "" : ", ") + std::string(key);
    }
    unsupported(name, '"' + text + '"', "it can be one of " + known);
}

// Switches that change the numbers in a way that `sampler` does not have.
void reject_options(const JsonObject& config,
                    const char* sampler,
                    std::initializer_list<const char*> names) {
    for (const char* name : names) {
        if (config.boolean(name, false))
            unsupported(name, "true", std::string("choose another sampler than ") + sampler);
    }
}

void require(const JsonObject& config, const char* name, const char* wanted) {
    const std::string text = config.text(name, wanted);
    if (text != wanted) unsupported(name, '"' + text + '"', std::string("it can be ") + wanted);
}

void read_common(const JsonObject& config, Sampler sampler, SchedulerConfig& out) {
    using Beta = std::pair<const char*, BetaSchedule>;
    using Kind = std::pair<const char*, Prediction>;
    using Space = std::pair<const char*, Spacing>;
    out.train_steps = static_cast<int>(config.integer("num_train_timesteps", 1, 100'000, 1000));
    out.beta_start = config.number("beta_start", 0.0001);
    out.beta_end = config.number("beta_end", 0.02);
    out.beta_schedule = choice(config,
                               "beta_schedule",
                               "linear",
                               std::array{Beta{"linear", BetaSchedule::Linear},
                                          Beta{"scaled_linear", BetaSchedule::ScaledLinear},
                                          Beta{"squaredcos_cap_v2", BetaSchedule::SquaredCosine}});
    if (config.has("trained_betas")) out.trained_betas = config.numbers("trained_betas");
    out.zero_terminal_snr = config.boolean("rescale_betas_zero_snr", false);
    out.prediction = choice(config,
                            "prediction_type",
                            "epsilon",
                            std::array{Kind{"epsilon", Prediction::Epsilon},
                                       Kind{"v_prediction", Prediction::Velocity},
                                       Kind{"sample", Prediction::Sample}});
    out.spacing = choice(config,
                         "timestep_spacing",
                         sampler == Sampler::Ddim ? "leading" : "linspace",
                         std::array{Space{"leading", Spacing::Leading},
                                    Space{"linspace", Spacing::Linspace},
                                    Space{"trailing", Spacing::Trailing}});
    out.steps_offset = static_cast<int>(config.integer("steps_offset", 0, 1000, 0));
}

void read_ddim(const JsonObject& config, SchedulerConfig& out) {
    reject_options(config, "ddim", {"thresholding"});
    out.set_alpha_to_one = config.boolean("set_alpha_to_one", true);
    const auto written_for = config.text("_class_name", "DDIMScheduler");
    const bool clips = written_for.starts_with("DDIM") || written_for.starts_with("DDPM");
    if (config.boolean("clip_sample", clips)) out.clip = config.number("clip_sample_range", 1.0);
}

void read_final_sigma(const JsonObject& config, SchedulerConfig& out) {
    using Final = std::pair<const char*, bool>;
    out.last_sigma_zero = choice(config,
                                 "final_sigmas_type",
                                 "zero",
                                 std::array{Final{"zero", true}, Final{"sigma_min", false}});
}

void read_euler(const JsonObject& config, SchedulerConfig& out) {
    reject_options(config, "euler", {"use_exponential_sigmas", "use_beta_sigmas"});
    require(config, "interpolation_type", "linear");
    require(config, "timestep_type", "discrete");
    read_final_sigma(config, out);
    out.karras = config.boolean("use_karras_sigmas", false);
    if (config.has("sigma_min")) out.sigma_min = config.number("sigma_min");
    if (config.has("sigma_max")) out.sigma_max = config.number("sigma_max");
}

void read_dpmpp(const JsonObject& config, SchedulerConfig& out) {
    reject_options(config,
                   "dpmpp_2m",
                   {"thresholding",
                    "use_exponential_sigmas",
                    "use_beta_sigmas",
                    "use_lu_lambdas",
                    "use_flow_sigmas",
                    "use_dynamic_shifting"});
    require(config, "algorithm_type", "dpmsolver++");
    if (const auto order = config.integer("solver_order", 1, 3, 2); order != 2)
        unsupported("solver_order", std::to_string(order), "it can be 2");
    if (config.has("variance_type"))
        unsupported("variance_type", config.at("variance_type").dump(), "it can be null");
    // -Infinity, which Python writes, is read as null.
    if (config.has("lambda_min_clipped"))
        unsupported(
            "lambda_min_clipped", config.at("lambda_min_clipped").dump(), "it can be -Infinity");
    using Solver = std::pair<const char*, bool>;
    out.heun_solver = choice(config,
                             "solver_type",
                             "midpoint",
                             std::array{Solver{"midpoint", false}, Solver{"heun", true}});
    read_final_sigma(config, out);
    out.karras = config.boolean("use_karras_sigmas", false);
    out.lower_order_final = config.boolean("lower_order_final", true);
    out.euler_at_final = config.boolean("euler_at_final", false);
}

}  // namespace

SchedulerConfig read_scheduler_config(const json& config, Sampler sampler, Schedule schedule) {
    check(supports(sampler, schedule),
          "[scheduler_config] the sampler does not have this schedule");
    const JsonObject object(config, kFile);
    SchedulerConfig out;
    read_common(object, sampler, out);
    if (sampler == Sampler::Ddim) read_ddim(object, out);
    if (sampler == Sampler::Euler) read_euler(object, out);
    if (sampler == Sampler::DpmPp2m) read_dpmpp(object, out);
    if (schedule == Schedule::Karras) out.karras = true;
    return out;
}

}  // namespace seedbed
