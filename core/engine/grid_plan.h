// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/request.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace seedbed {

// Most cells that one grid may have.
inline constexpr std::size_t kMaxCells = 1'000'000;

// One place of a grid.
struct GridCell {
    int index = 0;            // the first axis fastest, the last slowest
    std::vector<int> at;      // its place on each axis
    GenerateRequest request;  // one seed, at most one recipe; the base's where there is a problem
    bool skipped = false;     // a value of it is written "SKIP:…": it is not made
    std::string problem;      // why it cannot be made, in one sentence; empty = it can

    bool runnable() const { return !skipped && problem.empty(); }
};

// What a grid request means: every cell and its request. Cells are made when they are asked for, so
// that a large grid costs little.
class GridPlan {
 public:
    // Throws Error{InvalidRequest}: an axis of an unknown kind or without values, a kind that is
    // there twice (but for "prompt_sr"), no seed in the base where no axis has any, more than
    // kMaxCells cells. What is wrong with a single cell stands in the cell.
    explicit GridPlan(GridRequest request);

    const GridRequest& request() const { return request_; }
    int count() const { return count_; }
    // Places along an axis; an axis beyond the last has one.
    int size(std::size_t axis) const;
    // Throws LogicError outside 0..count() - 1.
    GridCell cell(int index) const;
    std::vector<int> place_of(int index) const;
    int index_of(std::span<const int> at) const;
    // "cfg 7, steps 20": what tells this cell from the others. "" for a grid without axes.
    std::string label(int index) const;

 private:
    GridRequest request_;
    int count_ = 1;
};

// All cells of a plan, looked at once: microseconds each.
struct GridSchedule {
    struct Problem {
        int cell = 0;
        std::string detail;
    };
    // The runnable cells in the order in which they are made: grouped by what differs only in seed
    // and recipe, and can thus be denoised together; one model after the other, else in the order
    // of the cells.
    std::vector<std::vector<int>> groups;
    std::vector<Problem> problems;
    int runnable = 0;
    int skipped = 0;
    std::int64_t units = 0;  // calls of the model in all runnable cells
};
GridSchedule schedule_cells(const GridPlan& plan);

// One request for cells of one group: its seed (and recipe) i is that of cells[i]. Throws
// LogicError without cells.
GenerateRequest request_of(const GridPlan& plan, std::span<const int> cells);

}  // namespace seedbed
