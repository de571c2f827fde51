// SPDX-License-Identifier: Apache-2.0
#include "core/models/lora.h"

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/base/utf8.h"
#include "core/models/lora_file.h"
#include "core/models/lora_targets.h"

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>
#include <c10/core/InferenceMode.h>

#include <map>
#include <sstream>
#include <string>
#include <utility>

namespace seedbed {
namespace {

std::string shape_text(const at::Tensor& tensor) {
    std::ostringstream out;
    out << tensor.sizes();
    return out.str();
}

[[noreturn]] void refuse(const LoraFile& file, const Model& model, const std::string& problem) {
    throw Error(ErrorCode::UnsupportedModel,
                "The LoRA " + quote_path(file.path) + " was made for " + file.base +
                    " and does not fit the model " + model.name + " (" + model.architecture +
                    "): " + problem +
                    ". Choose a LoRA for this model, or the model it was made for.");
}

void warn_of_unknown(const LoraFile& file, const std::vector<std::string>& unknown) {
    if (unknown.empty()) return;
    log(LogLevel::Warning,
        quote_path(file.path) + ": " + std::to_string(unknown.size()) +
            " of its layers are not in the model and are left out, the first of them \"" +
            unknown.front() + "\".");
}

}  // namespace

struct LoraMixer::Impl {
    explicit Impl(Model& m) : model(m), targets(m) {}

    struct Mixed {
        LoraTargets::Target target;
        at::Tensor delta;  // float32, flattened [O, I k k]
    };
    using Sum = std::map<std::string, Mixed>;  // by Target::key

    void add(const LoraUse& use, Sum& sum) const;
    void check_shape(const LoraFile& file,
                     const LoraLayer& layer,
                     const LoraTargets::Target& target) const;
    void write(const LoraTargets::Target& target, const at::Tensor& value);

    Model& model;
    LoraTargets targets;
    std::map<std::string, std::pair<LoraTargets::Target, at::Tensor>>
        originals;  // of what is mixed
    std::vector<LoraUse> current;
};

LoraMixer::LoraMixer(Model& model) : impl_(std::make_unique<Impl>(model)) {}
LoraMixer::~LoraMixer() = default;

const std::vector<LoraUse>& LoraMixer::current() const {
    return impl_->current;
}

void LoraMixer::Impl::check_shape(const LoraFile& file,
                                  const LoraLayer& layer,
                                  const LoraTargets::Target& target) const {
    const at::Tensor& weight = target.weight;
    const std::int64_t out = layer.up.size(0);
    const std::int64_t in = layer.down.flatten(1).size(1) *
                            (layer.mid.defined() ? layer.mid.size(2) * layer.mid.size(3) : 1);
    if (weight.dim() >= 2 && weight.size(0) == out && weight.numel() == out * in) return;
    refuse(file,
           model,
           "its layer \"" + layer.layer + "\" adds [" + std::to_string(out) + ", " +
               std::to_string(in) + "], but the model's weight is " + shape_text(weight));
}

void LoraMixer::Impl::add(const LoraUse& use, Sum& sum) const {
    const LoraFile file = read_lora(use.path);
    std::vector<std::string> unknown;
    for (const LoraLayer& layer : file.layers) {
        const LoraTargets::Target* target = targets.find(layer.network, layer.layer);
        if (target == nullptr) {
            unknown.push_back(layer.layer);
            continue;
        }
        check_shape(file, layer, *target);
        const double weight = layer.network == "denoiser" ? use.weight : use.weight_of_text();
        if (weight == 0) continue;
        const at::Tensor delta = layer.delta().mul_(weight);
        auto [found, fresh] = sum.try_emplace(target->key, Mixed{*target, delta});
        if (!fresh) found->second.delta.add_(delta);
    }
    if (unknown.size() == file.layers.size())
        refuse(
            file, model, "the model has none of its layers, such as \"" + unknown.front() + "\"");
    warn_of_unknown(file, unknown);
}

// The layers share the tensor, so its data is exchanged; the version tells packed copies of it that
// they are old, for a new tensor may come to lie where an old one was.
void LoraMixer::Impl::write(const LoraTargets::Target& target, const at::Tensor& value) {
    at::Tensor weight = target.weight;
    weight.set_data(value);
    weight.unsafeGetTensorImpl()->bump_version();
}

void LoraMixer::set(const std::vector<LoraUse>& loras) {
    if (loras == impl_->current) return;
    // Training works on the same weights, and inference tensors cannot be trained.
    const c10::InferenceMode no_inference(false);
    const at::NoGradGuard no_grad;
    Impl::Sum sum;
    for (const LoraUse& use : loras) impl_->add(use, sum);

    std::map<std::string, std::pair<LoraTargets::Target, at::Tensor>> originals;
    for (auto& [key, mixed] : sum) {
        const auto kept = impl_->originals.find(key);
        const at::Tensor original = kept != impl_->originals.end()
                                        ? kept->second.second
                                        : mixed.target.weight.detach();  // shares its memory
        originals.emplace(key, std::pair(mixed.target, original));
        const at::Tensor delta = mixed.delta.view(original.sizes()).to(original.device());
        mixed.delta = original.to(at::kFloat).add(delta).to(original.scalar_type());
    }
    // From here on nothing throws.
    for (const auto& [key, kept] : impl_->originals)
        if (!sum.contains(key)) impl_->write(kept.first, kept.second);
    for (const auto& [key, mixed] : sum) impl_->write(mixed.target, mixed.delta);
    impl_->originals = std::move(originals);
    impl_->current = loras;
}

}  // namespace seedbed
