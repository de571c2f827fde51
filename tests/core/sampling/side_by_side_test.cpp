// SPDX-License-Identifier: Apache-2.0
// B images, P prompts, L heads, N positions, T tokens
#include "core/sampling/side_by_side.h"

#include "core/base/error.h"
#include "core/sampling/grid_run.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <QtTest>

#include <map>
#include <thread>

namespace {

using namespace seedbed;

// Keeps each layer's maps and whose thread brought them.
class Keeper : public AttentionObserver {
 public:
    bool wants(int, int, int) const override { return true; }
    void observe(int layer, const at::Tensor& probabilities, int, int) override {
        ++calls;
        here = here && std::this_thread::get_id() == home;
        maps[layer] = probabilities.clone();  // [B, L, N, T]
    }
    std::thread::id home = std::this_thread::get_id();
    std::map<int, at::Tensor> maps;
    int calls = 0;
    bool here = true;
};

// Restores the number of threads.
class Threads {
 public:
    explicit Threads(int count) : before_(at::get_num_threads()) { at::set_num_threads(count); }
    ~Threads() { at::set_num_threads(before_); }

 private:
    int before_;
};

bool near(const at::Tensor& a, const at::Tensor& b, double tolerance = 2e-5) {
    return a.sizes() == b.sizes() && (a - b).abs().max().item<double>() < tolerance;
}

}  // namespace

class SideBySideTest : public QObject {
    Q_OBJECT

    std::shared_ptr<const Model> m_model;

    PromptContext prompt(double guidance) const {
        return encode_prompt(
            *m_model, {"a red cube and a blue sphere", "", {}}, guidance, 128, 128);
    }
    static at::Tensor latents(std::int64_t rows) {
        return at::randn({rows, 4, 16, 16}, at::make_generator<at::CPUGeneratorImpl>(7));
    }

 private Q_SLOTS:
    void initTestCase() { m_model = load_model(model_path("tabletop")); }

    void equalsOneCallOfTheUNet_data() {
        QTest::addColumn<int>("threads");
        QTest::addColumn<int>("pictures");
        QTest::addColumn<double>("guidance");
        QTest::newRow("one thread") << 1 << 3 << 4.0;
        QTest::newRow("one picture") << 2 << 1 << 4.0;
        QTest::newRow("even") << 2 << 4 << 4.0;
        QTest::newRow("uneven") << 2 << 5 << 4.0;
        QTest::newRow("more threads than pictures") << 4 << 3 << 4.0;
        QTest::newRow("without guidance") << 2 << 3 << 1.0;
    }
    void equalsOneCallOfTheUNet() {
        QFETCH(int, threads);
        QFETCH(int, pictures);
        QFETCH(double, guidance);
        const c10::InferenceMode inference;
        const auto context = prompt(guidance);
        const auto x = latents(std::int64_t{pictures} * context.text.prompts);
        const auto t = at::full({1}, 501.0);

        Keeper whole, shared;
        const auto expected = m_model->denoiser->forward(x, t, context.text, &whole);
        const Threads some(threads);
        const auto got = forward_side_by_side(*m_model->denoiser, x, t, context.text, &shared);
        QVERIFY(near(got, expected));
        QCOMPARE(shared.calls, whole.calls);
        QVERIFY(shared.here);
        // Noise at full strength makes sharp softmaxes, which magnify the rounding of a batch's
        // size.
        for (const auto& [layer, maps] : whole.maps)
            QVERIFY(near(shared.maps.at(layer), maps, 5e-4));

        const auto unseen = forward_side_by_side(*m_model->denoiser, x, t, context.text, nullptr);
        QVERIFY(at::equal(unseen, got));
    }

    void rowsThatDoNotFitThePromptsAreRefused() {
        const auto context = prompt(4.0);
        QVERIFY_EXCEPTION_THROWN(
            forward_side_by_side(
                *m_model->denoiser, latents(3), at::full({1}, 501.0), context.text, nullptr),
            LogicError);
    }
};

QTEST_GUILESS_MAIN(SideBySideTest)
#include "side_by_side_test.moc"
