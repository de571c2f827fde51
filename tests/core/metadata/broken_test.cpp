// SPDX-License-Identifier: Apache-2.0
// Files that are damaged or made to do harm: one sentence each, and the rest is read.
#include "tests/core/base/expect_error.h"
#include "tests/core/io/png_bytes.h"
#include "tests/core/io/test_files.h"
#include "tests/core/metadata/picture_bytes.h"

#include <QTemporaryDir>
#include <QTest>

using namespace seedbed;

namespace {

std::string nested(int depth) {
    std::string text = "{\"a\": ";
    for (int i = 0; i < depth; ++i) text += '[';
    for (int i = 0; i < depth; ++i) text += ']';
    return text + "}";
}

}  // namespace

class BrokenTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;

 private Q_SLOTS:
    void noPicture() {
        VERIFY_ERROR(read_picture_file(put(folder_, "a.png", "hello, this is text")),
                     ErrorCode::FileFormat,
                     "a.png");
        VERIFY_ERROR(
            read_picture_file(put(folder_, "empty.png", "")), ErrorCode::FileFormat, "empty");
        VERIFY_ERROR(read_picture_file(folder_.filePath(QStringLiteral("no.png")).toStdString()),
                     ErrorCode::FileNotFound,
                     "no.png");
        VERIFY_ERROR(
            read_picture_file(put(folder_, "cut.png", png_with({{"parameters", "a"}}).left(60))),
            ErrorCode::FileFormat,
            "cut.png");
        VERIFY_ERROR(read_picture_file(put(folder_, "cut.jpg", jpeg_with({}).left(30))),
                     ErrorCode::FileFormat,
                     "cut.jpg");
        VERIFY_ERROR(read_picture_file(put(folder_, "cut.webp", webp_with({}).left(16))),
                     ErrorCode::FileFormat,
                     "cut.webp");
    }

    // The name says nothing: the content counts.
    void aJpegThatIsCalledPng() {
        const auto file = read_picture_file(put(folder_, "b.png", jpeg_with({{}, {}, "x"})));
        QVERIFY(file.kind == PictureKind::Jpeg);
    }

    void fiftyMegabytesOfText() {
        const std::string text(50u << 20, 'a');
        const auto file = read_back(png_with(
            {{"parameters", text}, {"prompt", R"({"1": {"class_type": "X", "inputs": {}}})"}}));
        QVERIFY(file.settings);
        QCOMPARE(file.settings->program, "ComfyUI");  // the rest is read
        QVERIFY(file.settings->problems[0].find("\"parameters\" has 52428800 bytes") !=
                std::string::npos);
        QCOMPARE(file.text.size(), std::size_t{2});
    }

    void textsThatUnpackWithoutEnd() {
        auto chunks = split_chunks(png_with({}));
        const auto packed = deflate(QByteArray(100 << 20, 'a'));
        chunks.insert(chunks.begin() + 1, {"zTXt", QByteArray("parameters\0\0", 12) + packed});
        VERIFY_ERROR(read_picture_file(put(folder_, "bomb.png", join_chunks(chunks))),
                     ErrorCode::FileFormat,
                     "bomb.png");
    }

    void jsonNestedTenThousandDeep_data() {
        QTest::addColumn<QByteArray>("key");
        for (const auto* key : {"parameters", "prompt", "workflow", "seedbed", "invokeai_metadata"})
            QTest::newRow(key) << QByteArray(key);
    }

    void jsonNestedTenThousandDeep() {
        QFETCH(QByteArray, key);
        const auto settings = settings_in(png_with({{key.toStdString(), nested(10'000)}}));
        QVERIFY(!settings.problems.empty());
        QVERIFY2(settings.problems[0].find("nests JSON more than") != std::string::npos,
                 settings.problems[0].c_str());
        QCOMPARE(settings_in(png_with({{key.toStdString(), nested(2'000'000)}})).problems.size(),
                 settings.problems.size());
    }

    void seedsThatAreNone_data() {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("quoted");
        QTest::newRow("minus one") << QByteArray("-1") << QByteArray("\"-1\"");
        QTest::newRow("text minus one") << QByteArray("\"-1\"") << QByteArray("\"-1\"");
        QTest::newRow("2^70") << QByteArray("\"1180591620717411303424\"")
                              << QByteArray("\"1180591620717411303424\"");
        QTest::newRow("2^64") << QByteArray("18446744073709551616") << QByteArray("e+19\"");
        QTest::newRow("fraction") << QByteArray("1.5") << QByteArray("\"1.5\"");
        QTest::newRow("word") << QByteArray("\"random\"") << QByteArray("\"random\"");
        QTest::newRow("list") << QByteArray("[1]") << QByteArray("\"[1]\"");
        QTest::newRow("boolean") << QByteArray("true") << QByteArray("\"true\"");
    }

    void seedsThatAreNone() {
        QFETCH(QByteArray, json);
        QFETCH(QByteArray, quoted);
        const auto settings =
            settings_in(png_with({{"parameters",
                                   "{\"sui_image_params\": {\"prompt\": \"fox\", \"seed\": " +
                                       json.toStdString() + "}}"}}));
        QCOMPARE(settings.prompt, "fox");
        QVERIFY(!settings.seed);
        QCOMPARE(settings.problems.size(), std::size_t{1});
        QVERIFY2(settings.problems[0].find(quoted.toStdString()) != std::string::npos,
                 settings.problems[0].c_str());
        QVERIFY(is_sentence(settings.problems[0]));
    }

    void jsonThatIsLong() {
        std::string text = "{\"sui_image_params\": {\"prompt\": \"x\", \"a\": [";
        for (int i = 0; i < 2'000'000; ++i) text += "NaN,";
        text += "1]}}";
        const auto settings = settings_in(png_with({{"parameters", text}}));
        QCOMPARE(settings.prompt, "x");
    }

    void damagedExifIsAProblem() {
        auto jpeg = jpeg_with({{{"Exif.Photo.UserComment", unicode_comment(QStringLiteral("x"))}},
                               {},
                               "a fox\nSteps: 3, Sampler: DDIM, Seed: 4"});
        const auto at = jpeg.indexOf("Exif") + 6;
        jpeg.replace(at, 8, "garbage!");
        const auto settings = settings_in(jpeg);
        QCOMPARE(settings.prompt, "a fox");
        QCOMPARE(settings.problems.size(), std::size_t{1});
        QVERIFY(settings.problems[0].find("EXIF of the picture is damaged") != std::string::npos);
    }

    void settingsOfNeverThrows() {
        QVERIFY(!settings_of({}));
        QVERIFY(!settings_of({{"", ""}, {"x", "y"}}));
        for (const auto* key : {"parameters",
                                "seedbed",
                                "prompt",
                                "workflow",
                                "invokeai_metadata",
                                "sd-metadata",
                                "Dream",
                                "Comment",
                                "UserComment",
                                "comment",
                                "xmp",
                                "XML:com.adobe.xmp",
                                "Software"})
            for (const auto* value : {"",
                                      "{",
                                      "[]",
                                      "null",
                                      "\"",
                                      "-S",
                                      "{}",
                                      "<",
                                      "prompt:",
                                      "NovelAI",
                                      "Draw Things",
                                      "\xFF\xFE",
                                      "Steps: , , ,:"})
                settings_of({{key, value}, {"Software", "NovelAI"}, {"Comment", value}});
    }
};

QTEST_GUILESS_MAIN(BrokenTest)
#include "broken_test.moc"
