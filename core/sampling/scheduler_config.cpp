// SPDX-License-Identifier: Apache-2.0
#include "core/sampling/scheduler_config.h"

#include "core/base/error.h"
#include "core/io/json_file.h"

#include <nlohmann/json.hpp>

#include <array>
#include <limits>
#include <string_view>
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

// The samplers whose own default is to space steps from the end of the schedule.
bool leads(Sampler sampler) {
    return sampler == Sampler::Ddim || sampler == Sampler::Ddpm || sampler == Sampler::Pndm ||
           sampler == Sampler::Lcm;
}

struct Range {
    double low, high;
    const char* text;
};
constexpr Range kShare{0, 1, "a number from 0 to 1"};
constexpr Range kSize{0, 1e6, "a number from 0 to 1000000"};
constexpr Range kLogSnr{-1e6, 1e6, "a number from -1000000 to 1000000"};

double within(const JsonObject& config, const char* name, const Range& range, double value) {
    if (!(value >= range.low && value <= range.high)) config.fail(name, range.text);
    return value;
}

// The field must be there.
double number(const JsonObject& config, const char* name, const Range& range) {
    return within(config, name, range, config.number(name));
}

double number(const JsonObject& config, const char* name, const Range& range, double fallback) {
    return within(config, name, range, config.number(name, fallback));
}

void read_common(const JsonObject& config, Sampler sampler, SchedulerConfig& out) {
    using Beta = std::pair<const char*, BetaSchedule>;
    using Kind = std::pair<const char*, Prediction>;
    using Space = std::pair<const char*, Spacing>;
    out.train_steps = static_cast<int>(config.integer("num_train_timesteps", 1, 100'000, 1000));
    const bool latent = sampler == Sampler::Heun || sampler == Sampler::Lcm;
    out.beta_start = number(config, "beta_start", kShare, latent ? 0.00085 : 0.0001);
    out.beta_end = number(config, "beta_end", kShare, latent ? 0.012 : 0.02);
    out.beta_schedule = choice(config,
                               "beta_schedule",
                               sampler == Sampler::Lcm ? "scaled_linear" : "linear",
                               std::array{Beta{"linear", BetaSchedule::Linear},
                                          Beta{"scaled_linear", BetaSchedule::ScaledLinear},
                                          Beta{"squaredcos_cap_v2", BetaSchedule::SquaredCosine}});
    if (config.has("trained_betas")) out.trained_betas = config.numbers("trained_betas");
    for (const double beta : out.trained_betas) within(config, "trained_betas", kShare, beta);
    out.zero_terminal_snr = config.boolean("rescale_betas_zero_snr", false);
    out.prediction = choice(config,
                            "prediction_type",
                            "epsilon",
                            std::array{Kind{"epsilon", Prediction::Epsilon},
                                       Kind{"v_prediction", Prediction::Velocity},
                                       Kind{"sample", Prediction::Sample}});
    out.spacing = choice(config,
                         "timestep_spacing",
                         leads(sampler) ? "leading" : "linspace",
                         std::array{Space{"leading", Spacing::Leading},
                                    Space{"linspace", Spacing::Linspace},
                                    Space{"trailing", Spacing::Trailing}});
    out.steps_offset = static_cast<int>(config.integer("steps_offset", 0, 1000, 0));
}

// Whether it was written for this class; without one, it is taken for the sampler's own.
bool is_of(const JsonObject& config, const char* start) {
    return !config.has("_class_name") || config.text("_class_name").starts_with(start);
}

void read_clip(const JsonObject& config, bool by_default, SchedulerConfig& out) {
    if (config.boolean("clip_sample", by_default))
        out.clip = number(config, "clip_sample_range", kSize, 1.0);
}

void read_ddim(const JsonObject& config, SchedulerConfig& out) {
    reject_options(config, "ddim", {"thresholding"});
    out.set_alpha_to_one = config.boolean("set_alpha_to_one", true);
    read_clip(config, is_of(config, "DDIM") || is_of(config, "DDPM"), out);
}

void read_ddpm(const JsonObject& config, SchedulerConfig& out) {
    using Kind = std::pair<const char*, Variance>;
    reject_options(config, "ddpm", {"thresholding"});
    out.variance = choice(config,
                          "variance_type",
                          "fixed_small",
                          std::array{Kind{"fixed_small", Variance::Small},
                                     Kind{"fixed_small_log", Variance::Small},
                                     Kind{"fixed_large", Variance::Large}});
    read_clip(config, is_of(config, "DDIM") || is_of(config, "DDPM"), out);
}

void read_pndm(const JsonObject& config, SchedulerConfig& out) {
    out.set_alpha_to_one = config.boolean("set_alpha_to_one", false);
    out.runge_kutta_start = !config.boolean("skip_prk_steps", !is_of(config, "PNDM"));
}

void read_lcm(const JsonObject& config, SchedulerConfig& out) {
    reject_options(config, "lcm", {"thresholding"});
    read_clip(config, false, out);
    out.original_steps =
        static_cast<int>(config.integer("original_inference_steps", 1, out.train_steps, 50));
    out.timestep_scaling = number(config, "timestep_scaling", kSize, 10.0);
}

void read_final_sigma(const JsonObject& config, SchedulerConfig& out) {
    using Final = std::pair<const char*, bool>;
    out.last_sigma_zero = choice(config,
                                 "final_sigmas_type",
                                 "zero",
                                 std::array{Final{"zero", true}, Final{"sigma_min", false}});
}

// Where the sigmas lie: Karras or as the steps fall.
void read_karras(const JsonObject& config, const char* sampler, SchedulerConfig& out) {
    reject_options(config, sampler, {"use_exponential_sigmas", "use_beta_sigmas"});
    out.karras = config.boolean("use_karras_sigmas", false);
    if (config.has("sigma_min")) out.sigma_min = number(config, "sigma_min", kSize);
    if (config.has("sigma_max")) out.sigma_max = number(config, "sigma_max", kSize);
}

void read_euler(const JsonObject& config, SchedulerConfig& out) {
    read_karras(config, "euler", out);
    require(config, "interpolation_type", "linear");
    require(config, "timestep_type", "discrete");
    read_final_sigma(config, out);
}

void read_lms(const JsonObject& config, SchedulerConfig& out) {
    read_karras(config, "lms", out);
    out.sigma_min.reset();  // it has no such option
    out.sigma_max.reset();
}

void read_heun(const JsonObject& config, SchedulerConfig& out) {
    read_karras(config, "heun", out);
    read_clip(config, false, out);
}

// What DPM++ and UniPC have in common.
void read_solver(const JsonObject& config, const char* sampler, int most, SchedulerConfig& out) {
    read_karras(config, sampler, out);
    reject_options(config, sampler, {"thresholding", "use_flow_sigmas", "use_dynamic_shifting"});
    read_final_sigma(config, out);
    constexpr std::int64_t kAny = std::numeric_limits<int>::max();
    const auto order = config.integer("solver_order", -kAny, kAny, 2);
    if (order < 1 || order > most)
        unsupported("solver_order",
                    std::to_string(order),
                    std::string("it can be 1 to ") + std::to_string(most));
    out.solver_order = static_cast<int>(order);
    out.lower_order_final = config.boolean("lower_order_final", true);
}

void read_dpmpp(const JsonObject& config, SchedulerConfig& out) {
    using Solver = std::pair<const char*, bool>;
    read_solver(config, "dpmpp_2m", 3, out);
    reject_options(config, "dpmpp_2m", {"use_lu_lambdas"});
    const std::string algorithm = config.text("algorithm_type", "dpmsolver++");
    if (algorithm == "dpmsolver" || algorithm == "sde-dpmsolver")
        unsupported("algorithm_type",
                    config.at("algorithm_type").dump(),
                    "it can be one of dpmsolver++, sde-dpmsolver++");
    const bool learned =
        config.has("variance_type") && config.text("variance_type").starts_with("learned");
    if (learned) unsupported("variance_type", config.at("variance_type").dump(), "it can be null");
    // -Infinity, which Python writes, is read as null.
    if (config.has("lambda_min_clipped"))
        out.lambda_min = number(config, "lambda_min_clipped", kLogSnr);
    out.heun_solver = choice(config,
                             "solver_type",
                             "midpoint",
                             std::array{Solver{"midpoint", false},
                                        Solver{"heun", true},
                                        Solver{"bh1", false},
                                        Solver{"bh2", false},
                                        Solver{"logrho", false}});
    out.euler_at_final = config.boolean("euler_at_final", false);
}

void read_unipc(const JsonObject& config, SchedulerConfig& out) {
    using Solver = std::pair<const char*, BhForm>;
    read_solver(config, "unipc", 4, out);
    if (config.has("solver_p"))
        unsupported("solver_p", config.at("solver_p").dump(), "it can be null");
    out.bh = choice(config,
                    "solver_type",
                    "bh2",
                    std::array{Solver{"bh1", BhForm::One},
                               Solver{"bh2", BhForm::Two},
                               Solver{"midpoint", BhForm::Two},
                               Solver{"heun", BhForm::Two},
                               Solver{"logrho", BhForm::Two}});
    out.predict_picture = config.boolean("predict_x0", true);
    if (config.has("disable_corrector"))
        out.uncorrected_steps = config.integers("disable_corrector", 0, out.train_steps);
}

void read_own(const JsonObject& config, Sampler sampler, SchedulerConfig& out) {
    switch (sampler) {
        case Sampler::Ddim:
            return read_ddim(config, out);
        case Sampler::Euler:
            return read_euler(config, out);
        case Sampler::EulerAncestral:
            return;
        case Sampler::DpmPp2m:
        case Sampler::DpmPp2mSde:
            return read_dpmpp(config, out);
        case Sampler::Ddpm:
            return read_ddpm(config, out);
        case Sampler::Pndm:
            return read_pndm(config, out);
        case Sampler::Lms:
            return read_lms(config, out);
        case Sampler::Heun:
            return read_heun(config, out);
        case Sampler::UniPc:
            return read_unipc(config, out);
        case Sampler::Lcm:
            return read_lcm(config, out);
    }
    throw LogicError("[scheduler_config] not a sampler");
}

}  // namespace

SchedulerConfig read_scheduler_config(const json& config, Sampler sampler, Schedule schedule) {
    check(supports(sampler, schedule),
          "[scheduler_config] the sampler does not have this schedule");
    const JsonObject object(config, kFile);
    SchedulerConfig out;
    read_common(object, sampler, out);
    read_own(object, sampler, out);
    if (schedule == Schedule::Karras) out.karras = true;
    return out;
}

Sampler sampler_of_class(const json& config) {
    using Class = std::pair<std::string_view, Sampler>;
    constexpr std::array kClasses{Class{"DDIMScheduler", Sampler::Ddim},
                                  Class{"DDPMScheduler", Sampler::Ddpm},
                                  Class{"PNDMScheduler", Sampler::Pndm},
                                  Class{"LMSDiscreteScheduler", Sampler::Lms},
                                  Class{"EulerDiscreteScheduler", Sampler::Euler},
                                  Class{"EulerAncestralDiscreteScheduler", Sampler::EulerAncestral},
                                  Class{"HeunDiscreteScheduler", Sampler::Heun},
                                  Class{"DPMSolverMultistepScheduler", Sampler::DpmPp2m},
                                  Class{"UniPCMultistepScheduler", Sampler::UniPc},
                                  Class{"LCMScheduler", Sampler::Lcm}};
    const JsonObject object(config, kFile);
    const std::string name = object.text("_class_name");
    std::string known;
    for (const auto& [key, sampler] : kClasses) {
        known += (known.empty() ? "" : ", ") + std::string(key);
        if (name != key) continue;
        const bool sde = object.text("algorithm_type", "").starts_with("sde-");
        return sampler == Sampler::DpmPp2m && sde ? Sampler::DpmPp2mSde : sampler;
    }
    unsupported("_class_name", '"' + name + '"', "it can be one of " + known);
}

}  // namespace seedbed
