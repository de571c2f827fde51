// SPDX-License-Identifier: Apache-2.0
#include "core/attention/maps.h"

#include "core/base/error.h"

#include <QTest>

#include <vector>

using namespace seedbed;

namespace {

// Two tokens on a grid of two rows and three columns.
AttentionGrid grid() {
    return {2, 3, 2, {0, 1, 2, 3, 4, 5, 10, 20, 30, 40, 50, 60}};
}

}  // namespace

class MapsTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void tokenIsARowMajorMap();
    void mergeIsTheMean();
    void mergeRefusesWrongTokens();
    void meanOfGrids();
    void meanRefusesOtherShapes();
};

void MapsTest::tokenIsARowMajorMap() {
    const AttentionGrid g = grid();
    QCOMPARE(g.token(1).size(), std::size_t(6));
    QCOMPARE(g.token(0)[5], 5.0F);
    QCOMPARE(g.token(1)[3], 40.0F);  // second row, first column
}

void MapsTest::mergeIsTheMean() {
    const std::vector<int> both{0, 1}, one{1}, twice{0, 0, 1};
    QCOMPARE(merge_tokens(grid(), both), (std::vector<float>{5, 10.5F, 16, 21.5F, 27, 32.5F}));
    QCOMPARE(merge_tokens(grid(), one), (std::vector<float>{10, 20, 30, 40, 50, 60}));
    QCOMPARE(merge_tokens(grid(), twice)[1], 22.0F / 3);
}

void MapsTest::mergeRefusesWrongTokens() {
    const std::vector<int> none, negative{-1}, beyond{0, 2};
    QVERIFY_EXCEPTION_THROWN(merge_tokens(grid(), none), LogicError);
    QVERIFY_EXCEPTION_THROWN(merge_tokens(grid(), negative), LogicError);
    QVERIFY_EXCEPTION_THROWN(merge_tokens(grid(), beyond), LogicError);
}

void MapsTest::meanOfGrids() {
    AttentionGrid other = grid();
    for (float& value : other.values) value = -value + 2;
    const AttentionGrid first = grid();
    const AttentionGrid* both[] = {&first, &other};
    const AttentionGrid mean = mean_grid(both);
    QCOMPARE(mean.height, 2);
    QCOMPARE(mean.width, 3);
    QCOMPARE(mean.tokens, 2);
    QCOMPARE(mean.values, std::vector<float>(12, 1.0F));
}

void MapsTest::meanRefusesOtherShapes() {
    const AttentionGrid a = grid(), b{3, 2, 2, std::vector<float>(12)};
    const AttentionGrid* both[] = {&a, &b};
    QVERIFY_EXCEPTION_THROWN(mean_grid(both), LogicError);
    QVERIFY_EXCEPTION_THROWN(mean_grid({}), LogicError);
}

QTEST_GUILESS_MAIN(MapsTest)
#include "maps_test.moc"
