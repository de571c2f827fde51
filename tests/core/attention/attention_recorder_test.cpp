// SPDX-License-Identifier: Apache-2.0
// B conditional rows, L heads, N query positions, T tokens
#include "core/attention/attention_recorder.h"

#include "core/base/error.h"

#include <ATen/ATen.h>
#include <QTest>

#include <cmath>
#include <filesystem>
#include <vector>

using namespace seedbed;

namespace {

// Layers 0 and 2 stand at the size of the latent, layer 1 at half of it.
const std::vector<CrossAttentionLayer> kLayers{{"a", 2, 1}, {"b", 2, 2}, {"c", 4, 1}};

at::Tensor probabilities(std::int64_t rows,
                         std::int64_t heads,
                         std::int64_t positions,
                         std::int64_t tokens) {
    return at::softmax(at::randn({rows, heads, positions, tokens}), -1);
}

// The values of a grid as [h * w, T].
at::Tensor table(const AttentionGrid& grid) {
    return at::tensor(grid.values).view({grid.tokens, grid.height * grid.width}).t();
}

double largest(const at::Tensor& a, const at::Tensor& b) {
    return (a - b).abs().max().item<double>();
}

}  // namespace

class AttentionRecorderTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() { at::manual_seed(1); }
    void wantsOnlyWhatItKeeps();
    void averageIsTheMean();
    void everythingKeepsEachHead();
    void stepsAreSeparate();
    void worksOnARealModel();
    void historyIsSmall();
    void misuseIsABug();
};

void AttentionRecorderTest::wantsOnlyWhatItKeeps() {
    const AttentionRecorder average(kLayers, 16, 16, false), all(kLayers, 16, 16, true);
    QVERIFY(average.wants(0, 16, 16) && !average.wants(1, 8, 8) && average.wants(2, 16, 16));
    QVERIFY(all.wants(0, 16, 16) && all.wants(1, 8, 8));
    const AttentionRecorder half(kLayers, 32, 32, false);
    QVERIFY(!half.wants(0, 32, 32) && half.wants(1, 16, 16));
}

void AttentionRecorderTest::averageIsTheMean() {
    AttentionRecorder recorder(kLayers, 16, 24, false);
    const at::Tensor a = probabilities(3, 2, 16 * 24, 7), c = probabilities(3, 4, 16 * 24, 7);
    recorder.observe(0, a, 16, 24);
    // As the UNet hands it over: a transposed view.
    recorder.observe(2, c.transpose(0, 1).contiguous().transpose(0, 1), 16, 24);
    const auto steps = recorder.take(4);
    const at::Tensor expected = (a.mean(1) + c.mean(1)) / 2;  // [B, N, T]
    QCOMPARE(steps.size(), std::size_t(3));
    for (int row = 0; row < 3; ++row) {
        QCOMPARE(steps[row]->step, 4);
        QCOMPARE(steps[row]->average.height, 16);
        QCOMPARE(steps[row]->average.width, 24);
        QCOMPARE(steps[row]->average.tokens, 7);
        QVERIFY(largest(table(steps[row]->average), expected[row]) <= 1e-6);
        QVERIFY(steps[row]->layers.empty());
    }
    QVERIFY(largest(recorder.last_average(), expected) <= 1e-6);
}

void AttentionRecorderTest::everythingKeepsEachHead() {
    AttentionRecorder recorder(kLayers, 16, 16, true);
    const at::Tensor maps[] = {
        probabilities(2, 2, 256, 5), probabilities(2, 2, 64, 5), probabilities(2, 4, 256, 5)};
    for (int layer = 0; layer < 3; ++layer) {
        recorder.observe(layer, maps[layer], layer == 1 ? 8 : 16, layer == 1 ? 8 : 16);
    }
    const auto steps = recorder.take(0);
    for (int row = 0; row < 2; ++row) {
        QCOMPARE(steps[row]->layers.size(), std::size_t(3));
        for (int layer = 0; layer < 3; ++layer) {
            const LayerAttention& kept = steps[row]->layers[layer];
            QCOMPARE(kept.layer, layer);
            QCOMPARE(kept.heads.size(), std::size_t(kLayers[layer].heads));
            for (std::size_t head = 0; head < kept.heads.size(); ++head) {
                QVERIFY(table(kept.heads[head]).equal(maps[layer][row][head]));
            }
        }
        QVERIFY(largest(table(steps[row]->average),
                        (maps[0][row].mean(0) + maps[2][row].mean(0)) / 2) <= 1e-6);
    }
}

void AttentionRecorderTest::stepsAreSeparate() {
    AttentionRecorder recorder(kLayers, 16, 16, true);
    std::vector<AttentionStepPtr> first;
    for (int step = 0; step < 2; ++step) {
        const at::Tensor one = probabilities(1, 2, 256, 5);
        recorder.observe(0, one, 16, 16);
        recorder.observe(1, probabilities(1, 2, 64, 5), 8, 8);
        recorder.observe(2, one.repeat({1, 2, 1, 1}), 16, 16);
        const auto steps = recorder.take(step);
        QVERIFY(largest(table(steps[0]->average), one[0].mean(0)) <= 1e-6);
        QCOMPARE(steps[0]->layers.size(), std::size_t(3));
        if (step == 0) first = steps;
    }
    QVERIFY(first[0]->average.values != std::vector<float>(256 * 5));
}

void AttentionRecorderTest::worksOnARealModel() {
    const auto folder =
        std::filesystem::path(SEEDBED_SOURCE_DIR) / "resources/models/tabletop/unet";
    const auto unet = UNet::load(folder);
    AttentionRecorder recorder(unet->attention_layers(), 16, 16, true);
    const TextContext text = unet->prepare_text({at::randn({2, 24, 128}), {}, {}}, SizeCondition{});
    const at::Tensor latents = at::randn({6, 4, 16, 16});
    const at::Tensor plain = unet->forward(latents, at::full({1}, 400.0F), text);
    QVERIFY(unet->forward(latents, at::full({1}, 400.0F), text, &recorder).equal(plain));
    const auto steps = recorder.take(0);
    QCOMPARE(steps.size(), std::size_t(3));
    QCOMPARE(steps[0]->layers.size(), unet->attention_layers().size());
    QCOMPARE(steps[0]->average.tokens, 24);
    QVERIFY((table(steps[2]->average).sum(1) - 1).abs().max().item<double>() < 1e-5);
}

void AttentionRecorderTest::historyIsSmall() {
    // 50 steps of a picture with the 77 tokens of Stable Diffusion.
    AttentionRecorder recorder(kLayers, 16, 16, false);
    recorder.observe(0, probabilities(1, 2, 256, 77), 16, 16);
    recorder.observe(2, probabilities(1, 4, 256, 77), 16, 16);
    const auto step = recorder.take(0).front();
    const std::size_t bytes =
        sizeof(AttentionStep) + step->average.values.capacity() * sizeof(float);
    QVERIFY(50 * bytes < 4'000'000);
}

void AttentionRecorderTest::misuseIsABug() {
    AttentionRecorder recorder(kLayers, 16, 16, false);
    QVERIFY_EXCEPTION_THROWN(recorder.take(0), LogicError);
    QVERIFY_EXCEPTION_THROWN(recorder.observe(0, probabilities(1, 2, 255, 5), 16, 16), LogicError);
    recorder.observe(0, probabilities(1, 2, 256, 5), 16, 16);
    QVERIFY_EXCEPTION_THROWN(recorder.take(0), LogicError);  // layer 2 is still missing
    QVERIFY_EXCEPTION_THROWN(AttentionRecorder({}, 16, 16, false), LogicError);
    QVERIFY_EXCEPTION_THROWN(AttentionRecorder(kLayers, 0, 16, false), LogicError);
}

QTEST_GUILESS_MAIN(AttentionRecorderTest)
#include "attention_recorder_test.moc"
