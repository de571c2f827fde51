// SPDX-License-Identifier: Apache-2.0
// parity [--verbose] [--only PREFIX] CASE_FOLDER...: does Seedbed compute what the reference
// computed? Exit status: 0 all known tensors passed, 1 a miss or a case of which nothing is known,
// 2 unusable input.
#include "core/base/error.h"
#include "tests/parity/checker.h"
#include "tests/parity/report.h"

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>
#include <CLI/CLI.hpp>

#include <iostream>

namespace seedbed::parity {
namespace {

struct Options {
    bool verbose = false;
    std::string only;
    std::vector<std::filesystem::path> folders;
};

void check_tensor(const std::vector<std::unique_ptr<Checker>>& checkers,
                  const ExpectedTensor& tensor,
                  CaseReport& report) {
    for (const auto& checker : checkers) {
        if (!checker->knows(tensor)) continue;
        try {
            report.add(tensor, compare(checker->compute(tensor), tensor));
        } catch (const Error& error) {
            if (error.code() == ErrorCode::UnsupportedModel)
                report.add_missing(tensor, error.what());
            else
                report.add_failure(tensor, error.what());
        } catch (const std::exception& error) {
            report.add_failure(tensor, error.what());
        }
        return;
    }
    report.add_missing(tensor, "");
}

// Returns whether anything of the case was asked for by --only.
bool check_case(const std::filesystem::path& path,
                const Options& options,
                Totals& totals,
                bool& blank) {
    const CaseFolder folder(path);
    const auto checkers = make_checkers(folder);
    CaseReport report(std::cout, folder.name(), options.verbose);
    bool chosen = false;
    for (const ExpectedTensor& tensor : folder.expected()) {
        if (tensor.name.rfind(options.only, 0) != 0) continue;
        chosen = true;
        check_tensor(checkers, tensor, report);
    }
    report.finish();
    totals.passed += report.totals().passed;
    totals.failed += report.totals().failed;
    totals.missing += report.totals().missing;
    if (chosen && report.totals().passed + report.totals().failed == 0) {
        std::cout << folder.name() << ": nothing in this case can be computed yet\n\n";
        blank = true;
    }
    return chosen;
}

int run(const Options& options) {
    const at::NoGradGuard no_grad;
    Totals totals;
    bool chosen = false;
    bool blank = false;
    for (const auto& folder : options.folders) chosen |= check_case(folder, options, totals, blank);
    if (!chosen) {
        std::cerr << "parity: no tensor's name begins with \"" << options.only << "\".\n";
        return 2;
    }
    std::cout << totals.passed << " passed, " << totals.failed << " failed, " << totals.missing
              << " not yet\n";
    return totals.failed > 0 || blank ? 1 : 0;
}

}  // namespace
}  // namespace seedbed::parity

int main(int argc, char** argv) {
    CLI::App app(
        "Compares what Seedbed computes with what diffusers and transformers computed, case by "
        "case.",
        "parity");
    app.footer(
        "Exit status: 0 all known tensors passed; 1 a miss, or a case of which nothing is known; 2 "
        "unusable input.");
    seedbed::parity::Options options;
    app.add_flag(
        "--verbose", options.verbose, "Also print each tensor's shape and how it was made");
    app.add_option(
           "--only", options.only, "Only tensors whose name begins so, such as te. or unet.a.")
        ->type_name("PREFIX");
    app.add_option("cases",
                   options.folders,
                   "Folders with case.json, inputs.safetensors, expected.safetensors")
        ->required()
        ->type_name("CASE_FOLDER");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    try {
        return seedbed::parity::run(options);
    } catch (const std::exception& error) {
        std::cerr << "parity: " << error.what() << "\n";
        return 2;
    }
}
