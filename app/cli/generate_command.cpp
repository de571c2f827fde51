// SPDX-License-Identifier: Apache-2.0
#include "app/cli/generate_command.h"

#include "app/cli/generate_run.h"
#include "core/base/log.h"

#include <CLI/CLI.hpp>

#include <charconv>
#include <memory>
#include <sstream>
#include <string_view>

namespace seedbed {
namespace {

constexpr char kExamples[] = R"(Examples:
  seedbed generate --prompt "a red cube and a blue sphere" --seeds 0-15 --out pictures
      Sixteen seeds of the embedded model, as PNG files that carry their settings.
  seedbed generate --prompt "a red cube and a blue sphere" --seeds 7 --attention "red cube,blue sphere"
      Also where each phrase acts: heat maps, and their overlap in attention.json and attention.csv.
  seedbed generate --model ~/models/sd15 --prompt "a lighthouse at dusk" --size 512x512 --cfg 7.5 \
      --sampler dpmpp_2m --schedule karras --seeds 1-4 --grid sheet.png --json
      Another model; progress and results as JSON lines for a script.)";

// Options as they are typed.
struct Arguments {
    std::string seeds = "0-3";
    std::string sampler = "ddim";
    std::string schedule = "automatic";
    std::string size;
    std::string noise = "cpu";
    std::string capture;
    std::string attention;
    bool quiet = false;
    GenerateOptions options;
};

[[noreturn]] void reject(const std::string& detail) {
    throw Error(ErrorCode::InvalidRequest, detail);
}

int parse_side(std::string_view text, const std::string& size) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value <= 0)
        reject("The size \"" + size +
               "\" is not understood: write WIDTHxHEIGHT in pixels, such as 128x128.");
    return value;
}

void parse_size(const std::string& size, GenerateRequest& request) {
    if (size.empty()) return;
    const auto cross = size.find('x');
    request.width = parse_side(std::string_view(size).substr(0, cross), size);
    request.height = cross == size.npos
                         ? request.width
                         : parse_side(std::string_view(size).substr(cross + 1), size);
}

Schedule parse_schedule(const std::string& text) {
    for (const auto schedule : {Schedule::Automatic, Schedule::Karras})
        if (text == to_string(schedule)) return schedule;
    reject("The schedule \"" + text + "\" is not known: use automatic or karras.");
}

Capture parse_capture(const std::string& text, Capture needed) {
    if (text.empty()) return needed;
    if (text == "averages") return Capture::Averages;
    if (text == "everything") return Capture::Everything;
    if (text != "none")
        reject("--capture \"" + text + "\" is not known: use none, averages or everything.");
    return Capture::None;
}

std::vector<std::string> parse_phrases(const std::string& text) {
    std::vector<std::string> phrases;
    std::istringstream stream(text);
    for (std::string phrase; std::getline(stream, phrase, ',');) {
        const auto first = phrase.find_first_not_of(" \t");
        if (first == phrase.npos) continue;
        phrases.push_back(phrase.substr(first, phrase.find_last_not_of(" \t") - first + 1));
    }
    return phrases;
}

// Completes the options. Throws Error{InvalidRequest}.
void resolve(Arguments& arguments) {
    auto& options = arguments.options;
    auto& request = options.request;
    request.seeds = parse_seed_list(arguments.seeds);
    request.schedule = parse_schedule(arguments.schedule);
    request.sampler = parse_sampler(arguments.sampler, request.schedule);
    request.noise = parse_noise_mode(arguments.noise);
    parse_size(arguments.size, request);

    options.phrases = parse_phrases(arguments.attention);
    const bool wants_maps = !options.phrases.empty() || !request.dump_path.empty();
    request.capture =
        parse_capture(arguments.capture, wants_maps ? Capture::Averages : Capture::None);
    if (!options.phrases.empty() && request.capture == Capture::None)
        reject("--attention needs maps: leave out --capture none.");
    const bool elsewhere = !request.dump_path.empty() || !options.sheet_path.empty();
    if (request.output_folder.empty() && (!elsewhere || !options.phrases.empty()))
        request.output_folder = ".";
    request.previews = false;
    options.report.quiet = arguments.quiet;
    validate(request);
}

void add_what_options(CLI::App& command, Arguments& arguments) {
    auto& request = arguments.options.request;
    command
        .add_option(
            "-p,--prompt", request.prompt, "what to draw; \"\" gives unconditional pictures")
        ->required();
    command.add_option(
        "-n,--negative", request.negative, "what to keep away (needs --cfg above 1)");
    command
        .add_option("-s,--seeds",
                    arguments.seeds,
                    "seeds and inclusive ranges, such as 0-15,42 (below 2^64)")
        ->capture_default_str();
    command
        .add_option(
            "-m,--model", request.model, "tabletop (embedded) or the folder of a diffusers model")
        ->capture_default_str();
}

void add_how_options(CLI::App& command, Arguments& arguments) {
    auto& request = arguments.options.request;
    command.add_option("--steps", request.steps, "denoising steps, 1 to 1000")
        ->capture_default_str();
    command.add_option("--sampler", arguments.sampler, "ddim, euler, euler_a or dpmpp_2m")
        ->capture_default_str();
    command
        .add_option("--schedule", arguments.schedule, "automatic, or karras with euler or dpmpp_2m")
        ->capture_default_str();
    command
        .add_option("--cfg",
                    request.guidance,
                    "guidance scale, how strongly the prompt steers; 1 = not at all")
        ->capture_default_str();
    command.add_option("--eta", request.eta, "fresh noise in each DDIM step, 0 (none) to 1")
        ->capture_default_str();
    command.add_option("--size",
                       arguments.size,
                       "WIDTHxHEIGHT in pixels, multiples of 8 (default: the model's own)");
    command
        .add_option("--rng",
                    arguments.noise,
                    "where noise comes from: cpu (as ComfyUI and diffusers) or nv (as CUDA)")
        ->capture_default_str();
    command
        .add_option(
            "--batch", request.batch, "seeds denoised together, 1 to 256; 1 is the exact mode")
        ->capture_default_str();
    command.add_option("--device", request.device, "auto, cpu, cuda or cuda:N")
        ->capture_default_str();
    command
        .add_option(
            "--threads", arguments.options.threads, "CPU threads (default: one for each core)")
        ->check(CLI::Range(1, 1024));
}

void add_output_options(CLI::App& command, Arguments& arguments) {
    auto& options = arguments.options;
    command.add_option(
        "-o,--out",
        options.request.output_folder,
        "folder for the pictures, made if needed; nothing is overwritten (default: this folder, or "
        "none with --dump or --grid)");
    command.add_option("--attention",
                       arguments.attention,
                       "comma-separated words or phrases of the prompt: writes where they act and "
                       "how they overlap");
    command.add_option(
        "--capture",
        arguments.capture,
        "attention to keep: none, averages or everything (default: averages for --attention and "
        "--dump)");
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
    add_what_options(*command, *arguments);
    add_how_options(*command, *arguments);
    add_output_options(*command, *arguments);
    command->callback([arguments, &result] { result = generate(*arguments); });
}

}  // namespace seedbed
