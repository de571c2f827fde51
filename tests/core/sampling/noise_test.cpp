// SPDX-License-Identifier: Apache-2.0
#include "core/sampling/noise.h"

#include "core/base/error.h"

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>
#include <QtTest>

#include <cmath>

namespace {

using namespace seedbed;

const std::vector<NoiseMode> kModes{NoiseMode::Cpu, NoiseMode::Nv};
constexpr std::uint64_t kTwoTo53 = 9007199254740992ULL;

at::Tensor draw(NoiseMode mode, std::uint64_t seed) {
    return SeedNoise(mode, {Seed(seed)}).next(4, 8, 8);
}

}  // namespace

class NoiseTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    // torch.manual_seed(0); torch.randn(16) and torch.manual_seed(42); torch.randn(4, ...)[:4]
    void publishedNumbers() {
        const std::vector<double> zero{-1.1258,
                                       -1.1524,
                                       -0.2506,
                                       -0.4339,
                                       0.8487,
                                       0.6920,
                                       -0.3160,
                                       -2.1152,
                                       0.3223,
                                       -1.2633,
                                       0.3500,
                                       0.3081,
                                       0.1198,
                                       1.2377,
                                       1.1168,
                                       -0.2473};
        const at::Tensor got = SeedNoise(NoiseMode::Cpu, {Seed(0)}).next(1, 4, 4).flatten();
        for (std::size_t i = 0; i < zero.size(); ++i)
            QVERIFY(std::abs(got[static_cast<std::int64_t>(i)].item<double>() - zero[i]) < 6e-5);
        const std::vector<double> answer{1.9269, 1.4873, 0.9007, -2.1055};
        const at::Tensor other = SeedNoise(NoiseMode::Cpu, {Seed(42)}).next(1, 4, 4).flatten();
        for (std::size_t i = 0; i < answer.size(); ++i)
            QVERIFY(std::abs(other[static_cast<std::int64_t>(i)].item<double>() - answer[i]) <
                    6e-5);
    }

    void equalToTorch_data() {
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("width");
        QTest::newRow("multiple of 16") << 16 << 16;
        QTest::newRow("last 16 are redrawn") << 7 << 9;
        QTest::newRow("fewer than 16 numbers") << 1 << 3;
    }

    void equalToTorch() {
        QFETCH(int, height);
        QFETCH(int, width);
        SeedNoise noise(NoiseMode::Cpu, {Seed(5), Seed(469)});
        auto generator = at::make_generator<at::CPUGeneratorImpl>(469);
        for (int k = 0; k < 3; ++k) {
            const at::Tensor wanted = at::randn({4, height, width}, generator, at::kFloat);
            QVERIFY(noise.next(4, height, width)[1].equal(wanted));
        }
    }

    void aSeedDoesNotSeeItsNeighbours() {
        for (const NoiseMode mode : kModes) {
            SeedNoise alone(mode, {Seed(7)});
            SeedNoise first(mode, {Seed(7), Seed(1), Seed(2)});
            SeedNoise last(mode, {Seed(1), Seed(2), Seed(7)});
            for (int k = 0; k < 3; ++k) {
                const at::Tensor wanted = alone.next(4, 5, 6)[0];
                QVERIFY(first.next(4, 5, 6)[0].equal(wanted));
                QVERIFY(last.next(4, 5, 6)[2].equal(wanted));
            }
        }
    }

    void drawsDiffer() {
        for (const NoiseMode mode : kModes) {
            SeedNoise noise(mode, {Seed(7)});
            const at::Tensor one = noise.next(4, 8, 8);
            QVERIFY(!one.equal(noise.next(4, 8, 8)));
        }
    }

    void cpuKeepsTheLow32BitsOnly() {
        QVERIFY(draw(NoiseMode::Cpu, 0).equal(draw(NoiseMode::Cpu, kTwoTo53)));
        QVERIFY(draw(NoiseMode::Cpu, 3).equal(draw(NoiseMode::Cpu, 3 + (1ULL << 32))));
        QVERIFY(!draw(NoiseMode::Nv, 0).equal(draw(NoiseMode::Nv, kTwoTo53)));
        QVERIFY(!draw(NoiseMode::Nv, 3).equal(draw(NoiseMode::Nv, 3 + (1ULL << 32))));
    }

    void largestSeed() {
        for (const NoiseMode mode : kModes)
            QVERIFY(at::isfinite(draw(mode, ~0ULL)).all().item<bool>());
    }

    // AUTOMATIC1111's eta noise seed delta.
    void laterDrawsComeFromSeedAndDelta() {
        for (const NoiseMode mode : kModes) {
            const std::vector<Seed> seeds{Seed(7), Seed(1000)};
            SeedNoise plain(mode, seeds);
            SeedNoise moved(mode, seeds);
            moved.reseed_after_first(31337);
            QVERIFY(moved.next(4, 8, 8).equal(plain.next(4, 8, 8)));
            SeedNoise others(mode, {Seed(7 + 31337), Seed(1000 + 31337)});
            for (int k = 0; k < 3; ++k) QVERIFY(moved.next(4, 8, 8).equal(others.next(4, 8, 8)));
        }
    }

    void deltaOfZeroGoesOn() {
        for (const NoiseMode mode : kModes) {
            SeedNoise plain(mode, {Seed(7)});
            SeedNoise same(mode, {Seed(7)});
            same.reseed_after_first(0);
            for (int k = 0; k < 3; ++k) QVERIFY(same.next(4, 8, 8).equal(plain.next(4, 8, 8)));
        }
    }

    void deltaMayBeNegativeAndKeepsRowsApart() {
        SeedNoise noise(NoiseMode::Nv, {Seed(5), Seed(0)});
        noise.reseed_after_first(-1);
        noise.next(4, 8, 8);
        noise.keep({1});
        QVERIFY(noise.next(4, 8, 8).equal(draw(NoiseMode::Nv, ~0ULL)));
        QVERIFY_EXCEPTION_THROWN(noise.reseed_after_first(1), LogicError);
    }

    void deltaLeavesTheMixedFirstDraw() {
        NoiseRecipe recipe;
        recipe.chain = {{Seed(9), 0.5}};
        SeedNoise plain(NoiseMode::Cpu, {Seed(7)}, {recipe});
        SeedNoise moved(NoiseMode::Cpu, {Seed(7)}, {recipe});
        moved.reseed_after_first(1);
        QVERIFY(moved.next(4, 8, 8).equal(plain.next(4, 8, 8)));
        QVERIFY(moved.next(4, 8, 8).equal(draw(NoiseMode::Cpu, 8)));
    }

    void oneGeneratorDrawsTheBatchInOrder() {
        auto generator = at::make_generator<at::CPUGeneratorImpl>(11);
        const at::Tensor wanted = at::randn({3, 4, 8, 8}, generator, at::kFloat);
        QVERIFY(SeedNoise::one_generator(NoiseMode::Cpu, Seed(11), 3).next(4, 8, 8).equal(wanted));
    }

    void aRecipeChangesTheFirstDrawAlone() {
        NoiseRecipe recipe;
        recipe.chain = {{Seed(42), 0.3}};
        for (const NoiseMode mode : kModes) {
            SeedNoise plain(mode, {Seed(7), Seed(8)});
            SeedNoise mixed(mode, {Seed(7), Seed(8)}, {recipe, {}});
            const at::Tensor before = plain.next(4, 8, 8);
            const at::Tensor after = mixed.next(4, 8, 8);
            QVERIFY(!after[0].equal(before[0]));
            QVERIFY(after[1].equal(before[1]));
            for (int k = 1; k < 3; ++k) QVERIFY(mixed.next(4, 8, 8).equal(plain.next(4, 8, 8)));
        }
    }

    void aRecipeDoesNotSeeItsNeighbours() {
        NoiseRecipe recipe;
        recipe.chain = {{Seed(42), 0.3}, {Seed(1), 0.5}};
        SeedNoise alone(NoiseMode::Cpu, {Seed(7)}, {recipe});
        SeedNoise among(NoiseMode::Cpu, {Seed(1), Seed(7)}, {{}, recipe});
        QVERIFY(alone.next(4, 5, 6)[0].equal(among.next(4, 5, 6)[1]));
    }

    void keptRowsGoOnAsIfNothingHadHappened() {
        for (const NoiseMode mode : kModes) {
            SeedNoise all(mode, {Seed(1), Seed(2), Seed(3)});
            SeedNoise some(mode, {Seed(1), Seed(2), Seed(3)});
            all.next(4, 8, 8);
            some.next(4, 8, 8);
            some.keep({0, 2});
            for (int k = 0; k < 2; ++k) {
                const at::Tensor wanted = all.next(4, 8, 8);
                const at::Tensor got = some.next(4, 8, 8);
                QCOMPARE(got.size(0), std::int64_t{2});
                QVERIFY(got[0].equal(wanted[0]) && got[1].equal(wanted[2]));
            }
        }
        auto one = SeedNoise::one_generator(NoiseMode::Cpu, Seed(1), 3);
        QVERIFY_EXCEPTION_THROWN(one.keep({0}), LogicError);
    }

    void thereIsOneRecipeForEachSeed() {
        QVERIFY_EXCEPTION_THROWN(SeedNoise(NoiseMode::Cpu, {Seed(1), Seed(2)}, {NoiseRecipe{}}),
                                 LogicError);
    }

    void noSeedIsOurBug() { QVERIFY_EXCEPTION_THROWN(SeedNoise(NoiseMode::Cpu, {}), LogicError); }
};

QTEST_GUILESS_MAIN(NoiseTest)
#include "noise_test.moc"
