// SPDX-License-Identifier: Apache-2.0
// stable-diffusion.cpp: AUTOMATIC1111's form with its own names; in WebP as XMP.
#include "tests/core/metadata/picture_bytes.h"

#include <QTest>

using namespace seedbed;

namespace {

std::string text_with(const std::string& rng) {
    return "a lovely cat <holding> & it\nNegative prompt: rain\nSteps: 20, CFG scale: 7.000000, "
           "Slg scale: 0.000000, Guidance: 3.500000, Eta: 0.000000, Seed: 42, Size: 512x768, "
           "Model: v1-5.safetensors, RNG: " +
           rng +
           ", Sampler RNG: cpu, Sampler: dpm++2m karras, Clip skip: 2, Version: "
           "stable-diffusion.cpp, SDCPP: {\"schema\": \"x\", \"sampling\": {\"steps\": 20, "
           "\"method\": \"dpm++2m\"}}";
}

void expect(const PictureSettings& settings) {
    QCOMPARE(settings.program, "stable-diffusion.cpp");
    QCOMPARE(settings.prompt, "a lovely cat <holding> & it");
    QCOMPARE(settings.negative, "rain");
    QVERIFY(settings.seed == Seed(42));
    QCOMPARE(settings.steps.value(), 20);
    QCOMPARE(settings.guidance.value(), 7.0);
    QCOMPARE(settings.eta.value(), 0.0);
    QCOMPARE(settings.width.value(), 512);
    QCOMPARE(settings.height.value(), 768);
    QCOMPARE(settings.sampler, "dpmpp_2m");
    QCOMPARE(settings.schedule, "karras");
    QCOMPARE(settings.model, "v1-5");
    QCOMPARE(settings.clip_skip.value(), 2);
    QVERIFY(settings.noise == NoiseMode::Nv);
    QCOMPARE(other_of(settings, "Sampler RNG"), "cpu");
    QVERIFY(other_of(settings, "SDCPP").find("\"method\"") != std::string::npos);
    QVERIFY(settings.problems.empty());
}

}  // namespace

class SdcppTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void png() { expect(settings_in(png_with({{"parameters", text_with("cuda")}}))); }

    void webpAsXmp() {
        const auto escaped =
            QString::fromStdString(text_with("cuda")).toHtmlEscaped().toStdString();
        expect(settings_in(webp_with(
            {{},
             "<?xpacket begin=\"\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta "
             "xmlns:x=\"adobe:ns:meta/\">\n  <rdf:RDF "
             "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n    <rdf:Description "
             "xmlns:sdcpp=\"https://github.com/leejet/stable-diffusion.cpp/ns/1.0/\">\n      "
             "<sdcpp:parameters>" +
                 escaped +
                 "</sdcpp:parameters>\n    </rdf:Description>\n  </rdf:RDF>\n</x:xmpmeta>\n"
                 "<?xpacket end=\"w\"?>",
             {}})));
    }

    void theCpuGenerator() {
        const auto settings = settings_in(png_with({{"parameters", text_with("cpu")}}));
        QVERIFY(settings.noise == NoiseMode::Cpu);
    }

    void theStandardGeneratorCannotBeHad() {
        const auto settings = settings_in(png_with({{"parameters", text_with("std_default")}}));
        QVERIFY(!settings.noise);
        QCOMPARE(settings.problems.size(), std::size_t{1});
        QVERIFY(settings.problems[0].find("\"std_default\"") != std::string::npos);
    }

    void infiniteEtaIsTheSamplersOwn() {
        auto text = text_with("cpu");
        text.replace(text.find("Eta: 0.000000"), 13, "Eta: inf");
        const auto settings = settings_in(png_with({{"parameters", text}}));
        QVERIFY(!settings.eta && settings.problems.empty());
    }
};

QTEST_GUILESS_MAIN(SdcppTest)
#include "sdcpp_test.moc"
