// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/io/tensor_source.h"

#include <string>

namespace seedbed {

// What a file of tensors is, told by the names and shapes in it, never by its own name.
struct TensorFileKind {
    enum class Holds {
        StableDiffusion1,  // whole models in the original layout
        StableDiffusion2,
        StableDiffusionXl,
        OtherModel,   // a diffusion model that cannot be run, or not from this file
        Part,         // one network of a model
        Adapter,      // LoRA and the like, embeddings: used with a model
        NoDiffusion,  // another kind of network
        Unknown
    };
    Holds holds = Holds::Unknown;
    std::string name;     // "Stable Diffusion 1.x", "LoRA (kohya form)", "VGG"
    std::string problem;  // why it cannot be opened as a model, and what to do; empty if it can
};

TensorFileKind tensor_file_kind(const TensorSource& tensors);

}  // namespace seedbed
