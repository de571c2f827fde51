// SPDX-License-Identifier: Apache-2.0
#include "core/io/dtype.h"

#include "core/base/error.h"

#include <array>

namespace seedbed {
namespace {

struct DTypeInfo {
    DType dtype;
    std::string_view name;
    std::size_t size;
};

constexpr std::array<DTypeInfo, 15> kDTypes{{
    {DType::F64, "F64", 8},
    {DType::F32, "F32", 4},
    {DType::F16, "F16", 2},
    {DType::BF16, "BF16", 2},
    {DType::I64, "I64", 8},
    {DType::I32, "I32", 4},
    {DType::I16, "I16", 2},
    {DType::I8, "I8", 1},
    {DType::U8, "U8", 1},
    {DType::Bool, "BOOL", 1},
    {DType::F8E4M3, "F8_E4M3", 1},
    {DType::F8E5M2, "F8_E5M2", 1},
    {DType::U16, "U16", 2},
    {DType::U32, "U32", 4},
    {DType::U64, "U64", 8},
}};

const DTypeInfo& info(DType dtype) {
    const auto& found = kDTypes.at(static_cast<std::size_t>(dtype));
    check(found.dtype == dtype, "[dtype] the table is out of order");
    return found;
}

}  // namespace

std::string_view to_string(DType dtype) {
    return info(dtype).name;
}

std::optional<DType> parse_dtype(std::string_view text) {
    for (const auto& known : kDTypes)
        if (known.name == text) return known.dtype;
    return std::nullopt;
}

std::size_t item_size(DType dtype) {
    return info(dtype).size;
}

}  // namespace seedbed
