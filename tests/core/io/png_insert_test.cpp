// SPDX-License-Identifier: Apache-2.0
#include "core/io/png_insert.h"

#include "core/io/png.h"
#include "tests/core/base/expect_error.h"
#include "tests/core/io/png_bytes.h"

#include <QtTest>

#include <algorithm>

namespace seedbed {

class PngInsertTest : public QObject {
    Q_OBJECT

    static constexpr char kKeyword[] = "XML:com.adobe.xmp";

    static std::span<const std::byte> bytes_of(const std::string& text) {
        return std::as_bytes(std::span(text));
    }
    static std::string picture(const PngText& text = {}) {
        Image image{3, 2, {}};
        for (int i = 0; i < 18; ++i) image.rgb.push_back(static_cast<std::uint8_t>(13 * i));
        return encode_png(image, text);
    }
    static std::string insert(const std::string& png, const std::string& text) {
        return insert_png_text(bytes_of(png), kKeyword, text, "a.png");
    }
    static QList<QByteArray> types_of(const std::string& png) {
        QList<QByteArray> types;
        for (const auto& chunk : split_chunks(QByteArray::fromStdString(png)))
            types.append(chunk.type);
        return types;
    }

 private Q_SLOTS:
    void theTextStandsBeforeThePixels() {
        const auto before = picture({{"parameters", "a cube"}});
        const auto after = insert(before, "<x:xmpmeta>Übung 立方</x:xmpmeta>");
        const auto file = decode_png(bytes_of(after), "a.png");
        QVERIFY(file.image == decode_png(bytes_of(before), "a.png").image);
        QCOMPARE(file.text.size(), 2u);
        QCOMPARE(file.text[0].second, "a cube");
        QCOMPARE(file.text[1].first, kKeyword);
        QCOMPARE(file.text[1].second, "<x:xmpmeta>Übung 立方</x:xmpmeta>");
        const auto types = types_of(after);
        QVERIFY(types.indexOf("iTXt") < types.indexOf("IDAT"));
        QCOMPARE(types.last(), QByteArray("IEND"));
    }

    void nothingElseChanges() {
        const auto before = picture({{"parameters", "a cube"}, {"seedbed", "{}"}});
        const auto after = insert(before, "text");
        const auto begin = after.find("iTXt") - 4;
        const auto length = after.size() - before.size();
        QCOMPARE(after.substr(0, begin) + after.substr(begin + length), before);
    }

    void anOlderTextIsReplaced() {
        const auto twice = insert(insert(picture(), "old"), "new");
        QCOMPARE(twice, insert(picture(), "new"));
        const auto latin = picture({{kKeyword, "as tEXt"}, {"XML:com.adobe.xmp2", "another"}});
        const auto text = decode_png(bytes_of(insert(latin, "new")), "a.png").text;
        QCOMPARE(text.size(), 2u);
        QCOMPARE(text[0].second, "another");
        QCOMPARE(text[1].second, "new");
    }

    void brokenFilesAreTold() {
        const auto png = picture();
        VERIFY_ERROR(insert("", "x"), ErrorCode::FileFormat, "a.png");
        VERIFY_ERROR(insert("GIF89a", "x"), ErrorCode::FileFormat, "not a PNG");
        for (std::size_t length = 8; length + 12 < png.size(); ++length)
            VERIFY_ERROR(insert(png.substr(0, length), "x"), ErrorCode::FileFormat, "\"a.png\"");
        auto huge = png;
        huge[8] = '\x7F';  // the length of the first chunk
        VERIFY_ERROR(insert(huge, "x"), ErrorCode::FileFormat, "cut short");
    }

    void badCallsAreBugs() {
        QVERIFY_EXCEPTION_THROWN(insert(picture(), "\xFF"), LogicError);
        QVERIFY_EXCEPTION_THROWN(insert_png_text(bytes_of(picture()), "", "x", "a"), LogicError);
    }
};

}  // namespace seedbed

QTEST_GUILESS_MAIN(seedbed::PngInsertTest)
#include "png_insert_test.moc"
