// SPDX-License-Identifier: Apache-2.0
#include "core/engine/grid_axis.h"

#include "core/base/error.h"

#include <QtTest>

namespace seedbed {

using Values = std::vector<std::string>;

class GridAxisTest : public QObject {
    Q_OBJECT

    static Values values(std::string_view kind, std::string_view text) {
        return parse_axis(kind, text).values;
    }
    static std::string error_of(std::string_view kind, std::string_view text) {
        try {
            parse_axis(kind, text);
        } catch (const Error& error) {
            return error.code() == ErrorCode::InvalidRequest ? error.what() : "another code";
        }
        return "";
    }

 private Q_SLOTS:
    void namesOfOtherProgramsAreKnown_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("ours");
        const std::pair<const char*, const char*> names[] = {
            {"Seed", "seed"},
            {"Var. seed", "variation"},
            {"Var. strength", "variation_strength"},
            {"Steps", "steps"},
            {"CFG Scale", "cfg"},
            {"Prompt S/R", "prompt_sr"},
            {"Sampler", "sampler"},
            {"Schedule type", "schedule"},
            {"Eta", "eta"},
            {"Checkpoint name", "model"},
            {"RNG source", "rng"},
            {"Size", "size"},
            {"Negative Prompt", "negative"},
            {"variation_strength", "variation_strength"},
            {"prompt", "prompt"}};
        for (const auto& [name, ours] : names)
            QTest::newRow(name) << QString::fromLatin1(name) << QString::fromLatin1(ours);
    }
    void namesOfOtherProgramsAreKnown() {
        QFETCH(QString, name);
        QFETCH(QString, ours);
        QCOMPARE(parse_axis_kind(name.toStdString()), ours.toStdString());
    }

    void anUnknownAxisListsWhatThereIs() {
        const auto error = error_of("clip skip", "1");
        QVERIFY2(error.find("\"clip skip\"") != error.npos, error.c_str());
        for (const auto& kind : axis_kinds()) QVERIFY(error.find(kind.name) != error.npos);
    }

    void everyExampleCanBeRead() {
        for (const auto& kind : axis_kinds()) {
            const auto axis = parse_axis(kind.name, kind.example);
            QCOMPARE(axis.kind, std::string(kind.name));
            QVERIFY(axis.values.size() > 1);
        }
    }

    void numbersAndRanges() {
        QCOMPARE(values("steps", "20"), (Values{"20"}));
        QCOMPARE(values("steps", "1-5"), (Values{"1", "2", "3", "4", "5"}));
        QCOMPARE(values("steps", "1-5 (+2)"), (Values{"1", "3", "5"}));
        QCOMPARE(values("steps", "1-6(+2)"), (Values{"1", "3", "5"}));
        QCOMPARE(values("steps", "9-1 (-4)"), (Values{"9", "5", "1"}));
        QCOMPARE(values("steps", "1-10 [5]"), (Values{"1", "3", "5", "7", "10"}));
        QCOMPARE(values("steps", "4 - 6, 20"), (Values{"4", "5", "6", "20"}));
        QCOMPARE(values("steps", "1, 2, .., 6"), (Values{"1", "2", "3", "4", "5", "6"}));
        QCOMPARE(values("steps", "10, 8, ..., 3"), (Values{"10", "8", "6", "4"}));
        QCOMPARE(values("cfg", "1.50, 07"), (Values{"1.5", "7"}));
        QCOMPARE(values("cfg", "0-1 (+0.1)").size(), std::size_t{11});
        QCOMPARE(values("cfg", "0-1 (+0.1)")[3], std::string("0.3"));
        QCOMPARE(values("cfg", "0-1 [3]"), (Values{"0", "0.5", "1"}));
        QCOMPARE(values("cfg", "-1-1"), (Values{"-1", "0", "1"}));
        QCOMPARE(values("cfg", "0.5, 1, .., 2"), (Values{"0.5", "1", "1.5", "2"}));
        QCOMPARE(values("eta", "1-0 [3]"), (Values{"1", "0.5", "0"}));
        QCOMPARE(values("steps", "5-9 [1]"), (Values{"5"}));
    }

    void seeds() {
        QCOMPARE(values("seed", "0-3"), (Values{"0", "1", "2", "3"}));
        QCOMPARE(values("seed", "7, 0, 7, 2"), (Values{"7", "0", "2"}));
        QCOMPARE(values("seed", "0-100 (+50)"), (Values{"0", "50", "100"}));
        QCOMPARE(values("seed", "18446744073709551614-18446744073709551615"),
                 (Values{"18446744073709551614", "18446744073709551615"}));
        QCOMPARE(values("seed", "0-18446744073709551615 [3]"),
                 (Values{"0", "9223372036854775807", "18446744073709551615"}));
        QCOMPARE(values("seed", "5, 10, .., 20"), (Values{"5", "10", "15", "20"}));
        QCOMPARE(values("seed", "1 2 3"), (Values{"1", "2", "3"}));
    }

    void minusOneIsDrawnBeforeTheRun() {
        std::uint64_t next = 100;
        const SeedDraw draw = [&] { return Seed(next++); };
        QCOMPARE(parse_axis("seed", "-1, 5, -1", draw).values, (Values{"100", "5", "101"}));
        QCOMPARE(parse_axis("variation", "-1, 7:0.5", draw).values, (Values{"102", "7:0.5"}));
        QVERIFY(values("seed", "-1") != values("seed", "-1") ||
                values("seed", "-1") != values("seed", "-1"));
    }

    void texts() {
        QCOMPARE(values("prompt", "a red cube || a blue sphere, soft light"),
                 (Values{"a red cube", "a blue sphere, soft light"}));
        QCOMPARE(values("prompt", "\"a cube, red\", a sphere"),
                 (Values{"a cube, red", "a sphere"}));
        QCOMPARE(values("prompt", "one\ntwo"), (Values{"one", "two"}));
        QCOMPARE(values("prompt_sr", "red, \"say \"\"hi\"\"\", blue"),
                 (Values{"red", "say \"hi\"", "blue"}));
        QCOMPARE(values("negative", "\"\", blurry"), (Values{"", "blurry"}));
        QCOMPARE(values("negative", "\"\" || blurry, dark"), (Values{"", "blurry, dark"}));
        QCOMPARE(values("prompt", "a cube, , \n a sphere,"), (Values{"a cube", "a sphere"}));
        QCOMPARE(values("prompt", "\"a || b\", c"), (Values{"a || b", "c"}));
    }

    void names() {
        QCOMPARE(
            values("Sampler",
                   "DDIM, Euler a, DPM++ 2M, DPM++ 2M Karras, k_euler, PLMS, DPM++ 2M SDE Karras"),
            (Values{"ddim",
                    "euler_a",
                    "dpmpp_2m",
                    "dpmpp_2m_karras",
                    "euler",
                    "pndm",
                    "dpmpp_2m_sde_karras"}));
        QCOMPARE(values("Schedule type", "Automatic, Karras"), (Values{"automatic", "karras"}));
        QCOMPARE(values("RNG source", "GPU, CPU, NV"), (Values{"nv", "cpu", "nv"}));
        QCOMPARE(values("size", "128x64, 192 × 128, 64"), (Values{"128x64", "192x128", "64x64"}));
        QCOMPARE(values("variation", "\"42,0.25;7,0.1\", 3:1, 9"),
                 (Values{"42:0.25;7:0.1", "3:1", "9"}));
    }

    void skippedValuesStayInTheGrid() {
        const auto axis = parse_axis("steps", "10, SKIP:20, skip: 30-31");
        QCOMPARE(axis.values, (Values{"10", "SKIP:20", "SKIP:30", "SKIP:31"}));
        QVERIFY(is_skipped(axis.values[1]) && !is_skipped(axis.values[0]));
        QCOMPARE(without_skip(axis.values[3]), std::string_view("31"));
    }

    void errorsQuoteTheValueAndSayWhatIsAllowed_data() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("quoted");
        QTest::addColumn<QString>("allowed");
        const auto row =
            [](const char* kind, const char* text, const char* quoted, const char* allowed) {
                QTest::newRow(QByteArray(kind) + " " + text)
                    << QString::fromLatin1(kind) << QString::fromLatin1(text)
                    << QString::fromLatin1(quoted) << QString::fromLatin1(allowed);
            };
        row("steps", "10, ten", "\"ten\"", "1-5 (+2)");
        row("steps", "1.5", "\"1.5\"", "whole number");
        row("steps", "5-1", "\"5-1\"", "backwards");
        row("steps", "1-5 (-1)", "\"1-5 (-1)\"", "never gets there");
        row("steps", "1-5 (+0)", "\"1-5 (+0)\"", "step");
        row("steps", "1-5 [0]", "\"1-5 [0]\"", "points");
        row("steps", "1-5 (+2", "\"1-5 (+2\"", "1-10 [4]");
        row("steps", "0-99999999", "\"0-99999999\"", "1,000,000");
        row("steps", "1, 2, ..", "\"..\"", "both sides");
        row("steps", ".., 5", "\"..\"", "both sides");
        row("cfg", "inf", "\"inf\"", "not a number");
        row("cfg", "7x", "\"7x\"", "not a number");
        row("seed", "cube", "\"cube\"", "whole number");
        row("seed", "-2", "\"-2\"", "negative");
        row("seed", "18446744073709551616", "18446744073709551616", "too large");
        row("seed", "0-18446744073709551615", "0-18446744073709551615", "1,000,000");
        row("sampler", "dpm2", "dpm2", "dpmpp_2m");
        row("schedule", "exponential", "\"exponential\"", "karras");
        row("rng", "std", "\"std\"", "cpu");
        row("size", "0x64", "\"0x64\"", "WIDTHxHEIGHT");
        row("size", "big", "\"big\"", "128x128");
        row("variation", "42:2", "42:2", "1");
        row("prompt", "\"open", "\"open", "closing");
        row("prompt", "\"a\" b", "\"b\"", "closing");
        row("prompt", " , ", "\"prompt\"", "a red cube");
        row("model", "\"\"", "\"\"", "tabletop");
    }
    void errorsQuoteTheValueAndSayWhatIsAllowed() {
        QFETCH(QString, kind);
        QFETCH(QString, text);
        QFETCH(QString, quoted);
        QFETCH(QString, allowed);
        const auto error = QString::fromStdString(error_of(kind.toStdString(), text.toStdString()));
        QVERIFY2(error.contains(quoted) || error.contains(QString(quoted).replace(
                                               QStringLiteral("\""), QStringLiteral("\\x22"))),
                 qPrintable(error));
        QVERIFY2(error.contains(allowed), qPrintable(error));
    }

    void whatIsShownReadsBack() {
        const auto round = [](const GridAxis& axis) {
            return parse_axis(axis.kind, format_axis(axis)) == axis;
        };
        for (const auto& kind : axis_kinds()) QVERIFY(round(parse_axis(kind.name, kind.example)));
        QVERIFY(round({"prompt", {"a, b", "say \"hi\"", "c || d", " edge ", "two\nlines"}}));
        QVERIFY(round({"negative", {"", "x"}}));
        QVERIFY(round({"prompt", {"SKIP:a, b", "c"}}));
        QVERIFY(round({"seed", {"5", "SKIP:7"}}));
        QVERIFY(round({"variation", {"42:0.1;7:0.2", "", "9"}}));
        QCOMPARE(format_axis(parse_axis("seed", "0-15, 42")), std::string("0-15, 42"));
        QCOMPARE(format_axis(parse_axis("steps", "10-30 (+10)")), std::string("10, 20, 30"));
    }
};

}  // namespace seedbed

QTEST_GUILESS_MAIN(seedbed::GridAxisTest)
#include "grid_axis_test.moc"
