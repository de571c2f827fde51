// SPDX-License-Identifier: Apache-2.0
#include "tests/parity/compare.h"

#include <ATen/ATen.h>

#include <sstream>

namespace seedbed::parity {
namespace {

std::string describe(const at::Tensor& tensor) {
    std::ostringstream text;
    text << c10::toString(tensor.scalar_type()) << " " << tensor.sizes();
    return text.str();
}

double scale_of(const at::Tensor& expected) {  // float64
    if (expected.numel() == 0) return 0;
    if (expected.numel() == 1 || expected.min().equal(expected.max()))
        return expected.abs().max().item<double>();
    return expected.std(/*unbiased=*/false).item<double>();
}

}  // namespace

Comparison compare(const at::Tensor& got, const ExpectedTensor& expected) {
    Comparison result;
    const bool same_kind =
        got.defined() && got.is_floating_point() == expected.value.is_floating_point();
    if (!same_kind || got.sizes() != expected.value.sizes()) {
        result.problem = "expected " + describe(expected.value) + ", got " +
                         (got.defined() ? describe(got) : "nothing");
        return result;
    }
    const at::Tensor a = got.to(at::kCPU, at::kDouble);
    const at::Tensor b = expected.value.to(at::kDouble);
    result.limit = expected.tolerance * scale_of(b);
    result.error = b.numel() == 0 ? 0 : (a - b).abs().max().item<double>();
    if (result.error != result.error) result.problem = "a value is not a number";
    result.passed = result.error <= result.limit;
    return result;
}

}  // namespace seedbed::parity
