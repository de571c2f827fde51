// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/seed.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace seedbed {

// Random choices in a prompt, in the syntax of the Dynamic Prompts extension:
//   {a|b|c}             one of them; they nest, and space around them does not count
//   {3::a|b}            a three times as often
//   {2$$a|b|c}          two different ones, joined by ", "; {1-2$$ and $$a|b|c} one or two, by "
//   and "
//   __name__            a line of name.txt in the folder; __animals/cat__ of animals/cat.txt;
//                       empty lines and those that begin with # do not count, lines may choose
//                       again
//   {2$$__name__}       two different lines
// What is chosen depends on the text seed and the place in the run alone, never on the seeds of the
// pictures. Not safe from several threads.
class Wildcards {
 public:
    // An empty folder: no files, choices in braces alone.
    explicit Wildcards(std::filesystem::path folder);

    // The text of picture `index` of a run. Throws Error: InvalidRequest for braces that are not
    // closed, numbers that make no sense, a name that leads out of the folder, files that name one
    // another in a circle, a result above 100,000 bytes, and for what the extension knows beyond
    // this (variables, other samplers); FileNotFound and FileFormat for a name's file.
    std::string expand(std::string_view text, Seed text_seed, std::uint64_t index);

 private:
    class Expansion;

    const std::vector<std::string>& lines_of(const std::string& name);

    std::filesystem::path folder_;
    std::map<std::string, std::vector<std::string>> lines_;  // of the files read so far
};

}  // namespace seedbed
