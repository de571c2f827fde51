// SPDX-License-Identifier: Apache-2.0
// The axes of a grid as people write them, in the syntax of AUTOMATIC1111's X/Y/Z plot and of
// SwarmUI's grid generator.
#pragma once

#include "core/engine/request.h"

#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace seedbed {

// A setting that can be an axis.
struct AxisKind {
    std::string_view name;     // "cfg"
    std::string_view example;  // "4-8 (+2)": teaches its syntax
};

// All there are, in the order in which they are applied to a request.
std::span<const AxisKind> axis_kinds();

// Our name of "cfg", "CFG Scale", "Var. strength", "Checkpoint name", "Prompt S/R" …; upper and
// lower case are one. Throws Error{InvalidRequest} that lists what there is.
std::string parse_axis_kind(std::string_view name);

// What "-1" stands for in an axis of seeds.
using SeedDraw = std::function<Seed()>;
Seed draw_seed();  // 32 bits of the system's entropy: the same noise in every mode and program

// Reads the values of an axis:
//
//   a, b, "c, d"       separated by commas or line breaks; quotes hold a comma ("" is a quote)
//   a || b, c          or by ||, and then commas are part of the values
//   1-5   1-5 (+2)   9-1 (-4)   1-10 [4]   1, 2, .., 10
//                      of numbers: each, by a step, so many evenly spread, going on as begun
//   SKIP:value         stands in the grid, but is not made
//   -1                 of seeds: a random one, drawn here; the axis holds the seed itself
//
// Numbers come out in their shortest form, names in ours ("DPM++ 2M Karras" is "dpmpp_2m_karras");
// a seed that is there already is left out. `kind` may be any name that parse_axis_kind takes.
// Throws Error{InvalidRequest} that quotes the offending value and says what is allowed.
GridAxis parse_axis(std::string_view kind, std::string_view text, const SeedDraw& draw = draw_seed);

// A text that parse_axis reads back, to show and to edit.
std::string format_axis(const GridAxis& axis);

// Whether a value is written "SKIP:…", and what follows.
bool is_skipped(std::string_view value);
std::string_view without_skip(std::string_view value);

}  // namespace seedbed
