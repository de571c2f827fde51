// SPDX-License-Identifier: Apache-2.0
// bench: the C++ side of the speed measurements; tests/bench/run drives it.

#include "tests/bench/grid_bench.h"
#include "tests/bench/latency_bench.h"

#include <ATen/Parallel.h>
#include <CLI/CLI.hpp>

#include <exception>
#include <iostream>

namespace {

void add_grid_options(CLI::App& app, seedbed::bench::GridOptions& options) {
    app.add_option("--model", options.model, "\"tabletop\" or a diffusers folder");
    app.add_option("--prompt", options.prompt)->required();
    app.add_option("--seeds", options.seeds, "how many, from 0 on");
    app.add_option("--steps", options.steps);
    app.add_option("--guidance", options.guidance);
}

int run(int argc, char** argv) {
    CLI::App app("Measurements of Seedbed, one line of JSON each; see tests/bench/README.md.",
                 "bench");
    app.require_subcommand(1);
    seedbed::bench::GridOptions options;
    std::string file;
    int rounds = 9;
    auto* grid =
        app.add_subcommand("grid", "Loads once, then draws a grid for each line `run CAPTURE`.");
    add_grid_options(*grid, options);
    auto* maps =
        app.add_subcommand("maps", "Writes the captured attention of a grid, with its latents.");
    add_grid_options(*maps, options);
    maps->add_option("FILE", file, "safetensors to write")->required();
    auto* latency = app.add_subcommand("latency", "First preview and cancel, through the engine.");
    latency->add_option("--model", options.model);
    latency->add_option("--prompt", options.prompt)->required();
    latency->add_option("--rounds", rounds);
    CLI11_PARSE(app, argc, argv);
    if (!*latency) at::set_num_threads(1);
    if (*grid) seedbed::bench::serve_grid(options, std::cin, std::cout);
    if (*maps) {
        seedbed::bench::write_maps(options, file);
        std::cout << "{}" << std::endl;
    }
    if (*latency) seedbed::bench::measure_latency(options.model, options.prompt, rounds, std::cout);
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return run(argc, argv);
    } catch (const std::exception& error) {
        std::cerr << "bench: " << error.what() << '\n';
        return 1;
    }
}
