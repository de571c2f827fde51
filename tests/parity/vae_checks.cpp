// SPDX-License-Identifier: Apache-2.0
// vae.encode_mean, vae.encode_logvar, vae.encode_sample, vae.decode, each also as NAME_wide.
#include "core/base/error.h"
#include "core/models/vae.h"
#include "tests/parity/checkers.h"

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>

#include <memory>
#include <regex>
#include <string>

namespace seedbed::parity {
namespace {

class VaeChecker : public Checker {
 public:
    using Checker::Checker;

    bool knows(const ExpectedTensor& tensor) const override {
        static const std::regex names(R"(vae\.(encode_(mean|logvar|sample)|decode)(_wide)?)");
        return std::regex_match(tensor.name, names) &&
               std::filesystem::exists(case_.model() / "vae" / "config.json");
    }

    at::Tensor compute(const ExpectedTensor& tensor) override {
        const AutoencoderKl& vae = load();
        const std::string name = tensor.name.substr(tensor.name.find('.') + 1);
        const std::string wide = name.ends_with("_wide") ? "_wide" : "";
        if (name.starts_with("decode")) return vae.decode(case_.input("vae_latent" + wide));
        const auto [mean, logvar] = vae.encode(case_.input("vae_image" + wide));
        if (name.starts_with("encode_mean")) return mean;
        if (name.starts_with("encode_logvar")) return logvar;
        return sample(tensor, mean, logvar);
    }

 private:
    const AutoencoderKl& load() {
        if (!vae_) vae_ = AutoencoderKl::load(case_.model() / "vae");
        return *vae_;
    }

    // mean + exp(0.5 logvar) * randn of a CPU generator, whose seed the description gives.
    static at::Tensor sample(const ExpectedTensor& tensor,
                             const at::Tensor& mean,
                             const at::Tensor& logvar) {
        static const std::regex seed(R"(seed (\d+))");
        std::smatch match;
        if (!std::regex_search(tensor.description, match, seed)) {
            throw Error(ErrorCode::FileFormat, "its description does not give the seed");
        }
        auto generator = at::detail::createCPUGenerator(std::stoull(match[1]));
        return mean + (0.5 * logvar).exp() * at::randn(mean.sizes(), generator, mean.options());
    }

    std::unique_ptr<AutoencoderKl> vae_;
};

}  // namespace

std::unique_ptr<Checker> make_vae_checker(const CaseFolder& folder) {
    return std::make_unique<VaeChecker>(folder);
}

}  // namespace seedbed::parity
