// SPDX-License-Identifier: Apache-2.0
#include "app/cli/inspect_command.h"

#include "core/engine/inspect.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <memory>
#include <string>

namespace seedbed {
namespace {

constexpr char kExamples[] = R"(Examples:
  seedbed inspect pictures/00000-7.png      the settings that made a picture
  seedbed inspect ~/models/sd15             a model's architecture, size, prediction, defects
  seedbed inspect sd_xl_base_1.0.safetensors
  seedbed inspect style-lora.safetensors    what an adapter is made for

Nothing is loaded: only headers and configurations are read. A model that cannot be used is
described as far as possible, its defects are listed, and the exit code is 3.)";

struct Arguments {
    std::string path;
    bool json = false;
};

// The result goes to standard output whatever it says; what is wrong goes to standard error, too.
ExitCode print_inspection(const Arguments& arguments) {
    auto result = inspect(arguments.path);
    const bool unusable = result.contains("usable") && result["usable"] == false;
    if (arguments.json) result["event"] = unusable ? "failed" : "done";
    // A file may hold any bytes in its texts; JSON holds only UTF-8.
    const auto text =
        result.dump(arguments.json ? -1 : 2, ' ', false, nlohmann::json::error_handler_t::replace);
    std::puts(text.c_str());
    if (!unusable) return ExitCode::Ok;
    for (const auto& defect : result["defects"])
        std::fprintf(stderr, "seedbed: %s\n", defect.get<std::string>().c_str());
    return ExitCode::File;
}

}  // namespace

void add_inspect_command(CLI::App& app, ExitCode& result) {
    auto* command = app.add_subcommand(
        "inspect", "print as JSON what a picture, a model or a file of weights holds");
    command->footer(kExamples);
    const auto arguments = std::make_shared<Arguments>();
    command
        ->add_option("file",
                     arguments->path,
                     "a picture, a model (folder or file), a LoRA, or any file of tensors")
        ->required();
    command->add_flag("--json", arguments->json, "on one line");
    command->callback([arguments, &result] { result = print_inspection(*arguments); });
}

}  // namespace seedbed
