// SPDX-License-Identifier: Apache-2.0
#include "core/engine/recall.h"

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/engine/recall_leftovers.h"
#include "core/engine/recall_options.h"
#include "core/metadata/settings_builder.h"
#include "core/sampling/sampler_title.h"

#include <filesystem>
#include <utility>

namespace seedbed {
namespace {

constexpr int kMaxSteps = 1000;  // as validate() has it
constexpr int kMaxSide = 4096;
constexpr int kSideStep = 8;

std::string shown_model(const std::string& model) {
    if (model == "tabletop") return "Tabletop";
    const std::filesystem::path path(model);
    return model_name((path.has_filename() ? path : path.parent_path()).string());
}

std::string size_text(int width, int height) {
    if (width == 0 || height == 0) return "the model's own size";
    return std::to_string(width) + "x" + std::to_string(height);
}

bool is_side(int pixels) {
    return pixels >= kSideStep && pixels <= kMaxSide && pixels % kSideStep == 0;
}

// Builds the result, one group of fields after the other.
class Recall {
 public:
    Recall(const PictureSettings& settings,
           const GenerateRequest& base,
           const std::vector<std::string>& lora_files)
        : settings_(settings), lora_files_(lora_files), result_{base, {}, {}} {}

    Recalled run() {
        take_words();
        take_seed();
        take_sampler();
        take_numbers();
        take_size();
        take_words_options();
        tell_model();
        for (auto& sentence : leftovers_of(settings_, request())) lose(std::move(sentence));
        for (const auto& problem : settings_.problems) lose(problem);
        return std::move(result_);
    }

 private:
    GenerateRequest& request() { return result_.request; }
    void fill(const char* name) { result_.filled.emplace_back(name); }
    void lose(std::string sentence) { result_.not_mapped.push_back(std::move(sentence)); }

    // A file without any words says nothing about them; with a prompt, no negative one is none.
    void take_words() {
        if (settings_.prompt.empty() && settings_.negative.empty()) return;
        request().prompt = without_network_tags(settings_.prompt);
        request().negative = settings_.negative;
        fill("prompt");
        fill("negative");
    }

    void take_seed() {
        if (settings_.noise) {
            request().noise = *settings_.noise;
            fill("noise");
        }
        if (!settings_.seed) return;
        request().seeds = {*settings_.seed};
        fill("seeds");
        request().recipes.clear();
        if (!settings_.recipe.plain()) {
            request().recipes = {settings_.recipe};
            fill("variation");
        }
        if (!settings_.noise)
            lose(std::string("The file does not tell where its noise was drawn: the panel keeps ") +
                 (request().noise == NoiseMode::Nv ? "NVIDIA GPU." : "CPU."));
    }

    void take_sampler() {
        if (settings_.sampler.empty()) {
            if (!settings_.sampler_as.empty())
                lose("The sampler " + settings_.sampler_as +
                     " is not in Seedbed: the panel keeps " +
                     std::string(title_of(request().sampler)) + ".");
            return;
        }
        auto schedule = Schedule::Automatic;
        request().sampler = parse_sampler(settings_.sampler, schedule);
        fill("sampler");
        if (settings_.schedule == "karras") schedule = Schedule::Karras;
        if (!supports(request().sampler, schedule)) {
            lose("The schedule " + std::string(title_of(schedule)) + " does not go with " +
                 std::string(title_of(request().sampler)) + " here: the panel takes Automatic.");
            schedule = Schedule::Automatic;
        }
        request().schedule = schedule;
        if (!settings_.schedule.empty()) fill("schedule");
        take_eta();
    }

    // Belongs to DDIM; without it, DDIM is deterministic.
    void take_eta() {
        const double eta = settings_.eta.value_or(0);
        const bool possible = request().sampler == Sampler::Ddim && eta >= 0 && eta <= 1;
        request().eta = possible ? eta : 0;
        if (possible && settings_.eta) fill("eta");
        if (!possible && eta != 0)
            lose("The eta " + quote_number(eta) +
                 " is left out: here it belongs to DDIM and goes from 0 to 1.");
    }

    void take_numbers() {
        if (settings_.steps && *settings_.steps <= kMaxSteps) {
            request().steps = *settings_.steps;
            fill("steps");
        } else if (settings_.steps) {
            lose("The picture took " + std::to_string(*settings_.steps) + " steps, more than the " +
                 std::to_string(kMaxSteps) + " that are possible here: the panel keeps " +
                 std::to_string(request().steps) + ".");
        }
        if (!settings_.guidance) return;
        request().guidance = *settings_.guidance;
        fill("guidance");
    }

    void take_size() {
        if (!settings_.width || !settings_.height) return;
        if (is_side(*settings_.width) && is_side(*settings_.height)) {
            request().width = *settings_.width;
            request().height = *settings_.height;
            return fill("size");
        }
        lose("The size " + size_text(*settings_.width, *settings_.height) +
             " cannot be made here, where sides are multiples of 8 up to 4096: the panel keeps " +
             size_text(request().width, request().height) + ".");
    }

    // What else decides a picture besides its numbers.
    void take_words_options() {
        if (take_own_options(settings_, request(), result_.filled, result_.not_mapped)) return;
        if (!settings_.prompt.empty() || !settings_.negative.empty()) {
            auto reading = reading_of(settings_);
            request().text.syntax = reading.syntax;
            fill("syntax");
            for (auto& sentence : reading.remarks) lose(std::move(sentence));
        }
        if (settings_.seed || !settings_.prompt.empty()) {
            request().ensd = ensd_of(settings_);
            if (request().ensd != 0) fill("ENSD");
            request().text.clip_skip = settings_.clip_skip.value_or(0);
            if (settings_.clip_skip) fill("clip skip");
            auto loras = loras_of(settings_, lora_files_);
            if (!loras.uses.empty()) fill("LoRAs");
            request().loras = std::move(loras.uses);
            for (auto& sentence : loras.remarks) lose(std::move(sentence));
        }
        if (const auto strength = strength_of(settings_); strength && request().start) {
            request().start->strength = *strength;
            fill("start");
        }
    }

    void tell_model() {
        const auto own = shown_model(request().model);
        if (settings_.model.empty() || settings_.model == own) return;
        const auto hash =
            settings_.model_hash.empty() ? "" : " (hash " + settings_.model_hash + ")";
        lose("The model " + settings_.model + hash + " is not loaded: the panel keeps " + own +
             ".");
    }

    const PictureSettings& settings_;
    const std::vector<std::string>& lora_files_;
    Recalled result_;
};

}  // namespace

Recalled recall(const PictureSettings& settings,
                const GenerateRequest& base,
                const std::vector<std::string>& lora_files) {
    return Recall(settings, base, lora_files).run();
}

}  // namespace seedbed
