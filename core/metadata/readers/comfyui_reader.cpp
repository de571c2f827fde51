// SPDX-License-Identifier: Apache-2.0
// ComfyUI: PNG texts `prompt` (the graph that ran) and `workflow` (as drawn); in WebP EXIF Model
// "prompt:{…}" and Make "workflow:{…}". The settings are found by following the links of the node
// that made the picture out of noise.
#include "core/base/utf8.h"
#include "core/metadata/readers/comfyui_graph.h"
#include "core/metadata/readers/readers.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace seedbed {
namespace {

using nlohmann::json;

constexpr std::size_t kMaxNodes = 64;  // along one chain of conditionings or models

// KSampler, its relatives, and what custom nodes make of them: something that denoises a latent.
bool is_sampler(const ComfyGraph& graph, const std::string& id) {
    const auto& inputs = graph.inputs(id);
    const bool denoises = inputs.contains("latent_image") || inputs.contains("optional_latent");
    return denoises && (inputs.contains("positive") || inputs.contains("guider"));
}

// The node with the size of the empty latent that a sampler begins with; empty if it begins with a
// picture or with another sampler's result.
std::string empty_latent(const ComfyGraph& graph, const std::string& sampler) {
    auto id = graph.linked(sampler, "latent_image");
    for (std::size_t i = 0; i < kMaxNodes && !id.empty(); ++i) {
        if (is_sampler(graph, id)) return {};
        const auto& inputs = graph.inputs(id);
        if (inputs.contains("width") && inputs.contains("height") && !inputs.contains("samples") &&
            !inputs.contains("pixels"))
            return id;
        id = graph.linked(id, "samples");
    }
    return {};
}

// Reads one sampler of a graph into settings.
class ComfyReader {
 public:
    ComfyReader(const ComfyGraph& graph, std::string sampler)
        : graph_(graph), sampler_(std::move(sampler)), builder_("ComfyUI") {}

    PictureSettings read() {
        read_numbers();
        read_words("positive");
        read_words("negative");
        read_latent();
        read_model();
        read_other_samplers();
        builder_.noise(NoiseMode::Cpu);
        return std::move(builder_.settings());
    }

 private:
    // A value of the sampler itself, else of the node at its input `part`.
    Written value(const char* name, const char* part = "") const {
        auto own = graph_.value(sampler_, name);
        if (own || *part == '\0') return own;
        const auto node = graph_.linked(sampler_, part);
        return node.empty() ? std::nullopt : graph_.value(node, name);
    }

    void read_numbers() {
        auto seed = value("seed");
        if (!seed) seed = value("noise_seed", "noise");
        if (!seed) builder_.problem("The seed comes from a node that is not known.");
        builder_.seed(seed);
        builder_.steps(value("steps", "sigmas"));
        builder_.guidance(value("cfg", "guider"));
        auto schedule = value("scheduler", "sigmas");
        const auto sigmas = graph_.linked(sampler_, "sigmas");
        if (!schedule && graph_.type(sigmas) == "KarrasScheduler") schedule = "karras";
        builder_.sampler(value("sampler_name", "sampler"), schedule);
        for (const auto* key :
             {"denoise", "add_noise", "start_at_step", "end_at_step", "return_with_leftover_noise"})
            builder_.other(key, value(key, "sigmas"));
    }

    void read_words(const std::string& side) {
        auto node = graph_.linked(sampler_, side);
        const auto guider = graph_.linked(sampler_, "guider");
        if (node.empty() && !guider.empty()) {
            node = graph_.linked(guider, side);
            // Without guidance there is one conditioning.
            if (node.empty() && side == "positive") node = graph_.linked(guider, "conditioning");
        }
        if (node.empty()) return;
        std::set<std::string> seen;
        const auto words = words_of(node, side, seen);
        if (!words)
            builder_.problem("The " + side + " prompt comes from the node " + quote(node) + " (" +
                             std::string(graph_.type(node)) + "), which is not known.");
        else if (side == "positive")
            builder_.prompt(words);
        else
            builder_.negative(words);
    }

    // The words behind a conditioning. `side` chooses at nodes that hand on both.
    Written words_of(const std::string& id, const std::string& side, std::set<std::string>& seen) {
        if (id.empty() || seen.size() > kMaxNodes || !seen.insert(id).second) return std::nullopt;
        if (graph_.type(id) == "ConditioningZeroOut") return "";
        for (const auto* key : {"text", "text_g", "t5xxl", "clip_l"})
            if (auto text = graph_.value(id, key)) {
                remember_encoder(id, side, *text);
                return text;
            }
        static constexpr std::array<std::array<const char*, 2>, 2> kPairs{
            {{"conditioning_1", "conditioning_2"}, {"conditioning_to", "conditioning_from"}}};
        for (const auto& [first, second] : kPairs) {
            const auto a = words_of(graph_.linked(id, first), side, seen);
            const auto b = words_of(graph_.linked(id, second), side, seen);
            if (a && b) return *a + ", " + *b;
            if (a || b) return a ? a : b;
        }
        if (const auto node = graph_.linked(id, side); !node.empty())
            return words_of(node, side, seen);
        if (auto text = graph_.value(id, side)) return text;  // loaders that take the words, too
        return words_of(graph_.linked(id, "conditioning"), side, seen);
    }

    // What an encoder tells beside the words: SDXL's second text, and how many layers are skipped.
    void remember_encoder(const std::string& id, const std::string& side, const std::string& text) {
        if (const auto second = graph_.value(id, "text_l"); second && *second != text)
            builder_.other(side + " text_l", second);
        const auto skip = graph_.upstream(graph_.linked(id, "clip"), "clip", "stop_at_clip_layer");
        if (skip.empty()) return;
        // -2 = the last but one, which others call 2.
        auto layer = graph_.value(skip, "stop_at_clip_layer");
        if (layer && layer->starts_with('-')) builder_.clip_skip(layer->substr(1));
    }

    void read_latent() {
        const auto latent = empty_latent(graph_, sampler_);
        if (latent.empty()) {
            builder_.other("latent_image",
                           std::string(graph_.type(graph_.linked(sampler_, "latent_image"))));
            return;
        }
        builder_.size(graph_.value(latent, "width"), graph_.value(latent, "height"));
        const auto batch = graph_.value(latent, "batch_size");
        if (!batch || *batch == "1") return;
        builder_.problem("The picture is one of a batch of " + quote(*batch) +
                         ", which ComfyUI draws from one seed: only the first of them comes back "
                         "from the seed alone.");
    }

    void read_model() {
        auto id = graph_.linked(sampler_, "model");
        if (id.empty()) id = graph_.linked(graph_.linked(sampler_, "guider"), "model");
        for (std::size_t i = 0; i < kMaxNodes && !id.empty(); ++i) {
            if (const auto lora = graph_.value(id, "lora_name"))
                builder_.other(
                    "LoRA",
                    model_name(*lora) + ": " + graph_.value(id, "strength_model").value_or("1"));
            for (const auto* key : {"ckpt_name", "unet_name", "model_name"})
                if (const auto name = graph_.value(id, key)) return builder_.model(name);
            id = graph_.linked(id, "model");
        }
    }

    // A second pass over the picture (an upscale, a refiner) is told, not followed.
    void read_other_samplers() {
        for (const auto& id : graph_.ids()) {
            if (id == sampler_ || !is_sampler(graph_, id)) continue;
            std::string text = "node " + id;
            for (const auto* key : {"steps", "denoise", "seed", "noise_seed"})
                if (const auto number = graph_.value(id, key))
                    text += std::string(", ") + key + " " + *number;
            builder_.other("Second " + std::string(graph_.type(id)), text);
        }
    }

    const ComfyGraph& graph_;
    std::string sampler_;
    SettingsBuilder builder_;
};

// The sampler that begins with noise; where there is none, the first.
std::string first_sampler(const ComfyGraph& graph) {
    std::string first;
    for (const auto& id : graph.ids()) {
        if (!is_sampler(graph, id)) continue;
        if (!empty_latent(graph, id).empty()) return id;
        if (first.empty()) first = id;
    }
    return first;
}

std::optional<PictureSettings> settings_of_graph(const ComfyGraph& graph) {
    if (graph.ids().empty()) return std::nullopt;
    const auto sampler = first_sampler(graph);
    if (!sampler.empty()) return ComfyReader(graph, sampler).read();
    SettingsBuilder builder("ComfyUI");
    builder.problem("The graph has no node that is known to sample a picture.");
    return std::move(builder.settings());
}

// The JSON under a key, or in EXIF behind "prompt:".
Written graph_text(const PictureText& text, const std::string& name) {
    if (const auto* value = text_at(text, name); value && is_json_object(*value)) return *value;
    for (const auto* key : {"Model", "Make", "ImageDescription"})
        if (const auto* value = text_at(text, key); value && value->starts_with(name + ":"))
            return value->substr(name.size() + 1);
    return std::nullopt;
}

}  // namespace

std::optional<FoundSettings> read_comfyui(const PictureText& text) {
    if (const auto prompt = graph_text(text, "prompt"))
        if (auto settings = settings_of_graph(ComfyGraph(picture_json(*prompt, "prompt"))))
            return FoundSettings{std::move(*settings), *prompt};
    if (const auto workflow = graph_text(text, "workflow"))
        if (auto settings =
                settings_of_graph(ComfyGraph::from_workflow(picture_json(*workflow, "workflow"))))
            return FoundSettings{std::move(*settings), *workflow};
    return std::nullopt;
}

}  // namespace seedbed
