// SPDX-License-Identifier: Apache-2.0
// N vectors, D width
#include "core/models/textual_inversion.h"

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/io/tensor_source.h"
#include "core/models/weights.h"

#include <ATen/ATen.h>

#include <system_error>

namespace seedbed {
namespace {

constexpr std::int64_t kMostVectors = 1000;
// AUTOMATIC1111 saves the learned word under "*".
constexpr const char* kWebuiTorch = "string_to_param";
constexpr const char* kWebuiSafetensors = "emb_params";

bool is_float(DType type) {
    return type == DType::F64 || type == DType::F32 || type == DType::F16 || type == DType::BF16;
}

bool holds_vectors(const TensorEntry& entry) {
    const std::size_t dimensions = entry.shape.size();
    return is_float(entry.dtype) && entry.size() > 0 && (dimensions == 1 || dimensions == 2);
}

std::int64_t count_of(const TensorEntry& entry) {
    return entry.shape.size() == 2 ? entry.shape[0] : 1;
}

// The tensors that a prompt's word stands for, one for each text encoder.
std::vector<std::string> parts_of(const TensorSource& file) {
    std::vector<std::string> webui;
    std::vector<std::string> all;
    for (const auto& [name, entry] : file.tensors()) {
        if (!holds_vectors(entry)) continue;
        all.push_back(name);
        if (name == kWebuiSafetensors || name.starts_with(kWebuiTorch)) webui.push_back(name);
    }
    if (all == std::vector<std::string>{"clip_g", "clip_l"}) return {"clip_l", "clip_g"};
    return webui.empty() ? all : webui;
}

}  // namespace

TextualInversion read_textual_inversion(const std::filesystem::path& path) {
    const auto file = open_tensors(path);
    const std::vector<std::string> names = parts_of(*file);
    const bool pair = names.size() == 2 && names[1] == "clip_g";
    const auto fail = [&](const std::string& problem) {
        throw Error(ErrorCode::FileFormat,
                    quote_path(path) + " is no textual inversion: " + problem +
                        "; choose a file with one word's vectors.");
    };
    if (names.size() != 1 && !pair)
        fail("it holds " + std::to_string(names.size()) + " tensors of vectors");
    TextualInversion inversion{path, {path.stem().string()}, 0, {}};
    for (const std::string& name : names) {
        const TensorEntry& entry = file->entry(name);
        const std::int64_t count = count_of(entry);
        if (count > kMostVectors)
            fail("its tensor " + quote(name) + " has " + std::to_string(count) + " vectors");
        if (inversion.vectors != 0 && inversion.vectors != count)
            fail("its text encoders have different numbers of vectors");
        inversion.vectors = static_cast<int>(count);
        inversion.parts.emplace_back(name, entry.shape.back());
    }
    const std::string& word = names.front();
    if (!pair && word != kWebuiSafetensors && !word.starts_with(kWebuiTorch) &&
        word != inversion.names.front())
        inversion.names.push_back(word);
    return inversion;
}

at::Tensor load_vectors(const TextualInversion& inversion,
                        int part,
                        int parts,
                        std::int64_t width,
                        const std::filesystem::path& model,
                        const Placement& placement) {
    const auto fail = [&](const std::string& has, const std::string& needs) {
        throw Error(ErrorCode::InvalidRequest,
                    "The textual inversion " + quote_path(inversion.path) + " has " + has +
                        ", but the model " + quote_path(model) + " needs " + needs +
                        "; it was made for another kind of model, leave it out.");
    };
    if (static_cast<int>(inversion.parts.size()) != parts)
        fail("vectors for " + std::to_string(inversion.parts.size()) + " text encoder(s)",
             "them for " + std::to_string(parts));
    const auto& [name, own_width] = inversion.parts[static_cast<std::size_t>(part)];
    if (own_width != width)
        fail("vectors of width " + std::to_string(own_width) + " (" + quote(name) + ")",
             "width " + std::to_string(width));
    const auto file = open_tensors(inversion.path);
    Weights weights = Weights::open(file, {}, placement);
    return weights.take(name, file->entry(name).shape).reshape({-1, width});  // [N, D]
}

std::vector<at::Tensor> load_vectors(const std::vector<std::string>& files,
                                     int part,
                                     int parts,
                                     std::int64_t width,
                                     const std::filesystem::path& model,
                                     const Placement& placement) {
    std::vector<at::Tensor> vectors;
    for (const std::string& file : files)
        vectors.push_back(
            load_vectors(read_textual_inversion(file), part, parts, width, model, placement));
    return vectors;
}

TextualInversion TextualInversionCache::get(const std::filesystem::path& path) {
    std::error_code error;
    const auto time = std::filesystem::last_write_time(path, error);
    const std::uintmax_t size = error ? 0 : std::filesystem::file_size(path, error);
    if (error) return read_textual_inversion(path);  // which says what is wrong
    const std::lock_guard lock(mutex_);
    const auto found = entries_.find(path);
    if (found != entries_.end() && found->second.time == time && found->second.size == size)
        return found->second.inversion;
    Entry entry{time, size, read_textual_inversion(path)};
    return entries_.insert_or_assign(path, std::move(entry)).first->second.inversion;
}

}  // namespace seedbed
