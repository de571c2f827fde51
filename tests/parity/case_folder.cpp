// SPDX-License-Identifier: Apache-2.0
#include "tests/parity/case_folder.h"

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/io/json_file.h"
#include "core/io/safetensors.h"

#include <ATen/ATen.h>

#include <cstring>

namespace seedbed::parity {
namespace {

at::ScalarType scalar_type(const SafetensorsFile& file, const std::string& name) {
    switch (const DType dtype = file.entry(name).dtype) {
        case DType::F64:
            return at::kDouble;
        case DType::F32:
            return at::kFloat;
        case DType::F16:
            return at::kHalf;
        case DType::BF16:
            return at::kBFloat16;
        case DType::I64:
            return at::kLong;
        case DType::I32:
            return at::kInt;
        case DType::U8:
            return at::kByte;
        case DType::Bool:
            return at::kBool;
        default:
            throw Error(ErrorCode::FileFormat,
                        quote_path(file.path()) + ": tensor " + quote(name) + " is " +
                            std::string(to_string(dtype)) + ", which parity does not read.");
    }
}

std::map<std::string, at::Tensor> read_tensors(const std::filesystem::path& path) {
    const auto file = SafetensorsFile::open(path);
    std::map<std::string, at::Tensor> tensors;
    for (const auto& [name, entry] : file->tensors()) {
        at::Tensor tensor = at::empty(entry.shape, at::TensorOptions(scalar_type(*file, name)));
        const auto bytes = file->bytes(name);
        if (!bytes.empty()) std::memcpy(tensor.mutable_data_ptr(), bytes.data(), bytes.size());
        tensors.emplace(name, std::move(tensor));
    }
    return tensors;
}

// A trailing slash does not take the case's name away.
std::filesystem::path without_slash(const std::filesystem::path& folder) {
    const std::filesystem::path path = folder.lexically_normal();
    return path.has_filename() ? path : path.parent_path();
}

void check_shape(const JsonObject& entry, const at::Tensor& value) {
    const std::vector<std::int64_t> shape = entry.integers("shape", 0, std::int64_t{1} << 40);
    if (at::IntArrayRef(shape) != value.sizes())
        throw Error(
            ErrorCode::FileFormat,
            entry.source() +
                ": its shape differs from that of the safetensors file; write the case again.");
}

}  // namespace

CaseFolder::CaseFolder(const std::filesystem::path& folder) : path_(without_slash(folder)) {
    const JsonObject file = JsonObject::open(path_ / "case.json");
    name_ = std::filesystem::absolute(path_).filename().string();
    params_ = file.has("params") ? file.object("params").json() : nlohmann::json::object();
    if (file.has("inputs") && !file.object("inputs").json().empty())
        inputs_ = read_tensors(path_ / "inputs.safetensors");

    const auto values = read_tensors(path_ / "expected.safetensors");
    const JsonObject tensors = file.object("tensors");
    for (const auto& [name, unused] : tensors.json().items()) {
        const JsonObject entry = tensors.object(name);
        const auto value = values.find(name);
        if (value == values.end())
            throw Error(ErrorCode::FileFormat,
                        quote_path(path_ / "expected.safetensors") + " lacks the tensor \"" + name +
                            "\" that case.json lists; write the case again.");
        check_shape(entry, value->second);
        expected_.push_back({name, entry.text("desc", ""), entry.number("tol"), value->second});
    }
    for (const auto& [name, unused] : values)
        if (!tensors.json().contains(name))
            throw Error(ErrorCode::FileFormat,
                        file.source() + ": \"tensors\" lacks \"" + name +
                            "\" of expected.safetensors; write the case again.");
}

const at::Tensor& CaseFolder::input(const std::string& name) const {
    const auto found = inputs_.find(name);
    if (found == inputs_.end())
        throw Error(
            ErrorCode::FileFormat,
            quote_path(path_ / "inputs.safetensors") + " lacks the input \"" + name + "\".");
    return found->second;
}

std::filesystem::path CaseFolder::model() const {
    return has_param("base") ? (path_ / param<std::string>("base")).lexically_normal()
                             : path_ / "model";
}

void CaseFolder::fail_param(const std::string& key, const std::string& problem) const {
    throw Error(ErrorCode::FileFormat,
                quote_path(path_ / "case.json") + ": params." + key + " " + problem + ".");
}

}  // namespace seedbed::parity
