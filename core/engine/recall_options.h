// SPDX-License-Identifier: Apache-2.0
// What files of other programs say, or imply, of a prompt's reading, of LoRAs and of the noise.
#pragma once

#include "core/engine/request.h"
#include "core/metadata/picture_settings.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace seedbed {

// Options from a file of our own, which names them as requests do; those that it leaves out have
// their defaults. False for any other file. What cannot be read becomes a sentence in `remarks`.
bool take_own_options(const PictureSettings& settings,
                      GenerateRequest& request,
                      std::vector<std::string>& filled,
                      std::vector<std::string>& remarks);

// How the program that wrote a prompt reads it, as near as it can be had here.
struct Reading {
    PromptSyntax syntax = PromptSyntax::Plain;
    std::vector<std::string> remarks;  // sentences: what this program does otherwise
};
Reading reading_of(const PictureSettings& settings);

// "ENSD", or 0.
std::int64_t ensd_of(const PictureSettings& settings);

// How far the noise goes over a start picture, in 0..1; none: there was no such picture.
std::optional<double> strength_of(const PictureSettings& settings);

// The LoRAs that a file names: in the prompt, or in fields of their own.
struct FoundLoras {
    std::vector<LoraUse> uses;         // those among the files
    std::vector<std::string> remarks;  // sentences: which are missing, or have another hash
};
FoundLoras loras_of(const PictureSettings& settings, const std::vector<std::string>& files);

}  // namespace seedbed
