// SPDX-License-Identifier: Apache-2.0
// O I output and input width, r rank, k kernel size
#include "core/models/lora_file.h"

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/io/json_file.h"
#include "core/io/tensor_source.h"
#include "core/models/weights.h"

#include <ATen/ATen.h>

#include <map>
#include <optional>
#include <string_view>
#include <utility>

namespace seedbed {
namespace {

enum class Role { Down, Up, Mid, Alpha };

struct Key {
    std::string network;
    std::string layer;
    Role role;
};

// How each form ends the name of a layer.
constexpr std::pair<std::string_view, Role> kEndings[] = {
    {".lora_down.weight", Role::Down},
    {".lora_up.weight", Role::Up},
    {".lora_mid.weight", Role::Mid},
    {".lora_A.weight", Role::Down},
    {".lora_B.weight", Role::Up},
    {".lora_A.default.weight", Role::Down},
    {".lora_B.default.weight", Role::Up},
    {".lora.down.weight", Role::Down},
    {".lora.up.weight", Role::Up},
    {"_lora.down.weight", Role::Down},
    {"_lora.up.weight", Role::Up},
    {".lora_linear_layer.down.weight", Role::Down},
    {".lora_linear_layer.up.weight", Role::Up},
    {".alpha", Role::Alpha},
};

constexpr std::pair<std::string_view, std::string_view> kNetworks[] = {
    {"lora_unet_", "denoiser"},
    {"lora_transformer_", "denoiser"},
    {"lora_te1_", "text_encoder"},
    {"lora_te2_", "text_encoder_2"},
    {"lora_te_", "text_encoder"},
    {"unet.", "denoiser"},
    {"transformer.", "denoiser"},
    {"text_encoder_2.", "text_encoder_2"},
    {"text_encoder.", "text_encoder"},
    {"base_model.model.", "denoiser"},
};

// Methods whose sums are others than W + up down.
constexpr std::pair<std::string_view, std::string_view> kOtherKinds[] = {
    {"hada_", "LoHa"},
    {"lokr_", "LoKr"},
    {"oft_", "OFT"},
    {"dora_", "DoRA"},
    {"lora_magnitude_", "DoRA"},
    {".diff", "a full difference"},
};

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos;
         at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

// Older diffusers put attention's matrices under a processor and gave them other names.
std::string modern_layer(std::string layer) {
    replace_all(layer, ".processor.", ".");
    if (layer.ends_with(".to_out")) layer += ".0";
    if (layer.find("self_attn.to_") == std::string::npos) return layer;
    replace_all(layer, "self_attn.to_out.0", "self_attn.out_proj");
    for (const char* part : {"q", "k", "v"})
        replace_all(
            layer, "self_attn.to_" + std::string(part), "self_attn." + std::string(part) + "_proj");
    return layer;
}

std::optional<Key> parse_key(const std::string& name) {
    for (const auto& [ending, role] : kEndings) {
        if (!name.ends_with(ending)) continue;
        std::string layer = name.substr(0, name.size() - ending.size());
        std::string network = "denoiser";
        for (const auto& [prefix, owner] : kNetworks) {
            if (!layer.starts_with(prefix)) continue;
            layer.erase(0, prefix.size());
            network = owner;
            break;
        }
        return Key{network, modern_layer(layer), role};
    }
    return std::nullopt;
}

[[noreturn]] void fail(ErrorCode code, const std::filesystem::path& path, const std::string& what) {
    throw Error(code, quote_path(path) + ": " + what + ".");
}

void refuse_other_kinds(const std::filesystem::path& path, const std::string& name) {
    for (const auto& [part, kind] : kOtherKinds)
        if (name.find(part) != std::string::npos)
            fail(ErrorCode::UnsupportedModel,
                 path,
                 "the tensor \"" + name + "\" belongs to " + std::string(kind) +
                     ", which Seedbed does not add; it knows LoRA, also of convolutions. Convert "
                     "the file to a plain LoRA");
}

void check_layer(const std::filesystem::path& path, const LoraLayer& layer) {
    if (!layer.down.defined() || !layer.up.defined())
        fail(ErrorCode::FileFormat,
             path,
             "the layer \"" + layer.layer +
                 "\" has only one of its two matrices; get the whole "
                 "file again");
    const auto is_matrix = [](const at::Tensor& x) { return x.dim() == 2 || x.dim() == 4; };
    if (!is_matrix(layer.down) || !is_matrix(layer.up) || layer.down.size(0) == 0 ||
        layer.up.size(1) != layer.down.size(0))
        fail(ErrorCode::FileFormat,
             path,
             "the two matrices of the layer \"" + layer.layer +
                 "\" do not fit one another: their ranks differ");
    if (layer.mid.defined() && (layer.mid.dim() != 4 || layer.mid.size(0) != layer.up.size(1) ||
                                layer.mid.size(1) != layer.down.size(0)))
        fail(ErrorCode::FileFormat,
             path,
             "the middle matrix of the layer \"" + layer.layer + "\" has another rank");
}

// PEFT keeps the scale beside the weights.
double adapter_alpha(const std::filesystem::path& file) {
    const auto config = file.parent_path() / "adapter_config.json";
    std::error_code ignored;
    if (file.filename() != "adapter_model.safetensors" || !std::filesystem::exists(config, ignored))
        return 0;
    return JsonObject::open(config).number("lora_alpha", 0);
}

// The width of the text states tells the families apart.
std::string base_of(const std::vector<LoraLayer>& layers) {
    const auto reads_text = [](const LoraLayer& layer) {
        return layer.network == "denoiser" &&
               (layer.layer.ends_with("attn2_to_k") || layer.layer.ends_with("attn2.to_k"));
    };
    for (const auto& layer : layers) {
        if (!reads_text(layer)) continue;
        const std::int64_t width = layer.down.size(1);
        if (width == 768) return "Stable Diffusion 1.x";
        if (width == 1024) return "Stable Diffusion 2.x";
        if (width == 2048) return "SDXL";
        if (width == 1152) return "PixArt-α";
        return "a model with text states of width " + std::to_string(width);
    }
    return "another model";
}

}  // namespace

at::Tensor LoraLayer::delta() const {
    const double scale = alpha > 0 ? alpha / static_cast<double>(down.size(0)) : 1.0;
    const at::Tensor left = up.flatten(1);  // [O, r]
    at::Tensor right = down.flatten(1);     // [r, I k k]
    if (mid.defined())                      // [r, r, k, k] between them
        right = at::einsum("abxy,bi->aixy", {mid, right}).flatten(1);
    return at::mm(left, right).mul_(scale);
}

LoraFile read_lora(const std::filesystem::path& path) {
    const auto source = open_tensors(path);
    Weights weights = Weights::open(source, {}, {});
    std::map<std::pair<std::string, std::string>, LoraLayer> layers;
    for (const auto& [name, entry] : source->tensors()) {
        refuse_other_kinds(path, name);
        const auto key = parse_key(name);
        if (!key) continue;
        LoraLayer& layer = layers[{key->network, key->layer}];
        layer.network = key->network;
        layer.layer = key->layer;
        const at::Tensor value = weights.take(name, entry.shape);
        if (key->role == Role::Down) layer.down = value;
        if (key->role == Role::Up) layer.up = value;
        if (key->role == Role::Mid) layer.mid = value;
        if (key->role == Role::Alpha && value.numel() == 1) layer.alpha = value.item<double>();
    }
    LoraFile file{path, {}, {}};
    const double alpha = adapter_alpha(path);
    for (auto& [name, layer] : layers) {
        check_layer(path, layer);
        if (layer.alpha == 0) layer.alpha = alpha;
        file.layers.push_back(std::move(layer));
    }
    if (file.layers.empty())
        fail(ErrorCode::FileFormat,
             path,
             "no tensor in it belongs to a LoRA (names that end in \".lora_down.weight\", "
             "\".lora_A.weight\" or \"_lora.down.weight\")");
    file.base = base_of(file.layers);
    return file;
}

}  // namespace seedbed
