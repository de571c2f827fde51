// SPDX-License-Identifier: Apache-2.0
#include "core/models/original_config.h"

#include "tests/core/base/expect_error.h"

#include <QTemporaryDir>
#include <QtTest>

#include <fstream>

namespace seedbed {

class OriginalConfigTest : public QObject {
    Q_OBJECT

    QTemporaryDir directory_;

    OriginalConfig open(const std::string& text) const {
        const std::filesystem::path path =
            directory_.filePath(QStringLiteral("m.yaml")).toStdString();
        std::ofstream(path) << text;
        return OriginalConfig::open(path);
    }
    OriginalConfig with_unet(const std::string& line) const {
        return open("model:\n  params:\n    unet_config:\n      params:\n        " + line + "\n");
    }

 private Q_SLOTS:
    void readsWhatWeightsCannotTell() {
        const auto config = open(R"(model:
  target: ldm.models.diffusion.ddpm.LatentDiffusion
  params:
    parameterization: "v"
    linear_start: 0.00085
    linear_end: 0.0120
    timesteps: 1000
    scale_factor: 0.18215
    unet_config:
      params: {num_head_channels: 64, image_size: 32}  # unused
    cond_stage_config:
      params: {layer: "last"}
)");
        QCOMPARE(*config.prediction(), std::string("v_prediction"));
        QCOMPARE(*config.beta_start(), 0.00085);
        QCOMPARE(*config.beta_end(), 0.012);
        QCOMPARE(*config.timesteps(), 1000);
        QCOMPARE(*config.scale_factor(), 0.18215);
        QCOMPARE(*config.image_size(), 32);
        QCOMPARE(*config.heads({320, 640, 1280}), (std::vector<std::int64_t>{5, 10, 20}));
        QVERIFY(config.last_text_layer());
    }

    void headsInEitherForm() {
        QCOMPARE(*with_unet("num_heads: 8").heads({320, 640}), (std::vector<std::int64_t>{8, 8}));
        QCOMPARE(*with_unet("{num_heads: -1, num_head_channels: 32}").heads({32, 64}),
                 (std::vector<std::int64_t>{1, 2}));
        QVERIFY(!with_unet("num_heads: -1").heads({32}));
        QVERIFY(!with_unet("model_channels: 320").heads({32}));
    }

    void generativeModelsNameAScaling() {
        const auto with = [this](const std::string& scaling) {
            return open("model: {params: {denoiser_config: {params: {scaling_config: {target: " +
                        scaling + "}}}}}");
        };
        QCOMPARE(*with("sgm.modules.diffusionmodules.denoiser_scaling.EpsScaling").prediction(),
                 std::string("epsilon"));
        QCOMPARE(*with("sgm.modules.diffusionmodules.denoiser_scaling.VScaling").prediction(),
                 std::string("v_prediction"));
        QVERIFY(!with("sgm.Other").prediction());
    }

    void wrongValuesNameTheField() {
        VERIFY_ERROR(with_unet("num_heads: many").heads({32}), ErrorCode::FileFormat, "num_heads");
        VERIFY_ERROR(with_unet("num_heads: 0").heads({32}), ErrorCode::FileFormat, "num_heads");
        VERIFY_ERROR(
            with_unet("image_size: [1]").image_size(), ErrorCode::FileFormat, "image_size");
        VERIFY_ERROR(open("model: {params: {parameterization: x0}}").prediction(),
                     ErrorCode::FileFormat,
                     "parameterization");
        VERIFY_ERROR(open("model: {params: {scale_factor: 0}}").scale_factor(),
                     ErrorCode::FileFormat,
                     "scale_factor");
        VERIFY_ERROR(open("model: {params: {timesteps: \"1000\"}}").timesteps(),
                     ErrorCode::FileFormat,
                     "timesteps");
    }

    void brokenFiles() {
        VERIFY_ERROR(open("model: [1,\n"), ErrorCode::FileFormat, "not valid YAML at line");
        VERIFY_ERROR(open("just text"), ErrorCode::FileFormat, "holds no settings");
        VERIFY_ERROR(open("model: 3"), ErrorCode::FileFormat, "model");
        VERIFY_ERROR(open("\xff\xfe"), ErrorCode::FileFormat, "UTF-8");
        VERIFY_ERROR(open(std::string((1 << 20) + 1, '#')), ErrorCode::FileFormat, "1 MB");
        VERIFY_ERROR(open("a: " + std::string(5000, '[')), ErrorCode::FileFormat, "YAML");
        std::string laughs = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
        for (int i = 1; i < 20; ++i) {
            const std::string before = "*a" + std::to_string(i - 1);
            laughs += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + before;
            for (int j = 1; j < 10; ++j) laughs += ", " + before;
            laughs += "]\n";
        }
        VERIFY_ERROR(open(laughs), ErrorCode::FileFormat, "refers to itself too often");
        VERIFY_ERROR(OriginalConfig::open("/no/such.yaml"), ErrorCode::FileNotFound, "such.yaml");
    }
};

}  // namespace seedbed

QTEST_GUILESS_MAIN(seedbed::OriginalConfigTest)
#include "original_config_test.moc"
