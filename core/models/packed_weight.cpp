// SPDX-License-Identifier: Apache-2.0
#include "core/models/packed_weight.h"

#include "core/models/onednn.h"

#include <ATen/ATen.h>

namespace seedbed {

bool PackedWeight::is_current(const at::Tensor& weight) const {
    const void* data = weight.const_data_ptr();
    const auto version = static_cast<std::int64_t>(weight._version());
    if (packed_.defined() && data == data_ && version == version_) return true;
    data_ = data;
    version_ = version;
    return false;
}

const at::Tensor& PackedWeight::for_conv(const at::Tensor& weight,
                                         std::int64_t padding,
                                         std::int64_t stride,
                                         at::IntArrayRef input) const {
    if (!is_current(weight)) packed_ = onednn::pack_conv(weight.detach(), padding, stride, input);
    return packed_;
}

const at::Tensor& PackedWeight::for_linear(const at::Tensor& weight, std::int64_t rows) const {
    if (!is_current(weight)) packed_ = onednn::pack_linear(weight.detach(), rows);
    return packed_;
}

}  // namespace seedbed
