// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"
#include "core/engine/request.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string_view>

namespace seedbed {
namespace {

constexpr int kLargestSide = 4096;
constexpr int kLargestBatch = 256;
constexpr int kMostSteps = 1000;

[[noreturn]] void reject(const std::string& detail) {
    throw Error(ErrorCode::InvalidRequest, detail);
}

void validate_side(std::string_view field, int pixels) {
    if (pixels == 0) return;
    const auto value = "The image " + std::string(field) + " is " + std::to_string(pixels);
    if (pixels > kLargestSide)
        reject(value + " pixels: the largest is " + std::to_string(kLargestSide) + ".");
    if (pixels < 8) reject(value + " pixels: the smallest is 8.");
    if (pixels % 8 == 0) return;
    const int below = pixels / 8 * 8;
    reject(value + " pixels, which is not a multiple of 8: use " + std::to_string(below) + " or " +
           std::to_string(below + 8) + ".");
}

void validate_range(std::string_view field, int value, int low, int high) {
    if (value >= low && value <= high) return;
    reject("The " + std::string(field) + " is " + std::to_string(value) + ": use a number from " +
           std::to_string(low) + " to " + std::to_string(high) + ".");
}

bool is_device(std::string_view device) {
    if (device == "auto" || device == "cpu" || device == "cuda") return true;
    constexpr std::string_view prefix = "cuda:";
    if (!device.starts_with(prefix)) return false;
    const auto number = device.substr(prefix.size());
    int index = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), index);
    return error == std::errc() && end == number.data() + number.size() && index >= 0;
}

void validate_sampler(const GenerateRequest& request) {
    const std::string sampler(to_string(request.sampler));
    if (!supports(request.sampler, request.schedule))
        reject("The schedule \"" + std::string(to_string(request.schedule)) +
               "\" is not there for the sampler " + sampler + ": use \"automatic\".");
    if (!(request.eta >= 0 && request.eta <= 1))
        reject("The eta is " + std::to_string(request.eta) + ": use a number from 0 to 1.");
    if (request.eta > 0 && request.sampler != Sampler::Ddim)
        reject("The eta is " + std::to_string(request.eta) +
               ", but only the sampler ddim has one, not " + sampler + ": use 0.");
}

void validate_fraction(std::string_view field, double value) {
    if (value >= 0 && value <= 1) return;
    reject("The " + std::string(field) + " is " + std::to_string(value) +
           ": use a number from 0 to 1.");
}

void validate_recipes(const GenerateRequest& request) {
    const auto count = request.recipes.size();
    if (count > 1 && count != request.seeds.size())
        reject("There are " + std::to_string(count) + " noise recipes for " +
               std::to_string(request.seeds.size()) +
               " seeds: give none, one for all, or one for each seed.");
    for (const auto& recipe : request.recipes) {
        for (const auto& mix : recipe.chain)
            validate_fraction("strength of the variation with seed " + to_string(mix.seed),
                              mix.strength);
        if (!recipe.pad) continue;
        validate_fraction("place x between the seeds of the pad", recipe.pad->x);
        validate_fraction("place y between the seeds of the pad", recipe.pad->y);
    }
}

void validate_abandon(const GenerateRequest& request) {
    if (!request.abandon) return;
    const auto& rule = *request.abandon;
    if (rule.phrases.size() < 2)
        reject("The rule for abandoning seeds names " + std::to_string(rule.phrases.size()) +
               " phrases: name at least two words or phrases of the prompt.");
    if (!(rule.threshold >= 0 && std::isfinite(rule.threshold)))
        reject("The threshold for abandoning seeds is " + std::to_string(rule.threshold) +
               ": use a number of 0 or more.");
    const double share = request.start ? request.start->strength : 1.0;
    validate_range("step after which seeds are abandoned",
                   rule.step,
                   1,
                   static_cast<int>(request.steps * share));
    if (!request.dump_path.empty())
        reject(
            "A dump holds every step of every seed, so no seed can be abandoned: leave out the "
            "dump or the rule.");
}

void validate_text(const GenerateRequest& request) {
    const auto count = request.prompts.size();
    if (count != 0 && count != request.seeds.size())
        reject("There are " + std::to_string(count) + " prompts for " +
               std::to_string(request.seeds.size()) +
               " seeds: give one for all, or one for each seed.");
    if (count != 0 && !request.dump_path.empty())
        reject("A dump holds the text states of one prompt: leave out the dump or the wildcards.");
    validate_range("clip skip", request.text.clip_skip, 0, 12);
}

void validate_loras(const GenerateRequest& request) {
    for (const auto& lora : request.loras) {
        if (lora.path.empty()) reject("A LoRA has no file: name one or leave it out.");
        for (const double weight : {lora.weight, lora.weight_of_text()})
            if (!std::isfinite(weight) || std::abs(weight) > 100)
                reject("The weight of the LoRA \"" + lora.path + "\" is " + std::to_string(weight) +
                       ": use a number from -100 to 100.");
    }
}

void validate_start(const GenerateRequest& request) {
    if (!request.start) return;
    if (request.start->path.empty())
        reject("The run starts from a picture, but names none: give its path.");
    validate_fraction("strength of the start picture", request.start->strength);
    validate_range("blur of the mask", request.start->mask_blur, 0, 512);
    if (request.start->mask_blur > 0 && request.start->mask_path.empty())
        reject("The mask is to be blurred, but there is none: name a mask or use a blur of 0.");
    if (request.start->strength == 0 && !request.dump_path.empty())
        reject(
            "With a strength of 0 no step is run, so there is nothing to dump: leave out the dump "
            "or use a higher strength.");
}

bool is_dtype(std::string_view dtype) {
    return dtype == "auto" || dtype == "float32" || dtype == "float16" || dtype == "bfloat16";
}

void validate_output(const GenerateRequest& request) {
    if (!request.output_folder.empty() && !request.library.empty())
        reject("Pictures go to the library \"" + request.library + "\" or to the folder \"" +
               request.output_folder + "\", not to both: leave out one.");
}

}  // namespace

void validate(const GenerateRequest& request) {
    if (request.model.empty())
        reject("The model is empty: name \"tabletop\", or a model's folder or file.");
    if (request.seeds.empty())
        reject("There are no seeds: give at least one, such as \"0-15, 42\".");
    if (request.seeds.size() > kMaxSeeds)
        reject("There are " + std::to_string(request.seeds.size()) + " seeds: at most " +
               std::to_string(kMaxSeeds) + " fit into one run.");
    validate_range("number of steps", request.steps, 1, kMostSteps);
    validate_range("batch", request.batch, 1, kLargestBatch);
    validate_side("width", request.width);
    validate_side("height", request.height);
    if (!std::isfinite(request.guidance))
        reject("The guidance is not a finite number: use 1 (none) to about 20.");
    validate_sampler(request);
    validate_recipes(request);
    validate_text(request);
    validate_loras(request);
    validate_start(request);
    validate_abandon(request);
    validate_output(request);
    if (!is_dtype(request.dtype))
        reject("The type \"" + request.dtype +
               "\" is not known: use \"auto\", \"float32\", \"float16\" or \"bfloat16\".");
    if (!is_device(request.device))
        reject("The device \"" + request.device +
               "\" is not known: use \"auto\", \"cpu\", \"cuda\" or \"cuda:N\".");
}

}  // namespace seedbed
