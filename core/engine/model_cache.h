// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/model_info.h"

#include <memory>
#include <string>

namespace seedbed {

struct Model;
class LatentPreview;

// A model ready to run, with what is derived from it once.
class LoadedModel {
 public:
    // Throws as load_model.
    LoadedModel(const std::string& id, const std::string& device);
    ~LoadedModel();

    const std::shared_ptr<Model>& model() const { return model_; }
    const ModelInfoPtr& info() const { return info_; }
    // Fitted at the first call.
    const LatentPreview& preview() const;

 private:
    std::shared_ptr<Model> model_;
    ModelInfoPtr info_;
    mutable std::unique_ptr<const LatentPreview> preview_;
};
using LoadedModelPtr = std::shared_ptr<const LoadedModel>;

// Keeps the model used last. Lives on the engine thread.
class ModelCache {
 public:
    // id: "tabletop" or a folder; device: "auto", "cpu", "cuda", "cuda:N". Throws Error that names
    // the file, the field and the remedy, and InvalidRequest for a device that this machine does
    // not have.
    LoadedModelPtr get(const std::string& id, const std::string& device);
    // Gives cached memory back; the model stays.
    void free_memory();

 private:
    std::string key_;
    LoadedModelPtr current_;
};

}  // namespace seedbed
