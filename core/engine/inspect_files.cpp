// SPDX-License-Identifier: Apache-2.0
#include "core/engine/inspect_files.h"

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/engine/adapter_facts.h"
#include "core/io/mapped_file.h"
#include "core/io/safetensors_peek.h"
#include "core/io/tensor_source.h"
#include "core/models/component_report.h"
#include "core/models/model_report.h"
#include "core/models/tensor_file_kind.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace seedbed {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using Holds = TensorFileKind::Holds;

json with_defects(json result, const std::vector<Error>& defects) {
    if (defects.empty()) return result;
    result["usable"] = false;
    result["code"] = to_string(defects.front().code());
    result["defects"] = json::array();
    for (const Error& defect : defects) result["defects"].push_back(defect.what());
    return result;
}

bool is_whole_model(const TensorFileKind& kind) {
    return kind.holds == Holds::StableDiffusion1 || kind.holds == Holds::StableDiffusion2 ||
           kind.holds == Holds::StableDiffusionXl;
}

// Every tensor, for files that are no model.
void add_tensors(const TensorSource& file, json& result) {
    json tensors = json::object();
    std::map<std::string, int> dtypes;
    std::uint64_t parameters = 0;
    for (const auto& [name, entry] : file.tensors()) {
        const std::string dtype(to_string(entry.dtype));
        tensors[name] = {{"dtype", dtype}, {"shape", entry.shape}};
        ++dtypes[dtype];
        parameters += entry.size() / item_size(entry.dtype);
    }
    result["parameters"] = parameters;
    result["dtypes"] = dtypes;
    result["metadata"] = file.metadata();
    result["tensors"] = std::move(tensors);
}

// What an adapter's header tells: what it is made for, rank, words.
void add_adapter(const TensorSource& file, json& result) {
    ModelEntry entry;
    entry.name = file.path().stem().string();
    if (is_lora(file))
        describe_lora(file, entry);
    else if (is_embedding(file))
        describe_embedding(file, entry);
    else
        return;
    result["made_for"] = entry.architecture.empty() ? "unknown" : entry.architecture;
    for (const auto& [name, value] : entry.facts) result["facts"][name] = value;
}

std::string name_of(const TensorFileKind& kind) {
    switch (kind.holds) {
        case Holds::NoDiffusion:
            return "not a diffusion model: " + kind.name;
        case Holds::Unknown:
            return "tensors of no known model";
        default:
            return kind.name;
    }
}

}  // namespace

json inspect_model(const fs::path& path) {
    const ModelReport report = examine_model(path);
    return with_defects(report.summary.json, report.defects);
}

json inspect_folder(const fs::path& folder) {
    std::error_code ignored;
    if (fs::exists(folder / "model_index.json", ignored) || !is_component(folder))
        return inspect_model(folder);
    const ComponentReport report = examine_component(folder);
    return with_defects(report.json, report.defects);
}

json inspect_tensors(const fs::path& path) {
    std::vector<Error> defects;
    std::shared_ptr<const TensorSource> file;
    try {
        file = open_tensors(path);
    } catch (const Error& error) {
        file = peek_safetensors(path);
        if (!file) throw;
        defects.push_back(error);
    }
    const TensorFileKind kind = tensor_file_kind(*file);
    if (is_whole_model(kind)) return inspect_model(path);
    json result = {{"kind", file->kind()},
                   {"file", path.string()},
                   {"bytes", fs::file_size(path)},
                   {"name", name_of(kind)}};
    if (!kind.name.empty()) result["architecture"] = kind.name;
    if (kind.holds == Holds::OtherModel) {
        defects.emplace_back(ErrorCode::UnsupportedModel,
                             quote_path(path) + " is " + kind.name + ": " + kind.problem + ".");
    } else if (kind.holds != Holds::Unknown) {
        result["use"] = kind.problem;
    }
    add_adapter(*file, result);
    add_tensors(*file, result);
    return with_defects(std::move(result), defects);
}

}  // namespace seedbed
