// SPDX-License-Identifier: Apache-2.0
// Whole runs on the embedded model.
#include "core/sampling/grid_run.h"

#include "core/base/error.h"
#include "core/sampling/noise.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <QtTest>

#include <numeric>

namespace {

using namespace seedbed;

constexpr int kSteps = 4;

// Looks at every layer and keeps nothing but a count.
class Witness : public AttentionObserver {
 public:
    bool wants(int, int, int) const override { return true; }
    void observe(int, const at::Tensor& probabilities, int height, int width) override {
        rows = probabilities.size(0);
        ++calls;
        sums_to_one = sums_to_one && at::allclose(probabilities.sum(-1), at::ones({1}), 0, 1e-5);
        fits = fits && probabilities.size(2) == std::int64_t{height} * width;
    }
    std::int64_t rows = 0;
    int calls = 0;
    bool sums_to_one = true;
    bool fits = true;
};

std::vector<Seed> seeds(int count) {
    std::vector<Seed> out;
    for (int i = 0; i < count; ++i) out.push_back(Seed(100 + i));
    return out;
}

RunSettings settings(Sampler sampler = Sampler::Ddim, double guidance = 4.0) {
    RunSettings out;
    out.steps = kSteps;
    out.sampler = sampler;
    out.guidance = guidance;
    return out;
}

double distance(const at::Tensor& a, const at::Tensor& b) {
    return (a - b).abs().max().item<double>();
}

}  // namespace

class GridRunTest : public QObject {
    Q_OBJECT

 private:
    std::shared_ptr<const Model> m_model;

    std::shared_ptr<const PromptContext> prompt(double guidance = 4.0,
                                                const std::string& negative = "") const {
        return std::make_shared<PromptContext>(encode_prompt(
            *m_model, {"a red cube and a blue sphere", negative, {}}, guidance, 128, 128));
    }

    GridRun finished(const RunSettings& wanted,
                     std::vector<Seed> list,
                     AttentionObserver* observer = nullptr) const {
        GridRun run(m_model, prompt(wanted.guidance), wanted, std::move(list));
        while (!run.done()) run.step(observer);
        return run;
    }

 private Q_SLOTS:
    void initTestCase() {
        at::set_num_threads(1);
        m_model = load_model(model_path("tabletop"));
    }

    void shapesAndCounts() {
        RunSettings wide = settings();
        wide.width = 192;
        GridRun run(m_model, prompt(), wide, seeds(3));
        QCOMPARE(run.steps(), kSteps);
        QVERIFY(run.latents().sizes() == at::IntArrayRef({3, 4, 16, 24}));
        QVERIFY(run.initial_noise().equal(SeedNoise(NoiseMode::Cpu, seeds(3)).next(4, 16, 24)));
        run.step();
        QCOMPARE(run.step_index(), 1);
        QVERIFY(run.denoised().sizes() == run.latents().sizes());
        QVERIFY_EXCEPTION_THROWN(run.decode(), LogicError);
        while (!run.done()) run.step();
        QVERIFY_EXCEPTION_THROWN(run.step(), LogicError);
        const at::Tensor pictures = run.decode();
        QVERIFY(pictures.sizes() == at::IntArrayRef({3, 3, 128, 192}));
        QVERIFY(pictures.min().item<double>() >= 0 && pictures.max().item<double>() <= 1);
        QVERIFY(pictures.std().item<double>() > 0.05);
    }

    void twiceGivesTheSameBytes_data() {
        QTest::addColumn<int>("sampler");
        for (const Sampler sampler : all_samplers())
            QTest::newRow(std::string(to_string(sampler)).c_str()) << static_cast<int>(sampler);
    }

    void twiceGivesTheSameBytes() {
        QFETCH(int, sampler);
        const RunSettings wanted = settings(static_cast<Sampler>(sampler));
        const GridRun first = finished(wanted, seeds(3));
        const GridRun second = finished(wanted, seeds(3));
        QVERIFY(first.latents().equal(second.latents()));
        QVERIFY(first.decode().equal(second.decode()));
    }

    // Ancestral noise too comes from each seed's own generator.
    void batchOfEightIsEightOfOne() {
        for (const Sampler sampler : {Sampler::Ddim, Sampler::EulerAncestral}) {
            const at::Tensor together = finished(settings(sampler), seeds(8)).decode();
            for (int i : {0, 5, 7}) {
                const at::Tensor alone = finished(settings(sampler), {seeds(8)[i]}).decode();
                QVERIFY(distance(together[i], alone[0]) < 1.0 / 255);
            }
        }
    }

    void watchingDoesNotChangeTheLastBits() {
        Witness witness;
        const GridRun plain = finished(settings(), seeds(2));
        const GridRun watched = finished(settings(), seeds(2), &witness);
        QCOMPARE(witness.rows, std::int64_t{2});
        QCOMPARE(witness.calls,
                 kSteps * static_cast<int>(m_model->denoiser->attention_layers().size()));
        QVERIFY(witness.sums_to_one && witness.fits);
        QVERIFY(plain.latents().equal(watched.latents()));
    }

    void guidanceOneUsesOnePrompt() {
        const auto single = prompt(1.0, "ignored");
        QVERIFY(!single->guided);
        QCOMPARE(single->text.prompts, 1);
        QCOMPARE(single->states.size(0), std::int64_t{1});
        const GridRun run = finished(settings(Sampler::Ddim, 1.0), seeds(2));
        const GridRun guided = finished(settings(Sampler::Ddim, 4.0), seeds(2));
        QVERIFY(distance(run.latents(), guided.latents()) > 1e-2);
    }

    void guidanceIsTowardsThePrompt() {
        const auto both = prompt(3.0, "a green cone");
        QCOMPARE(both->text.prompts, 2);
        const auto wanted = prompt(1.0);
        QVERIFY(distance(both->states[1], wanted->states[0]) < 1e-5);
    }

    void noiseModesDiffer() {
        RunSettings nv = settings();
        nv.noise = NoiseMode::Nv;
        const GridRun run(m_model, prompt(), nv, seeds(2));
        QVERIFY(run.initial_noise().equal(SeedNoise(NoiseMode::Nv, seeds(2)).next(4, 16, 16)));
    }

    void sizesThatDoNotFitAreRefused() {
        RunSettings odd = settings();
        odd.width = 100;
        try {
            GridRun(m_model, prompt(), odd, seeds(1));
            QFAIL("a width of 100 must be refused");
        } catch (const Error& error) {
            QCOMPARE(error.code(), ErrorCode::InvalidRequest);
            const QString detail = QString::fromUtf8(error.what());
            QVERIFY(detail.contains(QStringLiteral("width")) &&
                    detail.contains(QStringLiteral("100")) &&
                    detail.contains(QStringLiteral("multiple of 8")));
        }
    }

    void keptRowsEndAsTheyWouldHave_data() { twiceGivesTheSameBytes_data(); }

    // What a sampler remembers and each seed's generator must go along.
    void keptRowsEndAsTheyWouldHave() {
        QFETCH(int, sampler);
        const RunSettings wanted = settings(static_cast<Sampler>(sampler));
        const at::Tensor all = finished(wanted, seeds(4)).decode();
        GridRun run(m_model, prompt(), wanted, seeds(4));
        run.step();
        run.step();
        run.keep({1, 3});
        QVERIFY(run.latents().sizes() == at::IntArrayRef({2, 4, 16, 16}));
        QCOMPARE(run.denoised().size(0), std::int64_t{2});
        QCOMPARE(run.initial_noise().size(0), std::int64_t{2});
        run.step();
        run.keep({1});
        while (!run.done()) run.step();
        QVERIFY(distance(run.decode()[0], all[3]) < 1.0 / 255);
    }

    void rowsThatAreNotThereCannotBeKept() {
        GridRun run(m_model, prompt(), settings(), seeds(2));
        QVERIFY_EXCEPTION_THROWN(run.keep({}), LogicError);
        QVERIFY_EXCEPTION_THROWN(run.keep({2}), LogicError);
        QVERIFY_EXCEPTION_THROWN(run.keep({1, 0}), LogicError);
    }

    void decodingInPartsIsDecoding() {
        const at::Tensor latents = finished(settings(), seeds(5)).latents();
        const at::Tensor together = decode_latents(*m_model->vae, latents);
        for (int i = 0; i < 5; ++i)
            QVERIFY(distance(together[i],
                             decode_latents(*m_model->vae, latents.narrow(0, i, 1))[0]) < 1e-4);
    }
};

QTEST_GUILESS_MAIN(GridRunTest)
#include "grid_run_test.moc"
