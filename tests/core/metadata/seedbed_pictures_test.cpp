// SPDX-License-Identifier: Apache-2.0
// Our own pictures: read back here, and by the rules of the programs that read them elsewhere.
#include "core/io/infotext.h"
#include "core/io/png.h"
#include "tests/core/io/png_bytes.h"
#include "tests/core/metadata/picture_bytes.h"

#include <QRegularExpression>
#include <QTest>
#include <nlohmann/json.hpp>

using namespace seedbed;

namespace {

// What the engine writes (core/engine/picture_text.cpp).
const char kOwn[] =
    R"({"version": "0.2.0", "torch": "2.11.0", "prompt": "a cube\nNegative prompt: no",
    "negative": "blur", "seed": 18446744073709551615, "noise": "nv", "steps": 25, "sampler": "dpmpp_2m",
    "schedule": "karras", "guidance": 4.5, "eta": 0.0, "width": 128, "height": 136, "batch": 8,
    "model": "Tabletop", "model_hash": "0123456789", "device": "cpu", "dtype": "float32",
    "recipe_key": "4f1c", "variation": "42:0.2;7:0.1", "slerp": "whole",
    "pad": {"right": 1, "below": 2, "diagonal": 3, "x": 0.5, "y": 0.25}})";

PictureText own_text(const std::string& prompt) {
    Infotext info;
    info.prompt = prompt;
    info.negative = "blur, \"quoted\"";
    info.fields = {{"Steps", "25"},
                   {"Sampler", "DPM++ 2M"},
                   {"Schedule type", "Karras"},
                   {"CFG scale", "4.5"},
                   {"Seed", "7"},
                   {"Size", "128x136"},
                   {"Model hash", "0123"},
                   {"Model", "my, model: 2"},
                   {"RNG", "CPU"},
                   {"Version", "Seedbed 0.2.0"}};
    return {{"parameters", format_infotext(info)}, {"seedbed", kOwn}};
}

}  // namespace

class SeedbedPicturesTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void ourChunkSaysAll() {
        const auto settings = settings_in(png_with({{"parameters", "x"}, {"seedbed", kOwn}}));
        QCOMPARE(settings.program, "Seedbed");
        QCOMPARE(settings.program_version, "0.2.0");
        QCOMPARE(settings.prompt, "a cube\nNegative prompt: no");
        QCOMPARE(settings.negative, "blur");
        QVERIFY(settings.seed == Seed(18446744073709551615u));
        QVERIFY(settings.noise == NoiseMode::Nv);
        QCOMPARE(settings.steps.value(), 25);
        QCOMPARE(settings.guidance.value(), 4.5);
        QCOMPARE(settings.eta.value(), 0.0);
        QCOMPARE(settings.width.value(), 128);
        QCOMPARE(settings.height.value(), 136);
        QCOMPARE(settings.sampler, "dpmpp_2m");
        QCOMPARE(settings.schedule, "karras");
        QCOMPARE(settings.model, "Tabletop");
        QCOMPARE(settings.model_hash, "0123456789");
        const NoiseRecipe recipe{{{Seed(42), 0.2}, {Seed(7), 0.1}},
                                 NoisePad{Seed(1), Seed(2), Seed(3), 0.5, 0.25},
                                 SlerpForm::Whole};
        QVERIFY(settings.recipe == recipe);
        QCOMPARE(other_of(settings, "dtype"), "float32");
        QVERIFY(settings.problems.empty());
        const auto file = read_back(png_with({{"seedbed", kOwn}}));
        QCOMPARE(file.recipe_key, "4f1c");
        QCOMPARE(other_of(*file.settings, "recipe_key"), "");
        QCOMPARE(read_back(png_with({own_text("a cube")[0]})).recipe_key, "");
    }

    void withoutOurChunkTheTextDoes() {
        auto settings = settings_in(png_with({own_text("a cube")[0]}));
        QCOMPARE(settings.program, "Seedbed");
        QCOMPARE(settings.program_version, "0.2.0");
        QCOMPARE(settings.model, "my, model: 2");
        QVERIFY(settings.noise == NoiseMode::Cpu);
        settings = settings_in(png_with({{"parameters",
                                          "a\nSteps: 2, Sampler: DDIM, Eta: 0.5, Seed: 1, Noise "
                                          "recipe: \"42:0.2;7:0.1\", Noise "
                                          "slerp: whole, Version: Seedbed 0.2.0"}}));
        QCOMPARE(settings.eta.value(), 0.5);
        QCOMPARE(settings.recipe.chain.size(), std::size_t{2});
        QVERIFY(settings.recipe.form == SlerpForm::Whole);
    }

    void aDamagedChunkIsAProblemAndTheTextIsRead() {
        const auto settings =
            settings_in(png_with({own_text("a cube")[0], {"seedbed", "{\"seed\": "}}));
        QCOMPARE(settings.prompt, "a cube");
        QCOMPARE(settings.problems.size(), std::size_t{1});
        QVERIFY(settings.problems[0].find("\"seedbed\"") != std::string::npos);
    }

    void badValues() {
        const auto settings = settings_in(
            png_with({{"seedbed", R"({"prompt": "a", "seed": -1, "noise": "dice", "variation": "x",
                "pad": {"right": 1, "x": 4}})"}}));
        QCOMPARE(settings.prompt, "a");
        QVERIFY(!settings.seed && !settings.noise && settings.recipe.plain());
        QVERIFY(settings.problems.size() >= 4);
    }

    // Readers that know only tEXt, or look no further than the pixels, find everything.
    void chunksAreUncompressedAndBeforeThePixels() {
        for (const auto* prompt : {"a cube", "caf\xC3\xA9", "\xE7\xB4\x85\xE3\x81\x84 cube"}) {
            const auto chunks = split_chunks(png_with(own_text(prompt)));
            int texts = 0;
            for (const auto& [type, data] : chunks) {
                if (type == "IDAT") break;
                QVERIFY(type != "zTXt");
                if (type == "tEXt") ++texts;
                if (type != "iTXt") continue;
                ++texts;
                QCOMPARE(data[data.indexOf('\0') + 1], '\0');  // not compressed
            }
            QCOMPARE(texts, 2);
        }
    }

    // AUTOMATIC1111's own expression; its readers take the last line if it matches three times.
    void automatic1111ReadsOurText() {
        const auto text = QString::fromStdString(own_text("a cube")[0].second);
        const auto lines = text.split(QLatin1Char('\n'));
        QCOMPARE(lines[0], QStringLiteral("a cube"));
        QVERIFY(lines[1].startsWith(QStringLiteral("Negative prompt:")));
        const QRegularExpression expression(
            QStringLiteral("\\s*(\\w[\\w \\-/]+):\\s*(\"(?:\\\\.|[^\\\\\"])+\"|[^,]*)(?:,|$)"));
        QMap<QString, QString> fields;
        auto matches = expression.globalMatch(lines.last());
        while (matches.hasNext()) {
            const auto match = matches.next();
            fields[match.captured(1)] = match.captured(2);
        }
        QCOMPARE(fields.size(), 10);
        QCOMPARE(fields[QStringLiteral("Seed")], QStringLiteral("7"));
        QCOMPARE(fields[QStringLiteral("Model")], QStringLiteral("\"my, model: 2\""));
        const auto unquoted =
            nlohmann::json::parse(fields[QStringLiteral("Model")].toStdString()).get<std::string>();
        QCOMPARE(unquoted, "my, model: 2");
        const QRegularExpression size(QStringLiteral("^(\\d+)x(\\d+)$"));
        QVERIFY(size.match(fields[QStringLiteral("Size")]).hasMatch());
    }

    // SwarmUI and others look for a brace before they take the text for AUTOMATIC1111's.
    void ourTextNeverLooksLikeJson() {
        const auto text = own_text("a cube")[0].second;
        QVERIFY(!text.starts_with('{'));
        const auto brackets = settings_in(png_with({own_text("{a|b} [c] (d:1.2)")[0]}));
        QCOMPARE(brackets.prompt, "{a|b} [c] (d:1.2)");
        QCOMPARE(brackets.negative, "blur, \"quoted\"");
    }
};

QTEST_GUILESS_MAIN(SeedbedPicturesTest)
#include "seedbed_pictures_test.moc"
