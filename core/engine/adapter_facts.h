// SPDX-License-Identifier: Apache-2.0
// What the headers of LoRAs and textual inversions tell.
#pragma once

#include "core/io/tensor_source.h"
#include "core/library/model_entry.h"

namespace seedbed {

// Whether any tensor is one half of a low-rank product (kohya's, diffusers' or PEFT's names).
bool is_lora(const TensorSource& file);
// Whether it holds nothing but word vectors, in a form of AUTOMATIC1111, diffusers or kohya.
bool is_embedding(const TensorSource& file);

// Fill in form, architecture (where metadata or widths tell it), parameters and facts.
void describe_lora(const TensorSource& file, ModelEntry& entry);
void describe_embedding(const TensorSource& file, ModelEntry& entry);

// The type of most of a file's tensors, as a request names types: "float16"; others as the file
// spells them.
std::string common_dtype(const TensorSource& file);
std::uint64_t count_parameters(const TensorSource& file);

}  // namespace seedbed
