// SPDX-License-Identifier: Apache-2.0
#include "core/engine/grid_plan.h"

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/engine/grid_apply.h"
#include "core/engine/grid_axis.h"

#include <algorithm>
#include <utility>

namespace seedbed {
namespace {

[[noreturn]] void reject(const std::string& detail) {
    throw Error(ErrorCode::InvalidRequest, detail);
}

bool has_axis(const GridRequest& request, std::string_view kind) {
    return std::any_of(request.axes.begin(), request.axes.end(), [&](const GridAxis& axis) {
        return axis.kind == kind;
    });
}

void check_axes(const GridRequest& request) {
    for (auto axis = request.axes.begin(); axis != request.axes.end(); ++axis) {
        if (parse_axis_kind(axis->kind) != axis->kind)
            reject("The axis " + quote(axis->kind) + " is written " +
                   quote(parse_axis_kind(axis->kind)) + ".");
        if (axis->values.empty()) reject("The axis " + quote(axis->kind) + " has no values.");
        const bool again = std::any_of(request.axes.begin(), axis, [&](const GridAxis& other) {
            return other.kind == axis->kind && axis->kind != "prompt_sr";
        });
        if (again)
            reject("The axis " + quote(axis->kind) + " is there twice: put its values into one.");
    }
    if (request.base.seeds.empty() && !has_axis(request, "seed"))
        reject("The grid has no seed: give one, or an axis \"seed\" such as 0-15.");
}

// What a group has in common: all places but those that only change the noise. Models count most.
class GroupKey {
 public:
    explicit GroupKey(const GridPlan& plan) : axes_(plan.request().axes) {}

    std::pair<int, std::vector<int>> of(std::vector<int> at) const {
        int model = 0;
        for (std::size_t i = 0; i < axes_.size(); ++i) {
            const auto& kind = axes_[i].kind;
            if (kind == "model") model = at[i];
            if (kind == "seed" || kind == "variation" || kind == "variation_strength") at[i] = 0;
        }
        std::reverse(at.begin(), at.end());  // the last axis is the slowest
        return {model, std::move(at)};
    }

 private:
    const std::vector<GridAxis>& axes_;
};

}  // namespace

GridPlan::GridPlan(GridRequest request) : request_(std::move(request)) {
    check_axes(request_);
    std::size_t count = 1;
    for (const auto& axis : request_.axes) {
        count *= axis.values.size();
        if (count > kMaxCells)
            reject("The grid has more than 1,000,000 cells: give its axes fewer values.");
    }
    count_ = static_cast<int>(count);
}

int GridPlan::size(std::size_t axis) const {
    return axis < request_.axes.size() ? static_cast<int>(request_.axes[axis].values.size()) : 1;
}

std::vector<int> GridPlan::place_of(int index) const {
    check(index >= 0 && index < count_, "[grid plan] there is no such cell");
    std::vector<int> at;
    for (std::size_t i = 0; i < request_.axes.size(); ++i) {
        at.push_back(index % size(i));
        index /= size(i);
    }
    return at;
}

int GridPlan::index_of(std::span<const int> at) const {
    check(at.size() == request_.axes.size(), "[grid plan] a cell has one place on each axis");
    int index = 0;
    for (std::size_t i = at.size(); i-- > 0;) {
        check(at[i] >= 0 && at[i] < size(i), "[grid plan] this place is not on its axis");
        index = index * size(i) + at[i];
    }
    return index;
}

GridCell GridPlan::cell(int index) const {
    GridCell cell;
    cell.index = index;
    cell.at = place_of(index);
    for (std::size_t i = 0; i < cell.at.size(); ++i)
        cell.skipped |= is_skipped(request_.axes[i].values[static_cast<std::size_t>(cell.at[i])]);
    try {
        cell.request = apply_axes(request_.base, request_.axes, cell.at);
        validate(cell.request);
    } catch (const Error& error) {
        cell.problem = error.what();
        if (cell.request.seeds.empty()) cell.request = request_.base;
    }
    return cell;
}

std::string GridPlan::label(int index) const {
    const auto at = place_of(index);
    std::string label;
    for (std::size_t i = 0; i < at.size(); ++i) {
        const auto& axis = request_.axes[i];
        label += (label.empty() ? "" : ", ") + axis.kind + " " +
                 std::string(without_skip(axis.values[static_cast<std::size_t>(at[i])]));
    }
    return label;
}

GridSchedule schedule_cells(const GridPlan& plan) {
    GridSchedule schedule;
    const GroupKey key(plan);
    std::vector<std::pair<std::pair<int, std::vector<int>>, int>> order;
    for (int i = 0; i < plan.count(); ++i) {
        auto cell = plan.cell(i);
        if (cell.skipped) {
            ++schedule.skipped;
            continue;
        }
        if (!cell.problem.empty()) {
            schedule.problems.push_back({i, std::move(cell.problem)});
            continue;
        }
        ++schedule.runnable;
        schedule.units += model_calls(cell.request.sampler, cell.request.steps);
        order.emplace_back(key.of(std::move(cell.at)), i);
    }
    std::sort(order.begin(), order.end());
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (i == 0 || order[i].first != order[i - 1].first) schedule.groups.emplace_back();
        schedule.groups.back().push_back(order[i].second);
    }
    return schedule;
}

GenerateRequest request_of(const GridPlan& plan, std::span<const int> cells) {
    check(!cells.empty(), "[grid plan] there are no cells to make");
    auto request = plan.cell(cells.front()).request;
    const auto recipe_in = [](const GenerateRequest& each) {
        return each.recipes.empty() ? NoiseRecipe{} : each.recipes.front();
    };
    std::vector<NoiseRecipe> recipes{recipe_in(request)};
    for (const int index : cells.subspan(1)) {
        const auto cell = plan.cell(index);
        request.seeds.push_back(cell.request.seeds.front());
        recipes.push_back(recipe_in(cell.request));
    }
    const bool plain = std::all_of(
        recipes.begin(), recipes.end(), [](const auto& recipe) { return recipe.plain(); });
    request.recipes = plain ? std::vector<NoiseRecipe>{} : std::move(recipes);
    return request;
}

}  // namespace seedbed
