// SPDX-License-Identifier: Apache-2.0
#include "tests/parity/report.h"

#include "tests/parity/name_groups.h"

#include <iomanip>
#include <ostream>
#include <sstream>

namespace seedbed::parity {
namespace {

constexpr std::size_t kLineWidth = 110;

std::string number(double value) {
    std::ostringstream text;
    text << std::scientific << std::setprecision(2) << value;
    return value == 0 ? "0" : text.str();
}

// A long group is broken behind its commas.
void print_missing(std::ostream& out, const std::string& group) {
    std::string line = "  not yet  ";
    for (std::size_t begin = 0; begin < group.size();) {
        const std::size_t comma = group.find(", ", begin);
        const std::size_t end = comma == std::string::npos ? group.size() : comma + 2;
        if (line.size() + end - begin > kLineWidth && line.size() > 11) {
            out << line << "\n";
            line.assign(13, ' ');
        }
        line += group.substr(begin, end - begin);
        begin = end;
    }
    out << line << "\n";
}

}  // namespace

CaseReport::CaseReport(std::ostream& out, std::string case_name, bool verbose)
    : out_(out), case_name_(std::move(case_name)), verbose_(verbose) {
    out_ << case_name_ << "\n";
}

void CaseReport::add(const ExpectedTensor& tensor, const Comparison& comparison) {
    if (!comparison.problem.empty()) {
        add_failure(tensor, comparison.problem);
        return;
    }
    ++(comparison.passed ? totals_.passed : totals_.failed);
    const double ratio = comparison.limit > 0 ? comparison.error / comparison.limit : 0;
    out_ << (comparison.passed ? "  PASS  " : "  FAIL  ") << std::left << std::setw(72)
         << tensor.name << " error " << std::setw(9) << number(comparison.error) << " limit "
         << std::setw(9) << number(comparison.limit);
    if (comparison.limit > 0)
        out_ << " ratio " << std::fixed << std::setprecision(4) << ratio << std::defaultfloat;
    out_ << "\n";
    if (verbose_) out_ << "          " << tensor.value.sizes() << " " << tensor.description << "\n";
    if (comparison.passed && ratio > worst_ratio_) {
        worst_ratio_ = ratio;
        worst_ = tensor.name;
    }
}

void CaseReport::add_failure(const ExpectedTensor& tensor, const std::string& problem) {
    ++totals_.failed;
    out_ << "  FAIL  " << tensor.name << ": " << problem << "\n";
    if (verbose_) out_ << "          " << tensor.value.sizes() << " " << tensor.description << "\n";
}

void CaseReport::add_missing(const ExpectedTensor& tensor, const std::string& reason) {
    ++totals_.missing;
    missing_.push_back(tensor.name);
    if (!reason.empty()) ++reasons_[reason];
}

void CaseReport::finish() {
    for (const std::string& group : group_names(missing_)) print_missing(out_, group);
    for (const auto& [reason, count] : reasons_)
        out_ << "  (" << count << " not yet because: " << reason << ")\n";
    out_ << case_name_ << ": " << totals_.passed << " passed, " << totals_.failed << " failed, "
         << totals_.missing << " not yet";
    if (!worst_.empty())
        out_ << "; nearest to its limit: " << worst_ << " at " << std::fixed << std::setprecision(4)
             << worst_ratio_ << std::defaultfloat << " of it";
    out_ << "\n\n";
    out_.flush();
}

}  // namespace seedbed::parity
