// SPDX-License-Identifier: Apache-2.0
#include "core/engine/device.h"

#include "core/base/error.h"
#include "core/kernels/cuda_backend.h"
#include "core/models/memory_limit.h"

#include <ATen/detail/CUDAHooksInterface.h>
#include <c10/core/CachingDeviceAllocator.h>
#include <c10/core/Device.h>

#include <charconv>
#include <string_view>

namespace seedbed {
namespace {

constexpr std::string_view kCudaPrefix = "cuda:";

int count_cuda_devices() {
    load_cuda_backend();
    return static_cast<int>(at::detail::getCUDAHooks().deviceCount());
}

}  // namespace

std::string resolve_device(const std::string& device) {
    if (device == "cpu") return device;
    if (device == "auto") return cuda_available() && count_cuda_devices() > 0 ? "cuda:0" : "cpu";
    const int count = count_cuda_devices();
    int index = 0;
    if (device.starts_with(kCudaPrefix))
        std::from_chars(device.data() + kCudaPrefix.size(), device.data() + device.size(), index);
    if (index >= count)
        throw Error(ErrorCode::InvalidRequest,
                    "The device \"" + device + "\" is not there: this machine has " +
                        std::to_string(count) + " CUDA device(s), counted from cuda:0.");
    return std::string(kCudaPrefix) + std::to_string(index);
}

std::uint64_t free_memory(const std::string& device) {
    const c10::Device place(device);
    if (place.is_cuda())
        return c10::getDeviceAllocator(c10::kCUDA)->getMemoryInfo(place.index()).first;
    return available_memory();
}

void free_device_cache(const std::string& device) {
    if (c10::Device(device).is_cuda()) c10::getDeviceAllocator(c10::kCUDA)->emptyCache();
}

}  // namespace seedbed
