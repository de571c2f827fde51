// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

namespace seedbed {

// Counts what this process takes from malloc, all libraries and threads included, while it lives;
// one at a time. Only AddressSanitizer tells; available() is false elsewhere.
class AllocationWatch {
 public:
    AllocationWatch();
    ~AllocationWatch();
    AllocationWatch(const AllocationWatch&) = delete;
    AllocationWatch& operator=(const AllocationWatch&) = delete;

    static bool available();
    std::size_t largest() const;  // bytes of the largest single allocation
    std::size_t peak() const;     // most bytes held at once, beyond those held at the beginning
};

}  // namespace seedbed
