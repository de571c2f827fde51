// SPDX-License-Identifier: Apache-2.0
// What a person reads about a model on disk.
#pragma once

#include "widgets/models/model_collection.h"

#include <QString>

namespace seedbed {

QString kindText(ModelKind kind);                                           // "Model"
QString stateText(const ModelCollection& models, const ModelEntry& entry);  // "loaded"
// One sentence on why a model is in this state; empty where the state says it all.
QString stateReason(const ModelCollection& models, const ModelEntry& entry);
// "Stable Diffusion 1.x"; "unknown" where headers do not tell.
QString architectureText(const ModelEntry& entry);
// "predicts noise (epsilon)"
QString predictionText(const std::string& prediction);
// A name of ModelEntry::facts in the studio's language.
QString factName(const std::string& name);
// A part's name: "unet" -> "UNet".
QString partName(const std::string& name);
// "44 MB", "6.9 GB": finer than bytesText, because a tenth of these is much.
QString sizeText(double bytes);
// "860 M", "3.5 B"
QString countText(std::uint64_t parameters);

}  // namespace seedbed
