// SPDX-License-Identifier: Apache-2.0
#include "core/engine/run_dump.h"

#include "core/base/error.h"
#include "core/base/version.h"
#include "core/io/posix_file.h"
#include "core/io/safetensors.h"

#include <ATen/ATen.h>

#include <cerrno>
#include <map>
#include <unistd.h>
#include <utility>

namespace seedbed {
namespace {

at::Tensor to_host(const at::Tensor& tensor) {
    return tensor.detach().to(at::kCPU, at::kFloat, false, true);
}

// One layer's heads as a tensor.
at::Tensor to_tensor(const LayerAttention& layer) {
    std::vector<at::Tensor> heads;
    for (const auto& head : layer.heads) {
        const auto positions = static_cast<std::int64_t>(head.height) * head.width;
        auto values =
            const_cast<float*>(head.values.data());  // from_blob takes no const; it is only read
        heads.push_back(at::from_blob(values, {head.tokens, positions}, at::kFloat));  // [T, q]
    }
    return at::stack(heads).transpose(1, 2).contiguous();  // [L, q, T]
}

void check_writable(const std::filesystem::path& path) {
    const auto folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
    if (::access(folder.c_str(), W_OK | X_OK) != 0) throw_write_error(errno, path);
}

}  // namespace

struct RunDump::Impl {
    // Per batch, then per step: a name's tensors, whose first dimension (after the steps) is the
    // batch.
    using Steps = std::vector<at::Tensor>;

    void add_step(const std::string& name, const at::Tensor& tensor) {
        auto& batches = steps[name];
        batches.resize(noise.size());
        batches.back().push_back(to_host(tensor));
    }

    std::filesystem::path path;
    std::vector<std::string> layers;
    std::map<std::string, at::Tensor> whole;
    std::vector<at::Tensor> noise;
    std::vector<at::Tensor> latents;
    std::vector<at::Tensor> images;
    std::map<std::string, std::vector<Steps>> steps;
};

RunDump::RunDump(std::filesystem::path path, std::vector<std::string> layers)
    : impl_(std::make_unique<Impl>()) {
    check_writable(path);
    impl_->path = std::move(path);
    impl_->layers = std::move(layers);
}

RunDump::~RunDump() = default;

void RunDump::set_text(const at::Tensor& states, const at::Tensor& ids) {
    impl_->whole["text.states"] = to_host(states);
    impl_->whole["text.ids"] = ids.to(at::kCPU);
}

void RunDump::begin_batch(const at::Tensor& noise, const at::Tensor& timesteps) {
    impl_->noise.push_back(to_host(noise));
    impl_->latents.emplace_back();
    impl_->whole["timesteps"] = to_host(timesteps);
}

void RunDump::add_step(const at::Tensor& latents) {
    impl_->add_step("steps", latents);
    impl_->latents.back() = to_host(latents);
}

void RunDump::add_attention(const at::Tensor& average, const std::vector<AttentionStepPtr>& maps) {
    impl_->add_step("attn.average", average);
    for (std::size_t i = 0; i < maps.front()->layers.size(); ++i) {
        std::vector<at::Tensor> pictures;
        for (const auto& picture : maps) pictures.push_back(to_tensor(picture->layers[i]));
        const int layer = maps.front()->layers[i].layer;
        impl_->add_step("attn." + impl_->layers.at(layer), at::stack(pictures));  // [B, L, q, T]
    }
}

void RunDump::add_picture(const at::Tensor& image) {
    impl_->images.push_back(to_host(image));
}

void RunDump::write() const {
    auto tensors = impl_->whole;
    tensors["noise"] = at::cat(impl_->noise);
    tensors["latents"] = at::cat(impl_->latents);
    tensors["image"] = at::cat(impl_->images);
    for (const auto& [name, batches] : impl_->steps) {
        std::vector<at::Tensor> stacked;
        for (const auto& batch : batches)
            stacked.push_back(at::stack(batch));  // [S, B of this batch, ...]
        tensors[name] = at::cat(stacked, 1);      // [S, B, ...]
    }
    std::map<std::string, TensorData> data;
    for (auto& [name, tensor] : tensors) {
        tensor = tensor.contiguous();
        data[name] = {tensor.scalar_type() == at::kLong ? DType::I64 : DType::F32,
                      tensor.sizes().vec(),
                      std::as_bytes(std::span(static_cast<const char*>(tensor.const_data_ptr()),
                                              tensor.nbytes()))};
    }
    write_safetensors(impl_->path, data, {{"seedbed", kVersion}});
}

}  // namespace seedbed
