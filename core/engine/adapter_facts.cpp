// SPDX-License-Identifier: Apache-2.0
#include "core/engine/adapter_facts.h"

#include "core/base/error.h"
#include "core/io/json_file.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string_view>

namespace seedbed {
namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 6> kDownMarks{
    "lora_down", "lora_A", "lora.down", "_lora.down", "lora_linear_layer.down", "lora_a"};
constexpr std::size_t kMostWords = 6;
constexpr std::int64_t kLeastWidth = 16;  // of text states, also in tests

bool holds(const std::string& text, std::string_view part) {
    return text.find(part) != text.npos;
}

bool is_down(const std::string& name) {
    return std::any_of(kDownMarks.begin(), kDownMarks.end(), [&](std::string_view mark) {
        return holds(name, mark);
    });
}

// Width of the text states that a model of a generation has.
std::string architecture_of_width(std::int64_t width) {
    if (width == 768) return "Stable Diffusion 1.x";
    if (width == 1024) return "Stable Diffusion 2.x";
    if (width == 2048) return "SDXL";
    return {};
}

std::string meta(const TensorSource& file, const std::string& key) {
    const auto at = file.metadata().find(key);
    return at == file.metadata().end() ? std::string() : at->second;
}

std::string architecture_of_metadata(const TensorSource& file) {
    const auto base = meta(file, "ss_base_model_version") + " " +
                      meta(file, "modelspec.architecture") + " " + meta(file, "sd version");
    if (holds(base, "xl")) return "SDXL";
    if (holds(base, "sd_v2") || holds(base, "stable-diffusion-v2")) return "Stable Diffusion 2.x";
    if (holds(base, "sd_v1") || holds(base, "sd_1.5") || holds(base, "stable-diffusion-v1"))
        return "Stable Diffusion 1.x";
    return {};
}

// Its cross-attention keys are as wide as the text states.
std::string architecture_of_shapes(const TensorSource& file) {
    for (const auto& [name, entry] : file.tensors()) {
        if (name.starts_with("lora_te2") || holds(name, "text_encoder_2")) return "SDXL";
        const bool keys = holds(name, "attn2") && holds(name, "to_k") && is_down(name);
        if (keys && entry.shape.size() >= 2) return architecture_of_width(entry.shape[1]);
    }
    return {};
}

// The words most often in the captions it was trained with: {"10_folder": {"word": count}}.
std::string trained_words(const TensorSource& file) {
    const auto text = meta(file, "ss_tag_frequency");
    if (text.empty()) return {};
    std::map<std::string, std::int64_t> counts;
    try {
        const auto folders = parse_python_json(text, "ss_tag_frequency");
        if (!folders.is_object()) return {};
        for (const auto& folder : folders)
            if (folder.is_object())
                for (const auto& [word, count] : folder.items())
                    if (count.is_number_integer()) counts[word] += count.get<std::int64_t>();
    } catch (const Error&) {
        return {};  // a note of another program's, not ours to judge
    }
    std::vector<std::pair<std::string, std::int64_t>> words(counts.begin(), counts.end());
    std::stable_sort(words.begin(), words.end(), [](const auto& a, const auto& b) {
        return a.second > b.second;
    });
    std::string result;
    for (std::size_t i = 0; i < std::min(words.size(), kMostWords); ++i)
        result += (i ? ", " : "") + words[i].first;
    return result;
}

void add_fact(ModelEntry& entry, const char* name, const std::string& value) {
    if (!value.empty()) entry.facts.emplace_back(name, value);
}

std::string form_of_lora(const TensorSource& file) {
    for (const auto& [name, tensor] : file.tensors()) {
        if (holds(name, "lora_unet_") || holds(name, "lora_te")) return "kohya LoRA";
        if (holds(name, "lora_A")) return "PEFT LoRA";
    }
    return "diffusers LoRA";
}

struct Ranks {
    std::int64_t low = 0;
    std::int64_t high = 0;
    int layers = 0;
    bool text = false;
};

Ranks ranks_of(const TensorSource& file) {
    Ranks ranks;
    for (const auto& [name, tensor] : file.tensors()) {
        if (!is_down(name) || tensor.shape.empty()) continue;
        const auto rank = tensor.shape[0];
        ranks.low = ranks.layers ? std::min(ranks.low, rank) : rank;
        ranks.high = std::max(ranks.high, rank);
        ranks.text |= holds(name, "lora_te") || holds(name, "text_encoder");
        ++ranks.layers;
    }
    return ranks;
}

std::optional<std::int64_t> width_of(const TensorSource& file, const std::string& name) {
    if (!file.contains(name) || file.entry(name).shape.empty()) return std::nullopt;
    return file.entry(name).shape.back();
}

std::int64_t vectors_of(const TensorEntry& entry) {
    return entry.shape.size() > 1 ? entry.shape[0] : 1;
}

}  // namespace

bool is_lora(const TensorSource& file) {
    return std::any_of(file.tensors().begin(), file.tensors().end(), [](const auto& tensor) {
        return is_down(tensor.first);
    });
}

bool is_embedding(const TensorSource& file) {
    const auto& tensors = file.tensors();
    if (file.contains("emb_params") || (file.contains("clip_l") && file.contains("clip_g")))
        return true;
    for (const auto& [name, tensor] : tensors)
        if (name.starts_with("string_to_param")) return true;
    if (tensors.size() != 1) return false;  // diffusers: one tensor, named as its word
    const auto& [name, tensor] = *tensors.begin();
    const bool vectors = tensor.shape.size() == 1 || tensor.shape.size() == 2;
    return (name.starts_with('<') || !holds(name, ".")) && vectors &&
           tensor.shape.back() >= kLeastWidth;
}

std::string common_dtype(const TensorSource& file) {
    std::map<std::string_view, std::uint64_t> bytes;
    for (const auto& [name, tensor] : file.tensors())
        bytes[to_string(tensor.dtype)] += tensor.size() + 1;
    const auto most =
        std::max_element(bytes.begin(), bytes.end(), [](const auto& a, const auto& b) {
            return a.second < b.second;
        });
    if (most == bytes.end()) return {};
    if (most->first == "F32") return "float32";
    if (most->first == "F16") return "float16";
    if (most->first == "BF16") return "bfloat16";
    return std::string(most->first);
}

std::uint64_t count_parameters(const TensorSource& file) {
    std::uint64_t count = 0;
    for (const auto& [name, tensor] : file.tensors())
        count += tensor.size() / item_size(tensor.dtype);
    return count;
}

void describe_lora(const TensorSource& file, ModelEntry& entry) {
    entry.form = form_of_lora(file);
    entry.architecture = architecture_of_metadata(file);
    if (entry.architecture.empty()) entry.architecture = architecture_of_shapes(file);
    const Ranks ranks = ranks_of(file);
    add_fact(entry,
             "Rank",
             ranks.low == ranks.high
                 ? std::to_string(ranks.low)
                 : std::to_string(ranks.low) + " to " + std::to_string(ranks.high));
    add_fact(entry, "Alpha", meta(file, "ss_network_alpha"));
    add_fact(entry, "Changed layers", std::to_string(ranks.layers));
    add_fact(entry, "Text encoder", ranks.text ? "changed too" : "unchanged");
    add_fact(entry, "Trigger", meta(file, "modelspec.trigger_phrase"));
    add_fact(entry, "Trained with the words", trained_words(file));
    add_fact(entry, "Trained on", meta(file, "ss_sd_model_name"));
}

void describe_embedding(const TensorSource& file, ModelEntry& entry) {
    entry.form = "textual inversion";
    std::int64_t vectors = 0;
    std::int64_t width = 0;
    for (const auto& [name, tensor] : file.tensors()) {
        if (tensor.shape.empty()) continue;
        vectors = std::max(vectors, vectors_of(tensor));
        width = tensor.shape.back();
    }
    entry.architecture =
        width_of(file, "clip_g") ? std::string("SDXL") : architecture_of_width(width);
    add_fact(entry, "Word", entry.name);
    add_fact(entry, "Vectors", std::to_string(vectors));
    add_fact(entry, "Width", std::to_string(width));
}

}  // namespace seedbed
