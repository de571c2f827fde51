// SPDX-License-Identifier: Apache-2.0
// Case gradients: losses on cross-attention maps, their gradients, optimiser steps, gradients
// through sampling steps and of fine-tuning.
// B images, C latent channels, H W latent size, K entities, h w map, T tokens
#include "core/attention/map_losses.h"
#include "core/models/model.h"
#include "core/models/unet.h"
#include "core/sampling/scheduler.h"
#include "tests/parity/checkers.h"

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/optim/adamw.h>

#include <map>
#include <regex>
#include <string>
#include <vector>

namespace seedbed::parity {
namespace {

using Entities = std::vector<std::vector<std::int64_t>>;
using Values = std::map<std::string, at::Tensor>;

constexpr const char* kSeedSelect = "seedselect.";

class GradientChecker : public Checker {
 public:
    using Checker::Checker;

    bool knows(const ExpectedTensor&) const override { return case_.has_param("entities"); }

    at::Tensor compute(const ExpectedTensor& tensor) override {
        const at::AutoGradMode grad(true);
        const std::string& name = tensor.name;
        if (name.starts_with("kernel."))
            return smoothing_kernel(name == "kernel.ae" ? Smoothing::AttendExcite
                                                        : Smoothing::Gaussian);
        if (name == "seedselect.timesteps")
            return at::tensor(ddim()->timesteps(), at::kFloat).to(at::kLong);
        if (name.starts_with(kSeedSelect)) return value(name, seed_select(name));
        if (name.starts_with("finetune.")) return value(name, [this] { return fine_tune(); });
        if (name.starts_with("adamw.")) return value(name, [this] { return optimise(); });
        const bool multi = name.starts_with("multi.");
        const std::string prefix = multi ? "multi." : "";
        return value(name, [this, prefix, multi] {
            return losses(prefix, multi ? "entities_multi" : "entities");
        });
    }

 private:
    // Runs `make` once and keeps all that it gives.
    template <typename Make>
    at::Tensor value(const std::string& name, const Make& make) {
        if (!values_.contains(name)) values_.merge(make());
        const auto found = values_.find(name);
        if (found == values_.end()) throw std::runtime_error("unknown kind of tensor");
        return found->second;
    }

    const Model& model() {
        if (!model_) model_ = load_model(case_.model());
        return *model_;
    }

    std::unique_ptr<Scheduler> ddim() {
        return Scheduler::create(model().scheduler_config, Sampler::Ddim, Schedule::Automatic, 3);
    }

    // A fresh UNet whose parameters of these names can be trained.
    std::unique_ptr<UNet> trainable(const std::string& ending) {
        auto unet = UNet::load(case_.model() / "unet");
        for (const auto& [name, parameter] : unet->parameters()) {
            at::Tensor weight = parameter;
            if (!std::regex_search(name, std::regex(ending))) continue;
            weight.set_data(weight.clone());
            weight.requires_grad_();
        }
        return unet;
    }

    static std::map<std::string, at::Tensor> trained(const UNet& unet) {
        std::map<std::string, at::Tensor> chosen;
        for (const auto& [name, weight] : unet.parameters())
            if (weight.requires_grad()) chosen.emplace(name, weight);
        return chosen;
    }

    // [1, h, w, T] of the case's latent.
    at::Tensor maps_of(const UNet& unet, const at::Tensor& latent) {
        MapMean mean(unet.attention_layers(),
                     static_cast<int>(latent.size(2)),
                     static_cast<int>(latent.size(3)));
        unet.forward(latent,
                     at::full({1}, case_.param<double>("t"), at::kFloat),
                     unet.prepare_text({case_.input("context"), {}, {}}, SizeCondition{}),
                     &mean);
        return mean.take();
    }

    static void gradients(const std::string& name,
                          const at::Tensor& loss,
                          const at::Tensor& latent,
                          const std::map<std::string, at::Tensor>& weights,
                          Values& out) {
        std::vector<at::Tensor> inputs{latent};
        for (const auto& [key, weight] : weights) inputs.push_back(weight);
        const auto grads = torch::autograd::grad({loss}, inputs, {}, true, false, true);
        out[name + ".latent"] = grads[0];
        std::size_t i = 0;
        for (const auto& [key, weight] : weights) out[name + "." + key] = grads[++i];
    }

    Values losses(const std::string& prefix, const char* entities_param) {
        const auto entities = case_.param<Entities>(entities_param);
        const auto unet = trainable(R"(attn2\.to_k\.weight$)");
        const at::Tensor latent = case_.input("latent").clone().requires_grad_();
        const at::Tensor maps = maps_of(*unet, latent);
        const at::Tensor words = word_maps(maps, entities);  // [1, K, h, w]
        Values out;
        out[prefix + "attn16_mean"] = maps[0].flatten(0, 1).detach();  // [N, T]
        for (std::int64_t k = 0; k < words.size(1); ++k)
            out[prefix + "M." + std::to_string(k)] = words[0][k].detach();
        const at::Tensor separate = separate_loss(words)[0], enhance = enhance_loss(words)[0];
        const Values named{{"sep", separate},
                           {"en", enhance},
                           {"sum", separate + enhance},
                           {"en_true_gauss", enhance_loss(words, Smoothing::Gaussian)[0]},
                           {"aae", attend_excite_loss(maps, entities)[0]}};
        for (const auto& [name, loss] : named) {
            out[prefix + "loss." + name] = loss.detach();
            gradients(prefix + "grad." + name, loss, latent, trained(*unet), out);
        }
        return out;
    }

    Values optimise() {
        const auto& settings = case_.params().at("adamw");
        const auto unet = trainable(R"(attn2\.to_k\.weight$)");
        const auto weights = trained(*unet);
        std::vector<at::Tensor> parameters;
        for (const auto& [name, weight] : weights) parameters.push_back(weight);
        torch::optim::AdamW optimiser(parameters,
                                      torch::optim::AdamWOptions(settings.at("lr").get<double>())
                                          .betas({settings.at("betas")[0].get<double>(),
                                                  settings.at("betas")[1].get<double>()})
                                          .eps(settings.at("eps").get<double>())
                                          .weight_decay(settings.at("weight_decay").get<double>()));
        Values out;
        for (const std::string step : {"adamw.step1.", "adamw.step2."}) {
            optimiser.zero_grad();
            const auto both = losses_of(*unet);
            both.sum().backward();
            Values before;
            for (const auto& [name, weight] : weights) before[name] = weight.detach().clone();
            optimiser.step();
            for (const auto& [name, weight] : weights) {
                out[step + name] = weight.detach().clone();
                out[step + "delta." + name] = weight.detach() - before[name];
            }
            out[step + "loss"] = losses_of(*unet).detach();
        }
        return out;
    }

    // [2]: L_sep and L_en
    at::Tensor losses_of(const UNet& unet) {
        const at::Tensor words =
            word_maps(maps_of(unet, case_.input("latent")), case_.param<Entities>("entities"));
        return at::cat({separate_loss(words), enhance_loss(words)});
    }

    // "seedselect.x0_3step_cfg.grad": through three steps, with guidance.
    std::function<Values()> seed_select(const std::string& name) {
        static const std::regex form(R"(seedselect\.(x0_(\d+)step(_cfg)?)\..*)");
        std::smatch match;
        std::regex_match(name, match, form);
        const std::string prefix = kSeedSelect + match[1].str() + ".";
        const int steps = std::stoi(match[2]);
        const bool guided = match[3].matched;
        return [this, prefix, steps, guided] { return select(prefix, steps, guided); };
    }

    Values select(const std::string& prefix, int steps, bool guided) {
        const Denoiser& unet = *model().denoiser;
        const auto scheduler = ddim();
        const at::Tensor start = case_.input("zT").clone().requires_grad_();
        const at::Tensor text = guided ? at::cat({case_.input("uncond"), case_.input("context")})
                                       : case_.input("context");
        const TextContext context = unet.prepare_text({text, {}, {}}, SizeCondition{});
        at::Tensor latent = start, picture;
        for (int k = 0; k < steps; ++k) {
            const at::Tensor time = at::full({1}, scheduler->timesteps()[k], at::kFloat);
            at::Tensor output =
                unet.forward(guided ? at::cat({latent, latent}) : latent, time, context);
            if (guided)
                output = output[0] + case_.param<double>("cfg_scale") * (output[1] - output[0]);
            const StepResult step = scheduler->step(k, latent, output.view(latent.sizes()), {});
            picture = step.denoised;
            latent = step.next;
        }
        const at::Tensor loss = at::mse_loss(picture, case_.input("target"));
        const auto grad = torch::autograd::grad({loss}, {start});
        return {{prefix + "x0", picture.detach()},
                {prefix + "loss", loss.detach()},
                {prefix + "grad", grad[0]}};
    }

    Values fine_tune() {
        const auto unet = trainable(R"(attn2\.to_[qk]\.weight$)");
        const at::Tensor noise = case_.input("ft_noise"), times = case_.input("ft_t");
        const at::Tensor noised =
            ddim()->noise_schedule().add_noise(case_.input("ft_x0"), noise, times);
        const at::Tensor output =
            unet->forward(noised,
                          times.to(at::kFloat),
                          unet->prepare_text({case_.input("context"), {}, {}}, SizeCondition{}));
        const at::Tensor loss = at::mse_loss(output, noise);
        Values out{{"finetune.xt", noised}, {"finetune.loss", loss.detach()}};
        loss.backward();
        for (const auto& [name, weight] : trained(*unet))
            out["finetune.grad." + name] = weight.grad();
        return out;
    }

    std::shared_ptr<Model> model_;
    Values values_;
};

}  // namespace

std::unique_ptr<Checker> make_gradient_checker(const CaseFolder& folder) {
    return std::make_unique<GradientChecker>(folder);
}

}  // namespace seedbed::parity
