// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/event.h"
#include "core/engine/job.h"

#include <memory>
#include <vector>

namespace seedbed {

// Draws the numbers that are published for, or were computed with, each program's own generator,
// and compares: one row for "AUTOMATIC1111 (GPU)", "ComfyUI" and "diffusers". Takes milliseconds.
std::vector<NoiseCheck> check_noise();

// check_noise() as a job of one step.
std::unique_ptr<Job> make_noise_check_job(JobId id);

}  // namespace seedbed
