// SPDX-License-Identifier: Apache-2.0
// B images, P prompts, C latent channels, H W latent size, T tokens, D width of the text states, E
// width of the time embedding
#include "core/models/unet.h"

#include "core/base/error.h"
#include "core/models/added_embedding.h"
#include "core/models/model_files.h"
#include "core/models/time_embedding.h"
#include "core/models/unet_blocks.h"

#include <ATen/ATen.h>
#include <ATen/core/LegacyTypeDispatch.h>
#include <ATen/core/grad_mode.h>

#include <sstream>

namespace seedbed {
namespace {

constexpr double kMasked = -10000.0;  // added to the logits of tokens that do not count

std::string text_of(const at::Tensor& tensor) {
    std::ostringstream out;
    out << tensor.sizes();
    return out.str();
}

}  // namespace

struct UNet::Impl {
    Impl(const UNetConfig& shape, Weights& weights);
    void check_input(const at::Tensor& latents,
                     const at::Tensor& timesteps,
                     const TextContext& text) const;
    bool trains(const at::Tensor& latents, const TextContext& text) const;
    at::ScalarType dtype() const { return conv_in.weight.scalar_type(); }
    at::Tensor with_added(const at::Tensor& temb,
                          const TextContext& text,
                          std::int64_t batch) const;
    at::Tensor run(const at::Tensor& latents,
                   const at::Tensor& timesteps,
                   const TextInput& text,
                   std::map<std::string, at::Tensor>* probes) const;

    UNetConfig config;
    std::vector<CrossAttentionLayer> layers;
    TimeEmbedding time_embedding;
    std::optional<AddedEmbedding> added_embedding;  // SDXL
    Conv2d conv_in;
    std::vector<DownBlock> down;
    std::optional<MidBlock> mid;
    std::vector<UpBlock> up;
    GroupNorm conv_norm_out;
    Conv2d conv_out;
    std::vector<const CrossAttention*> cross;  // in the order of `layers`
    std::map<std::string, at::Tensor> parameters;
};

UNet::Impl::Impl(const UNetConfig& shape, Weights& weights)
    : config(shape),
      layers(cross_attention_layers(config)),
      time_embedding(WeightScope(weights) / "time_embedding", config),
      conv_in(WeightScope(weights) / "conv_in", config.in_channels, config.channels[0], 3),
      conv_norm_out(
          WeightScope(weights) / "conv_norm_out", config.groups, config.channels[0], config.eps),
      conv_out(WeightScope(weights) / "conv_out", config.channels[0], config.out_channels, 3) {
    const WeightScope root(weights);
    const auto levels = config.levels();
    if (config.added_width > 0) added_embedding.emplace(root / "add_embedding", config);
    int attention = 0;
    for (std::size_t i = 0; i < levels; ++i) {
        down.emplace_back(root / "down_blocks" / static_cast<std::int64_t>(i),
                          BlockSite{config, i, attention});
    }
    mid.emplace(root / "mid_block", BlockSite{config, levels - 1, attention});
    for (std::size_t i = 0; i < levels; ++i) {
        up.emplace_back(root / "up_blocks" / static_cast<std::int64_t>(i),
                        BlockSite{config, i, attention});
    }
    const auto collect = [this](const std::vector<SpatialTransformer>& attentions) {
        for (const auto& attention : attentions) {
            for (const auto& block : attention.blocks()) cross.push_back(&block.cross_attention());
        }
    };
    for (const auto& block : down) collect(block.attentions());
    collect(mid->attentions());
    for (const auto& block : up) collect(block.attentions());
    check(cross.size() == layers.size(),
          "[unet] the list of cross-attention layers differs from the model");
    parameters = weights.taken();
}

UNet::UNet() = default;
UNet::~UNet() = default;

std::unique_ptr<UNet> UNet::load(const Component& files, const Placement& placement) {
    const UNetConfig config = read_unet_config(files.config);
    Weights weights = files.weights(placement);
    std::unique_ptr<UNet> unet(new UNet);
    unet->impl_ = std::make_unique<Impl>(config, weights);
    weights.log_unused();
    return unet;
}

std::unique_ptr<UNet> UNet::load(const std::filesystem::path& folder, const Placement& placement) {
    return load(Component::in_folder(folder), placement);
}

TextContext UNet::prepare_text(const EncodedPrompts& prompts, const SizeCondition& size) const {
    if (!impl_->added_embedding) return prepare_text(prompts, at::Tensor());
    const auto or_target = [](int original, int target) {
        return original > 0 ? original : target;
    };
    const std::vector<float> ids{float(or_target(size.original_height, size.height)),
                                 float(or_target(size.original_width, size.width)),
                                 float(size.crop_top),
                                 float(size.crop_left),
                                 float(size.height),
                                 float(size.width)};
    const std::int64_t count = prompts.states.size(0);
    return prepare_text(prompts, at::tensor(ids).expand({count, -1}));  // [P, 6]
}

TextContext UNet::prepare_text(const EncodedPrompts& prompts, const at::Tensor& time_ids) const {
    const at::Tensor text = prompts.states.to(impl_->dtype());
    for (const std::int64_t width : impl_->config.text_width) {
        check(text.dim() == 3 && text.size(2) == width,
              "[unet] text must be [P, T, " + std::to_string(width) + "], got " + text_of(text));
    }
    TextContext context;
    context.prompts = static_cast<int>(text.size(0));
    for (const CrossAttention* layer : impl_->cross) {
        auto [keys, values] = layer->prepare(text);
        context.keys.push_back(std::move(keys));
        context.values.push_back(std::move(values));
    }
    if (prompts.mask.defined())  // chunks that only pad a shorter prompt
        context.bias = prompts.mask.logical_not().to(text.device(), at::kFloat) * kMasked;
    if (impl_->added_embedding)
        context.added = (*impl_->added_embedding)(prompts.pooled, time_ids);  // [P, E]
    return context;
}

void UNet::Impl::check_input(const at::Tensor& latents,
                             const at::Tensor& timesteps,
                             const TextContext& text) const {
    check(latents.dim() == 4 && latents.size(1) == config.in_channels,
          "[unet] latents must be [B, " + std::to_string(config.in_channels) + ", H, W], got " +
              text_of(latents));
    check(text.keys.size() == cross.size() && text.values.size() == cross.size(),
          "[unet] the text context is of another model: use prepare_text of this one");
    check(text.added.defined() == added_embedding.has_value(),
          "[unet] the text context's size conditions are not this model's");
    check(text.prompts > 0 && latents.size(0) % text.prompts == 0,
          "[unet] the batch must be a multiple of the " + std::to_string(text.prompts) +
              " prompts, got " + text_of(latents));
    check(timesteps.dim() == 1 && (timesteps.size(0) == 1 || timesteps.size(0) == latents.size(0)),
          "[unet] timesteps must be [1] or [B], got " + text_of(timesteps));
}

bool UNet::Impl::trains(const at::Tensor& latents, const TextContext& text) const {
    if (!at::GradMode::is_enabled()) return false;
    if (latents.requires_grad()) return true;
    for (const auto& key : text.keys)
        if (key.requires_grad()) return true;
    for (const auto& value : text.values)
        if (value.requires_grad()) return true;
    for (const auto& [name, tensor] : parameters)
        if (tensor.requires_grad()) return true;
    return false;
}

// The time embedding [1 or B, E] with what the prompts add to it.
at::Tensor UNet::Impl::with_added(const at::Tensor& temb,
                                  const TextContext& text,
                                  std::int64_t batch) const {
    if (!text.added.defined()) return temb;
    if (text.prompts == 1) return temb + text.added;
    return temb + text.added.repeat_interleave(batch / text.prompts, 0);  // [B, E]
}

at::Tensor UNet::Impl::run(const at::Tensor& latents,
                           const at::Tensor& timesteps,
                           const TextInput& text,
                           std::map<std::string, at::Tensor>* probes) const {
    const auto probe = [probes](const std::string& name, const at::Tensor& value) {
        if (probes != nullptr) (*probes)[name] = value;
    };
    const std::int64_t batch = latents.size(0);
    const at::Tensor temb =
        time_embedding(timesteps.to(latents.device(), at::kFloat));  // [1 or B, E]
    probe("temb", temb.expand({batch, -1}));
    if (text.context.added.defined())
        probe("aug_emb", text.context.added.repeat_interleave(batch / text.context.prompts, 0));
    const BlockInput input{at::silu(with_added(temb, text.context, batch)), text};
    at::Tensor x = conv_in(latents.to(dtype()).contiguous(at::MemoryFormat::ChannelsLast));
    probe("conv_in", x);
    std::vector<at::Tensor> skips{x};
    for (std::size_t i = 0; i < down.size(); ++i) {
        x = down[i](x, input, skips);
        probe("down." + std::to_string(i), x);
    }
    x = (*mid)(x, input);
    probe("mid", x);
    for (std::size_t i = 0; i < up.size(); ++i) {
        x = up[i](x, input, skips);
        probe("up." + std::to_string(i), x);
    }
    return conv_out(conv_norm_out.silu(x)).contiguous().to(latents.scalar_type());
}

at::Tensor UNet::forward(const at::Tensor& latents,
                         const at::Tensor& timesteps,
                         const TextContext& text,
                         AttentionObserver* observer,
                         std::map<std::string, at::Tensor>* probes) const {
    impl_->check_input(latents, timesteps, text);
    const TextInput input{text, observer};
    if (impl_->trains(latents, text)) return impl_->run(latents, timesteps, input, probes);
    // Skips autograd's layers of the dispatcher, some 0.5 us for each of about a thousand
    // operations.
    const at::AutoDispatchBelowADInplaceOrView below;
    return impl_->run(latents, timesteps, input, probes);
}

const std::vector<CrossAttentionLayer>& UNet::attention_layers() const {
    return impl_->layers;
}

int UNet::in_channels() const {
    return static_cast<int>(impl_->config.in_channels);
}

int UNet::out_channels() const {
    return static_cast<int>(impl_->config.out_channels);
}

int UNet::sample_size() const {
    return static_cast<int>(impl_->config.sample_size);
}

int UNet::text_width() const {
    return static_cast<int>(impl_->config.text_width.front());
}

const std::map<std::string, at::Tensor>& UNet::parameters() const {
    return impl_->parameters;
}

}  // namespace seedbed
