// SPDX-License-Identifier: Apache-2.0
// What torch.save puts into a pickle: which names it uses, and how a tensor is described.
#pragma once

#include "core/io/dtype.h"
#include "core/io/pickle.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace seedbed {

// A part of a storage; all counts in elements.
struct TorchTensor {
    std::string_view storage;  // its key
    DType dtype = DType::F32;
    std::int64_t storage_size = 0;
    std::int64_t offset = 0;
    std::vector<std::int64_t> shape;
    std::vector<std::int64_t> strides;
};

// Whether a checkpoint may name this function or class: those that describe tensors, and those of
// plain data that training programs leave in their checkpoints.
bool torch_may_name(std::string_view module, std::string_view name);

// The tensor or parameter that a value describes; nothing for other values. Throws
// Error{FileFormat} that begins with `source` for one whose description is wrong in itself, and
// UnsupportedModel for a type of elements that is not known.
std::optional<TorchTensor> read_torch_tensor(const PickleValue& value, const std::string& source);

}  // namespace seedbed
