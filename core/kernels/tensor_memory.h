// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

namespace seedbed {

// Lets CPU tensors of the whole process reuse the memory of freed ones, up to `limit` bytes of it:
// a step of a UNet makes some 500 tensors of a few MiB, and getting fresh pages for them from the
// kernel each time took 7 % of the step. Call once, early; later calls only change the limit. Safe
// from any thread.
void reuse_tensor_memory(std::size_t limit = 256u << 20);

// Gives all memory that is kept for reuse back to the system, as after running out of it.
void release_tensor_memory();

// Bytes that are kept for reuse at the moment.
std::size_t kept_tensor_memory();

}  // namespace seedbed
