// SPDX-License-Identifier: Apache-2.0
// A network's tensors, asked for by name and expected shape.
#pragma once

#include "core/models/placement.h"
#include "core/models/tensor_names.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace seedbed {

class TensorSource;

// What a dry run of a network on at::kMeta finds: all problems instead of an Error for the first.
struct WeightSurvey {
    std::vector<std::string> problems;  // one sentence each: missing, another shape or type
    std::vector<std::string> unused;    // in the file, and nobody asked for it
};

// Gives each tensor on one device in one type. A CPU tensor whose type the file has as well aliases
// the file's read-only mapping, which lives as long as any such tensor: clone it before writing
// into it. Others are converted one by one, straight into their place.
class Weights {
 public:
    // Throws Error{FileFormat} naming the file when `names` asks for what it does not hold, or for
    // parts that it does not have. With a survey, which must outlive this, the placement must be
    // on at::kMeta: no tensor is read, and problems are written there.
    static Weights open(std::shared_ptr<const TensorSource> tensors,
                        TensorNames names,
                        const Placement& placement,
                        WeightSurvey* survey = nullptr);
    // A file of the network's own names, in float32. Throws as open_tensors.
    static Weights open(const std::filesystem::path& file, at::Device device);

    const std::filesystem::path& file() const;  // as it was opened
    const Placement& placement() const { return placement_; }
    bool has(const std::string& name) const;
    std::vector<std::string> names() const;  // that the network may ask for
    // Throws Error{FileFormat} when there is no such tensor.
    std::vector<std::int64_t> shape(const std::string& name) const;

    // The tensor `name`, which must have exactly `shape`. It is kept in taken() under `as` (empty:
    // `name`). Throws Error{FileFormat} that names the file, the tensor, both shapes and the
    // remedy.
    at::Tensor take(const std::string& name, at::IntArrayRef shape, const std::string& as = {});

    // Whether a copy of so many bytes may be kept beside the weights themselves, in a layout that
    // computes faster: always in a small network, else until such copies take a sixteenth of it.
    // The same network gives the same answers in each process.
    bool grant_copy(std::uint64_t bytes);
    bool is_small() const;  // enough to keep any copies

    // Every tensor given out, shared with whoever took it.
    const std::map<std::string, at::Tensor>& taken() const { return taken_; }
    // Writes one debug line, or into the survey, what nobody asked for; nothing when all was used.
    void log_unused() const;

 private:
    Weights(std::shared_ptr<const TensorSource> tensors,
            TensorNames names,
            const Placement& placement,
            WeightSurvey* survey);

    const StoredTensor* find(const std::string& name) const;
    [[noreturn]] void refuse(const std::string& name, const std::string& problem) const;
    void check_part(const std::string& name, const StoredTensor& stored) const;
    at::ScalarType check_asked(const std::string& name, at::IntArrayRef shape) const;
    void note(const std::string& problem) const;
    at::Tensor read(const StoredTensor& stored, at::ScalarType type) const;

    std::shared_ptr<const TensorSource> tensors_;
    TensorNames names_;  // of every tensor
    Placement placement_;
    WeightSurvey* survey_ = nullptr;
    std::uint64_t bytes_ = 0;   // of all names, once loaded
    std::uint64_t copies_ = 0;  // bytes granted
    std::map<std::string, at::Tensor> taken_;
    std::set<std::string> used_;  // as the file spells them
};

// A place in a module tree, such as "down_blocks.0.resnets.1" of some Weights: layers take their
// tensors from it. Holds a pointer to the Weights, which must outlive it.
class WeightScope {
 public:
    // `file_prefix` ("text_model." or nothing) stands before every name in the file, not in
    // Weights::taken().
    explicit WeightScope(Weights& weights, std::string file_prefix = {})
        : weights_(&weights), file_path_(std::move(file_prefix)) {}

    // A child module: scope / "resnets" / 0 / "conv1".
    WeightScope operator/(const std::string& name) const;
    WeightScope operator/(std::int64_t index) const { return *this / std::to_string(index); }
    // The child `name`, read from the file's `old_name` where it has no `name` (keys of old
    // repositories).
    WeightScope child(const std::string& name, const std::string& old_name) const;

    // Tensor `name` of this module. Throws as Weights::take.
    at::Tensor take(const std::string& name, at::IntArrayRef shape) const;
    bool has(const std::string& name) const;
    // Of tensor `name`, for files that describe themselves. Throws as Weights::shape.
    std::vector<std::int64_t> shape(const std::string& name) const;
    bool grant_copy(std::uint64_t bytes) const { return weights_->grant_copy(bytes); }
    bool is_small() const { return weights_->is_small(); }
    const std::string& path() const { return path_; }  // "down_blocks.0.resnets.1", "" for the root

 private:
    Weights* weights_;
    std::string file_path_;  // as the file spells it, with the dot at its end
    std::string path_;       // as the parameters are named, without
};

}  // namespace seedbed
