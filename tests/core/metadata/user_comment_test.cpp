// SPDX-License-Identifier: Apache-2.0
#include "core/metadata/embedded_text.h"
#include "tests/core/metadata/picture_bytes.h"

#include <QTest>

using namespace seedbed;
using namespace std::string_literals;

class UserCommentTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void everyCharacterSet() {
        const auto text = QStringLiteral("a cat, 紅い猫 🐈, é");
        const auto utf8 = text.toStdString();
        // Either order, whatever the file's: programs mix them up.
        for (const bool written : {false, true})
            for (const bool told : {false, true})
                QCOMPARE(decode_user_comment(unicode_comment(text, written), told), utf8);
        QCOMPARE(decode_user_comment("UNICODE\0"s + "\xFF\xFE" + "a\0b\0"s, false), "ab");
        QCOMPARE(decode_user_comment("UNICODE\0"s + "\xFE\xFF" + "\0a\0b"s, true), "ab");
        QCOMPARE(decode_user_comment("UNICODE\0"s + utf8, false), utf8);
        QCOMPARE(decode_user_comment("ASCII\0\0\0abc\0\0"s, false), "abc");
        QCOMPARE(decode_user_comment("\0\0\0\0\0\0\0\0"s + utf8, false), utf8);
        QCOMPARE(decode_user_comment(utf8, false), utf8);
        QCOMPARE(decode_user_comment("ASCII\0\0\0caf\xE9"s, false), "caf\xC3\xA9");
        QCOMPARE(decode_user_comment("", false), "");
        QCOMPARE(decode_user_comment("UNICODE\0"s, false), "");
    }

    // Without Western letters only the file's order tells.
    void textsWithoutZeros() {
        const auto text = QStringLiteral("紅い猫");
        QCOMPARE(decode_user_comment(unicode_comment(text, true), true), text.toStdString());
        QCOMPARE(decode_user_comment(unicode_comment(text, false), false), text.toStdString());
    }

    void brokenSurrogatesAndOddBytes() {
        QCOMPARE(decode_user_comment("UNICODE\0\xD8\x3D\0a\xDC\x00"s + "\0b\0"s, false),
                 "\xEF\xBF\xBD"
                 "a\xEF\xBF\xBD"
                 "b");
    }

    void allTagsOfAFile() {
        const auto file = read_back(
            jpeg_with({{{"Exif.Image.Make", "workflow:{}", true},
                        {"Exif.Image.Model", "prompt:{}", true},
                        {"Exif.Image.ImageDescription", "words", true},
                        {"Exif.Image.Software", "tool", true},
                        {"Exif.Photo.UserComment", unicode_comment(QStringLiteral("note"))}},
                       "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"/>",
                       "remark"},
                      24,
                      16));
        QVERIFY(file.kind == PictureKind::Jpeg);
        QCOMPARE(file.width, 24);
        QCOMPARE(file.height, 16);
        auto text = file.text;
        std::sort(text.begin(), text.end());
        const PictureText expected{{"ImageDescription", "words"},
                                   {"Make", "workflow:{}"},
                                   {"Model", "prompt:{}"},
                                   {"Software", "tool"},
                                   {"UserComment", "note"},
                                   {"comment", "remark"},
                                   {"xmp", "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"/>"}};
        QVERIFY(text == expected);
    }
};

QTEST_GUILESS_MAIN(UserCommentTest)
#include "user_comment_test.moc"
