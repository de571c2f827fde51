// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace seedbed {

// Whether this build looks for mistakes in memory or between threads, ten times slower: tests that
// repeat something do it less often then.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif

}  // namespace seedbed
