// SPDX-License-Identifier: Apache-2.0
#include "core/models/component_report.h"

#include "core/base/utf8.h"
#include "core/models/clip_text_model.h"
#include "core/models/clip_tokenizer.h"
#include "core/models/model_files.h"
#include "core/models/pixart_transformer.h"
#include "core/models/t5_encoder.h"
#include "core/models/t5_tokenizer.h"
#include "core/models/unet.h"
#include "core/models/vae.h"
#include "core/models/weight_count.h"

#include <functional>
#include <map>
#include <optional>

namespace seedbed {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

// A class whose networks are run here.
struct KnownClass {
    const char* name;
    std::function<void(const Component&, const Placement&)> load;
};

template <typename Network>
KnownClass known(const char* name) {
    return {name, [](const Component& files, const Placement& placement) {
                Network::load(files, placement);
            }};
}

const std::map<std::string, KnownClass>& known_classes() {
    static const std::map<std::string, KnownClass> classes{
        {"UNet2DConditionModel", known<UNet>("UNet")},
        {"AutoencoderKL", known<AutoencoderKl>("autoencoder")},
        {"PixArtTransformer2DModel", known<PixArtTransformer>("PixArt-α transformer")},
        {"Transformer2DModel", known<PixArtTransformer>("PixArt-α transformer")},
        {"CLIPTextModel", known<ClipTextModel>("CLIP text encoder")},
        {"CLIPTextModelWithProjection", known<ClipTextModel>("CLIP text encoder, projecting")},
        {"T5EncoderModel", known<T5Encoder>("T5 encoder")}};
    return classes;
}

// diffusers names its class, transformers lists the architectures.
std::string class_of(const JsonObject& config) {
    if (config.has("_class_name")) return config.text("_class_name");
    const auto classes =
        config.has("architectures") ? config.texts("architectures") : std::vector<std::string>();
    if (!classes.empty()) return classes.front();
    return config.has("model_type") ? config.text("model_type") : "";
}

void examine_network(const fs::path& folder, DefectList& defects, json& out) {
    const JsonObject config = JsonObject::open(folder / "config.json");
    const std::string name = class_of(config);
    out["kind"] = "component";
    out["class"] = name;
    out["architecture"] = name;
    out["config"] = config.json();
    const auto found = known_classes().find(name);
    if (found == known_classes().end()) {
        out["name"] = "not a diffusion model: " + (name.empty() ? "a class without a name" : name);
    } else {
        out["name"] = std::string(found->second.name) + " (" + name + ")";
    }
    std::optional<Component> component;
    if (!defects.attempt([&] { component = Component::in_folder(folder); })) return;
    const WeightCount count = count_weights(*component);
    out["parameters"] = count.parameters;
    out["dtypes"] = count.dtypes;
    if (found == known_classes().end()) return;
    WeightSurvey survey;
    component->survey = &survey;
    defects.attempt([&] { found->second.load(*component, {at::kMeta, at::kFloat}); });
    add_problems(survey, folder.filename().string(), defects);
    out["unused"] = unused_tensors(survey, folder.filename().string());
}

void examine_tokenizer(const fs::path& folder, DefectList& defects, json& out) {
    const JsonObject config = JsonObject::open(folder / "tokenizer_config.json");
    const std::string name = config.text("tokenizer_class", "");
    out["kind"] = "tokenizer";
    out["class"] = name;
    out["name"] = "tokenizer (" + name + ")";
    std::error_code ignored;
    if (fs::exists(folder / "spiece.model", ignored))
        defects.attempt([&] { T5Tokenizer::load(folder, 120); });
    else if (name.starts_with("CLIPTokenizer"))
        defects.attempt([&] { ClipTokenizer::load(folder); });
    else
        out["name"] = "tokenizer of another kind of model (" + name + ")";
}

void examine_scheduler(const fs::path& folder, json& out) {
    const JsonObject config = JsonObject::open(folder / "scheduler_config.json");
    out["kind"] = "scheduler";
    out["class"] = config.text("_class_name");
    out["name"] = "scheduler (" + config.text("_class_name") + ")";
    out["prediction"] = config.text("prediction_type", "epsilon");
    out["config"] = config.json();
}

bool has(const fs::path& folder, const char* name) {
    std::error_code ignored;
    return fs::exists(folder / name, ignored);
}

}  // namespace

bool is_component(const fs::path& folder) {
    return has(folder, "config.json") || has(folder, "tokenizer_config.json") ||
           has(folder, "scheduler_config.json");
}

ComponentReport examine_component(const fs::path& folder) {
    DefectList defects(DefectList::Mode::KeepAll);
    ComponentReport report;
    report.json["folder"] = folder.string();
    if (has(folder, "config.json"))
        examine_network(folder, defects, report.json);
    else if (has(folder, "tokenizer_config.json"))
        examine_tokenizer(folder, defects, report.json);
    else
        examine_scheduler(folder, report.json);
    report.defects = defects.errors();
    report.json["usable"] = report.defects.empty();
    report.json["defects"] = json::array();
    for (const Error& defect : report.defects) report.json["defects"].push_back(defect.what());
    return report;
}

}  // namespace seedbed
