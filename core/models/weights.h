// SPDX-License-Identifier: Apache-2.0
// The tensors of one safetensors file, asked for by name and expected shape.
#pragma once

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

class SafetensorsFile;

// Gives each tensor as float32 on one device. A float32 tensor on the CPU aliases the file's
// read-only mapping, which lives as long as any such tensor: clone it before writing into it. F16
// and BF16 are converted.
class Weights {
 public:
    // Throws as SafetensorsFile::open.
    static Weights open(const std::filesystem::path& file, at::Device device);

    const std::filesystem::path& file() const;
    bool has(const std::string& name) const;
    std::vector<std::string> names() const;
    // Throws Error{FileFormat} when there is no such tensor.
    std::vector<std::int64_t> shape(const std::string& name) const;

    // The tensor `name`, which must have exactly `shape`. It is kept in taken() under `as` (empty:
    // `name`). Throws Error{FileFormat} that names the file, the tensor, both shapes and the
    // remedy.
    at::Tensor take(const std::string& name, at::IntArrayRef shape, const std::string& as = {});

    // Every tensor given out, shared with whoever took it.
    const std::map<std::string, at::Tensor>& taken() const { return taken_; }
    // Writes one debug line that names what nobody asked for; nothing when all was used.
    void log_unused() const;

 private:
    Weights(std::shared_ptr<const SafetensorsFile> tensors, at::Device device);

    std::shared_ptr<const SafetensorsFile> tensors_;
    at::Device device_;
    std::map<std::string, at::Tensor> taken_;
    std::set<std::string> used_;
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
    const std::string& path() const { return path_; }  // "down_blocks.0.resnets.1", "" for the root

 private:
    Weights* weights_;
    std::string file_path_;  // as the file spells it, with the dot at its end
    std::string path_;       // as the parameters are named, without
};

}  // namespace seedbed
