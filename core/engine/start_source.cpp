// SPDX-License-Identifier: Apache-2.0
// B images, h w pixels
#include "core/engine/start_source.h"

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/base/utf8.h"
#include "core/io/picture_file.h"
#include "core/io/resample.h"
#include "core/models/model.h"
#include "core/sampling/image_prep.h"
#include "core/sampling/start_latents.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>
#include <string>

namespace seedbed {
namespace {

std::string size_text(int width, int height) {
    return std::to_string(width) + "x" + std::to_string(height);
}

int rounded_down(int pixels, int multiple) {
    return pixels / multiple * multiple;
}

// The side that follows from the other one and the shape of the picture.
int following(int given, int along, int across, int multiple) {
    const auto exact = std::lround(static_cast<double>(given) * across / along);
    return std::max(multiple, rounded_down(static_cast<int>(exact), multiple));
}

void warn_of_stretching(const Image& picture, const std::string& path, int width, int height) {
    constexpr double kVisible = 0.02;
    const double change =
        static_cast<double>(width) * picture.height / (static_cast<double>(height) * picture.width);
    if (std::abs(change - 1) <= kVisible) return;
    log(LogLevel::Warning,
        "The picture " + quote_path(path) + " is " + size_text(picture.width, picture.height) +
            " pixels and is stretched to " + size_text(width, height) +
            ": leave the width or the height out to keep its shape.");
}

}  // namespace

void require_mask(const GenerateRequest& request, bool inpainting) {
    if (!inpainting || (request.start && !request.start->mask_path.empty())) return;
    throw Error(ErrorCode::InvalidRequest,
                "The model " + quote_path(request.model) +
                    " repaints pictures (inpainting) and needs a start picture and a mask, but " +
                    (request.start ? "no mask" : "no picture") +
                    " was given: name both, or choose a model that draws from text alone.");
}

struct StartSource::Prepared {
    at::Tensor original;  // [1, 3, h, w] in [0, 1]
    at::Tensor mask;      // [1, 1, h, w] in [0, 1], blurred
};

StartSource::StartSource(const StartPicture& request)
    : request_(request), picture_(read_picture(request.path)) {
    if (!request.mask_path.empty()) mask_ = read_picture(request.mask_path);
}

StartSource::~StartSource() = default;

void StartSource::choose_size(GenerateRequest& request, int multiple) {
    const int width = rounded_down(picture_.width, multiple);
    const int height = rounded_down(picture_.height, multiple);
    if (width == 0 || height == 0)
        throw Error(ErrorCode::InvalidRequest,
                    "The picture " + quote_path(request_.path) + " is " +
                        size_text(picture_.width, picture_.height) +
                        " pixels, but this model needs at least " + std::to_string(multiple) +
                        " on each side: start from a larger one.");
    if (request.width == 0 && request.height == 0) {
        request.width = width;
        request.height = height;
        cut_to(width, height);
    } else if (request.width == 0) {
        request.width = following(request.height, picture_.height, picture_.width, multiple);
    } else if (request.height == 0) {
        request.height = following(request.width, picture_.width, picture_.height, multiple);
    }
    warn_of_stretching(picture_, request_.path, request.width, request.height);
}

void StartSource::cut_to(int width, int height) {
    if (width == picture_.width && height == picture_.height) return;
    log(LogLevel::Info,
        "The picture " + quote_path(request_.path) + " is " +
            size_text(picture_.width, picture_.height) + " pixels and is cut to its middle " +
            size_text(width, height) + ": the model needs round sizes.");
    const int left = (picture_.width - width) / 2, top = (picture_.height - height) / 2;
    if (mask_.width > 0) {
        if (mask_.width != picture_.width || mask_.height != picture_.height)
            mask_ = resample(mask_, picture_.width, picture_.height, ResampleFilter::Lanczos);
        mask_ = crop(mask_, left, top, width, height);
    }
    picture_ = crop(picture_, left, top, width, height);
}

std::shared_ptr<const StartLatents> StartSource::encode(const Model& model,
                                                        const GenerateRequest& request) {
    StartPixels pixels;
    pixels.picture = prepare_picture(picture_, request.width, request.height);
    pixels.strength = request_.strength;
    auto prepared = std::make_unique<Prepared>();
    if (mask_.width > 0) {
        prepared->mask = prepare_mask(mask_, request.width, request.height, request_.mask_blur);
        prepared->original = pixels.picture * 0.5 + 0.5;
        pixels.mask = binarized(prepared->mask);
        if (pixels.mask.max().item<float>() == 0)
            log(LogLevel::Warning,
                "The mask " + quote_path(request_.mask_path) +
                    " has no white: nothing is repainted.");
    }
    prepared_ = std::move(prepared);
    return std::make_shared<const StartLatents>(
        encode_start(*model.vae, pixels, is_inpainting(model), request.vae_tiling == Tiling::On));
}

at::Tensor StartSource::paste_back(const at::Tensor& made) const {
    check(prepared_ != nullptr, "[start_source] the picture has not been encoded");
    if (!request_.paste_back || !prepared_->mask.defined()) return made;
    return keep_outside(
        made, prepared_->original.to(made.device()), prepared_->mask.to(made.device()));
}

}  // namespace seedbed
