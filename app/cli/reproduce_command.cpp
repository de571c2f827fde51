// SPDX-License-Identifier: Apache-2.0
#include "app/cli/reproduce_command.h"

#include "app/cli/reproduce_run.h"

#include <CLI/CLI.hpp>

#include <memory>
#include <string>

namespace seedbed {
namespace {

constexpr char kExamples[] = R"(Examples:
  seedbed reproduce old.png --model ~/models/sd15
      Renders it under the noise mode, ENSD, clip skip and emphasis that the file names, tries each
      where it is silent, and tells which of them gives the picture.
  seedbed reproduce old.png --model ~/models/a.safetensors --model ~/models/b.safetensors --json
      Also looks for the model by the file's hash; JSON lines for a script.

Verdicts: "same" (mean difference below 1 of 255: the same to rounding), "match" (below 4: other
hardware, or a lossy file), "part" (most of the picture is the same, the rest was changed), "none".
Neither allows one place to be far off. Exit code 6 when no settings give the picture.)";

struct Arguments {
    std::string start;
    std::string mask;
    ReproduceOptions options;
};

void add_sources(CLI::App& command, Arguments& arguments) {
    auto& request = arguments.options.request;
    command
        .add_option("picture", request.picture, "a PNG, JPEG or WebP that tells how it was made")
        ->required();
    command
        .add_option("--model",
                    request.models,
                    "\"tabletop\", a folder or a file; several, and the file's hash chooses, or "
                    "all are tried (default: tabletop)")
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->expected(1);
    command
        .add_option(
            "--lora", request.loras, "LoRA file, any number of times, that the picture may name")
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->expected(1);
    auto* start = command.add_option(
        "--start", arguments.start, "the picture that it began with, where it did");
    command.add_option("--mask", arguments.mask, "and its mask: white was repainted")->needs(start);
}

void add_outputs(CLI::App& command, Arguments& arguments) {
    auto& options = arguments.options;
    command
        .add_option("--most", options.request.most, "settings that are tried at most, of one model")
        ->capture_default_str();
    command.add_flag(
        "--all", options.request.all, "go on after settings that give the very picture");
    command.add_option("-o,--out", options.best_path, "PNG file for the nearest picture");
    command.add_option("--difference",
                       options.difference_path,
                       "PNG file for its difference to the original, eight times");
    command.add_option("--device", options.request.base.device, "auto, cpu, cuda or cuda:N")
        ->capture_default_str();
    command.add_option(
        "--threads", options.threads, "threads to compute with (default: one a core)");
    command.add_flag(
        "--json",
        options.report.json,
        "one JSON object a line on standard output; the last is \"done\" or \"failed\"");
    command.add_flag("-q,--quiet", options.report.quiet, "no progress bar and no warnings");
}

ExitCode reproduce(Arguments& arguments) {
    if (!arguments.start.empty()) {
        StartPicture start;
        start.path = arguments.start;
        start.mask_path = arguments.mask;
        arguments.options.request.base.start = start;
    }
    return ReproduceRun(arguments.options).run();
}

}  // namespace

void add_reproduce_command(CLI::App& app, ExitCode& result) {
    auto* command = app.add_subcommand(
        "reproduce", "make a picture from elsewhere again, and tell which settings give it");
    command->footer(kExamples);
    const auto arguments = std::make_shared<Arguments>();
    add_sources(*command, *arguments);
    add_outputs(*command, *arguments);
    command->callback([arguments, &result] { result = reproduce(*arguments); });
}

}  // namespace seedbed
