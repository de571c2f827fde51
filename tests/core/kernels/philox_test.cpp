// SPDX-License-Identifier: Apache-2.0
#include "core/kernels/philox.h"

#include "core/base/error.h"

#include <ATen/ATen.h>
#include <QtTest>

#include <cmath>

namespace {

using namespace seedbed;
using Words = std::array<std::uint32_t, 4>;

std::vector<float> first(std::uint64_t seed, std::uint32_t draw, int count) {
    at::Tensor out = at::empty({count}, at::kFloat);
    philox_normal(out, seed, draw);
    return {out.const_data_ptr<float>(), out.const_data_ptr<float>() + count};
}

void compare(const std::vector<float>& got, const std::vector<double>& expected) {
    QCOMPARE(got.size(), expected.size());
    for (std::size_t i = 0; i < got.size(); ++i)
        QVERIFY2(std::abs(got[i] - expected[i]) < 1e-6,
                 qPrintable(QStringLiteral("element %1").arg(i)));
}

}  // namespace

class PhiloxTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    // Known answers of the authors' library Random123 (kat_vectors, philox4x32 10).
    void knownAnswers() {
        QVERIFY(philox_4x32_10({0, 0, 0, 0}, 0) ==
                (Words{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
        QVERIFY(
            philox_4x32_10({0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}, 0xffffffffffffffff) ==
            (Words{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
        QVERIFY(
            philox_4x32_10({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, 0x299f31d0a4093822) ==
            (Words{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
    }

    // The numbers that AUTOMATIC1111's web interface documents for its "NV" source, seed 0, and
    // others made with the same algorithm.
    void normals() {
        compare(first(0, 0, 12),
                {-0.924662,
                 -0.425344,
                 -2.643846,
                 0.145184,
                 -0.120867,
                 -0.579726,
                 -0.622852,
                 -0.328387,
                 -1.074542,
                 -0.363144,
                 -1.671050,
                 2.265505});
        compare(first(0, 1, 4), {0.180826, -0.552263, 0.923813, -0.734970});
        compare(first(42, 0, 4), {0.194019, 2.161374, -0.172051, 0.849060});
        compare(first((1ULL << 32) + 5, 0, 4), {-2.842748, 1.340492, 0.272231, 1.455063});
    }

    void allSixtyFourBitsOfTheSeedCount() {
        QVERIFY(first(7, 0, 8) != first(7 + (1ULL << 32), 0, 8));
        QVERIFY(first(~0ULL, 0, 8) != first(~0ULL >> 1, 0, 8));
    }

    void aShorterDrawIsAPrefix() {
        const auto few = first(3, 2, 5);
        const auto many = first(3, 2, 500);
        QVERIFY(std::equal(few.begin(), few.end(), many.begin()));
    }

    void standardNormal() {
        at::Tensor out = at::empty({200000}, at::kFloat);
        philox_normal(out, 11, 0);
        QVERIFY(std::abs(out.mean().item<double>()) < 0.01);
        QVERIFY(std::abs(out.std().item<double>() - 1) < 0.01);
    }

    void wrongTensorsAreOurBugs() {
        at::Tensor wide = at::empty({4}, at::kDouble);
        at::Tensor gaps = at::empty({4, 4}, at::kFloat).t();
        QVERIFY_EXCEPTION_THROWN(philox_normal(wide, 0, 0), LogicError);
        QVERIFY_EXCEPTION_THROWN(philox_normal(gaps, 0, 0), LogicError);
    }
};

QTEST_GUILESS_MAIN(PhiloxTest)
#include "philox_test.moc"
