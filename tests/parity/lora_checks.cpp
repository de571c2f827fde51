// SPDX-License-Identifier: Apache-2.0
// unet.FILE.scaleS: the UNet's output with FILE.safetensors mixed in at scale S.
#include "core/base/error.h"
#include "core/models/lora.h"
#include "core/models/model.h"
#include "tests/parity/checkers.h"

#include <ATen/ATen.h>

#include <optional>
#include <regex>

namespace seedbed::parity {
namespace {

class LoraChecker : public Checker {
 public:
    using Checker::Checker;

    bool knows(const ExpectedTensor& tensor) const override {
        const auto use = parse(tensor.name);
        return use && std::filesystem::exists(use->path);
    }

    at::Tensor compute(const ExpectedTensor& tensor) override {
        if (!model_) {
            model_ = load_model(case_.model());
            mixer_ = std::make_unique<LoraMixer>(*model_);
        }
        mixer_->set({*parse(tensor.name)});
        const Denoiser& unet = *model_->denoiser;
        return unet.forward(case_.input("latent"),
                            at::full({1}, case_.param<double>("t"), at::kFloat),
                            unet.prepare_text({case_.input("context"), {}, {}}, SizeCondition{}));
    }

 private:
    std::optional<LoraUse> parse(const std::string& name) const {
        static const std::regex form(R"(unet\.(\w+)\.scale(-?[\d.]+))");
        std::smatch match;
        if (!std::regex_match(name, match, form)) return std::nullopt;
        return LoraUse{(case_.path() / (match[1].str() + ".safetensors")).string(),
                       std::stod(match[2]),
                       std::nullopt};
    }

    std::shared_ptr<Model> model_;
    std::unique_ptr<LoraMixer> mixer_;
};

}  // namespace

std::unique_ptr<Checker> make_lora_checker(const CaseFolder& folder) {
    return std::make_unique<LoraChecker>(folder);
}

}  // namespace seedbed::parity
