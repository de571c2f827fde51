// SPDX-License-Identifier: Apache-2.0
// Low-rank adaptation (Hu et al. 2021, arXiv 2106.09685): W + s * alpha / rank * up down.
#pragma once

#include "core/base/lora_use.h"
#include "core/models/model.h"

#include <memory>
#include <vector>

namespace seedbed {

// Keeps a loaded model's weights at "checkpoint + these LoRAs". In place: nothing is reloaded, and
// weights that no LoRA touches stay as they are (a mapping of the file). Lives on the engine
// thread with the model.
class LoraMixer {
 public:
    // `model` must outlive this.
    explicit LoraMixer(Model& model);
    ~LoraMixer();

    // From whatever is mixed in now to exactly `loras`, in that order; an empty list gives the
    // checkpoint's own bits back. Either all of it happens or nothing. Throws as open_tensors, and
    // Error{UnsupportedModel} naming the file, its base and the model when shapes or layers do not
    // fit, FileFormat for a key that belongs to no known form.
    void set(const std::vector<LoraUse>& loras);

    const std::vector<LoraUse>& current() const;

 private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace seedbed
