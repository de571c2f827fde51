// SPDX-License-Identifier: Apache-2.0
#include "app/studio/headless_check.h"

#include "core/engine/contact_sheet.h"
#include "core/engine/make_engine.h"
#include "core/io/png.h"
#include "widgets/prompt_panel.h"

#include <cstdio>
#include <future>
#include <optional>

namespace seedbed {

namespace {

// What the engine's thread leaves for the waiting one.
struct Outcome {
    std::vector<ImagePtr> pictures;
    ModelInfoPtr model;
    double seconds = 0;
    std::optional<Failed> failure;
};

Outcome run(const GenerateRequest& request) {
    Outcome outcome;
    outcome.pictures.resize(request.seeds.size());
    std::promise<void> ended;
    const auto engine = make_engine();
    engine->set_sink([&](const Event& event) {
        if (const auto* image = std::get_if<ImageReady>(&event)) {
            outcome.pictures[static_cast<std::size_t>(image->image)] = image->picture;
        } else if (const auto* ready = std::get_if<ModelReady>(&event)) {
            outcome.model = ready->model;
        } else if (const auto* finished = std::get_if<Finished>(&event)) {
            outcome.seconds = finished->seconds;
            ended.set_value();
        } else if (const auto* failed = std::get_if<Failed>(&event)) {
            outcome.failure = *failed;
            ended.set_value();
        }
    });
    engine->submit(request);
    ended.get_future().wait();
    return outcome;
}

}  // namespace

int runHeadlessCheck(const std::string& model, const std::string& file) {
    GenerateRequest request;
    request.model = model;
    request.prompt = kDefaultPrompt;
    request.seeds = parse_seed_list("0-15");
    request.previews = false;
    request.capture = Capture::None;
    const Outcome outcome = run(request);
    if (outcome.failure) {
        std::fprintf(stderr, "seedbed-studio: %s\n", outcome.failure->detail.c_str());
        return 1;
    }
    std::vector<SheetCell> cells;
    for (std::size_t i = 0; i < request.seeds.size(); ++i)
        cells.push_back({outcome.pictures[i], to_string(request.seeds[i])});
    try {
        write_png(file, contact_sheet(cells));
    } catch (const Error& error) {
        std::fprintf(stderr, "seedbed-studio: %s\n", error.what());
        return 1;
    }
    std::printf("16 seeds of \"%s\" on %s in %.1f s (model loaded in %.1f s): %s\n",
                kDefaultPrompt,
                outcome.model ? outcome.model->device.c_str() : "?",
                outcome.seconds,
                outcome.model ? outcome.model->load_seconds : 0.0,
                file.c_str());
    return 0;
}

}  // namespace seedbed
