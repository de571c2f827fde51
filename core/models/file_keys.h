// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/io/tensor_source.h"

#include <cstdint>
#include <string>

namespace seedbed {

// The tensors of a file under one prefix ("first_stage_model."), read as a tree of modules.
class FileKeys {
 public:
    // `tensors` must outlive this.
    FileKeys(const TensorSource& tensors, std::string prefix)
        : tensors_(tensors), prefix_(std::move(prefix)) {}

    const std::string& prefix() const { return prefix_; }
    std::string full(const std::string& name) const { return prefix_ + name; }
    bool has(const std::string& name) const { return tensors_.contains(full(name)); }
    // Whether any name begins so.
    bool any(const std::string& start) const;
    // How many children the list has: 1 + the largest N among the names "LIST.N.…".
    int count(const std::string& list) const;
    // Size `dimension` of a tensor. Throws Error{FileFormat} naming file and tensor when there is
    // none, or when it has fewer dimensions.
    std::int64_t size(const std::string& name, std::size_t dimension) const;
    // Its number of dimensions. Throws as size().
    std::size_t dimensions(const std::string& name) const;

 private:
    const TensorSource& tensors_;
    std::string prefix_;
};

}  // namespace seedbed
