// SPDX-License-Identifier: Apache-2.0
#include "core/io/png.h"

#include "tests/core/base/expect_error.h"
#include "tests/core/io/png_bytes.h"
#include "tests/core/io/test_files.h"

#include <optional>

using namespace seedbed;

namespace {

Image picture(int width, int height) {
    Image image{width, height, {}};
    for (int i = 0; i < width * height * 3; ++i)
        image.rgb.push_back(static_cast<std::uint8_t>(i * 7 + i / 50));
    return image;
}

QByteArray encoded(const Image& image, const PngText& text = {}) {
    return QByteArray::fromStdString(encode_png(image, text));
}

PngFile decoded(const QByteArray& bytes) {
    return decode_png(
        std::as_bytes(std::span(bytes.data(), static_cast<std::size_t>(bytes.size()))), "a.png");
}

// A picture of 2 x 2 with further chunks behind IHDR, or before IEND.
QByteArray with_chunks(const std::vector<PngChunk>& more, bool at_end = false) {
    auto chunks = split_chunks(encoded(picture(2, 2)));
    chunks.insert(at_end ? chunks.end() - 1 : chunks.begin() + 1, more.begin(), more.end());
    return join_chunks(chunks);
}

// A picture of another kind, from raw rows that begin with filter 0.
QByteArray raw_png(int width,
                   int height,
                   int depth,
                   int colour_type,
                   const QByteArray& rows,
                   const QByteArray& palette = {}) {
    auto header = big_endian(static_cast<std::uint32_t>(width)) +
                  big_endian(static_cast<std::uint32_t>(height));
    header.append(static_cast<char>(depth)).append(static_cast<char>(colour_type)).append(3, '\0');
    std::vector<PngChunk> chunks{{"IHDR", header}};
    if (!palette.isEmpty()) chunks.push_back({"PLTE", palette});
    chunks.push_back({"IDAT", deflate(rows)});
    chunks.push_back({"IEND", {}});
    return join_chunks(chunks);
}

std::vector<std::uint8_t> rgb_of(const QByteArray& png) {
    return decoded(png).image.rgb;
}

}  // namespace

class PngTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

    std::filesystem::path path(const char* name) const {
        return folder_.filePath(QString::fromUtf8(name)).toStdString();
    }

 private Q_SLOTS:
    void round_trips() {
        const PngText text{{"parameters", "a red cube\nNegative prompt: blur"},
                           {"seedbed", "{\"seed\": 7}"},
                           {"parameters", "\xE7\xB4\x85\xE3\x81\x84, gr\xC3\xBCn"},
                           {"Comment", "caf\xC3\xA9 \xC2\xA7"},
                           {"empty", ""}};
        for (const auto& [width, height] : {std::pair(1, 1), {3, 5}, {128, 128}, {257, 2}}) {
            const auto file = decoded(encoded(picture(width, height), text));
            QVERIFY(file.image == picture(width, height));
            QVERIFY(file.text == text);
        }
    }

    void the_same_picture_gives_the_same_bytes() {
        const PngText text{{"parameters", std::string(5000, 'x')}};
        QCOMPARE(encoded(picture(64, 48), text), encoded(picture(64, 48), text));
    }

    // exifr and UPNG.js know uncompressed tEXt only; long Latin-1 texts must stay that, too.
    void texts_stay_uncompressed_before_the_pixels() {
        const auto chunks = split_chunks(encoded(picture(2, 2),
                                                 {{"parameters", std::string(2000, 'x')},
                                                  {"Comment", "caf\xC3\xA9"},
                                                  {"parameters", "\xE7\xB4\x85"}}));
        QByteArray order;
        for (const auto& chunk : chunks) order += chunk.type + " ";
        QCOMPARE(order, QByteArray("IHDR tEXt tEXt iTXt IDAT IEND "));
        QCOMPARE(chunks[1].data, QByteArray("parameters\0", 11) + QByteArray(2000, 'x'));
        QCOMPARE(chunks[2].data, QByteArray("Comment\0caf\xE9", 12));
        QCOMPARE(chunks[3].data, QByteArray("parameters\0\0\0\0\0\xE7\xB4\x85", 18));
    }

    void reads_texts_of_every_kind() {
        const QByteArray text("gr\xC3\xBCn, \xE7\xB4\x85");
        const std::vector<PngChunk> chunks{
            {"tEXt", QByteArray("latin\0caf\xE9", 10)},
            {"tEXt", QByteArray("utf8\0", 5) + text},
            {"zTXt", QByteArray("packed\0\0", 8) + deflate("caf\xE9")},
            {"iTXt", QByteArray("plain\0\0\0de\0\0", 12) + text},
            {"iTXt", QByteArray("both\0\1\0UTF-8\0\0", 14) + deflate(text)}};
        const PngText expected{{"latin", "caf\xC3\xA9"},
                               {"utf8", text.toStdString()},
                               {"packed", "caf\xC3\xA9"},
                               {"plain", text.toStdString()},
                               {"both", text.toStdString()}};
        for (const bool at_end : {false, true}) {
            const auto bytes = with_chunks(chunks, at_end);
            QVERIFY(decoded(bytes).text == expected);
            QVERIFY(read_png_text(put(folder_, "texts.png", bytes)) == expected);
        }
    }

    void texts_are_read_without_the_pixels() {
        auto chunks = split_chunks(encoded(picture(300, 300), {{"parameters", "x"}}));
        chunks[2].data = "no zlib stream";
        chunks.insert(chunks.end() - 1, {"IDAT", "more"});
        chunks.insert(chunks.end() - 1, {"tEXt", QByteArray("late\0y", 6)});
        const auto text = read_png_text(put(folder_, "texts.png", join_chunks(chunks)));
        QVERIFY(text == (PngText{{"parameters", "x"}, {"late", "y"}}));
    }

    void reads_pictures_of_every_kind() {
        using Bytes = std::vector<std::uint8_t>;
        QCOMPARE(rgb_of(raw_png(2, 1, 8, 0, QByteArray("\0\x10\xF0", 3))),
                 (Bytes{16, 16, 16, 240, 240, 240}));
        QCOMPARE(rgb_of(raw_png(2, 1, 1, 0, QByteArray("\0\x40", 2))),
                 (Bytes{0, 0, 0, 255, 255, 255}));
        QCOMPARE(rgb_of(raw_png(1, 1, 8, 4, QByteArray("\0\x10\x80", 3))), (Bytes{16, 16, 16}));
        QCOMPARE(rgb_of(raw_png(1, 1, 8, 6, QByteArray("\0\1\2\3\0", 5))), (Bytes{1, 2, 3}));
        QCOMPARE(rgb_of(raw_png(1, 1, 16, 2, QByteArray("\0\xFF\xFF\x80\x80\0\0", 7))),
                 (Bytes{255, 128, 0}));
        QCOMPARE(rgb_of(raw_png(2, 1, 8, 3, QByteArray("\0\1\0", 3), "abcxyz")),
                 (Bytes{'x', 'y', 'z', 'a', 'b', 'c'}));
    }

    void unknown_chunks_do_no_harm() {
        QVERIFY(decoded(with_chunks(
                            {{"iCCP", "nonsense"}, {"gAMA", "x"}, {"prVt", "y"}, {"tIME", "z"}}))
                    .image == picture(2, 2));
    }

    void refuses_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("part");
        const auto row = [](const char* name, const QByteArray& bytes, const char* part) {
            QTest::newRow(name) << bytes << QByteArray(part);
        };
        const auto good = encoded(picture(20, 20), {{"parameters", "hello"}});
        auto pixel_crc = good, text_crc = good, signature = good;
        pixel_crc[good.size() - 13] = static_cast<char>(good[good.size() - 13] ^ 1);
        text_crc[text_crc.indexOf("hello")] = 'j';
        signature[1] = 'Q';
        row("empty", {}, "is not a PNG picture");
        row("JPEG", "\xFF\xD8\xFF\xE0 and more", "is not a PNG picture");
        row("signature", signature, "is not a PNG picture");
        row("signature alone", kPngSignature, "is cut short");
        row("cut in the header", good.first(20), "is cut short");
        row("cut in the pixels", good.first(good.indexOf("IDAT") + 20), "is cut short");
        row("no end", good.first(good.size() - 12), "is cut short");
        row("checksum of pixels", pixel_crc, "IDAT: CRC error");
        row("checksum of a text", text_crc, "tEXt: CRC error");
        row("wide", raw_png(16'385, 1, 8, 0, QByteArray(16'386, '\0')), "more pixels than");
        row("high", raw_png(1, 16'385, 8, 0, QByteArray(2 * 16'385, '\0')), "more pixels than");
        row("large",
            raw_png(16'384, 16'384, 1, 0, QByteArray(1'000'000, '\0')),
            "more pixels than");
        row("more than deflate can pack",
            raw_png(10'000, 10'000, 8, 2, "x"),
            "more pixels than it can hold");
        row("no pixels", raw_png(0, 1, 8, 2, "x"), "is a damaged PNG");
        row("too few rows", raw_png(2, 2, 8, 2, QByteArray(7, '\0')), "is a damaged PNG");
        row("unknown colour type", raw_png(1, 1, 8, 5, QByteArray(4, '\0')), "is a damaged PNG");
        row("no palette", raw_png(1, 1, 8, 3, QByteArray(2, '\0')), "is a damaged PNG");
        row("bad packed text", with_chunks({{"zTXt", QByteArray("a\0\0zzz", 6)}}), "zTXt");
        row("unknown packing",
            with_chunks({{"zTXt", QByteArray("a\0\7", 3) + deflate("x")}}),
            "zTXt");
        row("no IHDR", kPngSignature + join_chunks({{"IEND", {}}}).mid(8), "is a damaged PNG");
        row("critical chunk", with_chunks({{"ABCD", "x"}}), "is a damaged PNG");
    }
    void refuses() {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, part);
        VERIFY_ERROR(decoded(bytes), ErrorCode::FileFormat, part.toStdString());
        VERIFY_ERROR(decoded(bytes), ErrorCode::FileFormat, "\"a.png\" ");
    }

    void packed_bombs_are_refused() {
        const auto megabytes = [](int count) { return deflate(QByteArray(count << 20, 'x')); };
        const QByteArray compressed("t\0\1\0\0\0", 6);
        VERIFY_ERROR(decoded(with_chunks({{"zTXt", QByteArray("t\0\0", 3) + megabytes(65)}})),
                     ErrorCode::FileFormat,
                     "zTXt");
        VERIFY_ERROR(decoded(with_chunks({{"iTXt", compressed + megabytes(65)}})),
                     ErrorCode::FileFormat,
                     "iTXt");
        const PngChunk ten{"iTXt", compressed + megabytes(10)};
        QCOMPARE(decoded(with_chunks(std::vector(6, ten))).text.size(), std::size_t{6});
        VERIFY_ERROR(decoded(with_chunks(std::vector(7, ten))),
                     ErrorCode::FileFormat,
                     "texts of more than 64 MiB");
        VERIFY_ERROR(decoded(with_chunks(std::vector(60, ten))), ErrorCode::FileFormat, "64 MiB");
        const PngChunk tiny{"tEXt", QByteArray("t\0x", 3)};
        VERIFY_ERROR(decoded(with_chunks(std::vector(5000, tiny))), ErrorCode::FileFormat, "tEXt");
    }

    void files_are_read_and_written() {
        const auto size = write_png(path("out.png"), picture(16, 8), {{"parameters", "x"}});
        QCOMPARE(static_cast<std::size_t>(get(path("out.png")).size()), size);
        const auto file = read_png(path("out.png"));
        QVERIFY(file.image == picture(16, 8));
        QVERIFY(file.text == (PngText{{"parameters", "x"}}));
        VERIFY_ERROR(read_png(path("none.png")), ErrorCode::FileNotFound, "none.png");
        VERIFY_ERROR(
            write_png(path("none") / "out.png", picture(1, 1)), ErrorCode::FileNotFound, "out.png");
        VERIFY_ERROR(
            write_png("/dev/full", picture(1, 1)), ErrorCode::DiskFull, "the disk is full");
        VERIFY_ERROR(read_png(put(folder_, "not.png", "hello, world")),
                     ErrorCode::FileFormat,
                     "not.png\" is not a PNG");
    }

    void refuses_to_write_nonsense() {
        QVERIFY_EXCEPTION_THROWN(encode_png({2, 2, {1, 2, 3}}), LogicError);
        QVERIFY_EXCEPTION_THROWN(encode_png({0, 0, {}}), LogicError);
        QVERIFY_EXCEPTION_THROWN(encode_png(picture(1, 1), {{"", "x"}}), LogicError);
        QVERIFY_EXCEPTION_THROWN(encode_png(picture(1, 1), {{std::string(80, 'k'), "x"}}),
                                 LogicError);
        VERIFY_ERROR(encode_png(picture(1, 1), {{"parameters", "\xFF"}}),
                     ErrorCode::InvalidRequest,
                     "\"parameters\"");
        VERIFY_ERROR(encode_png(picture(1, 1), {{"parameters", std::string("a\0b", 3)}}),
                     ErrorCode::InvalidRequest,
                     "zero byte");
    }
};

QTEST_GUILESS_MAIN(PngTest)
#include "png_test.moc"
