// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/parity/case_folder.h"

#include <ATen/core/Tensor.h>

#include <string>

namespace seedbed::parity {

// The verdict on one tensor.
struct Comparison {
    bool passed = false;
    double error = 0;  // largest |got - expected|
    double limit = 0;  // the largest error that passes
    std::string
        problem;  // another shape, another dtype, a NaN; empty when the numbers could be compared
};

// A tensor passes when error <= tolerance * std(expected) (population), or tolerance *
// max|expected| for a scalar or a constant tensor; tolerance 0 means equal. Integers must stay
// integers.
Comparison compare(const at::Tensor& got, const ExpectedTensor& expected);

}  // namespace seedbed::parity
