// SPDX-License-Identifier: Apache-2.0
#include "widgets/word_overlap.h"

#include "core/attention/overlap.h"
#include "widgets/fake_engine.h"
#include "widgets/overlap_table_model.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace seedbed;

class WordOverlapTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void takesMapsFromTheSource() {
        const auto step = fakeAttention(Seed(3), 4, 10, 24, true);
        const std::vector<std::vector<int>> words = {{3}, {6, 7}};
        QVERIFY(has(*step, {}));
        QVERIFY(has(*step, {1, 1}));
        QVERIFY(!has(*step, {1, 2}));
        QVERIFY(!has(*step, {9, -1}));
        const WordMaps average = wordMaps(*step, {}, words);
        QCOMPARE(average.maps.size(), std::size_t{2});
        QCOMPARE(average.maps[1], merge_tokens(step->average, words[1]));
        QCOMPARE(wordMaps(*step, {1, 0}, words).height, 4);
    }

    void meanOverHeads() {
        const auto step = fakeAttention(Seed(3), 4, 10, 24, true);
        const WordMaps all = wordMaps(*step, {0, -1}, {{3}});
        const WordMaps first = wordMaps(*step, {0, 0}, {{3}});
        const WordMaps second = wordMaps(*step, {0, 1}, {{3}});
        for (std::size_t i = 0; i < all.maps[0].size(); ++i)
            QVERIFY(std::abs(all.maps[0][i] - (first.maps[0][i] + second.maps[0][i]) / 2) < 1e-7);
    }

    void meanOfStepsLeavesOutThoseWithoutMaps() {
        const WordMaps first{1, 2, {{0.5f, 0.0f}}};
        const WordMaps second{1, 2, {{0.1f, 0.4f}}};
        const WordMaps mean = meanOf({first, WordMaps(), second});
        QCOMPARE(mean.width, 2);
        QVERIFY(std::abs(mean.maps[0][0] - 0.3f) < 1e-6f);
        QVERIFY(std::abs(mean.maps[0][1] - 0.2f) < 1e-6f);
        QVERIFY(meanOf({}).maps.empty());
    }

    void tokensBeyondTheGridGiveNothing() {
        const auto step = fakeAttention(Seed(3), 4, 10, 24, false);
        QVERIFY(wordMaps(*step, {}, {{3}, {24}}).maps.empty());
        QVERIFY(wordMaps(*step, {}, {{}}).maps.empty());
        QVERIFY(wordMaps(*step, {0, -1}, {{3}}).maps.empty());
    }

    void numbersAreTheCoresOwn() {
        const WordMaps maps =
            wordMaps(*fakeAttention(Seed(3), 4, 10, 24, false), {}, {{3}, {7}, {2}});
        const std::vector<MapView> all(maps.maps.begin(), maps.maps.end());
        QCOMPARE(overlapOf(maps, OverlapMeasure::Separate), separate_term(all));
        QCOMPARE(overlapOf(maps, 0, 1, OverlapMeasure::Iou), iou(maps.maps[0], maps.maps[1]));
        const double mean =
            (cosine(all[0], all[1]) + cosine(all[0], all[2]) + cosine(all[1], all[2])) / 3;
        QVERIFY(std::abs(overlapOf(maps, OverlapMeasure::Cosine) - mean) < 1e-12);
        QCOMPARE(activationOf(maps, 1), 1 - enhance_term(maps.maps[1], 16, 16));
        QCOMPARE(overlapOf(wordMaps(*fakeAttention(Seed(3), 4, 10, 24, false), {}, {{3}}),
                           OverlapMeasure::Iou),
                 -1.0);
    }

    void tableShowsThem() {
        OverlapTableModel table;
        QAbstractItemModelTester tester(&table,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        const WordMaps maps = wordMaps(*fakeAttention(Seed(3), 4, 10, 24, false), {}, {{3}, {7}});
        const QStringList names{QStringLiteral("cube"), QStringLiteral("sphere")};
        table.setWords(names, {Qt::red, Qt::blue}, maps);
        QCOMPARE(table.rowCount(), 2);
        QCOMPARE(table.index(0, 1).data(Qt::EditRole).toDouble(),
                 overlapOf(maps, 0, 1, OverlapMeasure::Separate));
        table.setMeasure(OverlapMeasure::Cosine);
        QCOMPARE(table.index(1, 0).data(Qt::EditRole).toDouble(),
                 cosine(maps.maps[0], maps.maps[1]));
        QCOMPARE(table.headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(), names[1]);
        table.setWords(names, {Qt::red, Qt::blue}, {});  // not captured at this step
        QCOMPARE(table.index(0, 1).data().toString(), QStringLiteral("–"));
        table.setWords({}, {}, {});
        QCOMPARE(table.rowCount(), 0);
    }
};

QTEST_MAIN(WordOverlapTest)
#include "word_overlap_test.moc"
