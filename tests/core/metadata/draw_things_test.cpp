// SPDX-License-Identifier: Apache-2.0
#include "core/metadata/xmp.h"
#include "tests/core/io/test_files.h"
#include "tests/core/metadata/picture_bytes.h"

#include <QTemporaryDir>
#include <QTest>

using namespace seedbed;

namespace {

const char kJson[] =
    R"({"c":"a <fox> & \"rain\"","uc":"blurry","model":"sd_v1.5_f16.ckpt","sampler":"DPM++ 2M Karras",
"scale":4.5,"seed":2441935286,"seed_mode":"NVIDIA GPU Compatible","size":"640x512","steps":8,"strength":1,
"lora":[{"model":"detail.ckpt","weight":0.8}],"v2":{"loras":[]}})";

const char kDescription[] =
    "a fox\nin rain\n-blurry\nSteps: 20, Sampler: Euler A, Guidance Scale: 4.0, Seed: 4279116933, "
    "Size: 512x512, Model: draw_model.ckpt, Strength: 1.0, Seed Mode: Torch CPU Compatible";

// As its writer lays it out.
std::string packet(const std::string& json, const std::string& description) {
    const auto escaped = [](const std::string& text) {
        return QString::fromStdString(text)
            .toHtmlEscaped()
            .replace(QStringLiteral("\n"), QStringLiteral("&#xA;"))
            .toStdString();
    };
    std::string xmp =
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\" x:xmptk=\"XMP Core 6.0.0\">\n   <rdf:RDF "
        "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n      <rdf:Description "
        "rdf:about=\"\"\n            xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n            "
        "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n            "
        "xmlns:exif=\"http://ns.adobe.com/exif/1.0/\">\n";
    const auto alternatives = [&](const char* name, const std::string& text) {
        if (!text.empty())
            xmp += std::string("<") + name + "><rdf:Alt><rdf:li xml:lang=\"x-default\">" +
                   escaped(text) + "</rdf:li></rdf:Alt></" + name + ">\n";
    };
    alternatives("dc:description", description);
    xmp += "<xmp:CreatorTool>Draw Things</xmp:CreatorTool>\n";
    alternatives("exif:UserComment", json);
    return xmp + "      </rdf:Description>\n   </rdf:RDF>\n</x:xmpmeta>\n";
}

}  // namespace

class DrawThingsTest : public QObject {
    Q_OBJECT

    static void expect(const PictureSettings& settings) {
        QCOMPARE(settings.program, "Draw Things");
        QCOMPARE(settings.prompt, "a <fox> & \"rain\"");
        QCOMPARE(settings.negative, "blurry");
        QVERIFY(settings.seed == Seed(2441935286));
        QVERIFY(settings.noise == NoiseMode::Nv);
        QCOMPARE(settings.steps.value(), 8);
        QCOMPARE(settings.guidance.value(), 4.5);
        QCOMPARE(settings.width.value(), 640);
        QCOMPARE(settings.height.value(), 512);
        QCOMPARE(settings.sampler, "dpmpp_2m");
        QCOMPARE(settings.schedule, "karras");
        QCOMPARE(settings.model, "sd_v1.5_f16");
        QCOMPARE(other_of(settings, "LoRA"), "detail: 0.8");
        QVERIFY(settings.problems.empty());
    }

 private Q_SLOTS:
    void xmpInPng() {
        expect(settings_in(png_with({{"XML:com.adobe.xmp", packet(kJson, kDescription)}})));
    }

    void xmpInJpegAndWebp() {
        expect(settings_in(jpeg_with({{}, packet(kJson, ""), {}})));
        expect(settings_in(webp_with({{}, packet(kJson, ""), {}})));
    }

    void commentChunk() {
        expect(settings_in(png_with({{"Software", "Draw Things"}, {"Comment", kJson}})));
    }

    void descriptionAlone() {
        for (const auto& file :
             {png_with({{"XML:com.adobe.xmp", packet("", kDescription)}}),
              png_with({{"Software", "Draw Things"}, {"Description", kDescription}})}) {
            const auto settings = settings_in(file);
            QCOMPARE(settings.prompt, "a fox\nin rain");
            QCOMPARE(settings.negative, "blurry");
            QVERIFY(settings.seed == Seed(4279116933));
            QVERIFY(settings.noise == NoiseMode::Cpu);
            QCOMPARE(settings.guidance.value(), 4.0);
            QCOMPARE(settings.sampler, "euler_a");
            QCOMPARE(settings.model, "draw_model");
        }
    }

    void ownNoiseIsToldAsSuch() {
        std::string json = kJson;
        json.replace(json.find("NVIDIA GPU Compatible"), 21, "Scale Alike");
        const auto settings =
            settings_in(png_with({{"Software", "Draw Things"}, {"Comment", json}}));
        QVERIFY(!settings.noise);
        QCOMPARE(settings.problems.size(), std::size_t{1});
        QVERIFY(settings.problems[0].find("\"Scale Alike\"") != std::string::npos);
    }

    // What describes how it was made is nobody's note.
    void itsDescriptionIsNoNote() {
        const QTemporaryDir folder;
        const auto path =
            put(folder, "a.png", png_with({{"XML:com.adobe.xmp", packet(kJson, kDescription)}}));
        QVERIFY(!read_judgement(path));
    }

    void badInput() {
        auto settings = settings_in(png_with(
            {{"XML:com.adobe.xmp", packet(R"({"c": "fox", "size": "axb", "seed": -3})", "")}}));
        QCOMPARE(settings.prompt, "fox");
        QCOMPARE(settings.problems.size(), std::size_t{3});
        settings = settings_in(png_with({{"XML:com.adobe.xmp", "<Draw Things>"}}));
        QCOMPARE(settings.problems.size(), std::size_t{1});
        QVERIFY(settings.problems[0].find("not valid XML") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(DrawThingsTest)
#include "draw_things_test.moc"
