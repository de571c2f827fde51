// SPDX-License-Identifier: Apache-2.0
// Short runs of the embedded model, step by step and without the engine's thread.
#pragma once

#include "core/engine/generate_job.h"

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <memory>
#include <vector>

namespace seedbed {

inline GenerateRequest small_run(std::size_t seeds, int batch) {
    GenerateRequest request;
    request.prompt = "a red cube and a blue sphere";
    for (std::size_t i = 0; i < seeds; ++i) request.seeds.emplace_back(i);
    request.steps = 2;
    request.batch = batch;
    request.device = "cpu";
    return request;
}

// What a job said and returned.
struct Outcome {
    std::vector<Event> events;
    std::vector<Job::Status> statuses;

    template <typename T>
    std::vector<T> all() const {
        std::vector<T> found;
        for (const auto& event : events)
            if (const auto* each = std::get_if<T>(&event)) found.push_back(*each);
        return found;
    }
    std::vector<ImagePtr> pictures() const {
        std::vector<ImagePtr> found;
        for (const auto& ready : all<ImageReady>()) found.push_back(ready.picture);
        return found;
    }
};

// What jobs share, as the engine keeps it.
struct GenerateRuns {
    ModelCache models;
    LibraryCache libraries;

    // between: called between two steps.
    Outcome run(
        const GenerateRequest& request, const std::function<void()>& between = [] {}) {
        Outcome outcome;
        const auto job = make_generate_job(JobId{1}, request, models, libraries);
        do {
            outcome.statuses.push_back(
                job->step([&](const Event& event) { outcome.events.push_back(event); }));
            between();
        } while (outcome.statuses.back() != Job::Status::Done);
        return outcome;
    }
};

// In levels of 0 to 255.
inline int largest_difference(const Image& a, const Image& b) {
    int largest = 0;
    for (std::size_t i = 0; i < a.rgb.size(); ++i)
        largest = std::max(largest, std::abs(a.rgb[i] - b.rgb.at(i)));
    return largest;
}

}  // namespace seedbed
