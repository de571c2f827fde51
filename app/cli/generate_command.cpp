// SPDX-License-Identifier: Apache-2.0
#include "app/cli/generate_command.h"

#include "app/cli/generate_run.h"
#include "app/cli/generate_variations.h"
#include "app/cli/phrases.h"
#include "app/cli/request_options.h"
#include "app/cli/start_options.h"
#include "app/cli/text_options.h"
#include "core/base/log.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace seedbed {
namespace {

constexpr char kExamples[] = R"(Examples:
  seedbed generate --prompt "a red cube and a blue sphere" --seeds 0-15 --out pictures
      Sixteen seeds of the embedded model, as PNG files that carry their settings.
  seedbed generate --prompt "a red cube and a blue sphere" --seeds 7 --attention "red cube,blue sphere"
      Also where each phrase acts: heat maps, and their overlap in attention.json and attention.csv.
  seedbed generate --model ~/models/sd15 --prompt "a lighthouse at dusk" --size 512x512 --cfg 7.5 \
      --sampler dpmpp_2m --schedule karras --seeds 1-4 --grid sheet.png --json
      Another model; progress and results as JSON lines for a script.
  seedbed generate --prompt "a red cube" --seeds 7 --variation-seeds 0-15 --variation-strength 0.2 \
      --library ~/pictures
      Sixteen pictures that stay close to seed 7, kept in a library.
  seedbed generate --prompt "a red cube and a blue sphere" --seeds 0-99 --abandon "cube,sphere:0.05@6"
      A hundred seeds, without those whose words mix.
  seedbed generate --prompt "a red cube" --seeds 0-3 --init room.jpg --mask table.png --mask-blur 4
      The white parts of the mask repainted, the rest of the picture as it was.
  seedbed generate --prompt "a (red:1.3) cube, {dawn|dusk}, <lora:film:0.8>" --seeds 0-7 \
      --text-seed 5 --lora-folder ~/loras
      AUTOMATIC1111's weights and LoRA tags, and a choice for each picture.)";

// Options as they are typed.
struct Arguments {
    RequestArguments what;
    std::string capture;
    std::string attention;
    StartArguments start;
    TextArguments text;
    VariationArguments variations;
    bool quiet = false;
    GenerateOptions options;
};

[[noreturn]] void reject(const std::string& detail) {
    throw Error(ErrorCode::InvalidRequest, detail);
}

Capture parse_capture(const std::string& text, Capture needed) {
    if (text.empty()) return needed;
    if (text == "averages") return Capture::Averages;
    if (text == "everything") return Capture::Everything;
    if (text != "none")
        reject("--capture \"" + text + "\" is not known: use none, averages or everything.");
    return Capture::None;
}

// Completes the options. Throws Error{InvalidRequest}.
void resolve(Arguments& arguments) {
    auto& options = arguments.options;
    auto& request = options.request;
    apply(arguments.what, request);
    apply(arguments.start, request);
    apply(arguments.variations, request);
    apply(arguments.text, request);

    options.phrases = parse_phrases(arguments.attention);
    const bool reports = !options.phrases.empty() || !options.maps_path.empty();
    const bool wants_maps = reports || !request.dump_path.empty();
    request.capture =
        parse_capture(arguments.capture, wants_maps ? Capture::Averages : Capture::None);
    if (reports && request.capture == Capture::None)
        reject("--attention and --maps need maps: leave out --capture none.");
    const bool elsewhere =
        !request.dump_path.empty() || !options.sheet_path.empty() || !options.maps_path.empty();
    const bool kept = !request.output_folder.empty() || !request.library.empty();
    if (!kept && (!elsewhere || !options.phrases.empty())) request.output_folder = ".";
    request.previews = false;
    options.report.quiet = arguments.quiet;
    validate(request);
}

void add_output_options(CLI::App& command, Arguments& arguments) {
    auto& options = arguments.options;
    command.add_option(
        "-o,--out",
        options.request.output_folder,
        "folder for the pictures, made if needed; nothing is overwritten (default: this folder, or "
        "none with --dump, --maps or --grid)");
    command.add_option(
        "--library",
        options.request.library,
        "or: the library that keeps the pictures, made if needed (see seedbed library "
        "--help)");
    command.add_option("--attention",
                       arguments.attention,
                       "comma-separated words or phrases of the prompt: writes where they act and "
                       "how they overlap (beside the pictures, or here with --library)");
    command.add_option(
        "--capture",
        arguments.capture,
        "attention to keep: none, averages or everything (default: averages for --attention, "
        "--maps and --dump)");
    command.add_option(
        "--maps",
        options.maps_path,
        "NumPy .npz file for the attention maps of every step (and layer and head, with "
        "--capture everything); with several seeds one each, FILE-SEED.npz");
    command.add_option("--dump",
                       options.request.dump_path,
                       "safetensors file for noise, timesteps, latents of every step, pictures, "
                       "text states and maps");
    command.add_option("--grid", options.sheet_path, "PNG file for a contact sheet with the seeds");
    command.add_flag(
        "--json",
        options.report.json,
        "one JSON object a line on standard output; the last is \"done\" or \"failed\"");
    command.add_flag("-q,--quiet", arguments.quiet, "no progress bar and no warnings");
}

ExitCode generate(Arguments& arguments) {
    resolve(arguments);
    return GenerateRun(arguments.options).run();
}

}  // namespace

void add_generate_command(CLI::App& app, ExitCode& result) {
    auto* command = app.add_subcommand("generate", "make pictures of one prompt for many seeds");
    command->footer(kExamples);
    command->option_defaults()->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
    const auto arguments = std::make_shared<Arguments>();
    auto& request = arguments->options.request;
    add_what_options(*command, arguments->what, request);
    command->get_option("--prompt")->required();
    add_how_options(*command, arguments->what, request);
    add_text_options(*command, arguments->text, request);
    add_wildcard_options(*command, arguments->text);
    add_start_options(*command, arguments->start);
    add_machine_options(*command, request, arguments->options.threads);
    add_variation_options(*command, arguments->variations);
    add_output_options(*command, *arguments);
    command->callback([arguments, &result] { result = generate(*arguments); });
}

}  // namespace seedbed
