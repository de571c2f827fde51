// SPDX-License-Identifier: Apache-2.0
// Case rng: the noise of a seed, through the class that the engine draws it with wherever the shape
// allows.
#include "core/kernels/philox.h"
#include "core/sampling/noise.h"
#include "tests/parity/checkers.h"

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>

#include <algorithm>
#include <sstream>

namespace seedbed::parity {
namespace {

// "torch_cpu.42.16.f32" -> source, seed, kind
struct NoiseName {
    std::string source;
    std::uint64_t seed = 0;
    std::string kind;

    static bool parse(const std::string& name, NoiseName& out) {
        std::istringstream text(name);
        std::string seed;
        if (!std::getline(text, out.source, '.') || !std::getline(text, seed, '.') ||
            !std::getline(text, out.kind))
            return false;
        if (seed.empty() ||
            !std::all_of(seed.begin(), seed.end(), [](char c) { return c >= '0' && c <= '9'; }))
            return false;
        out.seed = std::stoull(seed);
        return out.source == "torch_cpu" || out.source == "nv";
    }
};

class RngChecker : public Checker {
 public:
    using Checker::Checker;

    bool knows(const ExpectedTensor& tensor) const override {
        NoiseName name;
        return NoiseName::parse(tensor.name, name);
    }

    at::Tensor compute(const ExpectedTensor& tensor) override {
        NoiseName name;
        NoiseName::parse(tensor.name, name);
        return name.source == "nv" ? nv(name, tensor.value) : torch_cpu(name, tensor.value);
    }

 private:
    // Any shape of one draw is [1, 1, n] to the class: the order of the numbers is that of memory.
    static at::Tensor draw(SeedNoise& noise, const at::Tensor& like) {
        return noise.next(1, 1, like.numel()).view(like.sizes());
    }

    at::Tensor nv(const NoiseName& name, const at::Tensor& like) const {
        if (name.kind == "words") {
            at::Tensor words = at::empty(like.sizes(), at::kLong);
            for (std::int64_t i = 0; i < like.size(1); ++i) {
                const auto four =
                    philox_4x32_10({0, 0, static_cast<std::uint32_t>(i), 0}, name.seed);
                for (std::int64_t w = 0; w < like.size(0); ++w)
                    words[w][i] = static_cast<std::int64_t>(four[w]);
            }
            return words;
        }
        SeedNoise noise(NoiseMode::Nv, {Seed(name.seed)});
        const int index = std::stoi(name.kind.substr(std::string("draw").size()));
        for (int i = 0; i < index; ++i) draw(noise, like);
        return draw(noise, like);
    }

    at::Tensor torch_cpu(const NoiseName& name, const at::Tensor& like) const {
        auto generator = at::make_generator<at::CPUGeneratorImpl>(name.seed);
        if (name.kind == "rand") return at::rand(like.sizes(), generator, like.options());
        if (name.kind == "randint")
            return at::randint(0, 1000, like.sizes(), generator, like.options());
        if (like.scalar_type() != at::kFloat)
            return at::randn(like.sizes(), generator, like.options());
        SeedNoise noise(NoiseMode::Cpu, {Seed(name.seed)});
        const std::string next = "_next";
        if (name.kind.ends_with(next))
            draw(noise, sibling(name, name.kind.substr(0, name.kind.size() - next.size())));
        return draw(noise, like);
    }

    const at::Tensor& sibling(const NoiseName& name, const std::string& kind) const {
        const std::string wanted = name.source + "." + std::to_string(name.seed) + "." + kind;
        for (const ExpectedTensor& tensor : case_.expected()) {
            if (tensor.name == wanted) return tensor.value;
        }
        throw std::runtime_error("the case has no tensor " + wanted);
    }
};

}  // namespace

std::unique_ptr<Checker> make_rng_checker(const CaseFolder& folder) {
    return std::make_unique<RngChecker>(folder);
}

}  // namespace seedbed::parity
