// SPDX-License-Identifier: Apache-2.0
#include "core/models/weights.h"

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/base/utf8.h"
#include "core/io/tensor_source.h"
#include "core/models/mapped_tensor.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>

namespace seedbed {
namespace {

// What grant_copy goes by.
constexpr std::uint64_t kSmallNetwork = 256u << 20;  // bytes
constexpr std::uint64_t kShareOfCopies = 16;

std::string shape_text(at::IntArrayRef shape) {
    std::string text = "[";
    for (std::size_t i = 0; i < shape.size(); ++i) {
        text += (i ? ", " : "") + std::to_string(shape[i]);
    }
    return text + "]";
}

std::optional<at::ScalarType> float_type(DType dtype) {
    switch (dtype) {
        case DType::F16:
            return at::kHalf;
        case DType::BF16:
            return at::kBFloat16;
        case DType::F32:
            return at::kFloat;
        default:
            return std::nullopt;
    }
}

// The shape of a part; the stored tensor must have it.
std::vector<std::int64_t> part_shape(const StoredTensor& stored, std::vector<std::int64_t> shape) {
    if (!shape.empty()) shape[0] = stored.rows < 0 ? shape[0] - stored.first_row : stored.rows;
    while (stored.squeezed && shape.size() > 1 && shape.back() == 1) shape.pop_back();
    if (stored.transposed) std::swap(shape[0], shape[1]);
    return shape;
}

// The same numbers in memory of their own where the address does not suit their type, which no
// format promises.
at::Tensor aligned_copy(std::span<const std::byte> bytes,
                        at::IntArrayRef shape,
                        at::ScalarType type) {
    at::Tensor copy = at::empty(shape, at::TensorOptions(type));
    std::copy(bytes.begin(), bytes.end(), static_cast<std::byte*>(copy.mutable_data_ptr()));
    return copy;
}

}  // namespace

Weights::Weights(std::shared_ptr<const TensorSource> tensors,
                 TensorNames names,
                 const Placement& placement,
                 WeightSurvey* survey)
    : tensors_(std::move(tensors)),
      names_(std::move(names)),
      placement_(placement),
      survey_(survey) {
    check(survey == nullptr || placement.device.is_meta(), "[weights] a survey reads nothing");
    if (names_.empty())
        for (const auto& [name, entry] : tensors_->tensors()) names_[name] = {.name = name};
    if (survey_ != nullptr) return;  // each is looked at when it is asked for
    for (const auto& [name, stored] : names_) {
        check_part(name, stored);
        bytes_ += static_cast<std::uint64_t>(c10::multiply_integers(shape(name))) *
                  c10::elementSize(placement_.dtype);
    }
}

Weights Weights::open(std::shared_ptr<const TensorSource> tensors,
                      TensorNames names,
                      const Placement& placement,
                      WeightSurvey* survey) {
    return Weights(std::move(tensors), std::move(names), placement, survey);
}

Weights Weights::open(const std::filesystem::path& file, at::Device device) {
    return open(open_tensors(file), {}, {.device = device});
}

void Weights::check_part(const std::string& name, const StoredTensor& stored) const {
    const auto& shape = tensors_->entry(stored.name).shape;
    const auto bad = [&](const std::string& part) {
        refuse(name,
               "has the shape " + shape_text(shape) + ", which has no " + part +
                   "; the file belongs to another kind of model");
    };
    if (stored.first_row != 0 || stored.rows >= 0) {
        const std::int64_t have = shape.empty() ? 0 : shape[0];
        const std::int64_t rows = stored.rows < 0 ? 0 : stored.rows;
        if (stored.first_row < 0 || stored.first_row > have || rows > have - stored.first_row)
            bad("row " + std::to_string(stored.first_row) + " with " + std::to_string(rows) +
                " rows from there");
    }
    StoredTensor upright = stored;
    upright.transposed = false;
    if (stored.transposed && part_shape(upright, shape).size() != 2) bad("two sides to exchange");
}

const std::filesystem::path& Weights::file() const {
    return tensors_->path();
}

const StoredTensor* Weights::find(const std::string& name) const {
    const auto found = names_.find(name);
    return found == names_.end() ? nullptr : &found->second;
}

bool Weights::has(const std::string& name) const {
    return find(name) != nullptr;
}

std::vector<std::string> Weights::names() const {
    std::vector<std::string> names;
    for (const auto& [name, stored] : names_) names.push_back(name);
    return names;
}

std::vector<std::int64_t> Weights::shape(const std::string& name) const {
    const StoredTensor* stored = find(name);
    if (stored == nullptr) refuse(name, "is missing; download the file again");
    return part_shape(*stored, tensors_->entry(stored->name).shape);
}

void Weights::refuse(const std::string& name, const std::string& problem) const {
    const StoredTensor* stored = find(name);
    const std::string& spelled = stored == nullptr ? name : stored->name;
    const auto& holder = tensors_->contains(spelled) ? tensors_->file_of(spelled) : file();
    throw Error(ErrorCode::FileFormat,
                quote_path(holder) + ": tensor " + quote(spelled, 200) + " " + problem + ".");
}

at::ScalarType Weights::check_asked(const std::string& name, at::IntArrayRef shape) const {
    const StoredTensor* stored = find(name);
    if (stored == nullptr) {
        refuse(name,
               shape_text(shape) +
                   " is missing; the file belongs to another model or is incomplete: download it "
                   "again");
    }
    const TensorEntry& entry = tensors_->entry(stored->name);
    if (survey_ != nullptr) check_part(name, *stored);
    const auto has = part_shape(*stored, entry.shape);
    if (at::IntArrayRef(has) != shape) {
        refuse(name,
               "has the shape " + shape_text(has) + ", but config.json asks for " +
                   shape_text(shape) + "; use the config.json that belongs to this file");
    }
    const auto type = float_type(entry.dtype);
    if (!type) {
        refuse(name,
               "holds " + std::string(to_string(entry.dtype)) +
                   " values, but weights must be F16, BF16 or F32; convert the file");
    }
    return *type;
}

// A model that lacks everything has one problem, not a million.
void Weights::note(const std::string& problem) const {
    constexpr std::size_t kMost = 10'000;
    survey_->problems.push_back(problem);
    if (survey_->problems.size() >= kMost)
        throw Error(ErrorCode::FileFormat,
                    quote_path(file()) + " lacks more than " + std::to_string(kMost) +
                        " tensors that config.json asks for; use the config.json that belongs to "
                        "this file.");
}

at::Tensor Weights::take(const std::string& name, at::IntArrayRef shape, const std::string& as) {
    at::Tensor tensor;
    try {
        if (const StoredTensor* stored = find(name)) used_.insert(stored->name);
        const at::ScalarType type = check_asked(name, shape);
        if (survey_ == nullptr) tensor = read(*find(name), type);
    } catch (const Error& problem) {
        if (survey_ == nullptr) throw;
        note(problem.what());
    }
    if (survey_ != nullptr)
        tensor = at::empty(shape, at::TensorOptions(placement_.device).dtype(placement_.dtype));
    taken_[as.empty() ? name : as] = tensor;
    return tensor;
}

at::Tensor Weights::read(const StoredTensor& stored, at::ScalarType type) const {
    tensors_->prefetch(stored.name);
    const auto all = tensors_->bytes(stored.name);
    auto shape = tensors_->entry(stored.name).shape;
    const std::size_t row =
        shape.empty() || shape[0] == 0 ? 0 : all.size() / static_cast<std::size_t>(shape[0]);
    StoredTensor upright = stored;
    upright.transposed = false;
    shape = part_shape(upright, std::move(shape));
    const auto bytes = all.subspan(static_cast<std::size_t>(stored.first_row) * row,
                                   c10::multiply_integers(shape) * c10::elementSize(type));
    const bool aligned =
        reinterpret_cast<std::uintptr_t>(bytes.data()) % c10::elementSize(type) == 0;
    const at::Tensor upright_tensor = aligned
                                          ? map_tensor(tensors_, stored.name, bytes, shape, type)
                                          : aligned_copy(bytes, shape, type);
    const at::Tensor tensor = (stored.transposed ? upright_tensor.t() : upright_tensor)
                                  .to(placement_.device, placement_.dtype)
                                  .contiguous();
    // What was copied is not needed twice in memory.
    if (!is_mapped(tensor)) tensors_->release_pages(stored.name);
    return tensor;
}

bool Weights::is_small() const {
    return bytes_ <= kSmallNetwork;
}

bool Weights::grant_copy(std::uint64_t bytes) {
    if (is_small()) return true;
    if (bytes > bytes_ / kShareOfCopies - copies_) return false;
    copies_ += bytes;
    return true;
}

void Weights::log_unused() const {
    std::string list;
    int count = 0;
    for (const auto& [name, entry] : tensors_->tensors()) {
        if (used_.contains(name)) continue;
        if (survey_ != nullptr) survey_->unused.push_back(name);
        if (++count <= 5) list += (count > 1 ? ", " : "") + name;
    }
    if (count == 0 || survey_ != nullptr) return;
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

std::vector<std::int64_t> WeightScope::shape(const std::string& name) const {
    return weights_->shape(file_path_ + name);
}

bool WeightScope::has(const std::string& name) const {
    return weights_->has(file_path_ + name);
}

}  // namespace seedbed
