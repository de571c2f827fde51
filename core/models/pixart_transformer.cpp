// SPDX-License-Identifier: Apache-2.0
// B images, P prompts, M 1 or B, E width, H W latent size, h w patches, N = h w, p patch size, T
// tokens, D width of the text states
#include "core/models/pixart_transformer.h"

#include "core/base/error.h"
#include "core/models/model_files.h"
#include "core/models/pixart_blocks.h"

#include <ATen/ATen.h>
#include <ATen/core/LegacyTypeDispatch.h>
#include <ATen/core/grad_mode.h>

#include <optional>
#include <sstream>

namespace seedbed {
namespace {

constexpr double kMasked = -10000.0;  // added to the logits of tokens that do not count
constexpr double kOutEps = 1e-6;  // of the last norm; diffusers' value, not the config's norm_eps

std::string text_of(const at::Tensor& tensor) {
    std::ostringstream out;
    out << tensor.sizes();
    return out.str();
}

}  // namespace

struct PixArtTransformer::Impl {
    Impl(const PixArtConfig& shape, Weights& weights);
    void check_input(const at::Tensor& latents,
                     const at::Tensor& timesteps,
                     const TextContext& text) const;
    bool trains(const at::Tensor& latents, const TextContext& text) const;
    at::Tensor embed(const at::Tensor& timesteps,
                     const TextContext& text,
                     std::int64_t batch) const;
    at::Tensor finish(const at::Tensor& x,
                      const at::Tensor& embedding,
                      std::int64_t height,
                      std::int64_t width) const;
    at::Tensor run(const at::Tensor& latents,
                   const at::Tensor& timesteps,
                   const TextContext& text,
                   AttentionObserver* observer,
                   std::map<std::string, at::Tensor>* probes) const;
    at::ScalarType dtype() const { return proj_out.weight.scalar_type(); }
    at::Device device() const { return proj_out.weight.device(); }

    PixArtConfig config;
    std::vector<CrossAttentionLayer> layers;
    PatchEmbedding patches;
    AdaptiveNorm adaptive;
    std::optional<CaptionProjection> caption;
    std::vector<PixArtBlock> blocks;
    at::Tensor scale_shift_table;  // [2, E]
    Linear proj_out;
    std::map<std::string, at::Tensor> parameters;
};

PixArtTransformer::Impl::Impl(const PixArtConfig& shape, Weights& weights)
    : config(shape),
      layers(cross_attention_layers(config)),
      patches(WeightScope(weights) / "pos_embed", config),
      adaptive(WeightScope(weights) / "adaln_single", config),
      scale_shift_table(WeightScope(weights).take("scale_shift_table", {2, config.width()})),
      proj_out(WeightScope(weights) / "proj_out",
               config.width(),
               config.patch * config.patch * config.out_channels) {
    const WeightScope root(weights);
    if (config.caption_projection)
        caption.emplace(root / "caption_projection", config.text_width, config.width());
    for (std::int64_t i = 0; i < config.layers; ++i)
        blocks.emplace_back(root / "transformer_blocks" / i, config, static_cast<int>(i));
    parameters = weights.taken();
}

PixArtTransformer::PixArtTransformer() = default;
PixArtTransformer::~PixArtTransformer() = default;

std::unique_ptr<PixArtTransformer> PixArtTransformer::load(const Component& files,
                                                           const Placement& placement) {
    const PixArtConfig config = read_pixart_config(files.config);
    Weights weights = files.weights(placement);
    std::unique_ptr<PixArtTransformer> transformer(new PixArtTransformer);
    transformer->impl_ = std::make_unique<Impl>(config, weights);
    weights.log_unused();
    return transformer;
}

std::unique_ptr<PixArtTransformer> PixArtTransformer::load(const std::filesystem::path& folder,
                                                           const Placement& placement) {
    return load(Component::in_folder(folder), placement);
}

TextContext PixArtTransformer::prepare_text(const EncodedPrompts& prompts,
                                            const SizeCondition& size) const {
    const std::int64_t count = prompts.states.size(0);
    const auto height = static_cast<float>(size.height), width = static_cast<float>(size.width);
    check(!impl_->config.size_conditions || (size.height > 0 && size.width > 0),
          "[pixart] this model must be told the picture's size");
    const float aspect =
        size.width > 0
            ? static_cast<float>(static_cast<double>(size.height) / static_cast<double>(size.width))
            : 1.0F;
    return prepare_text(prompts,
                        at::tensor({height, width}).expand({count, -1}),
                        at::full({count, 1}, aspect, at::kFloat));
}

TextContext PixArtTransformer::prepare_text(const EncodedPrompts& prompts,
                                            const at::Tensor& resolution,
                                            const at::Tensor& aspect_ratio) const {
    const at::Tensor& states = prompts.states;
    check(states.dim() == 3 && states.size(2) == impl_->config.text_width,
          "[pixart] text must be [P, T, " + std::to_string(impl_->config.text_width) + "], got " +
              text_of(states));
    check(!prompts.mask.defined() || prompts.mask.sizes() == states.sizes().slice(0, 2),
          "[pixart] the mask must be [P, T]");
    at::Tensor text = states.to(impl_->device(), impl_->dtype());
    if (impl_->caption) text = (*impl_->caption)(text);  // [P, T, E]
    TextContext context;
    context.prompts = static_cast<int>(text.size(0));
    for (const PixArtBlock& block : impl_->blocks) {
        auto [keys, values] = block.cross_attention().prepare(text);
        context.keys.push_back(std::move(keys));
        context.values.push_back(std::move(values));
    }
    if (prompts.mask.defined())
        context.bias = prompts.mask.logical_not().to(impl_->device(), at::kFloat) * kMasked;
    if (impl_->adaptive.has_sizes())
        context.added = impl_->adaptive.sizes(resolution, aspect_ratio);
    return context;
}

void PixArtTransformer::Impl::check_input(const at::Tensor& latents,
                                          const at::Tensor& timesteps,
                                          const TextContext& text) const {
    check(latents.dim() == 4 && latents.size(1) == config.in_channels &&
              latents.size(2) % config.patch == 0 && latents.size(3) % config.patch == 0,
          "[pixart] latents must be [B, " + std::to_string(config.in_channels) +
              ", H, W], H and W multiples of " + std::to_string(config.patch) + ", got " +
              text_of(latents));
    check(text.keys.size() == blocks.size() && text.values.size() == blocks.size() &&
              text.added.defined() == config.size_conditions,
          "[pixart] the text context is of another model: use prepare_text of this one");
    check(text.prompts > 0 && latents.size(0) % text.prompts == 0,
          "[pixart] the batch must be a multiple of the " + std::to_string(text.prompts) +
              " prompts, got " + text_of(latents));
    check(timesteps.dim() == 1 && (timesteps.size(0) == 1 || timesteps.size(0) == latents.size(0)),
          "[pixart] timesteps must be [1] or [B], got " + text_of(timesteps));
}

bool PixArtTransformer::Impl::trains(const at::Tensor& latents, const TextContext& text) const {
    if (needs_gradient({&latents, &text.added, &text.bias})) return true;
    for (const auto& key : text.keys)
        if (needs_gradient({&key})) return true;
    for (const auto& value : text.values)
        if (needs_gradient({&value})) return true;
    for (const auto& [name, tensor] : parameters)
        if (needs_gradient({&tensor})) return true;
    return false;
}

// Time step and sizes, a row for all images, one for those of each prompt, or one for each: [1, P
// or B, E].
at::Tensor PixArtTransformer::Impl::embed(const at::Tensor& timesteps,
                                          const TextContext& text,
                                          std::int64_t batch) const {
    const at::Tensor time = adaptive.time(timesteps.to(device(), at::kFloat));  // [1 or B, E]
    if (!text.added.defined()) return time;
    if (time.size(0) == 1) return time + text.added;  // [P, E]
    return time + text.added.repeat_interleave(batch / text.prompts, 0);
}

at::Tensor PixArtTransformer::Impl::finish(const at::Tensor& x,
                                           const at::Tensor& embedding,
                                           std::int64_t height,
                                           std::int64_t width) const {
    const auto m = (scale_shift_table + embedding.unsqueeze(1)).unsqueeze(2).unbind(1);
    const at::Tensor out = proj_out(modulated_norm(x, m[0], m[1], kOutEps));  // [B, N, p p out]
    return out.view({x.size(0), height, width, config.patch, config.patch, config.out_channels})
        .permute({0, 5, 1, 3, 2, 4})
        .reshape({x.size(0),
                  config.out_channels,
                  height * config.patch,
                  width * config.patch});  // [B, out, H, W]
}

at::Tensor PixArtTransformer::Impl::run(const at::Tensor& latents,
                                        const at::Tensor& timesteps,
                                        const TextContext& text,
                                        AttentionObserver* observer,
                                        std::map<std::string, at::Tensor>* probes) const {
    const auto probe = [probes](const std::string& name, const at::Tensor& value) {
        if (probes != nullptr) (*probes)[name] = value;
    };
    const std::int64_t batch = latents.size(0);
    const std::int64_t height = latents.size(2) / config.patch;
    const std::int64_t width = latents.size(3) / config.patch;
    const auto for_images = [batch](const at::Tensor& rows) {  // [n, ...] -> [M, ...]
        return rows.size(0) == 1 ? rows : rows.repeat_interleave(batch / rows.size(0), 0);
    };
    const at::Tensor embedding = embed(timesteps, text, batch);
    probe("temb", embedding);
    const PixArtInput input{for_images(adaptive.modulation(embedding)),
                            text,
                            observer,
                            static_cast<int>(height),
                            static_cast<int>(width)};
    at::Tensor x = patches(latents.to(dtype()));  // [B, N, E]
    probe("patches", x);
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        x = blocks[i](x, input);
        probe("block." + std::to_string(i), x);
    }
    return finish(x, for_images(embedding), height, width).to(latents.scalar_type());
}

at::Tensor PixArtTransformer::forward(const at::Tensor& latents,
                                      const at::Tensor& timesteps,
                                      const TextContext& text,
                                      AttentionObserver* observer,
                                      std::map<std::string, at::Tensor>* probes) const {
    impl_->check_input(latents, timesteps, text);
    if (impl_->trains(latents, text)) return impl_->run(latents, timesteps, text, observer, probes);
    // Skips autograd's layers of the dispatcher, some 0.5 us for each of about a thousand
    // operations.
    const at::AutoDispatchBelowADInplaceOrView below;
    return impl_->run(latents, timesteps, text, observer, probes);
}

const std::vector<CrossAttentionLayer>& PixArtTransformer::attention_layers() const {
    return impl_->layers;
}

int PixArtTransformer::in_channels() const {
    return static_cast<int>(impl_->config.in_channels);
}

int PixArtTransformer::out_channels() const {
    return static_cast<int>(impl_->config.out_channels);
}

int PixArtTransformer::sample_size() const {
    return static_cast<int>(impl_->config.sample_size);
}

int PixArtTransformer::text_width() const {
    return static_cast<int>(impl_->config.text_width);
}

int PixArtTransformer::size_multiple() const {
    return static_cast<int>(impl_->config.patch);
}

const std::map<std::string, at::Tensor>& PixArtTransformer::parameters() const {
    return impl_->parameters;
}

at::Tensor PixArtTransformer::positions(std::int64_t height, std::int64_t width) const {
    return impl_->patches.positions(height, width);
}

}  // namespace seedbed
