// SPDX-License-Identifier: Apache-2.0
// C latent channels, H W latent size
#include "core/sampling/noise_mix.h"

#include "core/base/error.h"
#include "core/io/safetensors.h"
#include "core/sampling/noise.h"

#include <ATen/ATen.h>
#include <QtTest>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace {

using namespace seedbed;

constexpr std::int64_t kChannels = 4, kHeight = 16, kWidth = 24;

at::Tensor draw(Seed seed) {
    return SeedNoise(NoiseMode::Cpu, {seed}).next(kChannels, kHeight, kWidth)[0];
}

at::Tensor draw(std::uint64_t seed) {
    return draw(Seed(seed));
}

double distance(const at::Tensor& a, const at::Tensor& b) {
    return (a - b).abs().max().item<double>();
}

double length(const at::Tensor& noise) {
    return noise.to(at::kDouble).norm().item<double>();
}

}  // namespace

class NoiseMixTest : public QObject {
    Q_OBJECT

 private:
    std::shared_ptr<const SafetensorsFile> m_file;

    at::Tensor reference(const std::string& name) const {
        const auto bytes = m_file->bytes(name);
        const at::Tensor values = at::empty({kChannels, kHeight, kWidth}, at::kFloat);
        Q_ASSERT(bytes.size() == values.nbytes());
        std::memcpy(values.mutable_data_ptr(), bytes.data(), bytes.size());
        return values;
    }

    at::Tensor with(const NoiseRecipe& recipe, std::uint64_t own) const {
        return apply_recipe(recipe, draw(own), [](Seed seed) { return draw(seed); });
    }

    static NoiseRecipe pad_at(double x, double y) {
        return {{}, NoisePad{Seed(2), Seed(3), Seed(4), x, y}, SlerpForm::Whole};
    }

 private Q_SLOTS:
    void initTestCase() {
        m_file = SafetensorsFile::open(std::string(SEEDBED_TEST_DATA) +
                                       "/sampling/noise_mix.safetensors");
    }

    void equalToTheReference_data() {
        QTest::addColumn<double>("strength");
        QTest::newRow("0.1") << 0.1;
        QTest::newRow("0.5") << 0.5;
        QTest::newRow("0.9") << 0.9;
    }

    void equalToTheReference() {
        QFETCH(double, strength);
        const std::string name = QTest::currentDataTag();
        const at::Tensor columns = slerp(draw(1), draw(2), strength, SlerpForm::PerColumn);
        QVERIFY(distance(columns, reference("column." + name)) < 3e-6);
        const at::Tensor whole = slerp(draw(1), draw(2), strength, SlerpForm::Whole);
        QVERIFY(distance(whole, reference("whole." + name)) < 1e-6);
        QVERIFY(distance(columns, whole) > 1e-2);
    }

    // AUTOMATIC1111 exchanges the weights there.
    void nearlyParallelColumnsAreAddedAsA1111Does() {
        const at::Tensor near = reference("near");
        const at::Tensor columns = slerp(draw(1), near, 0.3, SlerpForm::PerColumn);
        QVERIFY(distance(columns, reference("column.near.0.3")) < 1e-6);
        QVERIFY(distance(columns, draw(1) * 0.3 + near * 0.7) < 1e-6);
        const at::Tensor whole = slerp(draw(1), near, 0.3, SlerpForm::Whole);
        QVERIFY(distance(whole, reference("whole.near.0.3")) < 1e-6);
        QVERIFY(distance(whole, draw(1) * 0.7 + near * 0.3) < 1e-4);
    }

    void endsAreTheSeedsThemselves() {
        for (const auto form : {SlerpForm::Whole, SlerpForm::PerColumn}) {
            QVERIFY(slerp(draw(1), draw(2), 0, form).equal(draw(1)));
            QVERIFY(slerp(draw(1), draw(2), 1, form).equal(draw(2)));
        }
    }

    // Linear mixing would lose up to 29 % at the middle, which blurs.
    void theNormStays() {
        const double one = length(draw(1)), two = length(draw(2));
        for (const double strength : {0.1, 0.25, 0.5, 0.75, 0.9}) {
            const double mixed = length(slerp(draw(1), draw(2), strength, SlerpForm::Whole));
            QVERIFY(mixed > std::min(one, two) * 0.995 && mixed < std::max(one, two) * 1.005);
        }
    }

    void equalAndOppositeNoisesStayFinite() {
        const at::Tensor one = draw(1);
        for (const auto form : {SlerpForm::Whole, SlerpForm::PerColumn}) {
            QVERIFY(distance(slerp(one, one, 0.4, form), one) < 1e-6);
            QVERIFY(at::isfinite(slerp(one, -one, 0.4, form)).all().item<bool>());
        }
        // A latent one cell high has columns of one number, which are all parallel or opposite.
        const auto row = [](std::uint64_t seed) {
            return SeedNoise(NoiseMode::Cpu, {Seed(seed)}).next(4, 1, 8)[0];
        };
        const at::Tensor mixed = slerp(row(1), row(2), 0.4, SlerpForm::PerColumn);
        QVERIFY(at::isfinite(mixed).all().item<bool>());
        QVERIFY(distance(mixed, row(1) * 0.6 + row(2) * 0.4) < 1e-6);
    }

    void aChainIsOneMixAfterTheOther() {
        NoiseRecipe recipe;
        recipe.chain = {{Seed(42), 0.2}, {Seed(7), 0.1}};
        const at::Tensor first = slerp(draw(1), draw(42), 0.2, SlerpForm::Whole);
        QVERIFY(with(recipe, 1).equal(slerp(first, draw(7), 0.1, SlerpForm::Whole)));
        recipe.form = SlerpForm::PerColumn;
        QVERIFY(!with(recipe, 1).equal(slerp(first, draw(7), 0.1, SlerpForm::Whole)));
        recipe.chain = {{Seed(42), 0}};
        QVERIFY(with(recipe, 1).equal(draw(1)));
        QVERIFY(with({}, 1).equal(draw(1)));
    }

    void cornersOfAPadAreTheSeeds() {
        QVERIFY(with(pad_at(0, 0), 1).equal(draw(1)));
        QVERIFY(with(pad_at(1, 0), 1).equal(draw(2)));
        QVERIFY(with(pad_at(0, 1), 1).equal(draw(3)));
        QVERIFY(with(pad_at(1, 1), 1).equal(draw(4)));
    }

    void insideAPadAllFourCount() {
        const auto mix = [](const at::Tensor& a, const at::Tensor& b, double s) {
            return slerp(a, b, s, SlerpForm::Whole);
        };
        const at::Tensor wanted =
            mix(mix(draw(1), draw(2), 0.25), mix(draw(3), draw(4), 0.25), 0.75);
        QVERIFY(with(pad_at(0.25, 0.75), 1).equal(wanted));
        QVERIFY(with(pad_at(0.5, 0), 1).equal(mix(draw(1), draw(2), 0.5)));
        QVERIFY(with(pad_at(1, 0.5), 1).equal(mix(draw(2), draw(4), 0.5)));
    }

    void thePadComesBeforeTheChain() {
        auto recipe = pad_at(0.5, 0);
        recipe.chain = {{Seed(9), 0.3}};
        const at::Tensor padded = slerp(draw(1), draw(2), 0.5, SlerpForm::Whole);
        QVERIFY(with(recipe, 1).equal(slerp(padded, draw(9), 0.3, SlerpForm::Whole)));
    }

    void onlyWhatCountsIsDrawn() {
        int drawn = 0;
        const auto counting = [&](Seed seed) {
            ++drawn;
            return draw(seed);
        };
        apply_recipe(pad_at(0, 0), draw(1), counting);
        QCOMPARE(drawn, 0);
        apply_recipe(pad_at(1, 1), draw(1), counting);
        QCOMPARE(drawn, 1);
    }

    void whatDoesNotFitIsOurBug() {
        const auto form = SlerpForm::Whole;
        QVERIFY_EXCEPTION_THROWN(slerp(draw(1), draw(2).narrow(2, 0, 8), 0.5, form), LogicError);
        QVERIFY_EXCEPTION_THROWN(slerp(draw(1), draw(2), 1.5, form), LogicError);
        QVERIFY_EXCEPTION_THROWN(slerp(draw(1), draw(2), std::nan(""), form), LogicError);
    }
};

QTEST_GUILESS_MAIN(NoiseMixTest)
#include "noise_mix_test.moc"
