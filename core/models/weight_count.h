// SPDX-License-Identifier: Apache-2.0
// What a network's header and a dry run of it tell.
#pragma once

#include "core/models/model_files.h"

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace seedbed {

struct WeightCount {
    std::uint64_t parameters = 0;
    std::set<std::string> dtypes;  // as files spell them: "F16"
};

// Of the tensors that belong to the network.
WeightCount count_weights(const Component& component);

// Each problem of a dry run of the network `name` is a defect; of very many, the first ones.
void add_problems(const WeightSurvey& survey, const std::string& name, DefectList& defects);

// One sentence about the tensors that nobody asked for, but for those that every file of its kind
// has; none when there are no others.
std::vector<std::string> unused_tensors(const WeightSurvey& survey, const std::string& name);

}  // namespace seedbed
