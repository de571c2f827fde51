// SPDX-License-Identifier: Apache-2.0
#include "core/io/webp.h"

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/io/picture_limits.h"

#include <cstdint>
#include <webp/decode.h>

namespace seedbed {
namespace {

[[noreturn]] void refuse(const std::string& name, const std::string& problem) {
    throw Error(ErrorCode::FileFormat, quote(name, 1000) + " " + problem);
}

[[noreturn]] void refuse(const std::string& name, VP8StatusCode status) {
    if (status == VP8_STATUS_NOT_ENOUGH_DATA)
        refuse(name, "is cut short; copy or download it again.");
    if (status == VP8_STATUS_OUT_OF_MEMORY)
        throw Error(ErrorCode::OutOfMemory,
                    quote(name, 1000) + " does not fit into memory; close other programs.");
    refuse(name, "is a damaged WebP picture; copy or download it again.");
}

const std::uint8_t* data(std::span<const std::byte> bytes) {
    return reinterpret_cast<const std::uint8_t*>(bytes.data());
}

WebPBitstreamFeatures read_header(std::span<const std::byte> bytes, const std::string& name) {
    WebPBitstreamFeatures features;
    if (const auto status = WebPGetFeatures(data(bytes), bytes.size(), &features);
        status != VP8_STATUS_OK)
        refuse(name, status);
    const auto width = static_cast<std::uint64_t>(features.width);
    const auto height = static_cast<std::uint64_t>(features.height);
    if (width > kMaxPictureSide || height > kMaxPictureSide || width * height > kMaxPicturePixels)
        refuse(name,
               "has " + std::to_string(width) + " x " + std::to_string(height) +
                   " pixels, more than the limit of 16384 a side and 134217728 in all; scale it "
                   "down.");
    return features;
}

}  // namespace

std::pair<int, int> webp_size(std::span<const std::byte> bytes, const std::string& name) {
    const auto features = read_header(bytes, name);
    return {features.width, features.height};
}

Image decode_webp(std::span<const std::byte> bytes, const std::string& name) {
    const auto features = read_header(bytes, name);
    if (features.has_animation != 0)
        refuse(name, "is an animation; save one of its pictures by itself.");
    Image image{features.width, features.height, {}};
    const auto stride = std::size_t{3} * static_cast<std::size_t>(image.width);
    image.rgb.resize(stride * static_cast<std::size_t>(image.height));
    WebPDecoderConfig config;
    if (WebPInitDecoderConfig(&config) == 0)
        throw Error(ErrorCode::Internal, "The installed libwebp is too old for this program.");
    config.output.colorspace = MODE_RGB;
    config.output.is_external_memory = 1;
    config.output.u.RGBA = {image.rgb.data(), static_cast<int>(stride), image.rgb.size()};
    const auto status = WebPDecode(data(bytes), bytes.size(), &config);
    WebPFreeDecBuffer(&config.output);
    if (status != VP8_STATUS_OK) refuse(name, status);
    return image;
}

}  // namespace seedbed
