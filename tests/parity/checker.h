// SPDX-License-Identifier: Apache-2.0
// How parity learns to compute a family of expected tensors. One Checker a family, one file a
// Checker; checkers.cpp lists them all. To add one: derive from Checker in NAME_checks.cpp, give it
// a maker function, and put that function into checkers.h and checkers.cpp.
#pragma once

#include "tests/parity/case_folder.h"

#include <ATen/core/Tensor.h>

#include <memory>
#include <vector>

namespace seedbed::parity {

// Made once for each case folder, so what several tensors share (a model, a pipeline's run) is kept
// in members and computed when it is first asked for. Runs under no_grad.
class Checker {
 public:
    explicit Checker(const CaseFolder& folder) : case_(folder) {}
    virtual ~Checker() = default;
    Checker(const Checker&) = delete;
    Checker& operator=(const Checker&) = delete;

    // Whether this checker computes `tensor`: decided from its name, its description and the case's
    // parameters alone, without loading anything. The first checker in the list that says yes is
    // asked.
    virtual bool knows(const ExpectedTensor& tensor) const = 0;

    // What Seedbed gives for it, in the expected shape and dtype (integers for ids; any floating
    // type is compared in float64). An Error{UnsupportedModel} reports the tensor as "not yet" with
    // the reason, any other exception as FAIL.
    virtual at::Tensor compute(const ExpectedTensor& tensor) = 0;

 protected:
    const CaseFolder& case_;
};

using CheckerMaker = std::unique_ptr<Checker> (*)(const CaseFolder&);

// Every family that Seedbed can compute.
std::vector<std::unique_ptr<Checker>> make_checkers(const CaseFolder& folder);

}  // namespace seedbed::parity
