// SPDX-License-Identifier: Apache-2.0
#include "core/sampling/latent_preview.h"

#include "core/base/error.h"
#include "core/models/model.h"
#include "core/sampling/grid_run.h"

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>
#include <QtTest>

#include <cmath>
#include <cstring>

namespace {

using namespace seedbed;

at::Tensor as_tensor(const Image& image) {
    at::Tensor bytes = at::empty({image.height, image.width, 3}, at::kByte);
    std::memcpy(bytes.mutable_data_ptr<std::uint8_t>(), image.rgb.data(), image.rgb.size());
    return bytes.permute({2, 0, 1}).to(at::kFloat) / 255;  // [3, h, w]
}

}  // namespace

class LatentPreviewTest : public QObject {
    Q_OBJECT

 private:
    std::shared_ptr<const Model> m_model;
    LatentPreview m_preview;

 private Q_SLOTS:
    void initTestCase() {
        m_model = load_model(model_path("tabletop"));
        m_preview = LatentPreview::fit(*m_model->vae);
    }

    void rendersFourPixelsACell() {
        const auto images = m_preview.render(at::zeros({3, 4, 8, 12}));
        QCOMPARE(images.size(), std::size_t{3});
        QCOMPARE(images[0]->height, 32);
        QCOMPARE(images[0]->width, 48);
        QCOMPARE(images[0]->rgb.size(), std::size_t{32 * 48 * 3});
    }

    // On pictures of the model itself, against the VAE's own decode at the preview's size.
    void looksLikeTheDecode() {
        RunSettings settings;
        settings.steps = 8;
        const auto prompt = std::make_shared<PromptContext>(
            encode_prompt(*m_model, {"a red cube", "", {}}, 4.0, 128, 128));
        GridRun run(m_model, prompt, settings, {Seed(1), Seed(2), Seed(3), Seed(4)});
        while (!run.done()) run.step();
        const at::Tensor wanted = at::avg_pool2d(run.decode(), {2, 2});
        const auto images = m_preview.render(run.denoised());
        for (std::size_t i = 0; i < images.size(); ++i) {
            const at::Tensor error = as_tensor(*images[i]) - wanted[static_cast<std::int64_t>(i)];
            const double psnr = -10 * std::log10(error.square().mean().item<double>());
            QVERIFY2(psnr > 24, qPrintable(QStringLiteral("picture %1: %2 dB").arg(i).arg(psnr)));
        }
    }

    // Or the pixels of a cell show as a grid over every smooth stretch.
    void anEvenLatentIsAnEvenColour() {
        const at::Tensor latent = at::tensor({0.5f, -1.0f, 0.25f, 1.0f}).view({1, 4, 1, 1});
        const auto picture = m_preview.render(latent.expand({1, 4, 6, 6}).contiguous())[0];
        for (std::size_t i = 3; i < picture->rgb.size(); ++i)
            QVERIFY(std::abs(picture->rgb[i] - picture->rgb[i - 3]) <= 1);
    }

    void fitIsDeterministic() {
        const LatentPreview again = LatentPreview::fit(*m_model->vae);
        auto generator = at::make_generator<at::CPUGeneratorImpl>(1);
        const at::Tensor latents = at::randn({2, 4, 16, 16}, generator, at::kFloat);
        QVERIFY(*m_preview.render(latents)[1] == *again.render(latents)[1]);
    }

    void wrongShapesAreOurBugs() {
        QVERIFY_EXCEPTION_THROWN(m_preview.render(at::zeros({1, 3, 8, 8})), LogicError);
        QVERIFY_EXCEPTION_THROWN(LatentPreview().render(at::zeros({1, 4, 8, 8})), LogicError);
    }
};

QTEST_GUILESS_MAIN(LatentPreviewTest)
#include "latent_preview_test.moc"
