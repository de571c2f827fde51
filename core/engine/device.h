// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

namespace seedbed {

// "auto" -> "cuda:0" where there is one, else "cpu"; "cuda" -> "cuda:0". Loads torch's CUDA part
// when the answer needs it. Throws Error: InvalidRequest that says what there is, for a device that
// is not there; UnsupportedModel or FileNotFound as load_cuda_backend().
std::string resolve_device(const std::string& device);

// Bytes that this process can still get on a resolved device (the CPU: see available_memory()).
std::uint64_t free_memory(const std::string& device);

// Gives memory that torch keeps for reuse on a resolved device back to it.
void free_device_cache(const std::string& device);

}  // namespace seedbed
