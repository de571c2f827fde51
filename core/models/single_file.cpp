// SPDX-License-Identifier: Apache-2.0
// A whole model in one file, in the layout of CompVis' and Stability AI's own programs.
#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/io/resources.h"
#include "core/io/safetensors_peek.h"
#include "core/models/file_keys.h"
#include "core/models/model_files.h"
#include "core/models/single_file_facts.h"
#include "core/models/single_file_part.h"
#include "core/models/tensor_file_kind.h"

#include <algorithm>
#include <set>

namespace seedbed {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using Holds = TensorFileKind::Holds;

constexpr const char* kUnet = "model.diffusion_model.";
constexpr const char* kVae = "first_stage_model.";
constexpr std::int64_t kClipVocabulary = 49408;

class SingleFileReader {
 public:
    SingleFileReader(std::shared_ptr<const TensorSource> tensors,
                     const TensorFileKind& kind,
                     DefectList& defects)
        : tensors_(std::move(tensors)),
          kind_(kind),
          defects_(defects),
          facts_(tensors_, kind.holds, defects) {}

    ModelFiles read() {
        files_.path = tensors_->path();
        files_.form = form();
        files_.family = xl() ? ModelFamily::StableDiffusionXl : ModelFamily::StableDiffusion;
        files_.architecture = kind_.name;
        files_.hints.name = files_.path.stem().string();
        files_.index = json::object();
        defects_.attempt([&] { files_.scheduler_config = facts_.scheduler(inpainting()); });
        read_text_encoders();
        defects_.attempt([&] { read_vae(); });
        defects_.attempt([&] { read_unet(); });
        if (xl() && !inpainting()) files_.architecture = architecture_name(files_);  // Turbo?
        files_.assumed = facts_.assumed();
        list_unused();
        return std::move(files_);
    }

 private:
    bool xl() const { return kind_.holds == Holds::StableDiffusionXl; }
    bool inpainting() const { return kind_.name.ends_with(" inpainting"); }

    std::string form() const {
        const bool first = kind_.holds == Holds::StableDiffusion1;
        return std::string("single file (") + (first ? "CompVis" : "StabilityAI") + ", " +
               std::string(tensors_->kind()) + ")";
    }

    // `complete` adds what weights cannot tell, where no configuration lies beside the file.
    template <typename Complete>
    void add(const std::string& name, SingleFilePart part, const Complete& complete) {
        const auto file = facts_.beside(fs::path(name) / "config.json");
        if (!file) complete(part.config);
        files_.components.insert_or_assign(
            name,
            Component{file ? JsonObject::open(*file)
                           : JsonObject(std::move(part.config),
                                        quote_path(tensors_->path()) + " (" + name + ")"),
                      tensors_,
                      std::move(part.names),
                      nullptr});
    }

    void read_unet() {
        SingleFilePart part = read_single_file_unet(*tensors_, kUnet);
        if (xl()) part.config["addition_time_embed_dim"] = id_width(part.config);
        add("unet", std::move(part), [&](json& config) { facts_.complete_unet(config); });
    }

    // SDXL's added embedding reads the pooled text and six numbers of this width each.
    std::int64_t id_width(const json& unet) const {
        const FileKeys text(*tensors_, "conditioner.embedders.1.model.");
        const auto all = unet.value("projection_class_embeddings_input_dim", std::int64_t{0});
        const std::int64_t ids = all - text.size("text_projection", 1);
        if (ids > 0 && ids % 6 == 0) return ids / 6;
        throw Error(ErrorCode::UnsupportedModel,
                    quote_path(tensors_->path()) + ": " + kUnet + "label_emb.0.0.weight takes " +
                        std::to_string(all) +
                        " numbers, which are not the pooled text and six sizes that SDXL has; use "
                        "an SDXL base model.");
    }

    void read_vae() {
        add("vae", read_single_file_vae(*tensors_, kVae), [&](json& config) {
            facts_.complete_vae(config);
        });
    }

    void read_text_encoders() {
        if (kind_.holds == Holds::StableDiffusion2) {
            read_text("text_encoder", "tokenizer", "open_clip", [&] { return second_text(); });
            return;
        }
        read_text("text_encoder", "tokenizer", "clip", [&] {
            return read_single_file_clip(
                *tensors_,
                xl() ? "conditioner.embedders.0.transformer." : "cond_stage_model.transformer.");
        });
        if (!xl()) return;
        read_text("text_encoder_2", "tokenizer_2", "open_clip", [&] {
            return read_single_file_open_clip(*tensors_, "conditioner.embedders.1.model.", true);
        });
    }

    SingleFilePart second_text() const {
        const std::string prefix = "cond_stage_model.model.";
        const int blocks = FileKeys(*tensors_, prefix).count("transformer.resblocks");
        int layers = facts_.text_layers(blocks);
        if (const auto file = facts_.beside("text_encoder/config.json"))
            layers =
                static_cast<int>(JsonObject::open(*file).integer("num_hidden_layers", 1, 1000));
        return read_single_file_open_clip(*tensors_, prefix, false, layers);
    }

    // `published`: the tokenizer that ships with Seedbed.
    template <typename Read>
    void read_text(const std::string& name,
                   const std::string& tokenizer,
                   const std::string& published,
                   const Read& read) {
        defects_.attempt([&] {
            SingleFilePart part = read();
            const auto vocabulary = part.config.at("vocab_size").get<std::int64_t>();
            defects_.attempt([&] { add_tokenizer(tokenizer, published, vocabulary); });
            add(name, std::move(part), [&](json& config) { facts_.complete_text(config, name); });
        });
    }

    void add_tokenizer(const std::string& name,
                       const std::string& published,
                       std::int64_t vocabulary) {
        if (const auto folder = facts_.beside(name)) {
            files_.tokenizers[name] = *folder;
            return;
        }
        if (vocabulary != kClipVocabulary)
            throw Error(ErrorCode::UnsupportedModel,
                        quote_path(tensors_->path()) + ": its text encoder knows " +
                            std::to_string(vocabulary) +
                            " tokens, not the 49408 of CLIP's published tokenizer; put its own "
                            "into " +
                            quote(files_.path.stem().string() + "_config/" + name) + " beside it.");
        files_.tokenizers[name] = resource_path("tokenizers/" + published);
    }

    // Counts what the networks do not read of their own parts of the file.
    void list_unused() {
        std::set<std::string> used;
        for (const auto& [part, component] : files_.components)
            for (const auto& [name, stored] : component.names) used.insert(stored.name);
        const auto is_ours = [&](const std::string& name) {
            return (name.starts_with(kUnet) && files_.components.contains("unet")) ||
                   (name.starts_with(kVae) && files_.components.contains("vae"));
        };
        int averaged = 0, others = 0;
        std::string example;
        for (const auto& [name, entry] : tensors_->tensors()) {
            if (name.starts_with("model_ema.diffusion_model")) ++averaged;
            if (used.contains(name) || !is_ours(name)) continue;
            if (others++ == 0) example = name;
        }
        if (averaged > 0)
            files_.unused.push_back(std::to_string(averaged) +
                                    " averaged (EMA) weights; the model's own are used.");
        if (others > 0)
            files_.unused.push_back(std::to_string(others) + " unknown tensors, such as " +
                                    quote(example, 200) + ".");
    }

    std::shared_ptr<const TensorSource> tensors_;
    const TensorFileKind& kind_;
    DefectList& defects_;
    SingleFileFacts facts_;
    ModelFiles files_;
};

}  // namespace

ModelFiles read_single_file(const fs::path& file, DefectList& defects) {
    std::shared_ptr<const TensorSource> tensors;
    if (!defects.attempt([&] { tensors = open_tensors(file); })) {
        tensors = peek_safetensors(file);
        if (!tensors) throw Error(defects.errors().back());
    }
    const TensorFileKind kind = tensor_file_kind(*tensors);
    if (kind.problem.empty()) return SingleFileReader(std::move(tensors), kind, defects).read();
    const std::string what =
        kind.name.empty() ? "is no model that Seedbed knows" : "is " + kind.name;
    throw Error(ErrorCode::UnsupportedModel,
                quote_path(file) + " " + what + ": " + kind.problem + ".");
}

}  // namespace seedbed
