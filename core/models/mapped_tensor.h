// SPDX-License-Identifier: Apache-2.0
// Tensors that lie in a mapped file instead of memory of their own.
#pragma once

#include <ATen/core/Tensor.h>

#include <cstddef>
#include <memory>
#include <span>
#include <string>

namespace seedbed {

class TensorSource;

// A CPU tensor over `bytes`, which lie in `source`'s tensor `name` and are aligned for `type`.
// Keeps the source; must not be written to.
at::Tensor map_tensor(std::shared_ptr<const TensorSource> source,
                      const std::string& name,
                      std::span<const std::byte> bytes,
                      at::IntArrayRef shape,
                      at::ScalarType type);

// Whether the tensor or what it is a view of came from map_tensor.
bool is_mapped(const at::Tensor& tensor);

// Gives the memory of a mapped tensor back to the system until it is read again; does nothing for
// others.
void release_pages(const at::Tensor& tensor);

}  // namespace seedbed
