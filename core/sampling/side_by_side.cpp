// SPDX-License-Identifier: Apache-2.0
// B images, b images of one part, P prompts, C latent channels, H W latent size, L heads, N
// positions, T tokens
#include "core/sampling/side_by_side.h"

#include "core/base/error.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace seedbed {
namespace {

// Keeps what one part's observer would have seen, for the calling thread to pass on.
class PartObserver : public AttentionObserver {
 public:
    explicit PartObserver(const AttentionObserver* whole) : whole_(whole) {}

    struct Seen {
        int layer;
        at::Tensor probabilities;  // [b, L, N, T]
        int height;
        int width;
    };
    const std::vector<Seen>& seen() const { return seen_; }

    bool wants(int layer, int height, int width) const override {
        return whole_->wants(layer, height, width);
    }
    void observe(int layer, const at::Tensor& probabilities, int height, int width) override {
        seen_.push_back({layer, probabilities, height, width});
    }

 private:
    const AttentionObserver* whole_;
    std::vector<Seen> seen_;
};

struct Part {
    std::int64_t first = 0;  // picture
    std::int64_t count = 0;
    PartObserver observer;
    at::Tensor output;  // [P * b, C, H, W]
};

std::vector<Part> share_out(std::int64_t pictures,
                            std::int64_t parts,
                            const AttentionObserver* observer) {
    std::vector<Part> shares;
    for (std::int64_t i = 0; i < parts; ++i) {
        const std::int64_t first = pictures * i / parts, end = pictures * (i + 1) / parts;
        shares.push_back({first, end - first, PartObserver(observer), {}});
    }
    return shares;
}

// The rows of one part, prompt by prompt: [P * B, ...] -> [P * b, ...].
at::Tensor rows_of(const Part& part, const at::Tensor& all, std::int64_t prompts) {
    auto shape = all.sizes().vec();
    shape[0] /= prompts;
    shape.insert(shape.begin(), prompts);
    return all.view(shape).narrow(1, part.first, part.count).flatten(0, 1);
}

at::Tensor join(const std::vector<Part>& parts, std::int64_t prompts) {
    std::vector<at::Tensor> outputs;
    for (const Part& part : parts) {
        auto shape = part.output.sizes().vec();
        shape[0] = part.count;
        shape.insert(shape.begin(), prompts);
        outputs.push_back(part.output.view(shape));  // [P, b, C, H, W]
    }
    return at::cat(outputs, 1).flatten(0, 1);  // [P * B, C, H, W]
}

void pass_on(const std::vector<Part>& parts, AttentionObserver& observer) {
    for (std::size_t i = 0; i < parts.front().observer.seen().size(); ++i) {
        const auto& first = parts.front().observer.seen()[i];
        std::vector<at::Tensor> rows;
        for (const Part& part : parts) rows.push_back(part.observer.seen()[i].probabilities);
        observer.observe(first.layer, at::cat(rows), first.height, first.width);  // [B, L, N, T]
    }
}

}  // namespace

at::Tensor forward_side_by_side(const Denoiser& denoiser,
                                const at::Tensor& latents,
                                const at::Tensor& timestep,
                                const TextContext& text,
                                AttentionObserver* observer) {
    check(text.prompts > 0 && latents.size(0) % text.prompts == 0,
          "[side_by_side] latents must hold the same pictures for each prompt");
    const std::int64_t pictures = latents.size(0) / text.prompts;
    const std::int64_t count = std::min<std::int64_t>(pictures, at::get_num_threads());
    if (count < 2 || !latents.is_cpu()) return denoiser.forward(latents, timestep, text, observer);

    auto parts = share_out(pictures, count, observer);
    const bool inference = c10::InferenceMode::is_enabled();
    at::parallel_for(0, count, 1, [&](std::int64_t begin, std::int64_t end) {
        const c10::InferenceMode mode(inference);  // is the calling thread's alone
        for (std::int64_t i = begin; i < end; ++i) {
            Part& part = parts[i];
            const at::Tensor rows = rows_of(part, latents, text.prompts);
            part.output =
                denoiser.forward(rows, timestep, text, observer ? &part.observer : nullptr);
        }
    });
    if (observer) pass_on(parts, *observer);
    return join(parts, text.prompts);
}

}  // namespace seedbed
