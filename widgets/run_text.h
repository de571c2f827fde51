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
// What the average of a run's maps is called: "Average", with its grid where that is not 16 × 16.
QString averageName(const ModelInfo& model, const GenerateRequest& request);
// "The mean over heads and over 5 layers of 32 × 32, the nearest to 16 × 16 that this model has".
QString averageText(const ModelInfo& model, const GenerateRequest& request);
// The settings that made a picture, in a few short lines.
QString madeWithText(const StoredRun& run, const StoredCell& cell);
// "Tabletop · Stable Diffusion 1.x · 128 × 128 · float32".
QString modelText(const ModelInfo& model);
// What a person reads in the list of jobs, as title_of() but in the studio's language.
QString jobText(const Request& request);

}  // namespace seedbed
