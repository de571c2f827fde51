// SPDX-License-Identifier: Apache-2.0
// Events: immutable values that the engine thread sends out. Exactly one terminal event per job:
// Finished, Cancelled or Failed. Results (StepReady, ImageReady, ModelReady) are never dropped;
// Progress may be coalesced by whoever forwards it.
#pragma once

#include "core/attention/maps.h"
#include "core/base/error.h"
#include "core/base/image.h"
#include "core/base/seed.h"
#include "core/engine/model_info.h"
#include "core/engine/request.h"
#include "core/library/picture_row.h"

#include <compare>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace seedbed {

struct JobId {
    std::uint64_t value = 0;
    auto operator<=>(const JobId&) const = default;
};

struct Queued {
    JobId job;
    std::string title;  // "Grid: a red cube and a blue sphere"
    Priority priority = Priority::Normal;
};
struct Started {
    JobId job;
};
struct Paused {
    JobId job;
};
struct Resumed {
    JobId job;
};

struct Progress {
    JobId job;
    int done = 0;  // units of work: seed-steps for a grid
    int total = 0;
    int images_done = 0;
    int images_total = 0;
    double seconds_elapsed = 0;  // working time, without pauses
    double seconds_left = -1;    // -1 = not known yet
};

struct ModelReady {
    JobId job;
    ModelInfoPtr model;
};

// One picture after one denoising step: its preview and its attention, which a time slider keeps
// together.
struct StepReady {
    JobId job;
    int image = 0;  // index into GenerateRequest::seeds
    int step = 0;   // 0-based
    int steps = 0;
    ImagePtr preview;            // small; null when previews are off
    AttentionStepPtr attention;  // null when nothing is captured
};

// All settings that made a picture, resolved: nothing left to "default". Written into its PNG.
struct ImageRecord {
    GenerateRequest request;  // size, steps … resolved; seeds holds just this picture's seed
    Seed seed;
    std::string model_name;
    std::string model_hash;
    std::string device;
    std::string dtype;
    std::string version;    // Seedbed's
    std::string path;       // of the PNG; empty when none was written
    PictureId picture = 0;  // its id in request.library; 0 = in none
    double seconds = 0;     // share of the run's working time
};
using ImageRecordPtr = std::shared_ptr<const ImageRecord>;

struct ImageReady {
    JobId job;
    int image = 0;  // index into GenerateRequest::seeds
    ImagePtr picture;
    ImageRecordPtr record;
    bool existing = false;  // a grid's cell that the library had already
};

// The abandon rule gave a seed up: no ImageReady will come for it.
struct ImageAbandoned {
    JobId job;
    int image = 0;  // index into GenerateRequest::seeds
    int step = 0;   // 1-based: after which
    double overlap = 0;
};

// One cell of a grid could not be made; the others go on. For a grid, `image` everywhere counts
// cells, the last axis slowest.
struct CellFailed {
    JobId job;
    int image = 0;
    ErrorCode code = ErrorCode::Internal;
    std::string detail;
};

struct NoiseCheck {
    std::string program;  // "AUTOMATIC1111 (GPU)", "ComfyUI", "diffusers"
    bool reproduced = false;
    std::string detail;  // which vectors, and what differed
};
struct NoiseChecked {
    JobId job;
    std::vector<NoiseCheck> checks;
};

struct Finished {
    JobId job;
    double seconds = 0;
};
struct Cancelled {
    JobId job;
    int images_kept = 0;
};
struct Failed {
    JobId job;
    ErrorCode code = ErrorCode::Internal;
    std::string detail;
};

// The order in which waiting and running jobs stand, first to run first. Sent whenever it changes.
struct QueueOrder {
    std::vector<JobId> jobs;
};

using Event = std::variant<Queued,
                           Started,
                           Paused,
                           Resumed,
                           Progress,
                           ModelReady,
                           StepReady,
                           ImageReady,
                           ImageAbandoned,
                           CellFailed,
                           NoiseChecked,
                           Finished,
                           Cancelled,
                           Failed,
                           QueueOrder>;
using EventSink = std::function<void(const Event&)>;

}  // namespace seedbed
