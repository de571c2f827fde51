// SPDX-License-Identifier: Apache-2.0
#include "tests/parity/compare.h"

#include <ATen/ATen.h>
#include <QTest>

#include <limits>
#include <vector>

using namespace seedbed::parity;

namespace {

ExpectedTensor expected(const at::Tensor& value, double tolerance) {
    return {"name", "", tolerance, value};
}

at::Tensor floats(const std::vector<float>& values) {
    return at::tensor(values);
}
at::Tensor whole(const std::vector<std::int64_t>& values) {
    return at::tensor(values);
}

}  // namespace

class CompareTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void limitIsRelativeToTheSpread();
    void constantsAndScalarsAreRelativeToTheirSize();
    void zeroToleranceIsExact();
    void notANumberFails();
    void shapeAndTypeMustFit();
    void emptyTensorsAreEqual();
};

void CompareTest::limitIsRelativeToTheSpread() {
    const ExpectedTensor tensor = expected(floats({1, 3, 1, 3}), 0.1);  // population deviation 1
    const Comparison near = compare(floats({1, 3, 1, 3.0625}), tensor);
    QVERIFY(near.passed);
    QCOMPARE(near.limit, 0.1);
    QCOMPARE(near.error, 0.0625);
    QVERIFY(!compare(floats({1, 3, 1, 3.125}), tensor).passed);
    QVERIFY(!compare(floats({1, 3, 0.875, 3}), tensor).passed);
}

void CompareTest::constantsAndScalarsAreRelativeToTheirSize() {
    QCOMPARE(compare(floats({-8, -8}), expected(floats({-8, -8}), 0.5)).limit, 4.0);
    QCOMPARE(compare(at::scalar_tensor(-3.0), expected(at::scalar_tensor(-3.0), 0.5)).limit, 1.5);
    QVERIFY(!compare(at::scalar_tensor(-1.0), expected(at::scalar_tensor(-3.0), 0.5)).passed);
}

void CompareTest::zeroToleranceIsExact() {
    QVERIFY(compare(whole({1, 2}), expected(whole({1, 2}), 0)).passed);
    QVERIFY(!compare(whole({1, 3}), expected(whole({1, 2}), 0)).passed);
}

void CompareTest::notANumberFails() {
    const float nan = std::numeric_limits<float>::quiet_NaN();
    const Comparison comparison = compare(floats({1, nan}), expected(floats({1, 2}), 1e6));
    QVERIFY(!comparison.passed);
    QVERIFY(!comparison.problem.empty());
}

void CompareTest::shapeAndTypeMustFit() {
    const ExpectedTensor tensor = expected(floats({1, 2}), 1e6);
    QVERIFY(!compare(floats({1, 2}).unsqueeze(0), tensor).passed);
    QVERIFY(!compare(whole({1, 2}), tensor).passed);
    QVERIFY(!compare(at::Tensor(), tensor).passed);
    QVERIFY(!compare(floats({1, 2}), expected(whole({1, 2}), 0)).passed);
    QVERIFY(compare(floats({1, 2}).to(at::kHalf), tensor).passed);  // any floating type
}

void CompareTest::emptyTensorsAreEqual() {
    QVERIFY(compare(at::empty({0}), expected(at::empty({0}), 0)).passed);
}

QTEST_GUILESS_MAIN(CompareTest)
#include "compare_test.moc"
