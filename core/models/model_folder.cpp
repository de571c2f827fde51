// SPDX-License-Identifier: Apache-2.0
// A pipeline as diffusers saves it: model_index.json, and a folder for each part.
#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/models/model_config.h"
#include "core/models/model_files.h"

#include <set>

namespace seedbed {
namespace {

namespace fs = std::filesystem;

const std::map<std::string, ModelFamily>& pipelines() {
    using enum ModelFamily;
    static const std::map<std::string, ModelFamily> known{
        {"StableDiffusionPipeline", StableDiffusion},
        {"StableDiffusionImg2ImgPipeline", StableDiffusion},
        {"StableDiffusionInpaintPipeline", StableDiffusion},
        {"StableDiffusionInpaintPipelineLegacy", StableDiffusion},
        {"LatentConsistencyModelPipeline", StableDiffusion},
        {"LatentConsistencyModelImg2ImgPipeline", StableDiffusion},
        {"StableDiffusionXLPipeline", StableDiffusionXl},
        {"StableDiffusionXLImg2ImgPipeline", StableDiffusionXl},
        {"StableDiffusionXLInpaintPipeline", StableDiffusionXl},
        {"PixArtAlphaPipeline", PixArt}};
    return known;
}

// A part of a pipeline: its folder, and the classes whose files are read here.
struct Part {
    std::string name;
    std::set<std::string> classes;
};

std::vector<Part> networks_of(ModelFamily family) {
    const Part vae{"vae", {"AutoencoderKL"}};
    const Part clip{"text_encoder", {"CLIPTextModel"}};
    switch (family) {
        case ModelFamily::StableDiffusion:
            return {{"unet", {"UNet2DConditionModel"}}, vae, clip};
        case ModelFamily::StableDiffusionXl:
            return {{"unet", {"UNet2DConditionModel"}},
                    vae,
                    clip,
                    {"text_encoder_2", {"CLIPTextModelWithProjection"}}};
        case ModelFamily::PixArt:
            return {{"transformer", {"PixArtTransformer2DModel", "Transformer2DModel"}},
                    vae,
                    {"text_encoder", {"T5EncoderModel"}}};
    }
    throw LogicError("[model_folder] a family without parts");
}

std::vector<Part> tokenizers_of(ModelFamily family) {
    const std::set<std::string> clip{"CLIPTokenizer", "CLIPTokenizerFast"};
    const std::set<std::string> t5{"T5Tokenizer", "T5TokenizerFast"};
    if (family == ModelFamily::PixArt) return {{"tokenizer", t5}};
    if (family == ModelFamily::StableDiffusion) return {{"tokenizer", clip}};
    return {{"tokenizer", clip}, {"tokenizer_2", clip}};
}

std::string list_of(const std::set<std::string>& names) {
    std::string list;
    for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
    return list;
}

class FolderReader {
 public:
    FolderReader(const fs::path& folder, DefectList& defects)
        : folder_(folder),
          defects_(defects),
          index_(nlohmann::json::object(), quote_path(folder / "model_index.json")) {}

    ModelFiles read() {
        files_.path = folder_;
        files_.form = "diffusers folder";
        const bool indexed = defects_.attempt([&] { open_index(); });
        files_.index = index_.json();
        files_.family = indexed ? family() : guessed_family();
        files_.hints.name = folder_.filename().string();
        defects_.attempt([&] { files_.hints = read_model_hints(folder_); });
        defects_.attempt([&] { check_refiner(); });
        for (const Part& part : networks_of(files_.family))
            defects_.attempt([&] { read_network(part); });
        for (const Part& part : tokenizers_of(files_.family)) {
            defects_.attempt([&] {
                check_part(part);
                files_.tokenizers[part.name] = folder_ / part.name;
            });
        }
        defects_.attempt([&] { read_scheduler(); });
        files_.architecture = files_.hints.architecture.empty() ? architecture_name(files_)
                                                                : files_.hints.architecture;
        return std::move(files_);
    }

 private:
    void open_index() {
        const fs::path file = folder_ / "model_index.json";
        std::error_code ignored;
        if (!fs::exists(file, ignored))
            throw Error(ErrorCode::FileNotFound,
                        quote_path(file) +
                            " is missing, which names the pipeline and its parts; "
                            "download the whole model again.");
        index_ = JsonObject::open(file);
    }

    ModelFamily family() const {
        const std::string name = index_.text("_class_name");
        const auto found = pipelines().find(name);
        if (found != pipelines().end()) return found->second;
        std::set<std::string> names;
        for (const auto& [known, unused] : pipelines()) names.insert(known);
        unsupported(index_, "_class_name", "supported: " + list_of(names));
    }

    // From the folders, where there is no index to say it.
    ModelFamily guessed_family() const {
        if (has_folder("transformer")) return ModelFamily::PixArt;
        return has_folder("text_encoder_2") ? ModelFamily::StableDiffusionXl
                                            : ModelFamily::StableDiffusion;
    }

    bool has_folder(const std::string& name) const {
        std::error_code ignored;
        return fs::is_directory(folder_ / name, ignored);
    }

    // The class that the index names for a part; empty where it names none.
    std::string class_of(const std::string& part) const {
        if (!index_.has(part)) return {};
        const auto& entry = index_.at(part);
        const bool pair = entry.is_array() && entry.size() == 2;
        if (pair && entry[0].is_null() && entry[1].is_null()) return {};
        if (!pair || !entry[0].is_string() || !entry[1].is_string())
            index_.fail(part, "a library and a class, such as [\"diffusers\", \"AutoencoderKL\"]");
        return entry[1].get<std::string>();
    }

    void check_refiner() const {
        if (files_.family != ModelFamily::StableDiffusionXl || !class_of("text_encoder").empty() ||
            class_of("text_encoder_2").empty())
            return;
        throw Error(ErrorCode::UnsupportedModel,
                    quote_path(folder_) +
                        " is an SDXL refiner, which finishes pictures of another model and makes "
                        "none from text alone; use the SDXL base model.");
    }

    void check_part(const Part& part) const {
        const std::string given = class_of(part.name);
        if (!given.empty() && !part.classes.contains(given))
            unsupported(index_, part.name, "supported: " + list_of(part.classes));
        if (has_folder(part.name)) return;
        throw Error(ErrorCode::FileNotFound,
                    quote_path(folder_) + " has no folder " + quote(part.name) +
                        (given.empty() ? ", which such a model needs"
                                       : ", though model_index.json lists it (" + given + ")") +
                        "; download the whole model again.");
    }

    void read_network(const Part& part) {
        check_part(part);
        files_.components.insert_or_assign(part.name, Component::in_folder(folder_ / part.name));
    }

    void read_scheduler() {
        const fs::path file = folder_ / "scheduler" / "scheduler_config.json";
        std::error_code ignored;
        if (!fs::exists(file, ignored))
            throw Error(ErrorCode::FileNotFound,
                        quote_path(file) +
                            " is missing, which says what the model "
                            "predicts; download the whole model again.");
        files_.scheduler_config = JsonObject::open(file).json();
    }

    fs::path folder_;
    DefectList& defects_;
    JsonObject index_;
    ModelFiles files_;
};

}  // namespace

ModelFiles read_model_folder(const fs::path& folder, DefectList& defects) {
    const auto has = [&](const char* name) {
        std::error_code ignored;
        return fs::exists(folder / name, ignored);
    };
    if (!has("model_index.json") && !has("unet") && !has("transformer"))
        throw Error(ErrorCode::FileNotFound,
                    "The folder " + quote_path(folder) +
                        " has no model_index.json; give the folder of a whole pipeline in "
                        "diffusers' layout, not that of one of its parts.");
    return FolderReader(folder, defects).read();
}

}  // namespace seedbed
