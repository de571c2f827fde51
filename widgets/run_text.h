// SPDX-License-Identifier: Apache-2.0
// What a person reads about a run and its model.
#pragma once

#include "widgets/run_store.h"

#include <QString>

namespace seedbed {

// "DDIM"; the sampler's name as people know it.
QString samplerText(Sampler sampler);
// A layer in short, with the size of its maps in a run: "up 2.1 · 16 × 16".
QString layerName(const ModelInfo& model, int layer, const GenerateRequest& request);
// The settings that made a picture, in a few short lines.
QString madeWithText(const StoredRun& run, const StoredCell& cell);
// "Tabletop · Stable Diffusion 1.x · 128 × 128 · float32".
QString modelText(const ModelInfo& model);
// What a person reads in the list of jobs, as title_of() but in the studio's language.
QString jobText(const Request& request);

}  // namespace seedbed
