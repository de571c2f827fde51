// SPDX-License-Identifier: Apache-2.0
// prep.image, prep.mask, prep.masked_image; pipe.mask_latent, pipe.masked_latent.
#include "core/io/picture_file.h"
#include "core/sampling/image_prep.h"
#include "core/sampling/noise.h"
#include "tests/parity/checkers.h"
#include "tests/parity/inpaint_start.h"

#include <ATen/ATen.h>

#include <memory>
#include <optional>
#include <set>
#include <string>

namespace seedbed::parity {
namespace {

class InpaintChecker : public Checker {
 public:
    using Checker::Checker;

    bool knows(const ExpectedTensor& tensor) const override {
        static const std::set<std::string> names{"prep.image",
                                                 "prep.mask",
                                                 "prep.masked_image",
                                                 "pipe.mask_latent",
                                                 "pipe.masked_latent"};
        return names.contains(tensor.name) && case_.has_param("width") && case_.has_param("height");
    }

    at::Tensor compute(const ExpectedTensor& tensor) override {
        const StartPixels pixels =
            start_pixels(case_, case_.param<int>("width"), case_.param<int>("height"));
        if (tensor.name == "prep.image") return pixels.picture;
        if (tensor.name == "prep.mask") return pixels.mask;
        if (tensor.name == "prep.masked_image") return masked_picture(pixels.picture, pixels.mask);
        const auto vae = AutoencoderKl::load(case_.model() / "vae");
        const StartLatents start = encode_start(*vae, pixels, true);
        if (tensor.name == "pipe.mask_latent") return start.mask;
        SeedNoise noise(NoiseMode::Cpu, {Seed(case_.param<std::uint64_t>("pipe_seed"))});
        const auto shape = start.masked.mean.sizes();
        noise.next(shape[1], shape[2], shape[3]);
        return start.masked.sample(noise.next_for_posterior(shape[1], shape[2], shape[3]));
    }
};

}  // namespace

StartPixels start_pixels(const CaseFolder& folder, int width, int height, double strength) {
    const Image image = read_picture(folder.path() / "image.png");
    const Image mask = read_picture(folder.path() / "mask.png");
    return {prepare_picture(image, width, height),
            binarized(prepare_mask(mask, width, height)),
            strength};
}

std::unique_ptr<Checker> make_inpaint_checker(const CaseFolder& folder) {
    return std::make_unique<InpaintChecker>(folder);
}

}  // namespace seedbed::parity
