// SPDX-License-Identifier: Apache-2.0
#include "core/io/picture_file.h"

#include "core/io/jpeg.h"
#include "core/io/webp.h"
#include "tests/core/base/expect_error.h"
#include "tests/core/io/test_files.h"
#include "tests/core/metadata/picture_bytes.h"

#include <QTemporaryDir>
#include <QTest>

#include <span>

using namespace seedbed;

namespace {

std::span<const std::byte> bytes_of(const QByteArray& bytes) {
    return std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

int largest_difference(const Image& a, const Image& b) {
    if (a.width != b.width || a.height != b.height || a.rgb.size() != b.rgb.size()) return 256;
    int largest = 0;
    for (std::size_t i = 0; i < a.rgb.size(); ++i)
        largest = std::max(largest, std::abs(int{a.rgb[i]} - int{b.rgb[i]}));
    return largest;
}

}  // namespace

class PictureFileTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;

 private Q_SLOTS:
    void everyKindByItsContent() {
        const auto expected = gradient_image(40, 24);
        QVERIFY(read_picture(put(folder_, "a.jpg", png_with({}, 40, 24))) == expected);
        QVERIFY(read_picture(put(folder_, "a.png", webp_with({}, 40, 24))) == expected);
        const auto jpeg = read_picture(put(folder_, "a", jpeg_with({}, 40, 24)));
        QVERIFY(largest_difference(jpeg, expected) <= 6);
        QVERIFY(picture_kind(bytes_of("GIF89a …")) == std::nullopt);
        QVERIFY(picture_kind({}) == std::nullopt);
    }

    void thumbnails() {
        for (const auto& bytes :
             {png_with({}, 640, 400), jpeg_with({}, 640, 400), webp_with({}, 640, 400)}) {
            const auto path = put(folder_, "t", bytes);
            const auto small = thumbnail(path, 128);
            QCOMPARE(small.width, 128);
            QCOMPARE(small.height, 80);
            QVERIFY(largest_difference(small, gradient_image(128, 80)) <= 8);
            QCOMPARE(thumbnail(path, 1000).width, 640);
            QCOMPARE(thumbnail(path, 1).height, 1);
        }
        QVERIFY_EXCEPTION_THROWN(thumbnail("x", 0), LogicError);
    }

    // A thumbnail of a JPEG is decoded small, and no smaller than asked.
    void jpegScales() {
        const auto jpeg = jpeg_with({}, 640, 400);
        QCOMPARE(decode_jpeg(bytes_of(jpeg), "a", 128).width, 160);
        QCOMPARE(decode_jpeg(bytes_of(jpeg), "a", 80).width, 80);
        QCOMPARE(decode_jpeg(bytes_of(jpeg), "a", 600).width, 640);
        QCOMPARE(decode_jpeg(bytes_of(jpeg), "a", 5000).width, 640);
        QVERIFY(jpeg_size(bytes_of(jpeg), "a") == std::pair(640, 400));
        QVERIFY(webp_size(bytes_of(webp_with({}, 30, 20)), "a") == std::pair(30, 20));
    }

    void brokenFiles() {
        const auto refused = [&](const char* name, const QByteArray& bytes, const char* part) {
            const auto path = put(folder_, name, bytes);
            VERIFY_ERROR(read_picture(path), ErrorCode::FileFormat, part);
            VERIFY_ERROR(read_picture(path), ErrorCode::FileFormat, name);
            VERIFY_ERROR(thumbnail(path, 8), ErrorCode::FileFormat, part);
        };
        refused("text.png", "this is some text", "is not a picture");
        refused("gif.gif", "GIF89a 1234567890", "PNG, JPEG or WebP");
        const auto jpeg = jpeg_with({}, 640, 400);
        refused("half.jpg", jpeg.left(jpeg.size() / 2), "cut short");
        refused("start.jpg", jpeg.left(20), "cut short");
        const auto webp = webp_with({}, 64, 64);
        refused("half.webp", webp.left(webp.size() / 2), "cut short");
        auto damaged = webp;
        damaged.replace(20, 30, QByteArray(30, '\xFF'));
        refused("damaged.webp", damaged, "WebP");
        refused("half.png", png_with({}, 640, 400).chopped(20), "cut short");
        VERIFY_ERROR(read_picture(folder_.filePath(QStringLiteral("no.jpg")).toStdString()),
                     ErrorCode::FileNotFound,
                     "no.jpg");
    }

    // 20,000 x 20,000 pixels in 100 bytes.
    void sizesThatLie() {
        auto jpeg = jpeg_with({}, 16, 16);
        const auto frame = jpeg.indexOf(QByteArray("\xFF\xC0", 2));
        QVERIFY(frame > 0);
        jpeg.replace(frame + 5, 4, QByteArray("\x4E\x20\x4E\x20", 4));
        VERIFY_ERROR(read_picture(put(folder_, "big.jpg", jpeg)), ErrorCode::FileFormat, "16384");
        jpeg.replace(frame + 5, 4, QByteArray("\x20\x00\x20\x00", 4));
        VERIFY_ERROR(
            read_picture(put(folder_, "lie.jpg", jpeg)), ErrorCode::FileFormat, "cut short");
    }
};

QTEST_GUILESS_MAIN(PictureFileTest)
#include "picture_file_test.moc"
