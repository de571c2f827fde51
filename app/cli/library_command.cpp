// SPDX-License-Identifier: Apache-2.0
#include "app/cli/library_command.h"

#include "app/cli/library_options.h"
#include "app/cli/library_pictures.h"
#include "app/cli/library_work.h"

#include <functional>
#include <memory>

namespace seedbed {
namespace {

constexpr char kQueryHelp[] = R"(Queries:
  cube  "red cube"  cub*  -cube      words of prompt, negative prompt, note, tags, file name
  prompt:cube negative:blurry note:dark token:cube tag:sky model:tabletop sampler:ddim
  hash:9c1f04aa21 (of the model's file)  program:comfyui name:00012 noise:nv schedule:karras recipe:4f1c
  seed:0-15,42  steps:>20  cfg:4..7  rating:4..  width:..512  date:2026-11  date:today
  is:pick is:reject is:favourite is:rated is:tagged is:foreign  in:bin
  All terms must hold; OR between two terms; - before a term excludes it (write -- before a query
  that begins with -).)";

constexpr char kExamples[] = R"(Examples:
  seedbed library search "prompt:cube seed:2"
  seedbed library search "steps:>20 rating:4.. token:cube" --sort rating --details
  seedbed library rate 5 is:pick date:today
  seedbed library judge seed:7 --pick --tag portfolio
  seedbed library bin is:reject
  seedbed library export "rating:4.." --out ~/best
  seedbed library import ~/stable-diffusion-webui/outputs --tag webui
  seedbed library verify && echo in order)";

using Options = std::shared_ptr<LibraryOptions>;
using Action = std::function<ExitCode(const LibraryOptions&)>;

CLI::App* add(CLI::App& library,
              const char* name,
              const char* help,
              const Options& options,
              ExitCode& result,
              const Action& action) {
    auto* command = library.add_subcommand(name, help);
    command->add_option(
        "--library", options->folder, "the library's folder (default: ~/.local/share/seedbed)");
    command->add_flag("--json", options->json, "print one JSON object a line");
    command->callback([options, &result, action] { result = action(*options); });
    return command;
}

void add_query(CLI::App& command, LibraryOptions& options, const char* help) {
    command.add_option("query", options.query, help);
    command.footer(kQueryHelp);
}

void add_all_flag(CLI::App& command, LibraryOptions& options) {
    command.add_flag("--all", options.all, "every picture, where no query is given");
}

void add_search(CLI::App& library, const Options& options, ExitCode& result) {
    auto* command =
        add(library, "search", "print the paths of pictures", options, result, search_library);
    add_query(*command, *options, "what to look for; none = every picture");
    command
        ->add_option("--sort",
                     options->sort,
                     "created, seed, rating, steps, cfg, width, prompt, model, sampler or name")
        ->capture_default_str();
    command->add_flag("--ascending", options->ascending, "smallest or oldest first");
    command->add_option("--limit", options->limit, "print at most this many")
        ->check(CLI::NonNegativeNumber);
    command->add_flag("--details", options->details, "print seed, judgement and prompt, too");
}

void add_judging(CLI::App& library, const Options& options, ExitCode& result) {
    auto* rate = add(library, "rate", "give stars", options, result, judge_pictures);
    rate->add_option("stars", options->rating, "1 to 5 stars; 0 takes them away")
        ->required()
        ->check(CLI::Range(0, 5));
    add_query(*rate, *options, "which pictures");
    add_all_flag(*rate, *options);

    auto* judge =
        add(library, "judge", "flag, tag and note pictures", options, result, judge_pictures);
    add_query(*judge, *options, "which pictures");
    add_all_flag(*judge, *options);
    judge->add_option("--rating", options->rating, "1 to 5 stars; 0 takes them away")
        ->check(CLI::Range(0, 5));
    auto* pick = judge->add_flag("--pick", options->pick, "flag as pick");
    auto* reject = judge->add_flag("--reject", options->reject, "flag as reject")->excludes(pick);
    judge->add_flag("--unflag", options->unflag, "neither")->excludes(pick)->excludes(reject);
    auto* favourite = judge->add_flag("--favourite", options->favourite, "make a favourite");
    judge->add_flag("--no-favourite", options->no_favourite, "no favourite")->excludes(favourite);
    judge->add_option("--tag", options->tags, "put a tag on; may be repeated")
        ->allow_extra_args(false);
    judge->add_option("--untag", options->untags, "take a tag off; may be repeated")
        ->allow_extra_args(false);
    options->note_given = judge->add_option("--note", options->note, "\"\" takes the note away");
}

void add_bin(CLI::App& library, const Options& options, ExitCode& result) {
    auto* bin = add(library, "bin", "move pictures to the bin", options, result, bin_pictures);
    add_query(*bin, *options, "which pictures");
    add_all_flag(*bin, *options);
    auto* restore = add(library,
                        "restore",
                        "take pictures out of the bin again",
                        options,
                        result,
                        restore_pictures);
    add_query(*restore, *options, "which pictures of the bin");
    add_all_flag(*restore, *options);
    add(library,
        "empty-bin",
        "delete what is in the bin for good",
        options,
        result,
        empty_library_bin);
}

void add_work(CLI::App& library, const Options& options, ExitCode& result) {
    add(library, "info", "where it is and what it holds", options, result, describe_library);
    add(library,
        "rebuild",
        "make the index again from the pictures and their sidecars",
        options,
        result,
        rebuild_library_index);
    add(library,
        "verify",
        "compare the index with the files; exits with 3 where they differ",
        options,
        result,
        verify_library_index);
}

void add_transfer(CLI::App& library, const Options& options, ExitCode& result) {
    auto* to = add(library,
                   "export",
                   "copy pictures with their judgements inside, and tables of all fields",
                   options,
                   result,
                   export_from_library);
    add_query(*to, *options, "which pictures; none = all");
    to->add_option("-o,--out", options->target, "the folder to write to; nothing is overwritten")
        ->required();
    auto* from = add(library,
                     "import",
                     "take in pictures of other programs, with ratings and tags",
                     options,
                     result,
                     import_into_library);
    from->add_option("folder", options->source, "PNG, JPEG and WebP files are taken")->required();
    from->add_flag("--move", options->move, "delete each source file that was taken in");
    from->add_flag("--flat", options->flat, "not the folders below");
    from->add_option("--tag", options->tags, "put a tag on each; may be repeated")
        ->allow_extra_args(false);
}

void add_seeds(CLI::App& library, const Options& options, ExitCode& result) {
    auto* seeds =
        add(library, "seeds", "list seeds by their latest use", options, result, list_used_seeds);
    seeds->add_option("--limit", options->limit, "print at most this many (default: 200)")
        ->check(CLI::NonNegativeNumber);
    auto* favourites = add(library,
                           "favourites",
                           "list favourite seeds, add and remove some",
                           options,
                           result,
                           list_favourite_seeds);
    favourites->add_option("--add", options->add_seeds, "seeds and ranges, such as 7,42")
        ->allow_extra_args(false);
    favourites->add_option("--remove", options->remove_seeds, "seeds and ranges")
        ->allow_extra_args(false);
    favourites->add_option("--rng", options->noise, "cpu or nv")->capture_default_str();
    favourites->add_option("--note", options->note, "why the added ones are loved");
}

}  // namespace

void add_library_command(CLI::App& app, ExitCode& result) {
    auto* library = app.add_subcommand("library", "find, judge, import and export pictures");
    library->footer(kExamples);
    library->require_subcommand(1);
    const auto options = std::make_shared<LibraryOptions>();
    add_search(*library, options, result);
    add_judging(*library, options, result);
    add_bin(*library, options, result);
    add_work(*library, options, result);
    add_transfer(*library, options, result);
    add_seeds(*library, options, result);
}

}  // namespace seedbed
