// SPDX-License-Identifier: Apache-2.0
#include "app/cli/noise_check_command.h"

#include "core/engine/noise_check.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

namespace seedbed {
namespace {

using json = nlohmann::ordered_json;  // "event" comes first

constexpr char kExamples[] = R"(Example:
  seedbed noise-check
      Whether seeds give the same noise here as in AUTOMATIC1111 (on a GPU), ComfyUI and diffusers.
      Exit code 1 if not.)";

constexpr char kDifferent[] = "This machine draws other noise than the published numbers.";

bool all_reproduced(const std::vector<NoiseCheck>& checks) {
    return std::ranges::all_of(checks, &NoiseCheck::reproduced);
}

void print_json(const std::vector<NoiseCheck>& checks) {
    for (const auto& check : checks)
        std::puts(json{{"event", "noise"},
                       {"program", check.program},
                       {"reproduced", check.reproduced},
                       {"detail", check.detail}}
                      .dump()
                      .c_str());
    const json last = all_reproduced(checks) ? json{{"event", "done"}}
                                             : json{{"event", "failed"},
                                                    {"code", to_string(ErrorCode::Internal)},
                                                    {"detail", kDifferent}};
    std::puts(last.dump().c_str());
}

void print_text(const std::vector<NoiseCheck>& checks) {
    for (const auto& check : checks)
        std::printf("%-20s %s  %s\n",
                    check.program.c_str(),
                    check.reproduced ? "reproduced" : "DIFFERENT ",
                    check.detail.c_str());
    if (!all_reproduced(checks)) std::fprintf(stderr, "seedbed: %s\n", kDifferent);
}

}  // namespace

void add_noise_check_command(CLI::App& app, ExitCode& result) {
    auto* command = app.add_subcommand(
        "noise-check", "compare this machine's noise with the published numbers of other programs");
    command->footer(kExamples);
    const auto as_json = std::make_shared<bool>(false);
    command->add_flag(
        "--json", *as_json, "one JSON object a line; the last is \"done\" or \"failed\"");
    command->callback([as_json, &result] {
        const auto checks = check_noise();
        *as_json ? print_json(checks) : print_text(checks);
        result = all_reproduced(checks) ? ExitCode::Ok : ExitCode::Internal;
    });
}

}  // namespace seedbed
