// SPDX-License-Identifier: Apache-2.0
#include "app/cli/grid_command.h"

#include "app/cli/generate_variations.h"
#include "app/cli/grid_command_run.h"
#include "app/cli/request_options.h"
#include "app/cli/start_options.h"
#include "app/cli/text_options.h"
#include "core/base/utf8.h"
#include "core/engine/grid_axis.h"
#include "core/engine/request_json.h"
#include "core/io/atomic_write.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace seedbed {
namespace {

constexpr char kExamples[] = R"text(Axes:
  seed, prompt, prompt_sr (search and replace: the first value is searched for), negative, steps,
  cfg, sampler, schedule, eta, size, rng, model, variation (SEED:STRENGTH;…), variation_strength;
  also as AUTOMATIC1111 names them ("CFG Scale", "Var. seed", "Prompt S/R"). Several --seeds are
  an axis too, the first one.
Values:
  separated by commas, quotes hold a comma, or by ||; 1-5, 1-5 (+2), 1-10 [4], 1, 2, .., 10;
  SKIP:value leaves its cells out; seed -1 draws one random seed for the whole grid.

Examples:
  seedbed grid --prompt "a red cube" --axis "seed=0-7" --axis "cfg=2-8 (+2)" --dry-run
      How many pictures that is, and what is wrong with any of them.
  seedbed grid --axis "seed=0-3" --axis "prompt=a red cube || a blue sphere" \
      --library ~/pictures --sheet sheet.png
      Seeds across, prompts down, in a library and as one labelled picture. Run again, it makes only
      what is missing.
  seedbed grid --prompt "a red cube" --axis "prompt_sr=red, green, blue" --save colours.json
      Keeps the grid as a file; seedbed grid --file colours.json runs it.)text";

// Options as they are typed.
struct Arguments {
    RequestArguments what;
    StartArguments start;
    TextArguments text;
    VariationArguments variations;
    std::vector<std::string> axes;
    std::string file;
    bool remake = false;
    bool quiet = false;
    GenerateRequest base;
    GridOptions options;
};

[[noreturn]] void reject(const std::string& detail) {
    throw Error(ErrorCode::InvalidRequest, detail);
}

GridAxis parse_option(const std::string& text) {
    const auto equals = text.find('=');
    if (equals == text.npos)
        reject("The axis " + quote(text) +
               " has no values: write NAME=VALUES, such as \"cfg=2-8 (+2)\".");
    return parse_axis(text.substr(0, equals), text.substr(equals + 1));
}

// Several seeds of --seeds run across, where no axis says otherwise.
void make_seeds_an_axis(GridRequest& request) {
    const auto& seeds = request.base.seeds;
    const bool has_axis = std::any_of(request.axes.begin(),
                                      request.axes.end(),
                                      [](const auto& axis) { return axis.kind == "seed"; });
    if (seeds.size() < 2 || has_axis) return;
    GridAxis axis{"seed", {}};
    for (const Seed seed : seeds) axis.values.push_back(to_string(seed));
    request.axes.insert(request.axes.begin(), std::move(axis));
}

// Where pictures go and on what they are made is said on the command line, also for a file.
void take_place(const CLI::App& command, const GenerateRequest& typed, GenerateRequest& base) {
    base.library = typed.library;
    base.output_folder = typed.output_folder;
    if (command.count("--device") > 0) base.device = typed.device;
    if (command.count("--dtype") > 0) base.dtype = typed.dtype;
    if (command.count("--batch") > 0) base.batch = typed.batch;
}

GridRequest request_of(const CLI::App& command, Arguments& arguments) {
    if (!arguments.file.empty()) {
        auto request = grid_request_from(JsonObject::open(arguments.file));
        take_place(command, arguments.base, request.base);
        return request;
    }
    if (command.count("--prompt") == 0 &&
        std::none_of(arguments.axes.begin(), arguments.axes.end(), [](const std::string& axis) {
            return parse_axis_kind(axis.substr(0, axis.find('='))) == "prompt";
        }))
        reject("There is no prompt: give --prompt, an axis \"prompt\", or --file.");
    GridRequest request;
    apply(arguments.what, arguments.base);
    apply(arguments.start, arguments.base);
    apply(arguments.variations, arguments.base);
    apply(arguments.text, arguments.base);
    if (arguments.base.recipes.size() > 1)
        reject("Several variations are an axis: --axis \"variation=42:0.2, 7:0.2\".");
    request.base = arguments.base;
    for (const auto& axis : arguments.axes) request.axes.push_back(parse_option(axis));
    if (command.count("--seeds") > 0) make_seeds_an_axis(request);
    return request;
}

// Completes the options. Throws Error{InvalidRequest}, and as reading a file.
void resolve(const CLI::App& command, Arguments& arguments) {
    auto& options = arguments.options;
    options.request = request_of(command, arguments);
    auto& request = options.request;
    if (arguments.remake) request.skip_existing = false;
    auto& base = request.base;
    if (base.library.empty() && base.output_folder.empty() && options.sheet_path.empty())
        base.output_folder = ".";
    base.capture = Capture::None;
    base.previews = false;
    options.report.quiet = arguments.quiet;
}

void add_grid_options(CLI::App& command, Arguments& arguments) {
    auto& options = arguments.options;
    command
        .add_option("-a,--axis",
                    arguments.axes,
                    "NAME=VALUES, any number of times: the first runs across, the second down")
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->expected(1)
        ->allow_extra_args(false);
    command.add_option("-f,--file", arguments.file, "a grid that --save or the studio wrote");
    command.add_option("--save",
                       options.save_path,
                       "JSON file to keep the grid in; with --dry-run nothing is made");
    command.add_flag("--dry-run", options.dry_run, "only count the pictures and check each cell");
    command.add_flag(
        "--time", options.measure, "with --dry-run: make one picture to tell how long all take");
}

void add_output_options(CLI::App& command, Arguments& arguments) {
    auto& options = arguments.options;
    auto* library = command.add_option(
        "--library",
        arguments.base.library,
        "library that keeps the pictures, made if needed; what it holds is not made again");
    command
        .add_option(
            "-o,--out",
            arguments.base.output_folder,
            "or: folder for the pictures, made if needed (default: this folder, or none with "
            "--sheet)")
        ->excludes(library);
    command.add_flag("--remake", arguments.remake, "make also what the library holds");
    command.add_option(
        "--sheet", options.sheet_path, "PNG file for a contact sheet with labels along the axes");
    command.add_flag(
        "--json",
        options.report.json,
        "one JSON object a line on standard output; the last is \"done\" or \"failed\"");
    command.add_flag("-q,--quiet", arguments.quiet, "no progress bar and no warnings");
}

// A file says what is made; only how and where it is made may be said beside it.
void forbid_with_file(CLI::App& command) {
    static const std::set<std::string> kept = {"--help",
                                               "--file",
                                               "--save",
                                               "--dry-run",
                                               "--time",
                                               "--library",
                                               "--out",
                                               "--remake",
                                               "--sheet",
                                               "--json",
                                               "--quiet",
                                               "--batch",
                                               "--device",
                                               "--dtype",
                                               "--threads"};
    auto* file = command.get_option("--file");
    for (auto* option : command.get_options())
        if (!option->get_lnames().empty() && !kept.contains("--" + option->get_lnames().front()))
            option->excludes(file);
}

}  // namespace

void add_grid_command(CLI::App& app, ExitCode& result) {
    auto* command =
        app.add_subcommand("grid", "make every combination of settings: seeds x prompts x steps …");
    command->footer(kExamples);
    command->option_defaults()->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
    const auto arguments = std::make_shared<Arguments>();
    add_grid_options(*command, *arguments);
    add_what_options(*command, arguments->what, arguments->base);
    add_how_options(*command, arguments->what, arguments->base);
    add_text_options(*command, arguments->text, arguments->base);
    add_start_options(*command, arguments->start);
    add_machine_options(*command, arguments->base, arguments->options.threads);
    add_variation_options(*command, arguments->variations);
    add_output_options(*command, *arguments);
    forbid_with_file(*command);
    command->callback([command, arguments, &result] {
        resolve(*command, *arguments);
        result = GridCommandRun(arguments->options).run();
    });
}

}  // namespace seedbed
