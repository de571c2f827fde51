// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/engine_interface.h"

#include <memory>

namespace seedbed {

struct EngineOptions {
    int threads = 0;  // of the CPU for one operation; 0 = as many as there are cores
};

// The engine with its models, on a thread of its own.
std::unique_ptr<EngineInterface> make_engine(const EngineOptions& options = {});

}  // namespace seedbed
