// SPDX-License-Identifier: Apache-2.0
#include "tests/core/base/allocation_watch.h"

#include <algorithm>
#include <atomic>
#include <cstdint>
#ifdef __SANITIZE_ADDRESS__
// Of sanitizer/allocator_interface.h, which g++ 12 does not install.
extern "C" {
int __sanitizer_install_malloc_and_free_hooks(void (*on_malloc)(const volatile void*, std::size_t),
                                              void (*on_free)(const volatile void*));
std::size_t __sanitizer_get_allocated_size(const volatile void* data);
}
#endif

namespace seedbed {
namespace {

std::atomic<bool> watching = false;
std::atomic<std::size_t> largest_one = 0;
std::atomic<std::int64_t> held = 0, most_held = 0;

#ifdef __SANITIZE_ADDRESS__
template <typename Number>
void raise_to(std::atomic<Number>& mark, Number value) {
    Number old = mark.load(std::memory_order_relaxed);
    while (old < value && !mark.compare_exchange_weak(old, value)) {
    }
}

void on_malloc(const volatile void*, std::size_t size) {
    if (!watching.load(std::memory_order_relaxed)) return;
    raise_to(largest_one, size);
    raise_to(most_held, held += static_cast<std::int64_t>(size));
}

void on_free(const volatile void* data) {
    if (data == nullptr || !watching.load(std::memory_order_relaxed)) return;
    held -= static_cast<std::int64_t>(__sanitizer_get_allocated_size(data));
}
#endif

}  // namespace

AllocationWatch::AllocationWatch() {
#ifdef __SANITIZE_ADDRESS__
    [[maybe_unused]] static const int installed =
        __sanitizer_install_malloc_and_free_hooks(on_malloc, on_free);
#endif
    largest_one = 0;
    held = 0;
    most_held = 0;
    watching = true;
}

AllocationWatch::~AllocationWatch() {
    watching = false;
}

bool AllocationWatch::available() {
#ifdef __SANITIZE_ADDRESS__
    return true;
#else
    return false;
#endif
}

std::size_t AllocationWatch::largest() const {
    return largest_one;
}

std::size_t AllocationWatch::peak() const {
    return static_cast<std::size_t>(std::max<std::int64_t>(0, most_held));
}

}  // namespace seedbed
