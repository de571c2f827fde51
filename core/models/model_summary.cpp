// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/models/model_report.h"
#include "core/models/weight_count.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <map>
#include <set>

namespace seedbed {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

const Placement kDry{at::kMeta, at::kFloat};
std::uint64_t size_on_disk(const ModelFiles& files) {
    std::set<fs::path> all;
    for (const auto& [name, component] : files.components)
        for (const fs::path& file : component.tensors->files()) all.insert(file);
    std::uint64_t size = 0;
    std::error_code ignored;
    for (const fs::path& file : all) size += fs::file_size(file, ignored);
    return size;
}

json layers_json(const Denoiser& denoiser) {
    json list = json::array();
    for (const auto& layer : denoiser.attention_layers())
        list.push_back(
            {{"name", layer.name}, {"heads", layer.heads}, {"downsampling", layer.factor}});
    return list;
}

// Builds the model's networks where tensors have shapes and no content.
class DryRun {
 public:
    DryRun(ModelFiles& files, DefectList& defects) : files_(files), defects_(defects) {
        for (auto& [name, component] : files.components) component.survey = &surveys_[name];
        model_.path = files.path;
        const bool ready[] = {
            build(files.family == ModelFamily::PixArt ? "transformer" : "unet",
                  [&] { model_.denoiser = load_denoiser(files, kDry); }),
            build("vae", [&] { model_.vae = AutoencoderKl::load(files.component("vae"), kDry); }),
            build_prompts()};
        if (std::all_of(std::begin(ready), std::end(ready), [](bool one) { return one; }))
            defects_.attempt([&] { check_parts(model_); });
    }

    void describe(json& out) const {
        if (model_.denoiser) out["cross_attention_layers"] = layers_json(*model_.denoiser);
        if (model_.vae) {
            out["latent_channels"] = model_.vae->latent_channels();
            out["latent_factor"] = model_.vae->factor();
        }
        if (model_.vae && model_.denoiser)
            out["native_size"] = model_.denoiser->sample_size() * model_.vae->factor();
    }

 private:
    // Whether the network could be built and has all of its tensors.
    template <typename Load>
    bool build(const std::string& name, const Load& load) {
        if (!files_.components.contains(name)) return false;  // said already
        const bool built = defects_.attempt(load);
        return report(name) && built;
    }

    bool build_prompts() {
        bool ready = true;
        for (const char* part : {"text_encoder", "text_encoder_2"}) {
            const bool needed = part == std::string("text_encoder") ||
                                files_.family == ModelFamily::StableDiffusionXl;
            ready &= !needed || files_.components.contains(part);
        }
        const std::size_t tokenizers = files_.family == ModelFamily::StableDiffusionXl ? 2 : 1;
        if (!ready || files_.tokenizers.size() != tokenizers) return false;
        bool built = defects_.attempt([&] { model_.prompts = load_prompt_encoder(files_, kDry); });
        for (const auto& [name, component] : files_.components)
            if (name.starts_with("text_encoder")) built &= report(name);
        return built;
    }

    bool report(const std::string& name) {
        const WeightSurvey& survey = surveys_[name];
        add_problems(survey, name, defects_);
        if (files_.components.at(name).names.empty())
            for (std::string& sentence : unused_tensors(survey, name))
                files_.unused.push_back(std::move(sentence));
        return survey.problems.empty();
    }

    ModelFiles& files_;
    DefectList& defects_;
    std::map<std::string, WeightSurvey> surveys_;
    Model model_;
};

// Sets `type` to what the scheduler's configuration says, which is also told of a model that is
// refused for it.
void check_prediction(const ModelFiles& files, std::string& type) {
    if (!files.scheduler_config.is_object()) return;  // said already
    const JsonObject scheduler(files.scheduler_config,
                               quote_path(files.path) + ": scheduler_config.json");
    type = scheduler.text("prediction_type", "epsilon");
    if (type == "epsilon" || type == "v_prediction") return;
    throw Error(ErrorCode::UnsupportedModel,
                scheduler.source() + ": \"prediction_type\" is " + quote(type) +
                    ", which Seedbed cannot run; supported: \"epsilon\" and \"v_prediction\".");
}

// The VAE stays in float32 where the model is in float16.
json memory_json(std::uint64_t parameters, std::uint64_t vae) {
    return {{"float32", 4 * parameters},
            {"float16", 2 * parameters + 2 * vae},
            {"bfloat16", 2 * parameters}};
}

ModelSummary summarize(const ModelFiles& files) {
    ModelSummary summary;
    summary.name = files.hints.name;
    summary.architecture = files.architecture;
    std::uint64_t vae = 0;
    json parts = json::object();
    std::set<std::string> dtypes;
    for (const auto& [name, component] : files.components) {
        const WeightCount count = count_weights(component);
        summary.parameters += count.parameters;
        if (name == "vae") vae = count.parameters;
        dtypes.insert(count.dtypes.begin(), count.dtypes.end());
        parts[name] = {{"config", component.config.json()},
                       {"parameters", count.parameters},
                       {"dtypes", count.dtypes}};
    }
    summary.bytes_float32 = 4 * summary.parameters;
    summary.json = {{"kind", "model"},
                    {"folder", files.path.string()},
                    {"form", files.form},
                    {"name", summary.name},
                    {"architecture", summary.architecture},
                    {"parameters", summary.parameters},
                    {"bytes_on_disk", size_on_disk(files)},
                    {"bytes_float32", summary.bytes_float32},
                    {"memory", memory_json(summary.parameters, vae)},
                    {"dtypes", dtypes},
                    {"scheduler", files.scheduler_config},
                    {"hints", files.hints.json},
                    {"parts", parts},
                    {"assumed", files.assumed}};
    return summary;
}

ModelReport examine(ModelFiles files, DefectList& defects) {
    ModelReport report{summarize(files), {}};
    ModelSummary& summary = report.summary;
    defects.attempt([&] { check_prediction(files, summary.prediction); });
    summary.json["prediction"] = summary.prediction;
    summary.json["prediction_type"] = summary.prediction;
    DryRun(files, defects).describe(summary.json);
    report.defects = defects.errors();
    json sentences = json::array();
    for (const Error& defect : report.defects) sentences.push_back(defect.what());
    summary.json["usable"] = report.defects.empty();
    summary.json["defects"] = std::move(sentences);
    summary.json["unused"] = files.unused;
    return report;
}

}  // namespace

ModelReport examine_model(const fs::path& path) {
    DefectList defects(DefectList::Mode::KeepAll);
    return examine(find_model_files(path, defects), defects);
}

ModelSummary summarize_model(const fs::path& path) {
    return summarize_model(find_model_files(path));
}

ModelSummary summarize_model(const ModelFiles& files) {
    DefectList defects(DefectList::Mode::ThrowFirst);
    return examine(files, defects).summary;
}

}  // namespace seedbed
