// SPDX-License-Identifier: Apache-2.0
#include "widgets/attention/multiples_view.h"

#include "tests/widgets/attention/fake_run.h"

#include <QElapsedTimer>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace seedbed;

namespace {

// The longest time between two looks at the events while `work` runs and what it starts goes on.
class FrameWatch : public QObject {
 public:
    FrameWatch() {
        m_clock.start();
        startTimer(0);
    }
    double longestMs() const { return static_cast<double>(m_longest) / 1e6; }
    void restart() {
        m_clock.restart();
        m_longest = 0;
    }

 protected:
    void timerEvent(QTimerEvent*) override {
        m_longest = std::max(m_longest, m_clock.nsecsElapsed());
        m_clock.restart();
    }

 private:
    QElapsedTimer m_clock;
    qint64 m_longest = 0;
};

}  // namespace

class MultiplesViewTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() {
        m_run = std::make_unique<FakeRun>();
        m_state = std::make_unique<AttentionState>(&m_run->store, &m_run->words);
        m_view = std::make_unique<MultiplesView>(m_state.get());
        m_view->resize(900, 700);
        m_view->show();
    }
    void cleanup() {
        m_view.reset();
        m_state.reset();
    }

    void fillsItsWidthWithEightSteps() {
        m_run->finish(m_run->first, 20);
        m_state->setCell(m_run->first);
        m_view->resize(900, 900);
        QTRY_VERIFY(m_view->settled());
        QCOMPARE(m_view->plan().columns.size(), std::size_t{8});
        QCOMPARE(m_view->plan().rows.size(), std::size_t{7});
        const QRect last = m_view->tileRect(0, 7);
        QVERIFY(last.right() > 860 && last.right() <= 900);
        QCOMPARE(m_view->horizontalScrollBar()->maximum(), 0);
        m_view->resize(900, 720);  // a little smaller: all words are seen at once
        QCOMPARE(m_view->plan().columns.size(), std::size_t{9});
        QVERIFY(m_view->tileRect(6, 0).bottom() < 720);
        m_view->resize(420, 700);
        QTRY_VERIFY(m_view->plan().columns.size() < 6);
    }

    void tilesShowTheMap() {
        m_run->finish(m_run->first, 8);
        m_run->watch({"cube"});
        m_state->setCell(m_run->first);
        m_state->setLooks({ColorMap::Gray, 1.0, false, true, false});
        QTRY_VERIFY(m_view->settled());
        const auto map = FakeRun::mapOf(Seed(5), 7, 8, {3});
        const auto peak = static_cast<int>(std::max_element(map.begin(), map.end()) - map.begin());
        const QRect tile = m_view->tileRect(0, 7);
        const QPoint at(tile.left() + (2 * (peak % 16) + 1) * tile.width() / 32,
                        tile.top() + (2 * (peak / 16) + 1) * tile.height() / 32);
        const QImage shown = m_view->viewport()->grab().toImage();
        QVERIFY2(qGray(shown.pixel(at)) > 200, qPrintable(QString::number(qGray(shown.pixel(at)))));
    }

    void commonScaleLeavesSpecialPositionsOut() {
        m_run->finish(m_run->first, 8);
        m_state->setCell(m_run->first);
        QTRY_VERIFY(m_view->settled());
        const float words = m_view->commonPeak();
        float expected = 0;
        for (const MultiplesColumn& column : m_view->plan().columns)
            for (int token = 1; token < 8; ++token)
                expected = std::max(
                    expected,
                    shownPeak(FakeRun::mapOf(Seed(5), column.position, 8, {token}), 16, 16));
        QCOMPARE(words, expected);
        m_run->words.setSpecialTokens(true);
        QTRY_VERIFY(m_view->settled());
        QCOMPARE(m_view->plan().rows.size(), std::size_t{10});
        QCOMPARE(m_view->commonPeak(), words);
        m_run->watch({"blue"});  // the scale of what one looks at
        QTRY_VERIFY(m_view->settled());
        float blue = 0;
        for (const MultiplesColumn& column : m_view->plan().columns)
            blue =
                std::max(blue, shownPeak(FakeRun::mapOf(Seed(5), column.position, 8, {6}), 16, 16));
        QVERIFY(blue < words);
        QCOMPARE(m_view->commonPeak(), blue);
    }

    void newStepsDrawOnlyTheirTiles() {
        for (int step = 0; step < 4; ++step) m_run->addStep(m_run->first, step, 8);
        m_state->setCell(m_run->first);
        m_state->setLooks({ColorMap::Inferno, 1.0, false, true, false});
        QTRY_VERIFY(m_view->settled());
        m_state->refresh();  // nothing new
        const int before = m_view->tilesRendered();
        QTRY_VERIFY(m_view->settled());
        QCOMPARE(m_view->tilesRendered(), before);
    }

    void keysMoveThroughTheTable() {
        m_run->finish(m_run->first, 8);
        m_state->setCell(m_run->first);
        m_state->setPlace({ColumnKind::Steps, {}, 0});
        QTRY_VERIFY(m_view->settled());
        QSignalSpy activated(m_view.get(), &MultiplesView::activated);
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        QCOMPARE(activated.takeFirst().at(1).value<MultiplesColumn>().position, 1);
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QCOMPARE(activated.takeFirst().at(0).value<WatchedWord>().text, QStringLiteral("red"));
        QTest::keyClick(m_view.get(), Qt::Key_End);
        QCOMPARE(activated.takeFirst().at(1).value<MultiplesColumn>().position, 7);
        QTest::keyClick(m_view.get(), Qt::Key_Space);
        QCOMPARE(m_run->words.picked().size(), std::size_t{1});
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, m_view->tileRect(3, 5).center());
        const auto clicked = activated.takeLast();
        QCOMPARE(clicked.at(1).value<MultiplesColumn>().position, 5);
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, QPoint(200, 2));  // a header
        QVERIFY(activated.isEmpty());
    }

    void picturesNeedNotBeSquare() {
        GenerateRequest wide = FakeRun::request();
        wide.width = 256;
        m_run->store.addRun(JobId{5}, wide, fakeModel());
        auto image = std::make_shared<Image>();
        *image = {256, 128, std::vector<std::uint8_t>(256 * 128 * 3, 90)};
        auto step = std::make_shared<AttentionStep>();
        step->average = {8, 24, 24, std::vector<float>(8 * 24 * 24, 1.0F / 24)};
        m_run->store.addStep({JobId{5}, 0, 0, 1, image, step});
        m_run->store.addImage({JobId{5}, 0, image, nullptr});
        m_state->setCell({JobId{5}, 0});
        QTRY_VERIFY(m_view->settled());
        const QRect tile = m_view->tileRect(0, 0);
        QCOMPARE(tile.height(), tile.width() / 2);
    }

    void aLargeTableScrollsSmoothly() {
        GenerateRequest request = FakeRun::request();
        request.prompt.clear();
        for (int word = 0; word < 75; ++word) request.prompt += "w" + std::to_string(word) + " ";
        request.steps = 50;
        auto model = std::make_shared<ModelInfo>(*fakeModel());
        model->tokenizer = std::make_shared<LongTokenizer>();
        m_run->store.addRun(JobId{6}, request, model);
        for (int step = 0; step < 50; ++step) {
            auto maps = std::make_shared<AttentionStep>();
            maps->step = step;
            maps->average = {16, 16, 77, std::vector<float>(77 * 256)};
            for (std::size_t i = 0; i < maps->average.values.size(); ++i)
                maps->average.values[i] = static_cast<float>((i * 7 + 13 * step) % 101) / 5000;
            m_run->store.addStep(
                {JobId{6}, 0, step, 50, fakePicture(Seed(1), 64, step / 50.0), maps});
        }
        FrameWatch watch;
        m_state->setCell({JobId{6}, 0});
        AttentionLooks looks = m_state->looks();
        looks.everyStep = true;
        m_state->setLooks(looks);
        QTRY_VERIFY(m_view->settled());
        QCOMPARE(m_view->plan().columns.size() * m_view->plan().rows.size(), std::size_t{3750});
        watch.restart();
        QScrollBar* down = m_view->verticalScrollBar();
        QScrollBar* across = m_view->horizontalScrollBar();
        QVERIFY(down->maximum() > 3000 && across->maximum() > 2000);
        for (int i = 0; i <= 60; ++i) {
            down->setValue(down->maximum() * i / 60);
            across->setValue(across->maximum() * (60 - i) / 60);
            QCoreApplication::processEvents();
        }
        QTRY_VERIFY(m_view->settled());
        qInfo("longest frame %.1f ms, %d tiles drawn", watch.longestMs(), m_view->tilesRendered());
        QVERIFY(m_view->tilesRendered() < 3750);
        QVERIFY2(watch.longestMs() < 50 * kSlowness, "a frame took too long");
    }

 private:
    class LongTokenizer : public PromptTokenizer {
     public:
        int length() const override { return 77; }
        TokenizedPrompt tokenize(std::string_view) const override {
            TokenizedPrompt prompt;
            prompt.tokens.push_back({PromptToken::Kind::Start});
            for (int i = 0; i < 75; ++i) {
                prompt.tokens.push_back({PromptToken::Kind::Text, 3, "w", i});
                prompt.words.push_back({"w" + std::to_string(i), {i + 1}});
            }
            prompt.tokens.push_back({PromptToken::Kind::End});
            return prompt;
        }
    };
#ifdef __SANITIZE_ADDRESS__
    static constexpr double kSlowness = 6;
#else
    static constexpr double kSlowness = 1;
#endif

    std::unique_ptr<FakeRun> m_run;
    std::unique_ptr<AttentionState> m_state;
    std::unique_ptr<MultiplesView> m_view;
};

QTEST_MAIN(MultiplesViewTest)
#include "multiples_view_test.moc"
