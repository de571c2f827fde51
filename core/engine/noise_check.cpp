// SPDX-License-Identifier: Apache-2.0
// C latent channels, H W latent size
#include "core/engine/noise_check.h"

#include "core/sampling/noise.h"

#include <ATen/ATen.h>
#include <c10/core/InferenceMode.h>

#include <array>
#include <cmath>
#include <cstdio>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace seedbed {
namespace {

struct Whole {  // of all numbers of a draw
    double mean;
    double rms;
};

// A draw of a program's generator and numbers of it that are known.
struct Known {
    std::string name;
    NoiseMode mode = NoiseMode::Cpu;
    std::uint64_t seed = 0;
    int draw = 0;  // 0 = the first
    std::array<std::int64_t, 3> shape{1, 4, 4};
    std::vector<std::pair<std::int64_t, double>> numbers;  // index, value
    std::optional<Whole> whole = {};
    std::int64_t batch_row = -1;  // of a batch of two from one generator
    double tolerance = 5e-6;
};

struct Program {
    std::string name;
    std::vector<Known> draws;
};

constexpr std::array<std::int64_t, 3> kLatent{4, 64, 64};
constexpr double kFourDigits = 6e-5;  // as published

std::vector<std::pair<std::int64_t, double>> from_first(std::initializer_list<double> values) {
    std::vector<std::pair<std::int64_t, double>> numbers;
    for (const double value : values) numbers.emplace_back(numbers.size(), value);
    return numbers;
}

// torch.manual_seed(seed), torch.randn(16): the numbers that torch's users know.
Known torch_zero() {
    return {"seed 0",
            NoiseMode::Cpu,
            0,
            0,
            {1, 4, 4},
            from_first({-1.1258,
                        -1.1524,
                        -0.2506,
                        -0.4339,
                        0.8487,
                        0.6920,
                        -0.3160,
                        -2.1152,
                        0.3223,
                        -1.2633,
                        0.3500,
                        0.3081,
                        0.1198,
                        1.2377,
                        1.1168,
                        -0.2473}),
            {},
            -1,
            kFourDigits};
}

Known torch_answer() {
    return {"seed 42",
            NoiseMode::Cpu,
            42,
            0,
            {1, 4, 4},
            from_first({1.9269, 1.4873, 0.9007, -2.1055}),
            {},
            -1,
            kFourDigits};
}

// What follows is from tests/data/scripts/make_noise_vectors.py: torch itself, and the published
// formula of CUDA's generator in numpy.
Known torch_latent(const char* name, std::uint64_t seed) {
    return {name,
            NoiseMode::Cpu,
            seed,
            0,
            kLatent,
            {{0, 1.926915},
             {1, 1.487284},
             {5105, -1.521798},
             {8192, -0.7977822},
             {16368, 1.241398},
             {16382, 0.9728097},
             {16383, -0.2934061}},
            Whole{0.009140917995552389, 1.0040323933439474}};
}

// The second draw of a generator, and the second row of a batch that one generator fills.
Known torch_second(const char* name, int draw, std::int64_t batch_row) {
    return {name,
            NoiseMode::Cpu,
            42,
            draw,
            kLatent,
            {{0, -1.304659},
             {1, 1.450703},
             {5105, 0.3345364},
             {8192, 1.87232},
             {16368, -0.02315564},
             {16382, 1.906112},
             {16383, -0.2654118}},
            Whole{-0.0030930154235315754, 1.0044453319704583},
            batch_row};
}

std::vector<Known> cuda_draws() {
    constexpr auto nv = NoiseMode::Nv;
    constexpr std::uint64_t kWide = (1ULL << 32) + 5;
    return {
        {"seed 0",
         nv,
         0,
         0,
         {1, 3, 4},
         from_first({-0.924662,
                     -0.425344,
                     -2.643846,
                     0.145184,
                     -0.120867,
                     -0.579726,
                     -0.622852,
                     -0.328387,
                     -1.074542,
                     -0.363144,
                     -1.671050,
                     2.265505})},
        {"seed 0, second draw",
         nv,
         0,
         1,
         {1, 1, 4},
         from_first({0.180826, -0.552263, 0.923813, -0.734970})},
        {"seed 42", nv, 42, 0, {1, 1, 4}, from_first({0.194019, 2.161374, -0.172051, 0.849060})},
        {"seed 2^32 + 5",
         nv,
         kWide,
         0,
         {1, 1, 4},
         from_first({-2.842748, 1.340492, 0.272231, 1.455063})},
        {"seed 42, 4x64x64",
         nv,
         42,
         0,
         kLatent,
         {{0, 0.1940189},
          {1, 2.161374},
          {5105, -1.370045},
          {8192, -0.585231},
          {16368, 0.5949874},
          {16382, -0.9526749},
          {16383, 0.08298859}},
         Whole{0.0031087932248370365, 0.9969016369859722}},
        {"seed 2^32 + 5, second draw, 4x64x64",
         nv,
         kWide,
         1,
         kLatent,
         {{0, 1.529594},
          {1, -0.2153237},
          {5105, 0.773272},
          {8192, 0.3873586},
          {16368, 1.420981},
          {16382, 0.2095016},
          {16383, -0.5251892}},
         Whole{-0.019960432010144302, 1.0028883002891533}},
    };
}

std::vector<Program> programs() {
    return {{"AUTOMATIC1111 (GPU)", cuda_draws()},
            {"ComfyUI",
             {torch_zero(),
              torch_answer(),
              torch_latent("seed 42, 4x64x64", 42),
              torch_second("seed 42, second picture of a batch", 0, 1)}},
            {"diffusers",
             {torch_zero(),
              torch_answer(),
              torch_latent("seed 42, 4x64x64", 42),
              torch_latent("seed 2^32 + 42 as 42", (1ULL << 32) + 42),
              torch_second("seed 42, second draw", 1, -1)}}};
}

at::Tensor draw_again(const Known& known) {
    const bool batch = known.batch_row >= 0;
    auto noise = batch ? SeedNoise::one_generator(known.mode, Seed(known.seed), 2)
                       : SeedNoise(known.mode, {Seed(known.seed)});
    const auto [channels, height, width] = known.shape;
    at::Tensor drawn = noise.next(channels, height, width);  // [B, C, H, W]
    for (int k = 0; k < known.draw; ++k) drawn = noise.next(channels, height, width);
    return drawn[batch ? known.batch_row : 0].flatten();
}

std::string differs(const Known& known, const std::string& what, double drawn, double wanted) {
    std::array<char, 96> text;
    std::snprintf(text.data(), text.size(), " is %.7g instead of %.7g", drawn, wanted);
    return known.name + ": " + what + text.data();
}

// What is wrong with the draw; empty when nothing is.
std::string difference(const Known& known) {
    const at::Tensor drawn = draw_again(known).to(at::kDouble);
    // A NaN is no match either.
    const auto wrong = [&](double value, double wanted) {
        return !(std::abs(value - wanted) <= known.tolerance);
    };
    for (const auto& [index, wanted] : known.numbers) {
        const auto value = drawn[index].item<double>();
        if (wrong(value, wanted))
            return differs(known, "number " + std::to_string(index), value, wanted);
    }
    if (!known.whole) return {};
    const auto mean = drawn.mean().item<double>();
    if (wrong(mean, known.whole->mean)) return differs(known, "the mean", mean, known.whole->mean);
    const auto rms = std::sqrt(drawn.square().mean().item<double>());
    if (wrong(rms, known.whole->rms))
        return differs(known, "the root mean square", rms, known.whole->rms);
    return {};
}

NoiseCheck check_program(const Program& program) {
    NoiseCheck check{program.name, true, ""};
    std::string same, different;
    for (const auto& known : program.draws) {
        const auto wrong = difference(known);
        auto& list = wrong.empty() ? same : different;
        list += (list.empty() ? "" : "; ") + (wrong.empty() ? known.name : wrong);
    }
    check.reproduced = different.empty();
    check.detail = check.reproduced ? same : different;
    return check;
}

class NoiseCheckJob : public Job {
 public:
    explicit NoiseCheckJob(JobId id) : id_(id) {}
    Status step(const EventSink& emit) override {
        emit(NoiseChecked{id_, check_noise()});
        return Status::Done;
    }

 private:
    JobId id_;
};

}  // namespace

std::vector<NoiseCheck> check_noise() {
    const c10::InferenceMode inference;
    std::vector<NoiseCheck> checks;
    for (const auto& program : programs()) checks.push_back(check_program(program));
    return checks;
}

std::unique_ptr<Job> make_noise_check_job(JobId id) {
    return std::make_unique<NoiseCheckJob>(id);
}

}  // namespace seedbed
