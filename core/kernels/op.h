// SPDX-License-Identifier: Apache-2.0
// How this folder's functions reach their kernels.
#pragma once

#include "core/base/error.h"

#include <ATen/core/LegacyTypeDispatch.h>
#include <ATen/core/Tensor.h>
#include <torch/library.h>

#include <utility>

namespace seedbed {

// An operation of torch's dispatcher, looked up once. It is called below autograd: the kernels have
// no derivative, and the callers take the differentiable way where one is wanted.
template <typename Signature>
class Op {
 public:
    explicit Op(const char* name)
        : handle_(c10::Dispatcher::singleton().findSchemaOrThrow(name, "").typed<Signature>()) {}

    // Throws Error{UnsupportedModel} for a CUDA tensor when the CUDA kernels are not loaded.
    template <typename TensorRef, typename... Args>
    decltype(auto) operator()(TensorRef& x, Args&&... args) const {
        if (x.is_cuda() && !handle_.hasKernelForDispatchKey(c10::DispatchKey::CUDA)) {
            throw Error(ErrorCode::UnsupportedModel,
                        "the operation " + handle_.operator_name().name +
                            " has no kernel for device " + x.device().str() +
                            ": the CUDA backend is not loaded; run on the CPU instead");
        }
        const at::AutoDispatchBelowADInplaceOrView below;
        return handle_.call(x, std::forward<Args>(args)...);
    }

 private:
    c10::TypedOperatorHandle<Signature> handle_;
};

}  // namespace seedbed
