// SPDX-License-Identifier: Apache-2.0
#include "core/io/infotext.h"

#include <QElapsedTimer>
#include <QTest>

#include <random>

using namespace seedbed;

namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

const Fields kFields{{"Steps", "20"}, {"Sampler", "DDIM"}, {"CFG scale", "4"}, {"Seed", "7"}};

std::string value(const Infotext& info, const char* key) {
    const auto* found = info.field(key);
    return found ? *found : "(absent)";
}

}  // namespace

class InfotextTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void writes_the_form() {
        const Infotext info{"two cats on a bench, photo, (detailed:1.2)",
                            "blurry, lowres",
                            {{"Steps", "30"},
                             {"Sampler", "DPM++ 2M"},
                             {"Size", "512x512"},
                             {"Lora hashes", "film: 0123456789ab"}}};
        QCOMPARE(format_infotext(info),
                 std::string("two cats on a bench, photo, (detailed:1.2)\n"
                             "Negative prompt: blurry, lowres\n"
                             "Steps: 30, Sampler: DPM++ 2M, Size: 512x512, Lora hashes: \"film: "
                             "0123456789ab\""));
    }

    void leaves_out_an_empty_negative() {
        QCOMPARE(format_infotext({"a cube", "", kFields}),
                 std::string("a cube\nSteps: 20, Sampler: DDIM, CFG scale: 4, Seed: 7"));
        QCOMPARE(format_infotext({"", "", kFields}),
                 std::string("\nSteps: 20, Sampler: DDIM, CFG scale: 4, Seed: 7"));
    }

    void reads_a_file_of_the_web_ui() {
        const auto info = parse_infotext(
            "two cats on a bench, <lora:film:0.8>\nsecond line\n"
            "Negative prompt: blurry,\nlowres\n"
            "Steps: 30, Sampler: DPM++ 2M, Schedule type: Karras, CFG scale: 7, Seed: 965400086, "
            "Size: 512x512, "
            "Model hash: 6ce0161689, Model: v1-5-pruned-emaonly, Clip skip: 2, ENSD: 31337, RNG: "
            "CPU, "
            "Lora hashes: \"film: 0123456789ab, two: 3\", Version: v1.10.1\n");
        QCOMPARE(info.prompt, std::string("two cats on a bench, <lora:film:0.8>\nsecond line"));
        QCOMPARE(info.negative, std::string("blurry,\nlowres"));
        QCOMPARE(info.fields.size(), std::size_t{13});
        QCOMPARE(value(info, "Sampler"), std::string("DPM++ 2M"));
        QCOMPARE(value(info, "Seed"), std::string("965400086"));
        QCOMPARE(value(info, "Lora hashes"), std::string("film: 0123456789ab, two: 3"));
        QCOMPARE(value(info, "Version"), std::string("v1.10.1"));
        QCOMPARE(value(info, "VAE"), std::string("(absent)"));
    }

    void raw_json_keeps_its_commas() {
        const auto info = parse_infotext(
            "p\nSteps: 4, Hashes: {\"model\":\"6ce0\",\"lora:x\":\"a}b\\\",\"}, Civitai resources: "
            "[{\"type\":\"lora\",\"weight\":0.7},{\"type\":\"checkpoint\",\"modelName\":\"A, "
            "B\"}], Version: 1");
        QCOMPARE(info.fields.size(), std::size_t{4});
        QCOMPARE(value(info, "Hashes"),
                 std::string("{\"model\":\"6ce0\",\"lora:x\":\"a}b\\\",\"}"));
        QVERIFY(value(info, "Civitai resources").ends_with("\"A, B\"}]"));
        QCOMPARE(value(info, "Version"), std::string("1"));
    }

    void brackets_that_do_not_close_end_at_the_comma() {
        const auto info = parse_infotext("p\nSteps: {4, Size: [1]x, Model: {\"a, Seed: ]");
        const Fields expected{{"Steps", "{4"}, {"Size", "[1]x"}, {"Model", "{\"a"}, {"Seed", "]"}};
        QVERIFY(info.fields == expected);
    }

    void fewer_than_three_pairs_are_prompt() {
        QCOMPARE(parse_infotext("Steps: 20, Seed: 7").prompt, std::string("Steps: 20, Seed: 7"));
        QVERIFY(parse_infotext("Steps: 20, Seed: 7").fields.empty());
        QCOMPARE(parse_infotext("Steps: 20, Seed: 7, Size: 8x8").prompt, std::string());
        QCOMPARE(parse_infotext("Steps: 20, Seed: 7, Size: 8x8").fields.size(), std::size_t{3});
        QCOMPARE(parse_infotext("a cube\nNegative prompt: blur").negative, std::string("blur"));
        QVERIFY(parse_infotext("") == Infotext{});
        QVERIFY(parse_infotext("\n\r\n") == Infotext{});
    }

    void windows_line_ends_are_read() {
        const auto info =
            parse_infotext("a\r\nb\r\nNegative prompt: c\r\nSteps: 1, Seed: 2, Size: 8x8\r\n");
        QVERIFY(info == (Infotext{"a\nb", "c", {{"Steps", "1"}, {"Seed", "2"}, {"Size", "8x8"}}}));
    }

    void the_last_of_two_fields_counts() {
        const auto info = parse_infotext("Seed: 1, Steps: 2, Seed: 3");
        QCOMPARE(value(info, "Seed"), std::string("3"));
        QCOMPARE(info.fields.size(), std::size_t{3});
    }

    void round_trips_data() {
        QTest::addColumn<QByteArray>("prompt");
        QTest::addColumn<QByteArray>("negative");
        QTest::addColumn<QByteArray>("model");
        const QByteArray looks_like_fields = "Steps: 20, Sampler: x, CFG scale: 1";
        QTest::newRow("plain") << QByteArray("a red cube") << QByteArray("blur") << QByteArray("m");
        QTest::newRow("empty") << QByteArray() << QByteArray() << QByteArray();
        QTest::newRow("only negative") << QByteArray() << QByteArray("blur") << QByteArray("m");
        QTest::newRow("lines") << QByteArray("a\n\nb\n") << QByteArray("\nc\nd\n")
                               << QByteArray("x\ny");
        QTest::newRow("spaces") << QByteArray("  a  ") << QByteArray("  b\t") << QByteArray(" m ");
        QTest::newRow("quotes") << QByteArray("\"a\"") << QByteArray("'b\\\"")
                                << QByteArray("\"m\"");
        QTest::newRow("backslash")
            << QByteArray("\\(a\\)") << QByteArray("\\") << QByteArray("a\\,b\\");
        QTest::newRow("commas") << QByteArray("a, b: c,") << QByteArray(",,:")
                                << QByteArray(",:\"a\": \"b\"");
        QTest::newRow("fields in prompt")
            << looks_like_fields << QByteArray("b") << QByteArray("m");
        QTest::newRow("fields in last line")
            << "a\n" + looks_like_fields << QByteArray() << QByteArray("m");
        QTest::newRow("fields in negative")
            << QByteArray("a") << looks_like_fields << looks_like_fields;
        QTest::newRow("negative twice")
            << QByteArray("a") << QByteArray("b\nNegative prompt: c") << QByteArray("m");
        QTest::newRow("negative inside")
            << QByteArray("no Negative prompt: here") << QByteArray("b") << QByteArray("m");
        QTest::newRow("brackets") << QByteArray("{a|b} [c:d:0.4]") << QByteArray("[[")
                                  << QByteArray("{\"a\":1,\"b\":[}");
        QTest::newRow("json") << QByteArray("{}") << QByteArray("[]")
                              << QByteArray("{\"a\":\"b, c\"}");
        QTest::newRow("brace alone") << QByteArray("a") << QByteArray("b") << QByteArray("{");
        QTest::newRow("unicode") << QByteArray("gr\xC3\xBCn \xE7\xB4\x85")
                                 << QByteArray("\xF0\x9F\x8C\xB1") << QByteArray("\xE7\xB4\x85, x");
        QTest::newRow("control") << QByteArray("a\tb\x01") << QByteArray("\x7F")
                                 << QByteArray("a\tb,\x01");
    }
    void round_trips() {
        QFETCH(QByteArray, prompt);
        QFETCH(QByteArray, negative);
        QFETCH(QByteArray, model);
        Infotext info{prompt.toStdString(), negative.toStdString(), kFields};
        info.fields.insert(info.fields.begin() + 2, {"Model", model.toStdString()});
        info.fields.emplace_back("Version", model.toStdString());
        const auto text = format_infotext(info);
        QVERIFY2(parse_infotext(text) == info, text.c_str());
    }

    // Any text made of what the form is sensitive to.
    void random_texts_round_trip() {
        std::mt19937 random(1);
        const char* const kParts[] = {
            ",", ":", "\"", "\\", "{", "}", "[", "]", " ", "a", "Steps: 1", "\n", "\t", "ü"};
        const auto text = [&] {
            std::string result;
            for (auto n = random() % 12; n > 0; --n) result += kParts[random() % std::size(kParts)];
            return result;
        };
        for (int i = 0; i < 20'000; ++i) {
            Infotext info{text(), text(), kFields};
            for (auto& field : info.fields) field.second = text();
            const auto written = format_infotext(info);
            QVERIFY2(parse_infotext(written) == info, written.c_str());
        }
    }

    void hostile_lines_take_linear_time() {
        for (const char* part :
             {"aa:{,", "aa:\"\\\",", "aa:[\"", "a ", "aa:", "{", "\"", "ab:{\"}\","}) {
            std::string line;
            while (line.size() < 4'000'000) line += part;
            QElapsedTimer timer;
            timer.start();
            parse_infotext(line);
            QVERIFY2(timer.elapsed() < 20'000,
                     part);  // seconds at most, hours if it were quadratic
        }
    }

    void sorts_as_the_web_ui_does() {
        Infotext info{"",
                      "",
                      {{"Version", "1"},
                       {"Extra B", "1"},
                       {"Seed", "1"},
                       {"User", "1"},
                       {"Extra A", "1"},
                       {"Steps", "1"},
                       {"RNG", "CPU"},
                       {"Sampler", "1"}}};
        sort_infotext_fields(info);
        std::string order;
        for (const auto& [key, value] : info.fields) order += key + ",";
        QCOMPARE(order, std::string("Steps,Sampler,Seed,RNG,Extra B,Extra A,Version,User,"));
    }
};

QTEST_GUILESS_MAIN(InfotextTest)
#include "infotext_test.moc"
