// SPDX-License-Identifier: Apache-2.0
#include "core/models/mapped_tensor.h"

#include "core/io/tensor_source.h"

#include <ATen/ATen.h>

namespace seedbed {
namespace {

// What a tensor's storage keeps alive.
struct Owner {
    std::shared_ptr<const TensorSource> source;
    std::string name;
};

void forget(void* owner) {
    delete static_cast<Owner*>(owner);
}

const Owner* owner_of(const at::Tensor& tensor) {
    if (!tensor.defined() || !tensor.has_storage()) return nullptr;
    const at::DataPtr& data = tensor.storage().data_ptr();
    return data.get_deleter() == &forget ? static_cast<const Owner*>(data.get_context()) : nullptr;
}

}  // namespace

at::Tensor map_tensor(std::shared_ptr<const TensorSource> source,
                      const std::string& name,
                      std::span<const std::byte> bytes,
                      at::IntArrayRef shape,
                      at::ScalarType type) {
    auto* data = const_cast<std::byte*>(bytes.data());  // for_blob takes no const
    auto owner = std::make_unique<Owner>(Owner{std::move(source), name});
    return at::for_blob(data, shape)
        .options(at::TensorOptions(type))
        .context(owner.release(), &forget)
        .make_tensor();
}

bool is_mapped(const at::Tensor& tensor) {
    return owner_of(tensor) != nullptr;
}

void release_pages(const at::Tensor& tensor) {
    if (const Owner* owner = owner_of(tensor)) owner->source->release_pages(owner->name);
}

}  // namespace seedbed
