// SPDX-License-Identifier: Apache-2.0
#include "widgets/attention/attention_state.h"

#include "tests/widgets/attention/fake_run.h"

#include <QSignalSpy>
#include <QTest>

using namespace seedbed;

class AttentionStateTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() {
        m_run = std::make_unique<FakeRun>();
        m_run->finish(m_run->first, 8);
        m_run->finish(m_run->second, 8);
        m_state = std::make_unique<AttentionState>(&m_run->store, &m_run->words);
    }
    void cleanup() { m_state.reset(); }

    void choosesTwoWordsByItself() {
        QVERIFY(!m_state->word());
        m_state->setCell(m_run->first);
        QCOMPARE(m_state->word()->text, QStringLiteral("a"));
        QCOMPARE(m_state->partner()->text, QStringLiteral("red"));
        QVERIFY(m_state->word()->slot != m_state->partner()->slot);
        m_run->watch({"cube", "sphere"});
        QCOMPARE(m_state->word()->text, QStringLiteral("cube"));
        QCOMPARE(m_state->partner()->text, QStringLiteral("sphere"));
    }

    void choosingThePartnerSwapsThem() {
        m_run->watch({"cube", "sphere"});
        m_state->setCell(m_run->first);
        QSignalSpy changed(m_state.get(), &AttentionState::wordsChanged);
        m_state->choose(FakeRun::word("sphere"));
        QCOMPARE(m_state->word()->text, QStringLiteral("sphere"));
        QCOMPARE(m_state->partner()->text, QStringLiteral("cube"));
        m_state->choosePartner(FakeRun::word("sphere"));
        QCOMPARE(m_state->word()->text, QStringLiteral("cube"));
        QCOMPARE(changed.size(), 2);
        m_state->choose(FakeRun::word("cube"));  // chosen already
        QCOMPARE(changed.size(), 2);
    }

    void specialWordsGoWithTheirSwitch() {
        m_state->setCell(m_run->first);
        m_run->words.setSpecialTokens(true);
        m_state->choose({WatchedWord::Kind::Start, QStringLiteral("<start>"), 0, 0});
        QCOMPARE(m_state->word()->kind, WatchedWord::Kind::Start);
        m_run->words.setSpecialTokens(false);
        QCOMPARE(m_state->word()->kind, WatchedWord::Kind::Word);
    }

    void comparesWithAnotherPicture() {
        m_state->setCell(m_run->first);
        QVERIFY(!m_state->second().known());
        QSignalSpy changed(m_state.get(), &AttentionState::picturesChanged);
        m_state->setCompared(m_run->second);
        QCOMPARE(m_state->second().seed(), QStringLiteral("6"));
        QCOMPARE(changed.size(), 1);
        m_state->setCompared(m_run->first);  // itself: no comparison
        QVERIFY(!m_state->compared());
        m_state->setCompared(CellId{JobId{9}, 4});  // not there
        QVERIFY(!m_state->compared());
        m_state->setCompared(m_run->second);
        m_state->setCell(m_run->second);
        QVERIFY(!m_state->compared());
    }

    void aSourceThatIsNotThereFallsBack() {
        m_state->setCell(m_run->first);
        m_state->setPlace({ColumnKind::Steps, {99, 3}, 0});
        QVERIFY(m_state->place().source == MapSource());
        m_state->setPlace({ColumnKind::Steps, {1, 99}, 0});
        QVERIFY(m_state->place().source == (MapSource{1, -1}));
    }

    void findsMapsWhereTheyAreKept() {
        m_state->setCell(m_run->first);
        const PictureMaps plain = m_state->first();
        QVERIFY(plain.hasAverages() && !plain.hasLayers());
        QCOMPARE(plain.map(FakeRun::word("cube"), 3, {}).values,
                 FakeRun::mapOf(Seed(5), 3, 8, {3}));
        QVERIFY(plain.map(FakeRun::word("cube"), 3, {1, -1}).values.empty());
        QVERIFY(plain.map(FakeRun::word("dog"), 3, {}).values.empty());
        m_run->capture(m_run->first, JobId{2}, 8);
        const PictureMaps rich = m_state->first();
        QVERIFY(rich.hasLayers());
        QVERIFY(!rich.map(FakeRun::word("cube"), 3, {1, -1}).values.empty());
    }

    void historyThatWasLetGo() {
        FakeRun small(1);
        small.finish(small.first, 8);
        AttentionState state(&small.store, &small.words);
        state.setCell(small.first);
        QVERIFY(state.first().historyGone());
        QVERIFY(!state.first().attention(2, {}));
        QVERIFY(state.first().attention(7, {}));  // the newest stays
        QVERIFY(state.first().picture(2));        // the finished one instead of the preview
    }

    void saysWhatCapturingCosts() {
        m_state->setCell(m_run->first);
        const ModelInfo& model = *m_state->first().run()->model;
        double floats = 0;
        for (const AttentionLayerInfo& layer : model.layers) {
            const int side = 128 / (model.latent_factor * layer.factor);
            floats += 24.0 * layer.heads * side * side;
        }
        QCOMPARE(m_state->first().captureCost().bytes, 8 * 4 * floats);
    }

 private:
    std::unique_ptr<FakeRun> m_run;
    std::unique_ptr<AttentionState> m_state;
};

QTEST_MAIN(AttentionStateTest)
#include "attention_state_test.moc"
