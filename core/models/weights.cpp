// SPDX-License-Identifier: Apache-2.0
#include "core/models/weights.h"

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/base/utf8.h"
#include "core/io/safetensors.h"

#include <ATen/ATen.h>

#include <functional>
#include <numeric>

namespace seedbed {
namespace {

std::string shape_text(at::IntArrayRef shape) {
    std::string text = "[";
    for (std::size_t i = 0; i < shape.size(); ++i) {
        text += (i ? ", " : "") + std::to_string(shape[i]);
    }
    return text + "]";
}

at::ScalarType float_type(DType dtype, const std::filesystem::path& file, const std::string& name) {
    switch (dtype) {
        case DType::F16:
            return at::kHalf;
        case DType::BF16:
            return at::kBFloat16;
        case DType::F32:
            return at::kFloat;
        default:
            throw Error(ErrorCode::FileFormat,
                        quote_path(file) + ": tensor \"" + name + "\" holds " +
                            std::string(to_string(dtype)) +
                            " values, but weights must be F16, BF16 or F32; convert the file.");
    }
}

}  // namespace

Weights::Weights(std::shared_ptr<const SafetensorsFile> tensors, at::Device device)
    : tensors_(std::move(tensors)), device_(device) {}

Weights Weights::open(const std::filesystem::path& file, at::Device device) {
    return Weights(SafetensorsFile::open(file), device);
}

const std::filesystem::path& Weights::file() const {
    return tensors_->path();
}

bool Weights::has(const std::string& name) const {
    return tensors_->contains(name);
}

std::vector<std::string> Weights::names() const {
    std::vector<std::string> names;
    for (const auto& [name, entry] : tensors_->tensors()) names.push_back(name);
    return names;
}

std::vector<std::int64_t> Weights::shape(const std::string& name) const {
    return tensors_->entry(name).shape;
}

at::Tensor Weights::take(const std::string& name, at::IntArrayRef shape, const std::string& as) {
    if (!has(name)) {
        throw Error(ErrorCode::FileFormat,
                    quote_path(file()) + ": tensor \"" + name + "\" " + shape_text(shape) +
                        " is missing; the file belongs to another model or is incomplete: download "
                        "it again.");
    }
    const TensorEntry& entry = tensors_->entry(name);
    if (at::IntArrayRef(entry.shape) != shape) {
        throw Error(ErrorCode::FileFormat,
                    quote_path(file()) + ": tensor \"" + name + "\" has the shape " +
                        shape_text(entry.shape) + ", but config.json asks for " +
                        shape_text(shape) + "; use the config.json that belongs to this file.");
    }
    const at::ScalarType type = float_type(entry.dtype, file(), name);
    const auto bytes = tensors_->bytes(name);
    void* data =
        const_cast<std::byte*>(bytes.data());  // from_blob takes no const; nobody writes here
    const auto keep_mapped = [tensors = tensors_](void*) {};
    at::Tensor tensor;
    if (reinterpret_cast<std::uintptr_t>(data) % c10::elementSize(type) == 0) {
        tensor = at::from_blob(data, shape, keep_mapped, at::TensorOptions(type));
    } else {  // the format promises no alignment
        tensor = at::empty(shape, at::TensorOptions(type));
        std::copy(bytes.begin(), bytes.end(), static_cast<std::byte*>(tensor.mutable_data_ptr()));
    }
    tensor = tensor.to(device_, at::kFloat);
    used_.insert(name);
    taken_[as.empty() ? name : as] = tensor;
    return tensor;
}

void Weights::log_unused() const {
    std::string list;
    int count = 0;
    for (const auto& [name, entry] : tensors_->tensors()) {
        if (used_.contains(name)) continue;
        if (++count <= 5) list += (count > 1 ? ", " : "") + name;
    }
    if (count == 0) return;
    log(LogLevel::Debug,
        quote_path(file()) + ": " + std::to_string(count) + " tensors are not used: " + list +
            (count > 5 ? ", …" : ""));
}

WeightScope WeightScope::operator/(const std::string& name) const {
    return child(name, name);
}

WeightScope WeightScope::child(const std::string& name, const std::string& old_name) const {
    WeightScope scope = *this;
    scope.path_ += (path_.empty() ? "" : ".") + name;
    scope.file_path_ += name + ".";
    if (name != old_name && !scope.has("weight") &&
        weights_->has(file_path_ + old_name + ".weight")) {
        scope.file_path_ = file_path_ + old_name + ".";
    }
    return scope;
}

at::Tensor WeightScope::take(const std::string& name, at::IntArrayRef shape) const {
    return weights_->take(file_path_ + name, shape, (path_.empty() ? "" : path_ + ".") + name);
}

bool WeightScope::has(const std::string& name) const {
    return weights_->has(file_path_ + name);
}

}  // namespace seedbed
