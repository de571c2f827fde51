// SPDX-License-Identifier: Apache-2.0
#include "core/kernels/tensor_memory.h"

#include <c10/core/Allocator.h>
#include <c10/core/CPUAllocator.h>
#include <c10/core/alignment.h>
#include <c10/core/impl/alloc_cpu.h>

#include <bit>
#include <cstring>
#include <map>
#include <mutex>
#include <unordered_map>
#include <vector>

namespace seedbed {
namespace {

// Smaller blocks come from malloc's own free lists, which do not return pages.
constexpr std::size_t kSmallest = 64u << 10;

// Sizes in steps of an eighth of the power of two below, so that blocks of nearly the same size
// serve one another.
std::size_t rounded(std::size_t bytes) {
    const std::size_t step = std::bit_floor(bytes) / 8;
    return (bytes + step - 1) / step * step;
}

class ReusingAllocator final : public c10::Allocator {
 public:
    c10::DataPtr allocate(std::size_t bytes) override {
        void* data = bytes < kSmallest ? c10::alloc_cpu(bytes) : take(rounded(bytes));
        return {data, data, &ReusingAllocator::release, at::Device(at::kCPU)};
    }

    c10::DeleterFnPtr raw_deleter() const override { return &ReusingAllocator::release; }

    void copy_data(void* to, const void* from, std::size_t count) const override {
        std::memcpy(to, from, count);
    }

    void set_limit(std::size_t limit) {
        const std::lock_guard lock(mutex_);
        limit_ = limit;
    }

    std::size_t kept() const {
        const std::lock_guard lock(mutex_);
        return kept_;
    }

    void clear() {
        const std::lock_guard lock(mutex_);
        for (const auto& [size, blocks] : free_) {
            for (void* block : blocks) c10::free_cpu(block);
        }
        free_.clear();
        kept_ = 0;
    }

 private:
    void* take(std::size_t size) {
        {
            const std::lock_guard lock(mutex_);
            const auto found = free_.find(size);
            if (found != free_.end() && !found->second.empty()) {
                void* data = found->second.back();
                found->second.pop_back();
                kept_ -= size;
                in_use_[data] = size;
                return data;
            }
        }
        void* data = c10::alloc_cpu(size);  // throws when there is no memory
        const std::lock_guard lock(mutex_);
        in_use_[data] = size;
        return data;
    }

    void give(void* data) {
        {
            const std::lock_guard lock(mutex_);
            const auto found = in_use_.find(data);
            if (found != in_use_.end()) {
                const std::size_t size = found->second;
                in_use_.erase(found);
                if (kept_ + size <= limit_) {
                    free_[size].push_back(data);
                    kept_ += size;
                    return;
                }
            }
        }
        c10::free_cpu(data);
    }

    static void release(void* data);

    mutable std::mutex mutex_;
    std::map<std::size_t, std::vector<void*>> free_;
    std::unordered_map<void*, std::size_t> in_use_;
    std::size_t kept_ = 0;
    std::size_t limit_ = 0;
};

// Never destroyed: tensors in static storage may outlive every other static.
ReusingAllocator& allocator() {
    static auto* one = new ReusingAllocator;
    return *one;
}

void ReusingAllocator::release(void* data) {
    if (data != nullptr) allocator().give(data);
}

}  // namespace

void reuse_tensor_memory(std::size_t limit) {
    allocator().set_limit(limit);
    static const bool once = [] {
        c10::SetCPUAllocator(&allocator());
        return true;
    }();
    (void)once;
}

void release_tensor_memory() {
    allocator().clear();
}

std::size_t kept_tensor_memory() {
    return allocator().kept();
}

}  // namespace seedbed
