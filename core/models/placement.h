// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <c10/core/Device.h>
#include <c10/core/ScalarType.h>

namespace seedbed {

// Where a network's parameters live and in which type it computes: float32, float16 or bfloat16.
struct Placement {
    at::Device device = at::kCPU;
    at::ScalarType dtype = at::kFloat;
};

}  // namespace seedbed
