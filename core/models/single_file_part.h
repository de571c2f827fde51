// SPDX-License-Identifier: Apache-2.0
// The networks of a single file in the layout of CompVis' and Stability AI's own programs: what
// their tensors' names and shapes tell, and how diffusers calls each tensor. Levels, blocks and
// depths may be of any number.
#pragma once

#include "core/io/tensor_source.h"
#include "core/models/tensor_names.h"

#include <nlohmann/json.hpp>

#include <string>

namespace seedbed {

// One network: its settings in diffusers' form, as far as shapes tell them, and its tensors.
struct SingleFilePart {
    nlohmann::json config;
    TensorNames names;
};

// Each reads the network whose tensors begin with `prefix` ("model.diffusion_model."). All throw
// Error that names the file and the tensor: FileFormat when one is missing or has too few
// dimensions, UnsupportedModel for a structure that diffusers' class does not have.

// A UNet: all but the number of heads and the native size.
SingleFilePart read_single_file_unet(const TensorSource& tensors, const std::string& prefix);

// An autoencoder: all but the scaling factor.
SingleFilePart read_single_file_vae(const TensorSource& tensors, const std::string& prefix);

// CLIP's text model under the names of transformers, with or without "text_model.": all but the
// number of heads.
SingleFilePart read_single_file_clip(const TensorSource& tensors, const std::string& prefix);

// OpenCLIP's text model ("resblocks", one matrix for query, key and value): all but the number of
// heads. `projected`: with its text projection, as SDXL uses it. `layers`: how many of its blocks
// are used, -1 for all.
SingleFilePart read_single_file_open_clip(const TensorSource& tensors,
                                          const std::string& prefix,
                                          bool projected,
                                          int layers = -1);

}  // namespace seedbed
