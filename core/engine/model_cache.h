// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/lora_use.h"
#include "core/engine/model_info.h"

#include <memory>
#include <string>
#include <vector>

namespace seedbed {

struct Model;
class LatentPreview;
class LoraMixer;

// A model ready to run, with what is derived from it once.
class LoadedModel {
 public:
    // Throws as load_model.
    LoadedModel(const std::string& id, const std::string& device, const std::string& dtype);
    ~LoadedModel();

    const std::shared_ptr<Model>& model() const { return model_; }
    const ModelInfoPtr& info() const { return info_; }
    // Fitted at the first call.
    const LatentPreview& preview() const;
    // From here on the model's weights are the checkpoint's with these LoRAs. Throws as
    // LoraMixer::set.
    void mix(const std::vector<LoraUse>& loras) const;

 private:
    std::shared_ptr<Model> model_;
    std::unique_ptr<LoraMixer> loras_;
    ModelInfoPtr info_;
    mutable std::unique_ptr<const LatentPreview> preview_;
};
using LoadedModelPtr = std::shared_ptr<const LoadedModel>;

// Keeps the model used last. Lives on the engine thread.
class ModelCache {
 public:
    // id: "tabletop" or a path; device: "auto", "cpu", "cuda", "cuda:N"; dtype: "auto" (float16 on
    // a GPU, float32 on a CPU), "float32", "float16", "bfloat16". Throws Error that names the file,
    // the field and the remedy, and InvalidRequest for a device that this machine does not have.
    LoadedModelPtr get(const std::string& id, const std::string& device, const std::string& dtype);
    // Lets go of the model; its memory is free once no job uses it any more.
    void drop();
    // Gives cached memory back; the model stays.
    void free_memory();

 private:
    std::string key_;
    LoadedModelPtr current_;
};

}  // namespace seedbed
