// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/event.h"

#include <QString>

#include <optional>

class QSettings;

namespace seedbed {

// What runs cost on this machine, learnt from the runs themselves: seconds for one step of one
// seed, scaled by the picture's area and by guidance, which doubles the work.
class SpeedEstimate {
 public:
    // Another model or device: what was learnt for it before, if anything, is read from the
    // settings.
    void setModel(const ModelInfo& model, const QSettings& settings);
    void learn(const GenerateRequest& request, const Progress& progress);
    std::optional<double> seconds(const GenerateRequest& request) const;
    void save(QSettings& settings) const;

 private:
    QString key() const;

    QString m_model;
    double m_secondsPerUnit =
        0;  // 0 = nothing learnt; a unit is a step of one unguided 64 x 64 pixel picture
};

}  // namespace seedbed
