// SPDX-License-Identifier: Apache-2.0
// The text that AUTOMATIC1111's web UI keeps in a PNG's `parameters` chunk:
//
//   two cats on a bench
//   Negative prompt: blurry
//   Steps: 20, Sampler: DDIM, CFG scale: 4, Seed: 7, Size: 128x128, …, Version: …
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace seedbed {

struct Infotext {
    std::string prompt;
    std::string negative;
    std::vector<std::pair<std::string, std::string>> fields;  // in the order of the last line

    // The value of a field, the last if it is there twice; null if absent.
    const std::string* field(std::string_view key) const;

    bool operator==(const Infotext&) const = default;
};

// Writes the text; values that hold , : or a line break, or would not survive bare, are
// JSON-quoted. It reads back exactly when there are three fields or more, keys are two or more of
// letters, digits, space, _ - /, lines end in \n, and no line of the prompt begins with "Negative
// prompt:" (the form cannot express that; the `seedbed` chunk can).
std::string format_infotext(const Infotext& info);

// Reads any text: the last line holds fields only if it has at least three `key: value` pairs;
// lines before belong to the prompt until one begins with "Negative prompt:". Values may be JSON
// strings, or raw JSON with commas inside (`Hashes: {…}`, `Civitai resources: […]`). Never fails; a
// text of another kind is all prompt. (SwarmUI keeps JSON under the same PNG key: callers look for
// a leading `{` first.)
Infotext parse_infotext(std::string_view text);

// Sorts fields into the order in which AUTOMATIC1111 writes them; those it does not know go before
// Version and User, in the order they have.
void sort_infotext_fields(Infotext& info);

}  // namespace seedbed
