// SPDX-License-Identifier: Apache-2.0
#include "tests/core/metadata/picture_bytes.h"

#include "core/io/png.h"
#include "tests/core/io/png_bytes.h"

#include <QString>
#include <QTemporaryFile>

#include <exiv2/exiv2.hpp>
#include <turbojpeg.h>
#include <webp/encode.h>

namespace seedbed {
namespace {

QByteArray with_metadata(const QByteArray& picture, const Embedded& embedded) {
    const auto image =
        Exiv2::ImageFactory::open(reinterpret_cast<const Exiv2::byte*>(picture.constData()),
                                  static_cast<long>(picture.size()));
    image->readMetadata();
    Exiv2::ExifData exif;
    for (const auto& [key, bytes, ascii] : embedded.exif) {
        if (ascii) {
            const Exiv2::AsciiValue value(bytes);
            exif.add(Exiv2::ExifKey(key), &value);
        } else {
            const Exiv2::DataValue value(reinterpret_cast<const Exiv2::byte*>(bytes.data()),
                                         static_cast<long>(bytes.size()));
            exif.add(Exiv2::ExifKey(key), &value);
        }
    }
    if (!exif.empty()) image->setExifData(exif);
    if (!embedded.xmp.empty()) {
        image->writeXmpFromPacket(true);
        image->setXmpPacket(embedded.xmp);
    }
    if (!embedded.comment.empty()) image->setComment(embedded.comment);
    image->writeMetadata();
    auto& io = image->io();
    io.open();
    const auto buffer = io.read(static_cast<long>(io.size()));
    return QByteArray(reinterpret_cast<const char*>(buffer.pData_), buffer.size_);
}

}  // namespace

Image gradient_image(int width, int height) {
    Image image{width, height, {}};
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            image.rgb.push_back(static_cast<std::uint8_t>(255 * x / width));
            image.rgb.push_back(static_cast<std::uint8_t>(255 * y / height));
            image.rgb.push_back(static_cast<std::uint8_t>(128));
        }
    return image;
}

QByteArray png_with(const PictureText& text, int width, int height) {
    return QByteArray::fromStdString(encode_png(gradient_image(width, height), text));
}

QByteArray png_with_compressed(const PictureText& text) {
    auto chunks = split_chunks(png_with({}));
    for (const auto& [key, value] : text) {
        const auto name = QByteArray::fromStdString(key);
        const auto packed = deflate(QByteArray::fromStdString(value));
        const bool latin = std::all_of(
            value.begin(), value.end(), [](char c) { return static_cast<signed char>(c) >= 0; });
        chunks.insert(chunks.begin() + 1,
                      latin ? PngChunk{"zTXt", name + QByteArray("\0\0", 2) + packed}
                            : PngChunk{"iTXt", name + QByteArray("\0\1\0\0\0", 5) + packed});
    }
    return join_chunks(chunks);
}

QByteArray jpeg_with(const Embedded& embedded, int width, int height) {
    const auto image = gradient_image(width, height);
    auto* encoder = tjInitCompress();
    unsigned char* bytes = nullptr;
    unsigned long size = 0;
    if (tjCompress2(encoder,
                    image.rgb.data(),
                    width,
                    0,
                    height,
                    TJPF_RGB,
                    &bytes,
                    &size,
                    TJSAMP_444,
                    95,
                    0) != 0)
        qFatal("cannot encode a JPEG: %s", tjGetErrorStr2(encoder));
    const QByteArray jpeg(reinterpret_cast<const char*>(bytes), static_cast<qsizetype>(size));
    tjFree(bytes);
    tjDestroy(encoder);
    return with_metadata(jpeg, embedded);
}

QByteArray webp_with(const Embedded& embedded, int width, int height) {
    const auto image = gradient_image(width, height);
    std::uint8_t* bytes = nullptr;
    const auto size = WebPEncodeLosslessRGB(image.rgb.data(), width, height, 3 * width, &bytes);
    if (size == 0) qFatal("cannot encode a WebP picture");
    const QByteArray webp(reinterpret_cast<const char*>(bytes), static_cast<qsizetype>(size));
    WebPFree(bytes);
    return with_metadata(webp, embedded);
}

PictureFile read_back(const QByteArray& bytes) {
    QTemporaryFile file;
    if (!file.open() || file.write(bytes) != bytes.size() || !file.flush())
        qFatal("cannot write a temporary file");
    return read_picture_file(file.fileName().toStdString());
}

PictureSettings settings_in(const QByteArray& bytes) {
    auto file = read_back(bytes);
    if (!file.settings) qFatal("the picture has no settings");
    return *file.settings;
}

std::string other_of(const PictureSettings& settings, const std::string& name) {
    for (const auto& [key, value] : settings.other)
        if (key == name) return value;
    return {};
}

std::string unicode_comment(const QString& text, bool little_endian) {
    std::string bytes("UNICODE\0", 8);
    for (const QChar c : text) {
        const auto high = static_cast<char>(c.unicode() >> 8);
        const auto low = static_cast<char>(c.unicode() & 0xFF);
        bytes += little_endian ? low : high;
        bytes += little_endian ? high : low;
    }
    return bytes;
}

}  // namespace seedbed
