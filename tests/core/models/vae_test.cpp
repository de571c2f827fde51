// SPDX-License-Identifier: Apache-2.0
// B images, C latent channels, H W latent size
#include "core/models/vae.h"

#include "tests/core/base/expect_error.h"
#include "tests/core/models/model_copy.h"

#include <ATen/ATen.h>
#include <QTest>

#include <string>

using namespace seedbed;

namespace {

at::Tensor random(at::IntArrayRef shape, std::uint64_t seed) {
    return at::randn(shape, at::detail::createCPUGenerator(seed), at::TensorOptions(at::kFloat));
}

double largest(const at::Tensor& a, const at::Tensor& b) {
    return (a - b).abs().max().item<double>();
}

// As repositories of 2022 spell the attention of the middle blocks.
std::string old_name(std::string name) {
    const std::pair<const char*, const char*> pairs[] = {{".to_q.", ".query."},
                                                         {".to_k.", ".key."},
                                                         {".to_v.", ".value."},
                                                         {".to_out.0.", ".proj_attn."}};
    for (const auto& [today, old] : pairs) {
        const auto at = name.find(today);
        if (at != std::string::npos) name.replace(at, std::string(today).size(), old);
    }
    return name;
}

}  // namespace

class VaeTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { vae_ = AutoencoderKl::load(small_model() / "vae"); }
    void sizes();
    void picturesDoNotMix();
    void readsOldNames();
    void gradientReachesTheLatents();
    void wrongInputsAreOurBugs();
    void unsupportedOptions_data();
    void unsupportedOptions();
    void otherShapesAreRefused();

 private:
    std::unique_ptr<AutoencoderKl> vae_;
};

void VaeTest::sizes() {
    QCOMPARE(vae_->factor(), 8);
    QCOMPARE(vae_->latent_channels(), 4);
    QCOMPARE(vae_->scaling_factor(), 0.18215);
    QCOMPARE(vae_->decode(random({1, 4, 3, 5}, 1)).sizes(), at::IntArrayRef({1, 3, 24, 40}));
    const auto [mean, logvar] = vae_->encode(random({1, 3, 40, 24}, 2));
    QCOMPARE(mean.sizes(), at::IntArrayRef({1, 4, 5, 3}));
    QCOMPARE(logvar.sizes(), at::IntArrayRef({1, 4, 5, 3}));
    QVERIFY(vae_->decode(random({2, 4, 2, 2}, 1)).is_contiguous());
}

void VaeTest::picturesDoNotMix() {
    const at::Tensor latents = random({3, 4, 4, 6}, 3), pictures = random({3, 3, 32, 48}, 4);
    const at::Tensor decoded = vae_->decode(latents);
    const auto [mean, logvar] = vae_->encode(pictures);
    for (int i = 0; i < 3; ++i) {
        QVERIFY(largest(vae_->decode(latents.narrow(0, i, 1))[0], decoded[i]) <= 1e-5);
        QVERIFY(largest(vae_->encode(pictures.narrow(0, i, 1)).first[0], mean[i]) <= 1e-5);
    }
}

void VaeTest::readsOldNames() {
    const ModelCopy copy(small_model() / "vae");
    copy.rename_tensors("diffusion_pytorch_model.safetensors", old_name);
    QVERIFY(SafetensorsFile::open(copy.path() / "diffusion_pytorch_model.safetensors")
                ->contains("decoder.mid_block.attentions.0.query.weight"));
    const auto old = AutoencoderKl::load(copy.path());
    const at::Tensor latents = random({1, 4, 4, 4}, 5);
    QVERIFY(old->decode(latents).equal(vae_->decode(latents)));
    QVERIFY(old->parameters().contains("decoder.mid_block.attentions.0.to_q.weight"));
}

void VaeTest::gradientReachesTheLatents() {
    at::Tensor latents = random({1, 4, 4, 4}, 6).requires_grad_();
    const at::Tensor direction = random(latents.sizes(), 7), target = random({1, 3, 32, 32}, 8);
    const auto loss = [&](const at::Tensor& z) {
        return (vae_->decode(z).to(at::kDouble) * target).sum();
    };
    loss(latents).backward();
    const double slope = (latents.grad() * direction).sum().item<double>();
    const at::Tensor start = latents.detach();
    constexpr double kStep = 1e-2;
    const double difference =
        (loss(start + kStep * direction) - loss(start - kStep * direction)).item<double>() /
        (2 * kStep);
    QVERIFY2(std::abs(slope - difference) < 0.02 * std::abs(difference),
             qPrintable(QStringLiteral("%1 against %2").arg(slope).arg(difference)));
}

void VaeTest::wrongInputsAreOurBugs() {
    QVERIFY_EXCEPTION_THROWN(vae_->decode(at::zeros({1, 3, 4, 4})), LogicError);
    QVERIFY_EXCEPTION_THROWN(vae_->decode(at::zeros({4, 4, 4})), LogicError);
    QVERIFY_EXCEPTION_THROWN(vae_->encode(at::zeros({1, 3, 30, 32})), LogicError);
    QVERIFY_EXCEPTION_THROWN(vae_->encode(at::zeros({1, 1, 32, 32})), LogicError);
}

void VaeTest::unsupportedOptions_data() {
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    const auto row = [](const char* key, const char* value) {
        QTest::newRow(key) << QString::fromUtf8(key) << QString::fromUtf8(value);
    };
    row("_class_name", R"("AutoencoderDC")");
    row("act_fn", R"("relu")");
    row("shift_factor", "0.1");
    row("latents_mean", "[0.0, 0.0, 0.0, 0.0]");
    row("mid_block_add_attention", "false");
    row("down_block_types",
        R"(["AttnDownEncoderBlock2D", "DownEncoderBlock2D", "DownEncoderBlock2D", "DownEncoderBlock2D"])");
    row("an_option_of_tomorrow", "true");
}

void VaeTest::unsupportedOptions() {
    QFETCH(QString, key);
    QFETCH(QString, value);
    const ModelCopy copy(small_model() / "vae");
    copy.edit("config.json", [&](auto& json) {
        json[key.toStdString()] = nlohmann::json::parse(value.toStdString());
    });
    VERIFY_ERROR(AutoencoderKl::load(copy.path()),
                 ErrorCode::UnsupportedModel,
                 "\"" + key.toStdString() + "\"");
}

void VaeTest::otherShapesAreRefused() {
    const ModelCopy copy(small_model() / "vae");
    copy.edit("config.json", [](auto& json) { json["latent_channels"] = 8; });
    VERIFY_ERROR(AutoencoderKl::load(copy.path()), ErrorCode::FileFormat, "config.json asks for [");
}

QTEST_GUILESS_MAIN(VaeTest)
#include "vae_test.moc"
