// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/studio/named_menu.h"

namespace seedbed {

// Settings of a run by name: sampler, schedule, steps, guidance, size, noise, batch and the
// negative prompt. Prompt, seeds and model stay as they are when one is applied.
class Presets : public NamedMenu {
    Q_OBJECT
 public:
    explicit Presets(MainWindow* window);

 protected:
    Texts texts() const override;
    nlohmann::json capture() const override;
    void apply(const nlohmann::json& value) override;
};

}  // namespace seedbed
