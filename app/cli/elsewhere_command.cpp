// SPDX-License-Identifier: Apache-2.0
#include "app/cli/elsewhere_command.h"

#include "core/base/utf8.h"
#include "core/engine/elsewhere.h"
#include "core/engine/recall.h"
#include "core/engine/request_json.h"
#include "core/io/atomic_write.h"
#include "core/metadata/read_settings.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace seedbed {
namespace {

constexpr char kExamples[] = R"(Programs:
  a1111        the text that AUTOMATIC1111 and Forge read from the clipboard
  comfyui      a workflow: drop the file on ComfyUI's window
  comfyui-api  the same as its HTTP interface takes it
  diffusers    a Python script

Examples:
  seedbed open-elsewhere pictures/00000-7.png --as diffusers --out picture.py
      A script that makes the picture with diffusers; python picture.py runs it.
  seedbed open-elsewhere photo.png --model ~/models/sd15 --as comfyui --out photo.json
      A picture of any program that Seedbed reads, with this model.

What cannot be carried over is said on standard error, and in the script or graph.)";

struct Arguments {
    std::string picture;
    std::string request;
    std::string model;
    std::vector<std::string> loras;
    std::string program;
    std::string out;
    bool json = false;
};

struct Source {
    GenerateRequest request;
    std::vector<std::string> remarks;
};

Source from_picture(const Arguments& arguments) {
    const auto file = read_picture_file(arguments.picture);
    if (!file.settings || !file.settings->seed)
        throw Error(ErrorCode::InvalidRequest,
                    quote_path(arguments.picture) +
                        " does not tell its seed, so no program can make it again.");
    GenerateRequest base;
    if (!arguments.model.empty()) base.model = arguments.model;
    auto recalled = recall(*file.settings, base, arguments.loras);
    return {std::move(recalled.request), std::move(recalled.not_mapped)};
}

Source from_request(const Arguments& arguments) {
    auto request = generate_request_from(JsonObject::open(arguments.request));
    if (!arguments.model.empty()) request.model = arguments.model;
    validate(request);
    return {std::move(request), {}};
}

ExitCode open_elsewhere(const Arguments& arguments) {
    const auto program = parse_elsewhere(arguments.program);
    auto source = arguments.request.empty() ? from_picture(arguments) : from_request(arguments);
    const auto model = elsewhere_model(source.request.model);
    auto text = open_elsewhere(program, record_of(source.request, model), model);
    auto& remarks = source.remarks;
    remarks.insert(remarks.end(), text.differences.begin(), text.differences.end());
    for (const auto& remark : remarks) std::fprintf(stderr, "seedbed: %s\n", remark.c_str());
    if (!arguments.out.empty()) write_file(arguments.out, text.text);
    if (arguments.json) {
        nlohmann::ordered_json line = {{"event", "done"}, {"program", arguments.program}};
        if (arguments.out.empty())
            line["text"] = text.text;
        else
            line["path"] = arguments.out;
        line["differences"] = remarks;
        std::puts(line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace).c_str());
    } else if (arguments.out.empty()) {
        std::fwrite(text.text.data(), 1, text.text.size(), stdout);
        if (!text.text.ends_with('\n')) std::puts("");
    } else {
        std::puts(arguments.out.c_str());
    }
    return ExitCode::Ok;
}

}  // namespace

void add_elsewhere_command(CLI::App& app, ExitCode& result) {
    auto* command =
        app.add_subcommand("open-elsewhere", "write what makes a picture in another program");
    command->footer(kExamples);
    const auto arguments = std::make_shared<Arguments>();
    auto* picture = command->add_option(
        "picture", arguments->picture, "a PNG, JPEG or WebP that tells how it was made");
    auto* request =
        command->add_option("--request", arguments->request, "instead: JSON file with a request");
    picture->excludes(request);
    command
        ->add_option(
            "--as", arguments->program, "the program: a1111, comfyui, comfyui-api or diffusers")
        ->required();
    command->add_option("--model",
                        arguments->model,
                        "the model: \"tabletop\", a folder or a file (default: tabletop, or the "
                        "request's)");
    command
        ->add_option(
            "--lora", arguments->loras, "LoRA file, any number of times, that the picture may name")
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->expected(1);
    command->add_option("-o,--out", arguments->out, "file for the text (default: standard output)");
    command->add_flag("--json", arguments->json, "one JSON object on standard output");
    command->callback([arguments, &result] {
        if (arguments->picture.empty() && arguments->request.empty())
            throw CLI::RequiredError("picture or --request");
        result = open_elsewhere(*arguments);
    });
}

}  // namespace seedbed
