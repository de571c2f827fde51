// SPDX-License-Identifier: Apache-2.0
// PNG 1.2, https://www.w3.org/TR/png-3/
#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/io/atomic_write.h"
#include "core/io/png.h"

#include <csetjmp>
#include <cstddef>
#include <cstdint>
#include <new>
#include <png.h>

namespace seedbed {
namespace {

// A text as libpng takes it.
struct Chunk {
    std::string keyword;
    std::string text;
    int compression;  // PNG_TEXT_COMPRESSION_NONE = tEXt, PNG_ITXT_COMPRESSION_NONE = iTXt
};

// UTF-8 to Latin-1; false where a character is beyond U+00FF.
bool to_latin1(const std::string& utf8, std::string& latin1) {
    latin1.clear();
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const auto byte = static_cast<unsigned char>(utf8[i]);
        if (byte < 0x80) {
            latin1 += utf8[i];
        } else if (byte == 0xC2 || byte == 0xC3) {
            const auto low = static_cast<unsigned char>(utf8.at(++i));
            latin1 += static_cast<char>((byte & 3) << 6 | (low & 0x3F));
        } else {
            return false;
        }
    }
    return true;
}

Chunk to_chunk(const std::string& keyword, const std::string& text) {
    check(!keyword.empty() && keyword.size() < 80, "[encode_png] a keyword has 1 to 79 bytes");
    for (const char c : keyword)
        check(c > 0x20 && c < 0x7F, "[encode_png] a keyword is printable ASCII without spaces");
    if (!is_utf8(text) || text.find('\0') != std::string::npos)
        throw Error(ErrorCode::InvalidRequest,
                    "The text " + quote(keyword) +
                        " cannot be kept in a PNG because it is not UTF-8 or holds a zero byte; "
                        "correct the prompt.");
    Chunk chunk{keyword, {}, PNG_TEXT_COMPRESSION_NONE};
    if (!to_latin1(text, chunk.text)) {
        chunk.text = text;
        chunk.compression = PNG_ITXT_COMPRESSION_NONE;
    }
    return chunk;
}

std::vector<png_text> to_libpng(std::vector<Chunk>& chunks) {
    std::vector<png_text> result;
    for (auto& chunk : chunks) {
        png_text text{};
        text.compression = chunk.compression;
        text.key = chunk.keyword.data();
        text.text = chunk.text.data();
        const bool international = chunk.compression == PNG_ITXT_COMPRESSION_NONE;
        text.text_length = international ? 0 : chunk.text.size();
        text.itxt_length = international ? chunk.text.size() : 0;
        result.push_back(text);
    }
    return result;
}

void append(png_structp png, png_bytep data, std::size_t length) {
    bool done = true;
    try {
        static_cast<std::string*>(png_get_io_ptr(png))
            ->append(reinterpret_cast<const char*>(data), length);
    } catch (const std::bad_alloc&) {
        done = false;  // must not fly through libpng's C frames
    }
    if (!done) png_error(png, "out of memory");
}

void on_error(png_structp png, png_const_charp message) {
    *static_cast<std::string*>(png_get_error_ptr(png)) = message;
    png_longjmp(png, 1);
}

void on_warning(png_structp, png_const_charp) {}

// Nothing with a destructor may live in here: libpng leaves by longjmp. False = failed.
bool encode(png_structp png,
            png_infop info,
            const Image& image,
            const std::vector<png_text>& text,
            std::string& output) {
    if (setjmp(png_jmpbuf(png))) return false;
    png_set_write_fn(png, &output, append, nullptr);
    png_set_IHDR(png,
                 info,
                 static_cast<png_uint_32>(image.width),
                 static_cast<png_uint_32>(image.height),
                 8,
                 PNG_COLOR_TYPE_RGB,
                 PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT,
                 PNG_FILTER_TYPE_DEFAULT);
    png_set_text(png, info, text.data(), static_cast<int>(text.size()));
    png_set_compression_level(png,
                              4);  // as small as zlib's default 6 on pictures, in half the time
    png_write_info(png, info);
    for (int y = 0; y < image.height; ++y)
        png_write_row(png,
                      image.rgb.data() +
                          static_cast<std::size_t>(y) * 3 * static_cast<std::size_t>(image.width));
    png_write_end(png, nullptr);
    return true;
}

}  // namespace

std::string encode_png(const Image& image, const PngText& text) {
    check(image.width > 0 && image.height > 0 &&
              image.rgb.size() == std::size_t{3} * static_cast<std::size_t>(image.width) *
                                      static_cast<std::size_t>(image.height),
          "[encode_png] rgb must hold height * width * 3 bytes");
    std::vector<Chunk> chunks;
    for (const auto& [keyword, value] : text) chunks.push_back(to_chunk(keyword, value));
    const auto libpng_text = to_libpng(chunks);

    std::string output, message;
    png_structp png =
        png_create_write_struct(PNG_LIBPNG_VER_STRING, &message, on_error, on_warning);
    png_infop info = png ? png_create_info_struct(png) : nullptr;
    const bool done = info && encode(png, info, image, libpng_text, output);
    png_destroy_write_struct(&png, &info);
    if (!done) throw Error(ErrorCode::Internal, "A PNG could not be encoded: " + message + ".");
    return output;
}

std::size_t write_png(const std::filesystem::path& path, const Image& image, const PngText& text) {
    const auto bytes = encode_png(image, text);
    write_file(path, std::string_view(bytes));
    return bytes.size();
}

}  // namespace seedbed
