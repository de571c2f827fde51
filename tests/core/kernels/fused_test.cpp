// SPDX-License-Identifier: Apache-2.0
// Each kernel against the same operation of ATen in float64, for every instruction set of this
// machine.
#include "core/kernels/fused.h"

#include "core/base/error.h"
#include "core/kernels/simd_kernels.h"

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Parallel.h>
#include <QtTest>
#include <c10/core/InferenceMode.h>

namespace {

using namespace seedbed;

at::Tensor normal(at::IntArrayRef shape, std::uint64_t seed) {
    auto generator = at::make_generator<at::CPUGeneratorImpl>(seed);
    return at::randn(shape, generator, at::kFloat);
}

double distance(const at::Tensor& a, const at::Tensor& b) {
    return (a.to(at::kDouble) - b.to(at::kDouble)).abs().max().item<double>();
}

at::Tensor reference_norm(
    const at::Tensor& x, int groups, const at::Tensor& w, const at::Tensor& b, bool silu) {
    const at::Tensor y =
        at::group_norm(x.to(at::kDouble), groups, w.to(at::kDouble), b.to(at::kDouble), 1e-5);
    return silu ? at::silu(y) : y;
}

at::Tensor reference_geglu(const at::Tensor& x) {
    const auto parts = x.chunk(2, -1);
    return parts[0] * at::gelu(parts[1]);
}

std::vector<const simd::Kernels*> tables() {
    std::vector<const simd::Kernels*> out{&simd::kBaseline};
#ifdef __x86_64__
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
        out.push_back(&simd::kAvx2);
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
        __builtin_cpu_supports("avx512dq"))
        out.push_back(&simd::kAvx512);
#endif
    return out;
}

}  // namespace

class FusedTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void groupNorm_data() {
        QTest::addColumn<int>("batch");
        QTest::addColumn<int>("channels");
        QTest::addColumn<int>("groups");
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("width");
        QTest::newRow("unet 16x16") << 4 << 64 << 16 << 16 << 16;
        QTest::newRow("unet 4x4") << 2 << 192 << 16 << 4 << 4;
        QTest::newRow("odd size") << 3 << 12 << 4 << 5 << 7;
        QTest::newRow("one position") << 2 << 8 << 2 << 1 << 1;
        QTest::newRow("large group") << 1 << 16 << 2 << 128 << 128;
    }

    void groupNorm() {
        QFETCH(int, batch);
        QFETCH(int, channels);
        QFETCH(int, groups);
        QFETCH(int, height);
        QFETCH(int, width);
        const at::Tensor x = normal({batch, channels, height, width}, 1) * 3 + 5;
        const at::Tensor w = normal({channels}, 2) + 1;
        const at::Tensor b = normal({channels}, 3);
        for (const bool silu : {true, false}) {
            const at::Tensor got = group_norm_silu(x, groups, w, b, 1e-5, silu);
            QVERIFY(got.sizes() == x.sizes());
            QVERIFY(distance(got, reference_norm(x, groups, w, b, silu)) < 2e-5);
        }
    }

    void groupNormKeepsChannelsLast() {
        const at::Tensor w = normal({8}, 5), b = normal({8}, 6);
        const at::Tensor x = normal({2, 8, 6, 7}, 4);
        const at::Tensor got =
            group_norm_silu(x.contiguous(at::MemoryFormat::ChannelsLast), 2, w, b, 1e-5);
        QVERIFY(got.is_contiguous(at::MemoryFormat::ChannelsLast));
        QVERIFY(distance(got, reference_norm(x, 2, w, b, true)) < 1e-5);
    }

    void groupNormTakesViews() {
        const at::Tensor w = normal({8}, 5), b = normal({8}, 6);
        const at::Tensor x = normal({2, 8, 6, 9}, 4).transpose(2, 3).narrow(2, 1, 5);
        const at::Tensor got = group_norm_silu(x, 2, w, b, 1e-5);
        QVERIFY(got.is_contiguous());
        QVERIFY(distance(got, reference_norm(x, 2, w, b, true)) < 1e-5);
    }

    void everyInstructionSet() {
        const at::Tensor x = normal({3, 5, 37}, 7) * 4;
        const at::Tensor w = normal({5}, 8), b = normal({5}, 9);
        const at::Tensor pairs = normal({7, 2 * 21}, 10) * 4;
        const at::Tensor p = normal({1, 3, 19, 7}, 11);
        for (const simd::Kernels* table : tables()) {
            at::Tensor out = at::empty_like(x);
            for (int i = 0; i < 3; ++i)
                table->group_norm(x[i].const_data_ptr<float>(),
                                  out[i].mutable_data_ptr<float>(),
                                  w.const_data_ptr<float>(),
                                  b.const_data_ptr<float>(),
                                  5,
                                  37,
                                  1e-5,
                                  true);
            QVERIFY2(distance(out, reference_norm(x, 1, w, b, true)) < 1e-5, table->name);

            at::Tensor gated = at::empty({7, 21}, at::kFloat);
            table->geglu(pairs.const_data_ptr<float>(), gated.mutable_data_ptr<float>(), 7, 21);
            QVERIFY2(distance(gated, reference_geglu(pairs.to(at::kDouble))) < 1e-5, table->name);

            at::Tensor mean = at::empty({7, 19}, at::kFloat);
            std::vector<float> scratch(simd::kHeadMeanTile * 7);
            for (std::int64_t n = 0; n < 19; n += simd::kHeadMeanTile)
                table->head_mean(p.const_data_ptr<float>(),
                                 mean.mutable_data_ptr<float>(),
                                 scratch.data(),
                                 3,
                                 19 * 7,
                                 19,
                                 7,
                                 n,
                                 std::min<std::int64_t>(simd::kHeadMeanTile, 19 - n));
            QVERIFY2(distance(mean, p[0].mean(0).t()) < 1e-6, table->name);
        }
    }

    void extremeValuesStayFinite() {
        const at::Tensor gates =
            at::tensor({-1e30, -200.0, -30.0, -6.0, 0.0, 6.0, 200.0, 1e30}, at::kFloat);
        const at::Tensor x = at::cat({at::ones(8), gates}).view({1, 16});
        const at::Tensor got = seedbed::geglu(x)[0];
        QVERIFY(at::isfinite(got).all().item<bool>());
        QCOMPARE(got[4].item<float>(), 0.0F);
        QVERIFY(distance(got.slice(0, 1, 7), at::gelu(gates.to(at::kDouble)).slice(0, 1, 7)) <
                1e-5);
    }

    void geglu_data() {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("width");
        QTest::newRow("unet") << 512 << 256;
        QTest::newRow("odd") << 5 << 13;
        QTest::newRow("narrow") << 9 << 1;
    }

    void geglu() {
        QFETCH(int, rows);
        QFETCH(int, width);
        const at::Tensor x = normal({2, rows, 2 * width}, 12) * 3;
        const at::Tensor got = seedbed::geglu(x);
        QVERIFY(got.sizes() == at::IntArrayRef({2, rows, width}));
        QVERIFY(distance(got, reference_geglu(x.to(at::kDouble))) < 1e-5);
    }

    void headMean() {
        const at::Tensor p = at::softmax(normal({3, 4, 70, 24}, 13), -1);
        const at::Tensor got = head_mean(p);
        QVERIFY(got.sizes() == at::IntArrayRef({3, 24, 70}));
        QVERIFY(got.is_contiguous());
        QVERIFY(distance(got, p.to(at::kDouble).mean(1).transpose(1, 2)) < 1e-7);
        // Heads outside, rows inside, as a UNet that folds its rows hands it over.
        const at::Tensor folded = p.transpose(0, 1).contiguous().transpose(0, 1);
        QVERIFY(!folded.is_contiguous() && head_mean(folded).equal(got));
    }

    void emptyTensors() {
        const at::Tensor w = at::ones({8}), b = at::zeros({8});
        QCOMPARE(group_norm_silu(at::empty({0, 8, 4, 4}), 2, w, b, 1e-5).numel(), 0);
        QCOMPARE(seedbed::geglu(at::empty({0, 8})).size(1), 4);
        QCOMPARE(head_mean(at::empty({0, 2, 4, 3})).size(1), 3);
    }

    void threadsDoNotChangeTheResult() {
        const at::Tensor x = normal({8, 64, 32, 32}, 14), w = normal({64}, 15),
                         b = normal({64}, 16);
        const at::Tensor pairs = normal({4096, 128}, 17);
        const at::Tensor p = at::softmax(normal({8, 4, 256, 24}, 18), -1);
        const int before = at::get_num_threads();
        at::set_num_threads(1);
        const std::vector one{
            group_norm_silu(x, 16, w, b, 1e-5), seedbed::geglu(pairs), head_mean(p)};
        at::set_num_threads(4);
        const std::vector four{
            group_norm_silu(x, 16, w, b, 1e-5), seedbed::geglu(pairs), head_mean(p)};
        at::set_num_threads(before);
        for (std::size_t i = 0; i < one.size(); ++i) QVERIFY(one[i].equal(four[i]));
    }

    void inferenceModeGivesTheSameBits() {
        const at::Tensor x = normal({2, 8, 5, 5}, 19), w = normal({8}, 20), b = normal({8}, 21);
        const at::Tensor outside = group_norm_silu(x, 2, w, b, 1e-5);
        const c10::InferenceMode inference;
        QVERIFY(group_norm_silu(x, 2, w, b, 1e-5).equal(outside));
    }

    void gradientsFlow() {
        const auto leaf = [](at::IntArrayRef shape, std::uint64_t seed) {
            return normal(shape, seed).requires_grad_(true);
        };
        at::Tensor x = leaf({2, 8, 3, 3}, 22), w = leaf({8}, 23), b = leaf({8}, 24);
        group_norm_silu(x, 2, w, b, 1e-5).sum().backward();
        QVERIFY(x.grad().defined() && w.grad().defined() && b.grad().defined());

        at::Tensor pairs = leaf({4, 10}, 25);
        seedbed::geglu(pairs).sum().backward();
        at::Tensor again = pairs.detach().clone().requires_grad_(true);
        reference_geglu(again).sum().backward();
        QVERIFY(distance(pairs.grad(), again.grad()) < 1e-6);

        at::Tensor p = leaf({1, 2, 4, 3}, 26);
        head_mean(p).sum().backward();
        QVERIFY(distance(p.grad(), at::full_like(p, 0.5)) < 1e-7);
        QVERIFY(!group_norm_silu(x.detach(), 2, w.detach(), b.detach(), 1e-5).requires_grad());
    }

    void wrongShapesAreOurBugs() {
        const at::Tensor w = at::ones({8}), b = at::zeros({8});
        QVERIFY_EXCEPTION_THROWN(group_norm_silu(at::ones({1, 8, 2, 2}), 3, w, b, 1e-5),
                                 LogicError);
        QVERIFY_EXCEPTION_THROWN(group_norm_silu(at::ones({1, 6, 2, 2}), 2, w, b, 1e-5),
                                 LogicError);
        QVERIFY_EXCEPTION_THROWN(seedbed::geglu(at::ones({2, 7})), LogicError);
        QVERIFY_EXCEPTION_THROWN(head_mean(at::ones({1, 2, 8, 3}, at::kHalf)), LogicError);
        QVERIFY_EXCEPTION_THROWN(head_mean(at::ones({2, 8, 3})), LogicError);
    }
};

QTEST_GUILESS_MAIN(FusedTest)
#include "fused_test.moc"
