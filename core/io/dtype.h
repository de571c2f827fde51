// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace seedbed {

// Element types of tensors in files.
enum class DType {
    F64,
    F32,
    F16,
    BF16,
    I64,
    I32,
    I16,
    I8,
    U8,
    Bool,
    F8E4M3,
    F8E5M2,
    U16,
    U32,
    U64
};

std::string_view to_string(DType dtype);  // as safetensors spells it: "F32", "BOOL", "F8_E4M3"
std::optional<DType> parse_dtype(std::string_view text);  // the way back
std::size_t item_size(DType dtype);                       // in bytes

}  // namespace seedbed
