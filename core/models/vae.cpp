// SPDX-License-Identifier: Apache-2.0
// B images, C latent channels, H W latent size, f down-sampling
#include "core/models/vae.h"

#include "core/base/error.h"
#include "core/models/model_files.h"
#include "core/models/vae_blocks.h"

#include <ATen/ATen.h>

#include <optional>
#include <sstream>

namespace seedbed {
namespace {

void check_pictures(const at::Tensor& x,
                    std::int64_t channels,
                    std::int64_t multiple,
                    const char* what) {
    if (x.dim() == 4 && x.size(1) == channels && x.size(2) % multiple == 0 &&
        x.size(3) % multiple == 0)
        return;
    std::ostringstream text;
    text << "[vae] " << what << " must be [B, " << channels << ", H, W] with H and W multiples of "
         << multiple << ", got " << x.sizes();
    throw LogicError(text.str());
}

// Picture by picture, so that a picture's activations stay in the processor's cache: a batch of 16
// took a tenth longer in one piece.
template <typename Function>
at::Tensor one_by_one(const at::Tensor& batch, const Function& function) {
    if (!batch.is_cpu() || batch.size(0) < 2) return function(batch);
    std::vector<at::Tensor> parts;
    for (std::int64_t i = 0; i < batch.size(0); ++i)
        parts.push_back(function(batch.narrow(0, i, 1)));
    return at::cat(parts);
}

}  // namespace

struct AutoencoderKl::Impl {
    Impl(const VaeConfig& shape, Weights& weights)
        : config(shape),
          encoder(WeightScope(weights) / "encoder", config),
          decoder(WeightScope(weights) / "decoder", config) {
        const WeightScope root(weights);
        const std::int64_t c = config.latent_channels;
        if (config.quant_conv) quant.emplace(root / "quant_conv", 2 * c, 2 * c, 1);
        if (config.post_quant_conv) post_quant.emplace(root / "post_quant_conv", c, c, 1);
        parameters = weights.taken();
    }

    at::Tensor as_input(const at::Tensor& x) const {
        const at::ScalarType type = parameters.begin()->second.scalar_type();
        return x.to(type).contiguous(at::MemoryFormat::ChannelsLast);
    }

    VaeConfig config;
    VaeEncoder encoder;
    VaeDecoder decoder;
    std::optional<Conv2d> quant;
    std::optional<Conv2d> post_quant;
    std::map<std::string, at::Tensor> parameters;
};

AutoencoderKl::AutoencoderKl() = default;
AutoencoderKl::~AutoencoderKl() = default;

std::unique_ptr<AutoencoderKl> AutoencoderKl::load(const Component& files,
                                                   const Placement& placement) {
    const VaeConfig config = read_vae_config(files.config);
    Weights weights = files.weights(placement);
    std::unique_ptr<AutoencoderKl> vae(new AutoencoderKl);
    vae->impl_ = std::make_unique<Impl>(config, weights);
    weights.log_unused();
    return vae;
}

std::unique_ptr<AutoencoderKl> AutoencoderKl::load(const std::filesystem::path& folder,
                                                   const Placement& placement) {
    return load(Component::in_folder(folder), placement);
}

std::pair<at::Tensor, at::Tensor> AutoencoderKl::encode(const at::Tensor& pictures) const {
    check_pictures(pictures, impl_->config.in_channels, factor(), "pictures");
    const at::Tensor moments = one_by_one(pictures, [this](const at::Tensor& picture) {
        const at::Tensor h = impl_->encoder(impl_->as_input(picture));
        return (impl_->quant ? (*impl_->quant)(h) : h).to(at::kFloat);
    });
    const auto halves = moments.contiguous().chunk(2, 1);  // [B, C, H, W] each
    return {halves[0].contiguous(), halves[1].clamp(-30.0, 20.0)};
}

at::Tensor AutoencoderKl::decode(const at::Tensor& latents) const {
    check_pictures(latents, impl_->config.latent_channels, 1, "latents");
    const at::Tensor pictures = one_by_one(latents, [this](const at::Tensor& latent) {
        const at::Tensor z = impl_->as_input(latent);
        return impl_->decoder(impl_->post_quant ? (*impl_->post_quant)(z) : z).to(at::kFloat);
    });
    return pictures.contiguous();
}

double AutoencoderKl::scaling_factor() const {
    return impl_->config.scaling_factor;
}

int AutoencoderKl::latent_channels() const {
    return static_cast<int>(impl_->config.latent_channels);
}

int AutoencoderKl::factor() const {
    return 1 << (impl_->config.levels() - 1);
}

int AutoencoderKl::sample_size() const {
    return static_cast<int>(impl_->config.sample_size);
}

const std::map<std::string, at::Tensor>& AutoencoderKl::parameters() const {
    return impl_->parameters;
}

}  // namespace seedbed
