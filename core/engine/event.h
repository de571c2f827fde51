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
#include "core/engine/reproduce_difference.h"
#include "core/engine/request.h"
#include "core/library/model_entry.h"
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

// One file that a scan found: new, or not as it was.
struct ModelFound {
    JobId job;
    ModelEntry entry;
};
// Memory that models can have on a device, by its resolved name ("cpu", "cuda:0").
struct DeviceMemory {
    std::string device;
    std::uint64_t free_bytes = 0;
};
// The end of a scan.
struct ModelsScanned {
    JobId job;
    std::vector<std::string> ids;       // all that is there, also what has not changed
    std::vector<std::string> problems;  // one sentence for each folder that could not be read
    std::vector<DeviceMemory> devices;  // the one that "auto" means comes first
};
struct ModelHashed {
    JobId job;
    std::string id;
    ModelHashes hashes;
    std::string error;  // why there are none; empty = there are
};
// The engine holds no model now.
struct ModelUnloaded {
    JobId job;
};

// What is going to be tried to make a picture again.
struct ReproducePlanned {
    JobId job;
    ImagePtr original;                 // in the size that is rendered
    std::vector<std::string> tries;    // in words, the likeliest first
    std::vector<std::string> named;    // what the file names and is therefore kept
    std::vector<std::string> remarks;  // sentences: what could not be taken over, what was left out
};
// One of them was rendered and compared.
struct ReproduceTried {
    JobId job;
    int index = 0;            // into ReproducePlanned::tries
    GenerateRequest request;  // as it was rendered
    ImageRecordPtr record;    // this and the next two are null when it could not be made
    ImagePtr picture;
    ImagePtr times8;  // the difference to the original, eight times
    PictureDifference difference;
    Verdict verdict = Verdict::None;
    std::string problem;  // why it could not be made; empty = it was
};
// The end of it.
struct Reproduced {
    JobId job;
    int best = 0;  // index of the smallest difference
    Verdict verdict = Verdict::None;
    std::string sentence;  // what a person reads
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
                           ModelFound,
                           ModelsScanned,
                           ModelHashed,
                           ModelUnloaded,
                           ReproducePlanned,
                           ReproduceTried,
                           Reproduced,
                           Finished,
                           Cancelled,
                           Failed,
                           QueueOrder>;
using EventSink = std::function<void(const Event&)>;

}  // namespace seedbed
