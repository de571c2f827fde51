// SPDX-License-Identifier: Apache-2.0
#include "core/engine/model_entry_reader.h"

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/engine/adapter_facts.h"
#include "core/models/model.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <string_view>
#include <sys/stat.h>

namespace seedbed {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::array<std::string_view, 2> kWeights{".safetensors", ".ckpt"};
constexpr std::array<std::string_view, 2> kAlsoOthers{".pt", ".bin"};

bool ends_as(const fs::path& path, const auto& endings) {
    std::string ending = path.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(), [](unsigned char c) {
        return static_cast<char>(std::tolower(c));
    });
    return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

// "models--stabilityai--sdxl-turbo/snapshots/f4b0…" of the Hugging Face cache is known by its
// repository.
std::string name_of(const fs::path& path) {
    const fs::path repository = path.parent_path().parent_path().filename();
    constexpr std::string_view kCache = "models--";
    if (path.parent_path().filename() == "snapshots" && repository.string().starts_with(kCache)) {
        std::string name = repository.string().substr(kCache.size());
        if (const auto dashes = name.find("--"); dashes != name.npos) name.replace(dashes, 2, "/");
        return name;
    }
    return fs::is_directory(path) ? path.filename().string() : path.stem().string();
}

void add_file(const fs::path& file, ModelStamp& stamp) {
    struct stat status {};
    if (::stat(file.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return;
    stamp.bytes += static_cast<std::uint64_t>(status.st_size);
    stamp.modified_ns =
        std::max(stamp.modified_ns,
                 std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec);
}

// A file of weights, whole, as the CompVis and StabilityAI programs write them.
bool is_whole_model(const TensorSource& file) {
    const auto any = [&](std::string_view prefix) {
        const auto at = file.tensors().lower_bound(std::string(prefix));
        return at != file.tensors().end() && at->first.starts_with(prefix);
    };
    return any("model.diffusion_model.") ||
           (any("first_stage_model.") && (any("cond_stage_model.") || any("conditioner.")));
}

int first_of(const json& config, const char* key) {
    const auto at = config.find(key);
    if (at == config.end()) return 0;
    if (at->is_number_integer()) return at->get<int>();
    return at->is_array() && !at->empty() && at->front().is_number_integer()
               ? at->front().get<int>()
               : 0;
}

std::string class_of(const json& config) {
    if (config.contains("_class_name") && config["_class_name"].is_string())
        return config["_class_name"];
    const auto at = config.find("architectures");
    return at != config.end() && at->is_array() && !at->empty() && at->front().is_string()
               ? at->front().get<std::string>()
               : std::string();
}

std::string spelled(std::string dtype) {
    if (dtype == "F32") return "float32";
    if (dtype == "F16") return "float16";
    if (dtype == "BF16") return "bfloat16";
    return dtype;
}

std::string dtypes_of(const json& part) {
    std::string all;
    if (!part.contains("dtypes") || !part["dtypes"].is_array()) return all;
    for (const auto& dtype : part["dtypes"])
        if (dtype.is_string()) all += (all.empty() ? "" : ", ") + spelled(dtype);
    return all;
}

int width_of_denoiser(const std::string& part, const json& config) {
    if (part == "unet") return first_of(config, "block_out_channels");
    if (part == "transformer")
        return first_of(config, "num_attention_heads") * first_of(config, "attention_head_dim");
    return 0;
}

void add_part(const std::string& name, const json& part, ModelEntry& entry) {
    const json config = part.value("config", json::object());
    ModelPart described{
        name, class_of(config), part.value("parameters", std::uint64_t{0}), dtypes_of(part)};
    if (const int width = width_of_denoiser(name, config); width > 0) {
        entry.base_channels = width;
        entry.dtype = described.dtype;
    }
    if (name == "vae") {
        entry.vae_channels = first_of(config, "block_out_channels");
        entry.vae_bytes_float32 = 4 * described.parameters;
    }
    entry.parts.push_back(std::move(described));
}

void describe_model(const ModelSummary& summary, ModelEntry& entry) {
    const json& facts = summary.json;
    if (!summary.name.empty() && entry.path.parent_path().filename() != "snapshots")
        entry.name = summary.name;
    entry.form = facts.value("form", std::string());
    entry.architecture = summary.architecture;
    entry.prediction = summary.prediction;
    entry.parameters = summary.parameters;
    entry.bytes_float32 = summary.bytes_float32;
    entry.native_width = facts.value("native_width", facts.value("native_size", 0));
    entry.native_height = facts.value("native_height", facts.value("native_size", 0));
    entry.latent_factor = facts.value("latent_factor", 8);
    if (const auto layers = facts.find("cross_attention_layers"); layers != facts.end())
        entry.attention_layers = static_cast<int>(layers->size());
    if (const auto parts = facts.find("parts"); parts != facts.end() && parts->is_object())
        for (const auto& [name, part] : parts->items()) add_part(name, part, entry);
    if (const auto defects = facts.find("defects"); defects != facts.end() && defects->is_array())
        for (const auto& defect : *defects)
            if (defect.is_string()) entry.defects.push_back(defect);
    if (const auto scheduler = facts.find("scheduler");
        scheduler != facts.end() && scheduler->is_object() && !class_of(*scheduler).empty())
        entry.facts.emplace_back("Scheduler", class_of(*scheduler));
}

ModelEntry begun(const fs::path& path) {
    const ModelStamp stamp = model_stamp(path);
    ModelEntry entry;
    entry.id = stamp.id;
    entry.path = path;
    entry.name = name_of(path);
    entry.bytes = stamp.bytes;
    entry.modified_ns = stamp.modified_ns;
    return entry;
}

void blame(const Error& error, ModelEntry& entry) {
    entry.error = error.what();
    entry.error_code = error.code();
}

// Null and `entry` with the reason when it cannot be read.
std::shared_ptr<const TensorSource> opened(ModelEntry& entry) {
    try {
        return open_tensors(entry.path);
    } catch (const Error& error) {
        blame(error, entry);
        return nullptr;
    }
}

}  // namespace

std::string model_id(const fs::path& path) {
    static const fs::path tabletop = model_path("tabletop");
    std::error_code ignored;
    return path == "tabletop" || fs::equivalent(path, tabletop, ignored) ? "tabletop"
                                                                         : path.string();
}

ModelStamp model_stamp(const fs::path& path) {
    ModelStamp stamp{model_id(path)};
    std::error_code failed;
    if (fs::is_directory(path, failed)) {
        const auto options = fs::directory_options::skip_permission_denied;
        for (fs::recursive_directory_iterator at(path, options, failed), end; !failed && at != end;
             at.increment(failed))
            add_file(at->path(), stamp);
    } else if (fs::exists(path, failed)) {
        add_file(path, stamp);
    } else {
        throw Error(ErrorCode::FileNotFound,
                    "There is no model " + quote_path(path) + "; was it moved or renamed?");
    }
    return stamp;
}

bool may_be_model(const fs::path& path) {
    std::error_code ignored;
    if (fs::is_directory(path, ignored)) return fs::exists(path / "model_index.json", ignored);
    return ends_as(path, kWeights) || ends_as(path, kAlsoOthers);
}

std::optional<ModelEntry> read_model_entry(const fs::path& path) {
    ModelEntry entry = begun(path);
    if (!fs::is_directory(path)) {
        const auto file = opened(entry);
        // A .bin or .pt that we cannot read is more likely another program's than a broken model.
        if (!file) return ends_as(path, kWeights) ? std::optional(entry) : std::nullopt;
        entry.dtype = common_dtype(*file);
        entry.parameters = count_parameters(*file);
        if (is_lora(*file)) {
            entry.kind = ModelKind::Lora;
            describe_lora(*file, entry);
            return entry;
        }
        if (is_embedding(*file)) {
            entry.kind = ModelKind::Embedding;
            describe_embedding(*file, entry);
            return entry;
        }
        if (!is_whole_model(*file)) return std::nullopt;
    }
    try {
        describe_model(summarize_model(path), entry);
    } catch (const Error& error) {
        blame(error, entry);
    }
    return entry;
}

fs::path hashed_file(const fs::path& path) {
    return fs::is_directory(path) ? find_model_files(path).denoiser_file() : path;
}

}  // namespace seedbed
