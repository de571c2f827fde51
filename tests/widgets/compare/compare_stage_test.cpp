// SPDX-License-Identifier: Apache-2.0
#include "tests/widgets/compare/compare_fixture.h"
#include "widgets/qt_convert.h"

#include <QSignalSpy>
#include <QWheelEvent>

#include <set>

using namespace seedbed;

class CompareStageTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() {
        m_f = std::make_unique<CompareFixture>();
        QVERIFY(QTest::qWaitForWindowActive(m_f->panel.get()));
    }
    void cleanup() { m_f.reset(); }

    void zoomAndPanAreOne() {
        m_f->panel->setSides({CompareFixture::image(CompareFixture::plain(128, 128, 10)),
                              CompareFixture::image(CompareFixture::plain(512, 512, 20)),
                              CompareFixture::image(CompareFixture::plain(300, 200, 30))});
        CompareStage* stage = m_f->panel->stage();
        PictureCanvas* first = stage->sidePane(0)->canvas();
        PictureCanvas* second = stage->sidePane(1)->canvas();
        const QPointF about(40, 60);
        const QPointF before = placeOf(first, about);
        wheel(first, about, 480);
        QVERIFY(first->zoom() > 1.9);
        const QPointF after = placeOf(first, about);
        QVERIFY(QLineF(before, after).length() < 1e-6);
        for (int i = 0; i < 3; ++i) QCOMPARE(stage->sidePane(i)->canvas()->view(), first->view());
        // The middles show the same place of pictures of any size.
        QVERIFY(
            QLineF(placeOf(first, first->middle()), placeOf(second, second->middle())).length() <
            1e-6);
        QTest::mousePress(second, Qt::LeftButton, {}, QPoint(100, 100));
        QMouseEvent move(QEvent::MouseMove,
                         QPointF(70, 130),
                         second->mapToGlobal(QPointF(70, 130)),
                         Qt::NoButton,
                         Qt::LeftButton,
                         {});
        QApplication::sendEvent(second, &move);
        QTest::mouseRelease(second, Qt::LeftButton, {}, QPoint(70, 130));
        QVERIFY(QLineF(placeOf(first, about), after).length() > 1e-3);
        QCOMPARE(first->view(), second->view());
        QCOMPARE(m_f->panel->focusedSide(), 1);
        m_f->press(Qt::Key_Z);  // 100 % of the picture with the frame
        QCOMPARE(second->scale(), 1.0);
        QCOMPARE(m_f->panel->bar()->scaleLabel()->text(), QStringLiteral("100 %"));
        QCOMPARE(first->view(), second->view());
        m_f->press(Qt::Key_Z);
        QVERIFY(first->view().fitted());
        m_f->press(Qt::Key_Plus);
        QCOMPARE(stage->view().zoom, 1.25);
        m_f->press(Qt::Key_Right);
        QVERIFY(stage->view().centre.x() > 0.5);
        m_f->panel->bar()->fitButton()->click();
        QVERIFY(stage->view().fitted());
    }

    void pixelsAreSquaresWhenClose() {
        auto dots = std::make_shared<Image>(Image{2, 1, {0, 0, 0, 255, 255, 255}});
        m_f->panel->setSides({CompareFixture::image(dots), CompareFixture::image(dots)});
        PictureCanvas* canvas = m_f->panel->stage()->sidePane(0)->canvas();
        const auto greys = [canvas] {
            const QImage shot = canvas->grab().toImage();
            std::set<int> seen;
            for (int x = 0; x < shot.width(); x += 3)
                seen.insert(qGray(shot.pixel(x, shot.height() / 2)) / 20);
            return seen.size();
        };
        QVERIFY(greys() > 6);  // fitted: smooth
        canvas->zoomBy(1.5, canvas->middle());
        QVERIFY(greys() <= 4);  // black, white, the lines between
    }

    void sliderSplitsWhereItIsDragged() {
        m_f->panel->setSides({CompareFixture::image(CompareFixture::plain(64, 64, 0)),
                              CompareFixture::image(CompareFixture::plain(64, 64, 255))});
        m_f->press(Qt::Key_L);
        QCOMPARE(m_f->panel->mode(), CompareMode::Slider);
        PairCanvas* canvas = m_f->panel->stage()->pairCanvas();
        QCOMPARE(canvas->split(), 0.5);
        const QRectF seen = canvas->pictureRect();
        const QPoint quarter = QPointF(seen.left() + seen.width() / 4, seen.center().y()).toPoint();
        QTest::mouseClick(canvas, Qt::LeftButton, {}, quarter);
        QVERIFY(std::abs(canvas->split() - 0.25) < 0.01);
        QVERIFY(std::abs(canvas->dividerX() - quarter.x()) < 1);
        const QImage shot = canvas->grab().toImage();
        const int y = static_cast<int>(seen.top()) + 30;
        QCOMPARE(qGray(shot.pixel(quarter.x() - 20, y)), 0);
        QCOMPARE(qGray(shot.pixel(quarter.x() + 20, y)), 255);
        m_f->press(Qt::Key_Right);
        QVERIFY(std::abs(canvas->split() - 0.27) < 0.01);
        m_f->press(Qt::Key_Left, Qt::ShiftModifier);
        QVERIFY(std::abs(canvas->split() - 0.17) < 0.01);
        for (int i = 0; i < 30; ++i) m_f->press(Qt::Key_Left);
        QCOMPARE(canvas->split(), 0.0);
        m_f->press(Qt::Key_S);
        QCOMPARE(m_f->panel->model()->first(), 1);
        QCOMPARE(canvas->picture(), toQImage(m_f->panel->model()->picture(1, 0)));
    }

    // Above 100 % a drag beside the divider moves the pictures.
    void draggingBesideTheDividerMoves() {
        m_f->panel->setSides({CompareFixture::image(CompareFixture::plain(64, 64, 0)),
                              CompareFixture::image(CompareFixture::plain(64, 64, 255))});
        m_f->panel->setMode(CompareMode::Slider);
        PairCanvas* canvas = m_f->panel->stage()->pairCanvas();
        canvas->zoomBy(4, canvas->middle());
        QTest::mousePress(canvas, Qt::LeftButton, {}, QPoint(60, 60));
        QMouseEvent move(QEvent::MouseMove,
                         QPointF(90, 60),
                         canvas->mapToGlobal(QPointF(90, 60)),
                         Qt::NoButton,
                         Qt::LeftButton,
                         {});
        QApplication::sendEvent(canvas, &move);
        QTest::mouseRelease(canvas, Qt::LeftButton, {}, QPoint(90, 60));
        QCOMPARE(canvas->split(), 0.5);
        QVERIFY(canvas->view().centre.x() < 0.5);
    }

    void flickersByHand() {
        m_f->panel->setSides({CompareFixture::image(CompareFixture::plain(64, 64, 0)),
                              CompareFixture::image(CompareFixture::plain(64, 64, 255))});
        m_f->press(Qt::Key_K);
        PairCanvas* canvas = m_f->panel->stage()->pairCanvas();
        Flicker* flicker = m_f->panel->stage()->flicker();
        QVERIFY(!flicker->isRunning());
        QVERIFY(canvas->form() == PairCanvas::Form::FirstOnly);
        m_f->press(Qt::Key_Space);
        QVERIFY(canvas->form() == PairCanvas::Form::SecondOnly);
        const QPoint middle = canvas->rect().center();
        QCOMPARE(qGray(canvas->grab().toImage().pixel(middle)), 255);
        QWidget* focus =
            QApplication::focusWidget() ? QApplication::focusWidget() : m_f->panel.get();
        QTest::keyPress(focus, Qt::Key_H);
        QVERIFY(canvas->form() == PairCanvas::Form::FirstOnly);
        QTest::keyRelease(focus, Qt::Key_H);
        QVERIFY(canvas->form() == PairCanvas::Form::SecondOnly);
        m_f->press(Qt::Key_Space, Qt::ShiftModifier);
        QVERIFY(flicker->isRunning());
        QVERIFY(m_f->panel->bar()->autoButton()->isChecked());
        m_f->panel->bar()->rateBox()->setValue(4);
        QCOMPARE(flicker->interval(), 250);
        m_f->press(Qt::Key_G);  // leaving stops it
        QVERIFY(!flicker->isRunning());
    }

    void differenceSaysItsNumbers() {
        auto changed = std::make_shared<Image>(*CompareFixture::plain(64, 64, 100));
        changed->rgb[0] = 110;
        changed->rgb[4] = 97;
        m_f->panel->setSides({CompareFixture::image(CompareFixture::plain(64, 64, 100)),
                              CompareFixture::image(changed)});
        QSignalSpy ready(m_f->panel->stage(), &CompareStage::differenceReady);
        m_f->press(Qt::Key_D);
        QTRY_VERIFY(!ready.isEmpty());
        const DifferenceNumbers& n = m_f->panel->stage()->numbers();
        QCOMPARE(n.largest, (std::array<int, 3>{10, 3, 0}));
        QCOMPARE(n.differing, 2);
        QVERIFY(
            m_f->panel->stage()->numbersText().contains(QStringLiteral("red 10, green 3, blue 0")));
        QCOMPARE(m_f->panel->stage()->pairCanvas()->picture().pixelColor(0, 0), QColor(40, 0, 0));
        m_f->panel->bar()->amountSlider()->setValue(4);  // 16 times
        QTRY_COMPARE(m_f->panel->stage()->pairCanvas()->picture().pixelColor(0, 0),
                     QColor(160, 0, 0));
        QVERIFY(m_f->panel->stage()->legend()->isHidden());
        m_f->panel->bar()->kindBox()->setCurrentIndex(1);
        QTRY_VERIFY(!m_f->panel->stage()->legend()->isHidden());
        // Leaving and coming back shows it again at once.
        m_f->press(Qt::Key_G);
        m_f->press(Qt::Key_D);
        QVERIFY(!m_f->panel->stage()->numbersText().isEmpty());
    }

    void oneSliderMovesAllSides() {
        m_f->panel->setSides({CompareFixture::cell(1), CompareFixture::cell(2)});
        QVERIFY(m_f->panel->timeBar()->atFinal());
        m_f->panel->timeBar()->setPosition(3);
        for (const int i : {0, 1}) {
            const CellId id = *m_f->panel->sides()[static_cast<std::size_t>(i)].cell;
            QCOMPARE(m_f->panel->stage()->sidePane(i)->canvas()->picture(),
                     toQImage(m_f->store.cell(id)->steps[3].preview));
        }
        m_f->press(Qt::Key_Comma);
        QCOMPARE(m_f->panel->timeBar()->position(), 2);
        m_f->press(Qt::Key_Period);
        QCOMPARE(m_f->panel->timeBar()->position(), 3);
    }

    void wordsLieOverEachSideAndDiffer() {
        m_f->panel->setSides({CompareFixture::cell(1), CompareFixture::cell(2)});
        m_f->watch({"cube", "red"});
        CompareStage* stage = m_f->panel->stage();
        QVERIFY(stage->sidePane(0)->canvas()->hasOverlay());
        QVERIFY(stage->sidePane(1)->canvas()->hasOverlay());
        QVERIFY(stage->sidePane(1)->note().contains(QStringLiteral("no “red”")));
        m_f->press(Qt::Key_W);
        QCOMPARE(stage->shownPanes().size(), std::size_t{4});
        QVERIFY(!stage->mapPane(0)->canvas()->picture().isNull());
        QVERIFY(stage->mapPane(1)->canvas()->picture().isNull());  // red is in one prompt only
        QVERIFY(stage->mapPane(0)->title().contains(QStringLiteral("cube")));
        QVERIFY(!stage->legend()->isHidden());
        QVERIFY(stage->legend()->high().startsWith(QStringLiteral("more in B, by 0.")));
        const QImage before = stage->mapPane(0)->canvas()->picture();
        m_f->panel->timeBar()->setPosition(0);
        QVERIFY(stage->mapPane(0)->canvas()->picture() != before);
        stage->mapPane(0)->canvas()->zoomBy(3, {10, 10});  // moves the pictures too
        QCOMPARE(stage->sidePane(0)->canvas()->zoom(), 3.0);
        m_f->words.clear();
        QCOMPARE(stage->shownPanes().size(), std::size_t{3});
        QVERIFY(m_f->panel->chips()->chip(QStringLiteral("beside")));  // of the second's prompt
    }

 private:
    static void wheel(QWidget* on, QPointF at, int delta) {
        QWheelEvent event(
            at, on->mapToGlobal(at), {}, QPoint(0, delta), {}, {}, Qt::NoScrollPhase, false);
        QApplication::sendEvent(on, &event);
    }
    // The part of the picture that lies at a point of a canvas, 0..1.
    static QPointF placeOf(const PictureCanvas* canvas, QPointF at) {
        const QRectF rect = canvas->pictureRect();
        return {(at.x() - rect.left()) / rect.width(), (at.y() - rect.top()) / rect.height()};
    }

    std::unique_ptr<CompareFixture> m_f;
};

QTEST_MAIN(CompareStageTest)
#include "compare_stage_test.moc"
