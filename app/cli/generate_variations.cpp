// SPDX-License-Identifier: Apache-2.0
#include "app/cli/generate_variations.h"

#include "app/cli/phrases.h"
#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/engine/request_json.h"

#include <CLI/CLI.hpp>

#include <charconv>
#include <string_view>
#include <vector>

namespace seedbed {
namespace {

[[noreturn]] void reject(const std::string& detail) {
    throw Error(ErrorCode::InvalidRequest, detail);
}

template <typename T>
bool read_number(std::string_view text, T& value) {
    const auto end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    return error == std::errc() && stop == end;
}

void need_one_seed(const char* option, const GenerateRequest& request) {
    if (request.seeds.size() != 1)
        reject(std::string(option) + " makes several pictures of one seed, but --seeds names " +
               std::to_string(request.seeds.size()) + ": give one.");
}

// One picture of the one seed for each variation seed.
void apply_seeds(const VariationArguments& arguments,
                 const NoiseRecipe& base,
                 GenerateRequest& request) {
    need_one_seed("--variation-seeds", request);
    if (arguments.strength.empty())
        reject("--variation-seeds needs --variation-strength, a number from 0 to 1.");
    double strength = 0;
    if (!read_number(arguments.strength, strength))
        reject("--variation-strength " + quote(arguments.strength) +
               " is not a number: use one from 0 to 1.");
    for (const Seed seed : parse_seed_list(arguments.seeds)) {
        request.recipes.push_back(base);
        request.recipes.back().chain.push_back({seed, strength});
    }
}

// N x N places between four seeds, row by row.
void apply_pad(const VariationArguments& arguments,
               const NoiseRecipe& base,
               GenerateRequest& request) {
    need_one_seed("--pad", request);
    const auto corners = parse_seed_list(arguments.pad);
    if (corners.size() != 3)
        reject("--pad " + quote(arguments.pad) + " names " + std::to_string(corners.size()) +
               " seeds: give three different ones, \"right,below,diagonal\".");
    const int last = arguments.pad_steps - 1;
    for (int row = 0; row <= last; ++row) {
        for (int column = 0; column <= last; ++column) {
            request.recipes.push_back(base);
            request.recipes.back().pad = NoisePad{corners[0],
                                                  corners[1],
                                                  corners[2],
                                                  static_cast<double>(column) / last,
                                                  static_cast<double>(row) / last};
        }
    }
}

void apply_recipes(const VariationArguments& arguments, GenerateRequest& request) {
    NoiseRecipe base{parse_noise_chain(arguments.chain), {}};
    const bool several = !arguments.seeds.empty() || !arguments.pad.empty();
    if (!arguments.slerp.empty()) {
        base.form = parse_slerp_form(arguments.slerp);
        if (base.plain() && !several)
            reject("--slerp has nothing to mix: give --variation, --variation-seeds or --pad.");
    }
    if (!arguments.seeds.empty() && !arguments.pad.empty())
        reject("--variation-seeds and --pad exclude each other: leave out one.");
    if (arguments.seeds.empty() && !arguments.strength.empty())
        reject("--variation-strength needs --variation-seeds; --variation has its own strengths.");
    if (!arguments.seeds.empty()) apply_seeds(arguments, base, request);
    if (!arguments.pad.empty()) apply_pad(arguments, base, request);
    if (several)
        request.seeds.assign(request.recipes.size(), request.seeds.front());
    else if (!base.plain())
        request.recipes = {base};
}

// "cube,sphere:0.05@6"
AbandonRule parse_rule(const std::string& text, const std::string& measure) {
    const auto colon = text.rfind(':');
    const auto at = text.rfind('@');
    AbandonRule rule;
    const bool good =
        colon != text.npos && at != text.npos && colon < at &&
        read_number(std::string_view(text).substr(colon + 1, at - colon - 1), rule.threshold) &&
        read_number(std::string_view(text).substr(at + 1), rule.step);
    if (!good)
        reject("--abandon " + quote(text) +
               " is not understood: write PHRASE,PHRASE:OVERLAP@STEP, such as "
               "\"cube,sphere:0.05@6\".");
    rule.phrases = parse_phrases(text.substr(0, colon));
    rule.measure = parse_overlap_measure(measure);
    return rule;
}

}  // namespace

void add_variation_options(CLI::App& command, VariationArguments& arguments) {
    command.add_option("--variation",
                       arguments.chain,
                       "mixes the noise of other seeds in, one after the other: SEED:STRENGTH;… "
                       "with strengths 0 to 1, such as \"42:0.2;7:0.1\"");
    command.add_option("--variation-seeds",
                       arguments.seeds,
                       "one picture of the one seed for each of these, mixed in by "
                       "--variation-strength");
    command.add_option(
        "--variation-strength", arguments.strength, "0 (the seed) to 1 (the variation seed)");
    command.add_option("--slerp",
                       arguments.slerp,
                       "how noises are mixed: whole (default) or per_column (AUTOMATIC1111's "
                       "variation seed)");
    command.add_option("--pad",
                       arguments.pad,
                       "pictures between four seeds: the one seed and RIGHT,BELOW,DIAGONAL");
    command.add_option("--pad-steps", arguments.pad_steps, "N x N pictures for --pad")
        ->check(CLI::Range(2, 100))
        ->capture_default_str();
    command.add_option("--abandon",
                       arguments.abandon,
                       "gives a seed up when phrases of the prompt overlap more than OVERLAP after "
                       "STEP: PHRASE,PHRASE:OVERLAP@STEP, such as \"cube,sphere:0.05@6\"");
    command
        .add_option("--abandon-measure",
                    arguments.measure,
                    "of the overlap: separate, iou or cosine (as --attention writes them)")
        ->capture_default_str();
}

void apply(const VariationArguments& arguments, GenerateRequest& request) {
    apply_recipes(arguments, request);
    if (!arguments.abandon.empty())
        request.abandon = parse_rule(arguments.abandon, arguments.measure);
}

}  // namespace seedbed
