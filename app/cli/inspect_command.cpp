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
  seedbed inspect ~/models/sd15             a model's architecture, size and prediction
  seedbed inspect unet/diffusion_pytorch_model.safetensors)";

struct Arguments {
    std::string path;
    bool json = false;
};

ExitCode print_inspection(const Arguments& arguments) {
    // A file may hold any bytes in its texts; JSON holds only UTF-8.
    const auto text =
        inspect(arguments.path)
            .dump(arguments.json ? -1 : 2, ' ', false, nlohmann::json::error_handler_t::replace);
    std::puts(text.c_str());
    return ExitCode::Ok;
}

}  // namespace

void add_inspect_command(CLI::App& app, ExitCode& result) {
    auto* command = app.add_subcommand("inspect", "print as JSON what a picture or a model holds");
    command->footer(kExamples);
    const auto arguments = std::make_shared<Arguments>();
    command
        ->add_option("file",
                     arguments->path,
                     "a PNG, JPEG or WebP picture, a diffusers folder or a safetensors file")
        ->required();
    command->add_flag("--json", arguments->json, "on one line");
    command->callback([arguments, &result] { result = print_inspection(*arguments); });
}

}  // namespace seedbed
