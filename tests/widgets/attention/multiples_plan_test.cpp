// SPDX-License-Identifier: Apache-2.0
#include "widgets/attention/multiples_plan.h"

#include "tests/widgets/attention/fake_run.h"

#include <QTest>

using namespace seedbed;

namespace {

QStringList labels(const MultiplesPlan& plan) {
    QStringList list;
    for (const MultiplesColumn& column : plan.columns) list << column.label;
    return list;
}

QStringList rowsOf(const MultiplesPlan& plan) {
    QStringList list;
    for (const WatchedWord& row : plan.rows) list << rowLabel(row);
    return list;
}

}  // namespace

class MultiplesPlanTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void stepsAreSpreadWithBothEnds() {
        QCOMPARE(spread(20, 8), (std::vector<int>{0, 3, 5, 8, 11, 14, 16, 19}));
        QCOMPARE(spread(5, 8), (std::vector<int>{0, 1, 2, 3, 4}));
        QCOMPARE(spread(50, 2), (std::vector<int>{0, 49}));
        QCOMPARE(spread(50, 1), std::vector<int>{49});
        QVERIFY(spread(0, 8).empty());
        QVERIFY(spread(8, 0).empty());
    }

    void watchedWordsComeFirst() {
        FakeRun run;
        run.finish(run.first, 8);
        AttentionState state(&run.store, &run.words);
        state.setCell(run.first);
        const QStringList all{QStringLiteral("a"),
                              QStringLiteral("red"),
                              QStringLiteral("cube"),
                              QStringLiteral("and"),
                              QStringLiteral("a #2"),
                              QStringLiteral("blue"),
                              QStringLiteral("sphere")};
        QCOMPARE(rowsOf(planOf(state, 8)), all);
        run.watch({"sphere", "cube"});
        const QStringList rows = rowsOf(planOf(state, 8));
        QCOMPARE(rows.first(), QStringLiteral("sphere"));
        QCOMPARE(rows[1], QStringLiteral("cube"));
        QCOMPARE(rows.size(), 7);
        run.words.setSpecialTokens(true);
        QCOMPARE(planOf(state, 8).rows.size(), std::size_t{10});
        AttentionLooks looks = state.looks();
        looks.watchedOnly = true;
        state.setLooks(looks);
        QCOMPARE(rowsOf(planOf(state, 8)),
                 (QStringList{QStringLiteral("sphere"), QStringLiteral("cube")}));
    }

    void columnsByStep() {
        FakeRun run;
        run.finish(run.first, 8);
        AttentionState state(&run.store, &run.words);
        state.setCell(run.first);
        state.setPlace({ColumnKind::Steps, {}, 4});
        const MultiplesPlan few = planOf(state, 3);  // steps 1, 5 (3.5 is rounded up) and 8
        QCOMPARE(
            labels(few),
            (QStringList{
                QStringLiteral("step 1"), QStringLiteral("step 5"), QStringLiteral("step 8")}));
        QCOMPARE(few.current, 1);
        state.setPlace({ColumnKind::Steps, {}, 5});  // the middle one goes with the slider
        QCOMPARE(planOf(state, 3).columns[1].position, 5);
        state.setPlace({ColumnKind::Steps, {}, 1});  // the ends stay
        QCOMPARE(planOf(state, 3).columns[0].position, 0);
        QCOMPARE(planOf(state, 3).current, 0);
        state.setPlace({ColumnKind::Steps, {}, 4});
        AttentionLooks looks = state.looks();
        looks.everyStep = true;
        state.setLooks(looks);
        const MultiplesPlan all = planOf(state, 3);
        QCOMPARE(all.columns.size(), std::size_t{8});
        QCOMPARE(all.current, 4);
        state.setPlace({ColumnKind::Steps, {}, 8});  // the finished picture: its last step
        QCOMPARE(planOf(state, 3).current, 7);
    }

    void columnsByLayerAndHead() {
        FakeRun run;
        run.finish(run.first, 8, true);
        AttentionState state(&run.store, &run.words);
        state.setCell(run.first);
        state.setPlace({ColumnKind::Layers, {1, -1}, 4});
        const MultiplesPlan layers = planOf(state, 3);
        QCOMPARE(layers.columns.size(), std::size_t{4});  // the average and three layers
        QCOMPARE(layers.current, 2);
        QVERIFY(layers.columns[2].source == (MapSource{1, -1}));
        QCOMPARE(layers.columns[2].position, 4);
        const int heads = state.first().headCount(1);
        state.setPlace({ColumnKind::Heads, {1, heads - 1}, 4});
        const MultiplesPlan byHead = planOf(state, 3);
        QCOMPARE(byHead.columns.size(), static_cast<std::size_t>(heads) + 1);
        QCOMPARE(byHead.current, heads);
        QVERIFY(byHead.columns.back().source == (MapSource{1, heads - 1}));
    }

    void headsNeedALayer() {
        FakeRun run;
        run.finish(run.first, 8, true);
        AttentionState state(&run.store, &run.words);
        state.setCell(run.first);
        state.setPlace({ColumnKind::Heads, {}, 0});
        QVERIFY(state.place().source.layer >= 0);
    }

    void noPictureNoTable() {
        FakeRun run;
        AttentionState state(&run.store, &run.words);
        QVERIFY(planOf(state, 8).columns.empty());
        state.setCell({JobId{77}, 0});
        QVERIFY(planOf(state, 8).rows.empty());
    }
};

QTEST_MAIN(MultiplesPlanTest)
#include "multiples_plan_test.moc"
