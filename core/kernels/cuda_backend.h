// SPDX-License-Identifier: Apache-2.0
// Programs link torch's CPU library only, which keeps their start fast and small; the CUDA library
// and our own kernels are loaded at run time where there is a GPU.
#pragma once

namespace seedbed {

// Whether a run on a GPU is possible: built with CUDA, an NVIDIA driver is installed and it sees a
// device. Cheap after the first call, loads nothing of torch, and logs once what it found.
bool cuda_available();

// Loads torch's CUDA library and our kernels into this process; a second call does nothing. Must
// run before anything asks torch for its CUDA backend (at::hasCUDA(), a tensor on a CUDA device):
// torch looks once and remembers. Throws Error{UnsupportedModel} when cuda_available() is false,
// and Error{FileNotFound} naming the library when one cannot be loaded.
void load_cuda_backend();

}  // namespace seedbed
