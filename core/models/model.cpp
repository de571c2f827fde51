// SPDX-License-Identifier: Apache-2.0
#include "core/models/model.h"

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/io/json_file.h"
#include "core/io/resources.h"
#include "core/io/sha256.h"
#include "core/kernels/tensor_memory.h"
#include "core/models/memory_limit.h"
#include "core/models/model_hints.h"

#include <ATen/ATen.h>

#include <string>

namespace seedbed {
namespace {

// The parts of a folder must fit one another, or the first step would fail with a shape that nobody
// can read.
void check_parts(const Model& model) {
    const auto fail = [&](ErrorCode code, const std::string& problem) {
        throw Error(code,
                    "The model " + quote_path(model.folder) + " cannot be used: " + problem + ".");
    };
    if (model.unet->in_channels() != model.vae->latent_channels()) {
        fail(ErrorCode::UnsupportedModel,
             "its UNet takes " + std::to_string(model.unet->in_channels()) +
                 " channels and its VAE gives " + std::to_string(model.vae->latent_channels()) +
                 "; only models that make pictures from text alone are supported, inpainting "
                 "models are not yet");
    }
    if (model.unet->text_width() != model.text_encoder->width()) {
        fail(ErrorCode::FileFormat,
             "unet/config.json has \"cross_attention_dim\" " +
                 std::to_string(model.unet->text_width()) + ", but the text encoder gives " +
                 std::to_string(model.text_encoder->width()) +
                 "; the folder mixes parts of several models");
    }
    if (model.tokenizer->length() > model.text_encoder->max_positions()) {
        fail(ErrorCode::FileFormat,
             "the tokenizer gives " + std::to_string(model.tokenizer->length()) +
                 " tokens, but the text encoder takes " +
                 std::to_string(model.text_encoder->max_positions()) +
                 "; the folder mixes parts of several models");
    }
}

std::uint64_t bytes_of(const std::map<std::string, at::Tensor>& parameters) {
    std::uint64_t bytes = 0;
    for (const auto& [name, tensor] : parameters) bytes += tensor.nbytes();
    return bytes;
}

}  // namespace

std::filesystem::path model_folder(const std::string& id) {
    return id == "tabletop" ? resource_path("models/tabletop") : std::filesystem::path(id);
}

std::shared_ptr<Model> load_model(const std::filesystem::path& folder, at::Device device) {
    const ModelSummary summary = summarize_model(folder);
    if (device.is_cpu()) check_memory("The model " + quote_path(folder), summary.bytes_float32);
    reuse_tensor_memory();
    auto model = std::make_shared<Model>();
    model->folder = folder;
    model->name = summary.name;
    model->architecture = summary.architecture;
    model->device = device;
    model->tokenizer = ClipTokenizer::load(folder / "tokenizer");
    model->text_encoder = ClipTextModel::load(folder / "text_encoder", device);
    model->unet = UNet::load(folder / "unet", device);
    model->vae = AutoencoderKl::load(folder / "vae", device);
    model->scheduler_config = read_json(folder / "scheduler" / "scheduler_config.json");
    model->hints = read_model_hints(folder).json;
    check_parts(*model);
    for (const auto* parameters : {&model->text_encoder->parameters(),
                                   &model->unet->parameters(),
                                   &model->vae->parameters()}) {
        model->bytes += bytes_of(*parameters);
    }
    model->parameters = model->bytes / sizeof(float);
    model->hash =
        sha256_of_file(folder / "unet" / "diffusion_pytorch_model.safetensors").substr(0, 10);
    return model;
}

}  // namespace seedbed
