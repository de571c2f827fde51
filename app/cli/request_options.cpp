// SPDX-License-Identifier: Apache-2.0
#include "app/cli/request_options.h"

#include "core/base/error.h"

#include <CLI/CLI.hpp>

#include <charconv>
#include <string>
#include <string_view>
#include <vector>

namespace seedbed {
namespace {

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

// "euler, lms or heun"
std::string samplers_with(Schedule schedule) {
    std::vector<std::string> names;
    for (const Sampler sampler : all_samplers())
        if (supports(sampler, schedule)) names.emplace_back(to_string(sampler));
    std::string text = names.front();
    for (std::size_t i = 1; i < names.size(); ++i)
        text += (i + 1 < names.size() ? ", " : " or ") + names[i];
    return text;
}

}  // namespace

void add_what_options(CLI::App& command, RequestArguments& arguments, GenerateRequest& request) {
    command.add_option(
        "-p,--prompt", request.prompt, "what to draw; \"\" gives unconditional pictures");
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

void add_how_options(CLI::App& command, RequestArguments& arguments, GenerateRequest& request) {
    command.add_option("--steps", request.steps, "denoising steps, 1 to 1000")
        ->capture_default_str();
    command.add_option("--sampler", arguments.sampler, samplers_with(Schedule::Automatic))
        ->capture_default_str();
    command
        .add_option("--schedule",
                    arguments.schedule,
                    "automatic, or karras with " + samplers_with(Schedule::Karras))
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
        .add_option("--ensd",
                    request.ensd,
                    "added to the seed for the noise after the first draw (AUTOMATIC1111's eta "
                    "noise seed delta; NovelAI: 31337)")
        ->capture_default_str();
}

void add_machine_options(CLI::App& command, GenerateRequest& request, int& threads) {
    command
        .add_option(
            "--batch", request.batch, "seeds denoised together, 1 to 256; 1 is the exact mode")
        ->capture_default_str();
    command.add_option("--device", request.device, "auto, cpu, cuda or cuda:N")
        ->capture_default_str();
    command
        .add_option("--dtype",
                    request.dtype,
                    "how the model computes: float32, float16, bfloat16, or auto for what suits "
                    "the device")
        ->capture_default_str();
    command.add_option("--threads", threads, "CPU threads (default: one for each core)")
        ->check(CLI::Range(1, 1024));
}

void apply(const RequestArguments& arguments, GenerateRequest& request) {
    request.seeds = parse_seed_list(arguments.seeds);
    request.schedule = parse_schedule(arguments.schedule);
    request.sampler = parse_sampler(arguments.sampler, request.schedule);
    request.noise = parse_noise_mode(arguments.noise);
    parse_size(arguments.size, request);
}

}  // namespace seedbed
