// SPDX-License-Identifier: Apache-2.0
// Expected values were worked out by hand; e = exp(1).
#include "core/attention/overlap.h"

#include "core/base/error.h"

#include <QTest>

#include <cmath>
#include <vector>

using namespace seedbed;

namespace {

const std::vector<float> kLeft{0.4F, 0.2F, 0, 0};
const std::vector<float> kRight{0, 0.2F, 0.6F, 0};
const std::vector<float> kZero{0, 0, 0, 0};

bool near(double a, double b) {
    return std::abs(a - b) < 1e-6;
}

}  // namespace

class OverlapTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void separateTerm();
    void separateTermOfThree();
    void enhanceTermOfAPeak();
    void enhanceTermAtACorner();
    void enhanceTermOfThinMaps();
    void iouOfSets();
    void cosineOfVectors();
    void refusesOtherSizes();
};

void OverlapTest::separateTerm() {
    const MapView maps[] = {kLeft, kRight};
    QVERIFY(near(separate_term(maps), 0.04 / 0.4));  // only the second place has both
    const MapView apart[] = {kLeft, kZero};
    QCOMPARE(separate_term(apart), 0.0);  // and 0 / 0 counts as 0
    const MapView same[] = {kRight, kRight};
    QVERIFY(near(separate_term(same), 0.36 / 1.2));
}

void OverlapTest::separateTermOfThree() {
    const std::vector<float> third{0, 0.5F, 0.1F, 0.4F};
    const MapView maps[] = {kLeft, kRight, third};
    QVERIFY(near(separate_term(maps), 0.02 / 0.9));
}

void OverlapTest::enhanceTermOfAPeak() {
    // exp(-1), 1, exp(-1), normalised: the middle weighs 1 / (1 + 2 / e).
    const double middle = 1 / (1 + 2 / std::exp(1.0));
    std::vector<float> peak(25, 0);
    peak[12] = 0.5F;
    QVERIFY(near(enhance_term(peak, 5, 5), 1 - 0.5 * middle * middle));
    QVERIFY(near(enhance_term(std::vector<float>(25, 0.2F), 5, 5), 1 - 0.2));
}

void OverlapTest::enhanceTermAtACorner() {
    // A corner is mirrored by its neighbours, not repeated: its own weight stays that of the
    // middle, and the neighbour on an edge sees the corner on both sides.
    const double middle = 1 / (1 + 2 / std::exp(1.0)), side = (1 - middle) / 2;
    std::vector<float> peak(12, 0);  // three rows of four
    peak[0] = 1;
    const double corner = middle * middle;
    QVERIFY(corner > middle * side);
    QVERIFY(near(enhance_term(peak, 3, 4), 1 - corner));
    std::vector<float> inner(12, 0);
    inner[5] = 1;  // second row, second column: the corner sees it four times
    QVERIFY(near(enhance_term(inner, 3, 4), 1 - std::max(corner, 4 * side * side)));
}

void OverlapTest::enhanceTermOfThinMaps() {
    const std::vector<float> one{0.3F};
    QVERIFY(near(enhance_term(one, 1, 1), 0.7));
    QVERIFY(near(enhance_term(std::vector<float>(4, 0.3F), 1, 4), 0.7));
}

void OverlapTest::iouOfSets() {
    QVERIFY(near(iou(kLeft, kRight), 0.0));           // {0, 1} and {2}: 0.2 is below half of 0.6
    QVERIFY(near(iou(kLeft, kRight, 0.3), 1 / 3.0));  // {0, 1} and {1, 2}
    QVERIFY(near(iou(kLeft, kLeft), 1));
    const std::vector<float> other{0.1F, 0.9F, 0.5F, 0.4F};
    QVERIFY(near(iou(kLeft, other), 1 / 3.0));  // {0, 1} and {1, 2}
}

void OverlapTest::cosineOfVectors() {
    QVERIFY(near(cosine(kLeft, kRight), 0.04 / (std::sqrt(0.20) * std::sqrt(0.40))));
    QVERIFY(near(cosine(kLeft, kLeft), 1));
    QCOMPARE(cosine(kLeft, kZero), 0.0);
}

void OverlapTest::refusesOtherSizes() {
    const std::vector<float> three{1, 2, 3}, none;
    const MapView uneven[] = {kLeft, three};
    const MapView single[] = {kLeft};
    QVERIFY_EXCEPTION_THROWN(separate_term(uneven), LogicError);
    QVERIFY_EXCEPTION_THROWN(separate_term(single), LogicError);
    QVERIFY_EXCEPTION_THROWN(enhance_term(kLeft, 3, 2), LogicError);
    QVERIFY_EXCEPTION_THROWN(iou(kLeft, three), LogicError);
    QVERIFY_EXCEPTION_THROWN(cosine(none, none), LogicError);
}

QTEST_GUILESS_MAIN(OverlapTest)
#include "overlap_test.moc"
