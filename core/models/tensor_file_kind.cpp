// SPDX-License-Identifier: Apache-2.0
#include "core/models/tensor_file_kind.h"

#include "core/models/file_keys.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace seedbed {
namespace {

using Holds = TensorFileKind::Holds;

constexpr const char* kUnet = "model.diffusion_model.";

// A mark is a part of some tensor's name: "^x" at its beginning, "x$" at its end.
struct Rule {
    std::vector<std::string> marks;  // all of them
    Holds holds;
    const char* name;
    const char* problem;
};

constexpr const char* kOther = "use a Stable Diffusion 1.x, 2.x, SDXL or PixArt-α model";
constexpr const char* kOneOfMany = "open the folder of the whole model that it belongs to";
constexpr const char* kWhole = "use a file that holds the whole model";
constexpr const char* kUseWith = "choose it together with a model";
constexpr const char* kNoPictures = "it does not make pictures";

// In each list the first that fits decides, so special cases stand above general ones.

// Models that resemble Stable Diffusion's original layout and are none.
const std::vector<Rule>& relatives() {
    static const std::vector<Rule> list{
        {{"joint_blocks.0."}, Holds::OtherModel, "Stable Diffusion 3", kOther},
        {{"double_blocks.0."}, Holds::OtherModel, "FLUX", kOther},
        {{"time_stack.0."}, Holds::OtherModel, "Stable Video Diffusion", kOther},
        {{".motion_modules.0."}, Holds::Adapter, "AnimateDiff motion module", kOther},
        {{"^control_model."}, Holds::OtherModel, "ControlNet", kOther},
        {{"^controlnet_cond_embedding."}, Holds::OtherModel, "ControlNet", kOther},
        {{"^edm_mean"}, Holds::OtherModel, "Playground 2.5 (EDM)", kOther},
        {{"^edm_vpred.sigma_max"}, Holds::OtherModel, "CosXL (EDM)", kOther},
        {{"^model.diffusion_model.time_embed.cond_proj."},
         Holds::OtherModel,
         "latent consistency model in the original layout",
         "use it in diffusers' layout"},
        {{"^model.diffusion_model.label_emb.weight"},
         Holds::OtherModel,
         "Stable Diffusion x4 upscaler",
         kOther},
        {{"^model.diffusion_model.label_emb.", "^cond_stage_model."},
         Holds::OtherModel,
         "Stable Diffusion 2.1 unCLIP",
         kOther},
        {{"^depth_model."}, Holds::OtherModel, "Stable Diffusion 2 depth", kOther},
        {{"^x_embedder.proj.", ".cross_attn.q_linear."},
         Holds::OtherModel,
         "PixArt in its original layout",
         "use it in diffusers' layout"}};
    return list;
}

const std::vector<Rule>& other_files() {
    static const std::vector<Rule> list{
        {{"lora_unet_"}, Holds::Adapter, "LoRA (kohya form)", kUseWith},
        {{"lora_te"}, Holds::Adapter, "LoRA (kohya form)", kUseWith},
        {{".lora_A."}, Holds::Adapter, "LoRA (PEFT form)", kUseWith},
        {{".lora.down."}, Holds::Adapter, "LoRA (diffusers form)", kUseWith},
        {{"_lora.down."}, Holds::Adapter, "LoRA (older diffusers form)", kUseWith},
        {{"lora_down"}, Holds::Adapter, "LoRA", kUseWith},
        {{"hada_w1_a"}, Holds::Adapter, "LoHa", "Seedbed mixes in LoRA only"},
        {{"lokr_w"}, Holds::Adapter, "LoKr", "Seedbed mixes in LoRA only"},
        {{"^emb_params$"}, Holds::Adapter, "textual-inversion embedding", kUseWith},
        {{"string_to_param"}, Holds::Adapter, "textual-inversion embedding", kUseWith},
        {{"^clip_l$", "^clip_g$"}, Holds::Adapter, "textual-inversion embedding (SDXL)", kUseWith},

        {{"^adaln_single."}, Holds::Part, "PixArt transformer", kOneOfMany},
        {{"^down_blocks.0.resnets.0.", "^time_embedding."},
         Holds::Part,
         "UNet in diffusers' layout",
         kOneOfMany},
        {{"^encoder.down_blocks.0."}, Holds::Part, "autoencoder in diffusers' layout", kOneOfMany},
        {{"^encoder.down.0.block.0."},
         Holds::Part,
         "autoencoder in the original layout",
         kOneOfMany},
        {{"vision_model.", "text_decoder."}, Holds::NoDiffusion, "BLIP", kNoPictures},
        {{"^vision_model.", "^text_model."}, Holds::NoDiffusion, "CLIP", kNoPictures},
        {{"^vision_model."}, Holds::NoDiffusion, "CLIP vision model", kNoPictures},
        {{"^visual.", "^transformer.resblocks.0."}, Holds::NoDiffusion, "OpenCLIP", kNoPictures},
        {{"encoder.layers.0.self_attn.", "embeddings.position_embedding."},
         Holds::Part,
         "CLIP text encoder",
         kOneOfMany},
        {{"encoder.block.0.layer.0.SelfAttention."}, Holds::Part, "T5 encoder", kOneOfMany},
        {{"^features.0.weight$"}, Holds::NoDiffusion, "VGG", kNoPictures},
        {{"^layer1.0.conv1."}, Holds::NoDiffusion, "ResNet", kNoPictures},
        {{"Mixed_5b."}, Holds::NoDiffusion, "Inception", kNoPictures}};
    return list;
}

bool has_mark(const TensorSource& tensors, std::string mark) {
    const bool first = mark.starts_with('^'), last = mark.ends_with('$');
    if (first) mark.erase(0, 1);
    if (last) mark.pop_back();
    const auto& names = tensors.tensors();
    if (first && last) return names.contains(mark);
    if (first) return FileKeys(tensors, "").any(mark);
    return std::any_of(names.begin(), names.end(), [&](const auto& entry) {
        return entry.first.find(mark) != std::string::npos;
    });
}

// A textual-inversion file of diffusers: one tensor [vectors, width] under its own word.
bool is_single_embedding(const TensorSource& tensors) {
    if (tensors.tensors().size() != 1) return false;
    const auto& [name, entry] = *tensors.tensors().begin();
    return entry.shape.size() <= 2 && !entry.shape.empty() && name.find('.') == std::string::npos;
}

std::optional<std::int64_t> size_of(const TensorSource& tensors,
                                    const std::string& name,
                                    std::size_t dimension) {
    const auto found = tensors.tensors().find(name);
    if (found == tensors.tensors().end() || found->second.shape.size() <= dimension)
        return std::nullopt;
    return found->second.shape[dimension];
}

// A UNet in the original layout: which one depends on its text encoder and its channels.
TensorFileKind original_model(const TensorSource& tensors) {
    const FileKeys keys(tensors, "");
    TensorFileKind kind{Holds::OtherModel, "", ""};
    if (keys.any("conditioner.embedders.1.model.")) {
        kind = {Holds::StableDiffusionXl, "SDXL", ""};
    } else if (keys.any("conditioner.embedders.0.model.")) {
        return {Holds::OtherModel,
                "SDXL refiner",
                "it finishes pictures of another model and makes none from text alone; use the "
                "SDXL base model"};
    } else if (keys.any("cond_stage_model.model.")) {
        kind = {Holds::StableDiffusion2, "Stable Diffusion 2.x", ""};
    } else if (keys.any("cond_stage_model.transformer.")) {
        kind = {Holds::StableDiffusion1, "Stable Diffusion 1.x", ""};
    } else {
        if (keys.any("first_stage_model."))
            return {Holds::OtherModel,
                    "Stable Diffusion without its text encoder (cond_stage_model.…)",
                    kWhole};
        return {Holds::Part, "UNet in the original layout", kOneOfMany};
    }
    if (!keys.any("first_stage_model."))
        return {Holds::OtherModel,
                kind.name + " without its autoencoder (first_stage_model.…)",
                kWhole};
    const auto in = size_of(tensors, std::string(kUnet) + "input_blocks.0.0.weight", 1);
    const auto latent = size_of(tensors, "first_stage_model.decoder.conv_in.weight", 1);
    if (!in || !latent || *in == *latent) return kind;
    if (*in == 2 * *latent + 1)
        kind.name += " inpainting";
    else if (*in == 2 * *latent)
        kind = {Holds::OtherModel, "InstructPix2Pix", kOther};
    else
        kind = {Holds::OtherModel,
                kind.name + " with a UNet that takes " + std::to_string(*in) + " channels",
                kOther};
    return kind;
}

std::optional<TensorFileKind> first_fit(const std::vector<Rule>& rules,
                                        const TensorSource& tensors) {
    for (const Rule& rule : rules) {
        const bool fits = std::all_of(rule.marks.begin(), rule.marks.end(), [&](const auto& mark) {
            return has_mark(tensors, mark);
        });
        if (fits) return TensorFileKind{rule.holds, rule.name, rule.problem};
    }
    return std::nullopt;
}

}  // namespace

TensorFileKind tensor_file_kind(const TensorSource& tensors) {
    if (auto kind = first_fit(relatives(), tensors)) return *kind;
    const FileKeys keys(tensors, "");
    if (keys.any(kUnet)) return original_model(tensors);
    if (keys.any("model_ema.diffusion_model"))
        return {Holds::OtherModel,
                "Stable Diffusion with EMA weights alone (model_ema.…)",
                "use the file that also holds model.diffusion_model.…"};
    if (auto kind = first_fit(other_files(), tensors)) return *kind;
    if (keys.any("cond_stage_model.") || keys.any("first_stage_model.") || keys.any("conditioner."))
        return {Holds::Part, "part of a Stable Diffusion model, without its UNet", kOneOfMany};
    if (is_single_embedding(tensors))
        return {Holds::Adapter, "textual-inversion embedding (diffusers form)", kUseWith};
    return {Holds::Unknown,
            "",
            "none of its tensors has a name that a Stable Diffusion model has (such as "
            "model.diffusion_model.…); " +
                std::string(kOther)};
}

}  // namespace seedbed
