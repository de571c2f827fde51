// SPDX-License-Identifier: Apache-2.0
// Textual inversion (Gal et al. 2022, arXiv 2208.01618): vectors that stand in a prompt as a word.
// N vectors, D width
#pragma once

#include "core/models/placement.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace seedbed {

// What a file of textual inversion says of itself.
struct TextualInversion {
    std::filesystem::path path;
    std::vector<std::string> names;  // the file's stem, and the word of diffusers' form
    int vectors = 0;                 // N
    // One for each text encoder: the tensor's name in the file and D.
    std::vector<std::pair<std::string, std::int64_t>> parts;
};

// Reads a header of any of the known forms: AUTOMATIC1111's ("string_to_param", "emb_params"),
// diffusers' ("<word>") and SDXL's ("clip_l" and "clip_g"). Throws as open_tensors, and
// Error{FileFormat} for a file of another form.
TextualInversion read_textual_inversion(const std::filesystem::path& path);

// The vectors for text encoder `part` of `parts`, which must be `width` wide. Throws
// Error{InvalidRequest} naming the file, its width, `model` and its width when they do not fit.
at::Tensor load_vectors(const TextualInversion& inversion,
                        int part,
                        int parts,
                        std::int64_t width,
                        const std::filesystem::path& model,
                        const Placement& placement);  // [N, D]

// The same for every file of PromptOptions::embeddings, in that order.
std::vector<at::Tensor> load_vectors(const std::vector<std::string>& files,
                                     int part,
                                     int parts,
                                     std::int64_t width,
                                     const std::filesystem::path& model,
                                     const Placement& placement);

// Headers that were read before, as long as the files are the same. Safe from any thread.
class TextualInversionCache {
 public:
    TextualInversion get(const std::filesystem::path& path);  // throws as read_textual_inversion

 private:
    struct Entry {
        std::filesystem::file_time_type time;
        std::uintmax_t size = 0;
        TextualInversion inversion;
    };
    std::mutex mutex_;
    std::map<std::filesystem::path, Entry> entries_;
};

}  // namespace seedbed
