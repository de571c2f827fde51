// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/parity/compare.h"

#include <iosfwd>
#include <map>
#include <string>
#include <vector>

namespace seedbed::parity {

// Counts over all cases.
struct Totals {
    int passed = 0;
    int failed = 0;
    int missing = 0;  // not yet
};

// Prints what comes out of one case: one line a tensor as it is known, then what is not built yet,
// grouped.
class CaseReport {
 public:
    CaseReport(std::ostream& out, std::string case_name, bool verbose);

    void add(const ExpectedTensor& tensor, const Comparison& comparison);
    void add_failure(const ExpectedTensor& tensor, const std::string& problem);
    void add_missing(const ExpectedTensor& tensor, const std::string& reason);
    // The tensors not built yet and the case's counts.
    void finish();

    const Totals& totals() const { return totals_; }

 private:
    std::ostream& out_;
    std::string case_name_;
    bool verbose_;
    Totals totals_;
    double worst_ratio_ = 0;  // of the tensors that passed
    std::string worst_;
    std::vector<std::string> missing_;
    std::map<std::string, int> reasons_;  // why a known tensor is not built, how often
};

}  // namespace seedbed::parity
