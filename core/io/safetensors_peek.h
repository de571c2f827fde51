// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/io/tensor_source.h"

#include <filesystem>
#include <memory>

namespace seedbed {

// Names, types and shapes that a damaged safetensors file's header tells, so that a person can be
// told which model it was: entries that make no sense are left out, and asking for a tensor's bytes
// throws Error{FileFormat}. Null when the header itself cannot be read.
std::shared_ptr<const TensorSource> peek_safetensors(const std::filesystem::path& path);

}  // namespace seedbed
