// SPDX-License-Identifier: Apache-2.0
#include "core/models/weight_count.h"

#include "core/base/utf8.h"

#include <algorithm>

namespace seedbed {
namespace {

constexpr std::size_t kMostProblems = 20;

bool is_weight(DType dtype) {
    return dtype == DType::F16 || dtype == DType::BF16 || dtype == DType::F32;
}

// Buffers of old transformers versions, and T5's second name for one matrix.
bool is_known(const std::string& tensor) {
    return tensor.ends_with("position_ids") || tensor.ends_with("embed_tokens.weight");
}

}  // namespace

WeightCount count_weights(const Component& component) {
    WeightCount count;
    const auto& tensors = component.tensors->tensors();
    const auto add = [&](const TensorEntry& entry, const StoredTensor& stored) {
        if (!is_weight(entry.dtype)) return;
        count.dtypes.emplace(to_string(entry.dtype));
        const std::uint64_t all = entry.size() / item_size(entry.dtype);
        const std::int64_t have = entry.shape.empty() ? 0 : entry.shape[0];
        if (have <= 0 || stored.first_row < 0 || stored.first_row > have) {
            count.parameters += all;
            return;
        }
        const std::int64_t rest = have - stored.first_row;
        const std::int64_t rows = stored.rows < 0 ? rest : std::min(stored.rows, rest);
        count.parameters +=
            all / static_cast<std::uint64_t>(have) * static_cast<std::uint64_t>(rows);
    };
    if (component.names.empty())
        for (const auto& [name, entry] : tensors) add(entry, {});
    for (const auto& [name, stored] : component.names)
        if (const auto found = tensors.find(stored.name); found != tensors.end())
            add(found->second, stored);
    return count;
}

void add_problems(const WeightSurvey& survey, const std::string& name, DefectList& defects) {
    std::vector<std::string> problems = survey.problems;  // three parts of one tensor share one
    problems.erase(std::unique(problems.begin(), problems.end()), problems.end());
    for (std::size_t i = 0; i < std::min(problems.size(), kMostProblems); ++i)
        defects.add(ErrorCode::FileFormat, problems[i]);
    if (problems.size() > kMostProblems)
        defects.add(ErrorCode::FileFormat,
                    name + ": " + std::to_string(problems.size() - kMostProblems) +
                        " more tensors are missing or of another shape.");
}

std::vector<std::string> unused_tensors(const WeightSurvey& survey, const std::string& name) {
    const auto& unused = survey.unused;
    const auto first = std::find_if_not(unused.begin(), unused.end(), is_known);
    if (first == unused.end()) return {};
    const auto count = static_cast<std::ptrdiff_t>(unused.size()) -
                       std::count_if(unused.begin(), unused.end(), is_known);
    return {name + ": " + std::to_string(count) + " unknown tensors, such as " +
            quote(*first, 200) + "."};
}

}  // namespace seedbed
