// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mutex>

namespace seedbed {

// Makes Exiv2 ready, once: its XMP toolkit, the namespaces that we read, and silence (it would log
// to standard error).
void setup_exiv2();

// The same, and the right to use its XMP toolkit, which several threads may not enter at once.
std::unique_lock<std::recursive_mutex> lock_xmp_toolkit();

}  // namespace seedbed
