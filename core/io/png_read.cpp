// SPDX-License-Identifier: Apache-2.0
// PNG 1.2, https://www.w3.org/TR/png-3/
#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/io/mapped_file.h"
#include "core/io/picture_limits.h"
#include "core/io/png.h"

#include <csetjmp>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <png.h>
#include <utility>

namespace seedbed {
namespace {

constexpr std::size_t kMaxText = std::size_t{64} << 20;
constexpr png_uint_32 kMaxChunks = 1000;
// What libpng may hold at once: all texts, a second copy of the one being unpacked, and its row
// buffers.
constexpr std::size_t kMaxMemory = 3 * kMaxText;
// Deflate packs at most 1032 bytes into one.
constexpr std::uint64_t kMaxDeflateRatio = 1032;

// Everything that a read leaves behind; libpng's callbacks reach it through their pointers.
struct Reading {
    std::span<const std::byte> input;  // what has not been read yet
    std::size_t file_size = 0;
    std::size_t memory = 0;  // in use by libpng
    bool truncated = false;
    bool too_large = false;  // too wide, too high, or more pixels than the file can hold
    bool too_much_text = false;
    bool bad_text = false;  // a text chunk that libpng could not take
    std::string message;    // libpng's own
    Image image;            // without pixels: its size
    std::vector<png_bytep> rows;
    PngText text;
    std::string exif;
};

void on_read(png_structp png, png_bytep target, std::size_t length) {
    auto& reading = *static_cast<Reading*>(png_get_io_ptr(png));
    if (length > reading.input.size()) {
        reading.truncated = true;
        png_error(png, "cut short");
    }
    std::memcpy(target, reading.input.data(), length);
    reading.input = reading.input.subspan(length);
}

void on_error(png_structp png, png_const_charp message) {
    static_cast<Reading*>(png_get_error_ptr(png))->message = message;
    png_longjmp(png, 1);
}

// What libpng says as a mere warning but is an error for us, or tells more than the error that
// follows: a text chunk that it cannot unpack, a side that is too long.
void on_warning(png_structp png, png_const_charp message) {
    auto& reading = *static_cast<Reading*>(png_get_error_ptr(png));
    const std::string_view text(message);
    if (text.find("exceeds user limit") != text.npos) reading.too_large = true;
    if (text.starts_with("tEXt") || text.starts_with("zTXt") || text.starts_with("iTXt")) {
        reading.bad_text = true;
        reading.message = text;
    }
}

// libpng limits each text chunk, not their sum: its memory is counted. The size stands before each
// block.
constexpr std::size_t kPrefix = alignof(std::max_align_t);

png_voidp allocate(png_structp png, png_alloc_size_t size) {
    auto& reading = *static_cast<Reading*>(png_get_mem_ptr(png));
    if (size > kMaxMemory - reading.memory) {
        reading.too_much_text = true;
        return nullptr;
    }
    auto* block = static_cast<char*>(std::malloc(kPrefix + size));
    if (!block) return nullptr;
    std::memcpy(block, &size, sizeof size);
    reading.memory += size;
    return block + kPrefix;
}

void release(png_structp png, png_voidp pointer) {
    if (!pointer) return;
    auto* block = static_cast<char*>(pointer) - kPrefix;
    png_alloc_size_t size = 0;
    std::memcpy(&size, block, sizeof size);
    static_cast<Reading*>(png_get_mem_ptr(png))->memory -= size;
    std::free(block);
}

// libpng's two structs.
struct Reader {
    explicit Reader(Reading& reading)
        : png(png_create_read_struct_2(
              PNG_LIBPNG_VER_STRING, &reading, on_error, on_warning, &reading, allocate, release)),
          info(png ? png_create_info_struct(png) : nullptr) {}
    ~Reader() { png_destroy_read_struct(&png, &info, nullptr); }
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;

    png_structp png;
    png_infop info;
};

std::string latin1_to_utf8(std::string_view latin1) {
    std::string utf8;
    for (const char c : latin1) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80) {
            utf8 += c;
        } else {
            utf8 += static_cast<char>(0xC0 | byte >> 6);
            utf8 += static_cast<char>(0x80 | (byte & 0x3F));
        }
    }
    return utf8;
}

// False when the texts are too long together.
bool take_text(png_structp png, png_infop info, Reading& reading) {
    png_textp chunks = nullptr;
    int count = 0;
    std::size_t total = 0;
    png_get_text(png, info, &chunks, &count);
    reading.text.clear();
    for (int i = 0; i < count; ++i) {
        const auto& chunk = chunks[i];
        const bool international = chunk.compression >= PNG_ITXT_COMPRESSION_NONE;
        const std::string_view bytes(chunk.text ? chunk.text : "",
                                     international ? chunk.itxt_length : chunk.text_length);
        total += bytes.size();
        if (total > kMaxText) return false;
        // Some programs write UTF-8 into tEXt: bytes that are valid UTF-8 are hardly ever meant as
        // Latin-1.
        reading.text.emplace_back(latin1_to_utf8(chunk.key),
                                  is_utf8(bytes) ? std::string(bytes) : latin1_to_utf8(bytes));
    }
    return true;
}

void take_exif(png_structp png, png_infop info, Reading& reading) {
    png_bytep data = nullptr;
    png_uint_32 size = 0;
    if (png_get_eXIf_1(png, info, &size, &data) != 0)
        reading.exif.assign(reinterpret_cast<const char*>(data), size);
}

// Other ancillary chunks (colour profiles …) neither change what we read nor may they make it fail.
void keep_only_text(png_structp png) {
    png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, nullptr, -1);
    png_set_keep_unknown_chunks(png,
                                PNG_HANDLE_CHUNK_AS_DEFAULT,
                                reinterpret_cast<png_const_bytep>("tEXt\0zTXt\0iTXt\0eXIf"),
                                4);
    png_set_benign_errors(png, 1);  // as warnings: other programs' pictures have many
    png_set_crc_action(png, PNG_CRC_ERROR_QUIT, PNG_CRC_ERROR_QUIT);
    png_set_chunk_malloc_max(png, kMaxText);
    png_set_chunk_cache_max(png, kMaxChunks);
    png_set_user_limits(png, kMaxPictureSide, kMaxPictureSide);
}

int take_pixels(png_structp, png_unknown_chunkp chunk) {
    return std::memcmp(chunk->name, "IDAT", 4) == 0 ? 1 : 0;  // 1 = dealt with
}

// libpng cannot leave out pixels as such, but it hands chunks that it is told not to know to a
// callback.
void skip_pixels(png_structp png) {
    png_set_keep_unknown_chunks(
        png, PNG_HANDLE_CHUNK_NEVER, reinterpret_cast<png_const_bytep>("IDAT"), 1);
    png_set_read_user_chunk_fn(png, nullptr, take_pixels);
}

void ask_for_rgb(png_structp png) {
    png_set_expand(png);  // palettes, 1 to 4 bits, transparency
    png_set_scale_16(png);
    png_set_gray_to_rgb(png);
    png_set_strip_alpha(png);
    png_set_interlace_handling(png);
}

bool make_room(png_structp png, png_infop info, Reading& reading) {
    const auto width = png_get_image_width(png, info);
    const auto height = png_get_image_height(png, info);
    const std::uint64_t packed = png_get_rowbytes(png, info) * std::uint64_t{height};
    if (std::uint64_t{width} * height > kMaxPicturePixels) return false;
    if (packed > kMaxDeflateRatio * reading.file_size) return false;
    reading.image.rgb.resize(std::size_t{3} * width * height);
    for (std::size_t y = 0; y < height; ++y)
        reading.rows.push_back(reading.image.rgb.data() + y * 3 * width);
    return true;
}

// Nothing with a destructor may live in here: libpng leaves by longjmp. False = failed.
bool decode(png_structp png, png_infop info, Reading& reading, bool with_pixels) {
    if (setjmp(png_jmpbuf(png))) return false;
    png_set_read_fn(png, &reading, on_read);
    keep_only_text(png);
    if (!with_pixels) skip_pixels(png);
    png_read_info(png, info);
    reading.image.width = static_cast<int>(png_get_image_width(png, info));
    reading.image.height = static_cast<int>(png_get_image_height(png, info));
    if (with_pixels) {
        if (!make_room(png, info, reading)) {
            reading.too_large = true;
            return false;
        }
        ask_for_rgb(png);
        png_read_update_info(png, info);
        if (png_get_rowbytes(png, info) != std::size_t{3} * png_get_image_width(png, info))
            png_error(png, "unexpected row size");
        png_read_image(png, reading.rows.data());
    }
    png_read_end(png, info);
    if (reading.bad_text) return false;
    take_exif(png, info, reading);
    reading.too_much_text = !take_text(png, info, reading);
    return !reading.too_much_text;
}

std::string problem_of(const Reading& reading) {
    if (reading.truncated) return "is a PNG that is cut short; copy or download it again.";
    if (reading.too_large)
        return "claims more pixels than it can hold or than Seedbed reads (16,384 a side, "
               "134,217,728 together); choose a smaller picture.";
    if (reading.too_much_text)
        return "holds texts of more than 64 MiB, which Seedbed does not read; save it again "
               "without "
               "them.";
    return "is a damaged PNG (" + reading.message + "); copy or download it again.";
}

void read(Reading& reading, const std::string& name, bool with_pixels) {
    constexpr std::size_t kSignature = 8;
    if (reading.input.size() < kSignature ||
        png_sig_cmp(reinterpret_cast<png_const_bytep>(reading.input.data()), 0, kSignature) != 0)
        throw Error(ErrorCode::FileFormat,
                    quote(name, 1000) + " is not a PNG picture; choose a PNG file.");
    reading.file_size = reading.input.size();
    const Reader reader(reading);
    if (!reader.info || !decode(reader.png, reader.info, reading, with_pixels))
        throw Error(ErrorCode::FileFormat, quote(name, 1000) + " " + problem_of(reading));
}

}  // namespace

PngFile decode_png(std::span<const std::byte> bytes, const std::string& name) {
    Reading reading;
    reading.input = bytes;
    read(reading, name, true);
    return {std::move(reading.image), std::move(reading.text)};
}

PngFile read_png(const std::filesystem::path& path) {
    return decode_png(MappedFile::open(path)->bytes(), path.string());
}

PngHeader decode_png_header(std::span<const std::byte> bytes, const std::string& name) {
    Reading reading;
    reading.input = bytes;
    read(reading, name, false);
    return {reading.image.width,
            reading.image.height,
            std::move(reading.text),
            std::move(reading.exif)};
}

PngText read_png_text(const std::filesystem::path& path) {
    return decode_png_header(MappedFile::open(path)->bytes(), path.string()).text;
}

}  // namespace seedbed
