// SPDX-License-Identifier: Apache-2.0
#include "core/io/jpeg.h"

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/io/picture_limits.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string_view>
#include <turbojpeg.h>

namespace seedbed {
namespace {

// Each block of 8 x 8 pixels takes one bit at the very least.
constexpr std::uint64_t kMaxPixelsPerByte = 512;
// Refuses pictures of more than 500 scans, which would decode for minutes.
constexpr int kFlags = TJFLAG_LIMITSCANS;

struct Destroy {
    void operator()(void* handle) const { tjDestroy(handle); }
};
using Decoder = std::unique_ptr<void, Destroy>;

[[noreturn]] void refuse(const std::string& name, const std::string& problem) {
    throw Error(ErrorCode::FileFormat, quote(name, 1000) + " " + problem);
}

struct Header {
    int width = 0;
    int height = 0;
    int colours = TJCS_RGB;
};

const unsigned char* data(std::span<const std::byte> bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

Decoder make_decoder() {
    Decoder decoder(tjInitDecompress());
    if (!decoder) throw Error(ErrorCode::OutOfMemory, "There is no memory for a JPEG decoder.");
    return decoder;
}

Header read_header(void* decoder, std::span<const std::byte> bytes, const std::string& name) {
    Header header;
    int subsampling = 0;
    if (tjDecompressHeader3(decoder,
                            data(bytes),
                            bytes.size(),
                            &header.width,
                            &header.height,
                            &subsampling,
                            &header.colours) != 0)
        refuse(name,
               std::string("is a damaged JPEG (") + tjGetErrorStr2(decoder) +
                   "); copy or download it again.");
    // TurboJPEG's answer to a file that ends before it says its size.
    if (header.width < 1 || header.height < 1)
        refuse(name, "is cut short; copy or download it again.");
    const auto width = static_cast<std::uint64_t>(header.width);
    const auto height = static_cast<std::uint64_t>(header.height);
    if (width > kMaxPictureSide || height > kMaxPictureSide || width * height > kMaxPicturePixels)
        refuse(name,
               "has " + std::to_string(width) + " x " + std::to_string(height) +
                   " pixels, more than the limit of 16384 a side and 134217728 in all; scale it "
                   "down.");
    if (width * height / kMaxPixelsPerByte > bytes.size())
        refuse(name, "is cut short; copy or download it again.");
    return header;
}

// The smallest scale whose longest side is at least `side`.
tjscalingfactor scale_for(const Header& header, int side) {
    tjscalingfactor best{1, 1};
    if (side <= 0) return best;
    int count = 0;
    const auto* factors = tjGetScalingFactors(&count);
    const int longest = std::max(header.width, header.height);
    for (int i = 0; i < count; ++i) {
        const int scaled = TJSCALED(longest, factors[i]);
        if (scaled >= side && scaled < TJSCALED(longest, best)) best = factors[i];
    }
    return best;
}

}  // namespace

std::pair<int, int> jpeg_size(std::span<const std::byte> bytes, const std::string& name) {
    const auto header = read_header(make_decoder().get(), bytes, name);
    return {header.width, header.height};
}

Image decode_jpeg(std::span<const std::byte> bytes, const std::string& name, int side) {
    const auto decoder = make_decoder();
    const auto header = read_header(decoder.get(), bytes, name);
    if (header.colours == TJCS_CMYK || header.colours == TJCS_YCCK)
        refuse(name, "is a JPEG for print (CMYK); save it as RGB.");
    const auto scale = scale_for(header, side);
    Image image{TJSCALED(header.width, scale), TJSCALED(header.height, scale), {}};
    image.rgb.resize(std::size_t{3} * static_cast<std::size_t>(image.width) *
                     static_cast<std::size_t>(image.height));
    if (tjDecompress2(decoder.get(),
                      data(bytes),
                      bytes.size(),
                      image.rgb.data(),
                      image.width,
                      0,
                      image.height,
                      TJPF_RGB,
                      kFlags) != 0) {
        const std::string_view problem(tjGetErrorStr2(decoder.get()));
        if (problem.find("Premature end") != problem.npos)
            refuse(name, "is cut short; copy or download it again.");
        // A warning (stray bytes between markers …) leaves a good picture.
        if (tjGetErrorCode(decoder.get()) != TJERR_WARNING)
            refuse(name,
                   "is a damaged JPEG (" + std::string(problem) + "); copy or download it again.");
    }
    return image;
}

}  // namespace seedbed
