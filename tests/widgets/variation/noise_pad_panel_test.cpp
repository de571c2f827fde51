// SPDX-License-Identifier: Apache-2.0
#include "widgets/variation/noise_pad_panel.h"

#include "tests/widgets/variation/session_with_fake.h"
#include "widgets/variation/noise_pad_widget.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

using namespace seedbed;

class NoisePadPanelTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() {
        m_fake = std::make_unique<SessionWithFake>();
        m_panel = std::make_unique<NoisePadPanel>(m_fake->session.get());
        m_panel->resize(340, 760);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
        m_panel->setSource(onePicture(42));
        setCorners();
    }

    void cornersAndMiddleAreRenderedAtOnce() {
        const auto runs = m_fake->runs();
        const auto& corners = runs[runs.size() - 2];
        QCOMPARE(corners.seeds, std::vector<Seed>(4, Seed(42)));
        QCOMPARE(corners.recipes.size(), std::size_t{4});
        QCOMPARE(corners.recipes[3].pad->x, 1.0);
        QCOMPARE(corners.recipes[3].pad->diagonal, Seed(9));
        QVERIFY(corners.steps < 20);
        const auto& middle = runs.back();
        QCOMPARE(middle.recipes.at(0).pad->x, 0.5);
        QCOMPARE(middle.recipes.at(0).pad->right, Seed(7));
        QCOMPARE(middle.recipes.at(0).pad->below, Seed(8));
        QCOMPARE(middle.steps, 20);
        QVERIFY(middle.priority == Priority::Interactive);
        QVERIFY(middle.library.empty() && middle.output_folder.empty());
        QVERIFY(middle.capture == Capture::None);
        validate(middle);
    }

    void draggingAsksForDraftsAndStopsTheOneBefore() {
        const auto before = m_panel->liveJob();
        QVERIFY(before.has_value());
        const std::size_t count = m_fake->runs().size();
        auto* pad = m_panel->pad();
        const int side = std::min(pad->width(), pad->height());
        const QPoint middle(pad->width() / 2, pad->height() / 2);
        QTest::mousePress(pad, Qt::LeftButton, {}, middle);
        QTest::mouseMove(pad, middle + QPoint(side / 5, 0));
        QTRY_VERIFY(m_fake->runs().size() > count);
        QVERIFY(m_fake->runs().back().steps < 20);
        QVERIFY(m_fake->runs().back().recipes.at(0).pad->x > 0.6);
        const auto calls = m_fake->engine->calls();
        QVERIFY(std::any_of(calls.begin(), calls.end(), [&](const FakeEngine::Call& call) {
            return call.kind == FakeEngine::Call::Kind::Cancel && call.job == *before &&
                   call.mode == CancelMode::Now;
        }));
        QTest::mouseRelease(pad, Qt::LeftButton, {}, middle + QPoint(side / 5, 0));
        QCOMPARE(m_fake->runs().back().steps, 20);
    }

    void manyMovesInOneFrameAreOneRequest() {
        const std::size_t count = m_fake->runs().size();
        for (int i = 0; i < 50; ++i) Q_EMIT m_panel->pad()->moved({i / 50.0, 0.5});
        QTRY_COMPARE(m_fake->runs().size(), count + 1);
    }

    void onlyTheNewestPictureIsShown() {
        const JobId old = *m_panel->liveJob();
        Q_EMIT m_panel->pad()->released({0.2, 0.2});
        const JobId live = *m_panel->liveJob();
        QVERIFY(live != old);
        m_fake->engine->sendImage(old, 0);
        m_fake->engine->sendStep(live, 0, 1, 20);
        QTRY_VERIFY(!m_panel->picture()->pixmap(Qt::ReturnByValue).isNull());
        const QImage draft = m_panel->picture()->pixmap(Qt::ReturnByValue).toImage();
        m_fake->engine->sendImage(live, 0);
        QTRY_VERIFY(m_panel->picture()->pixmap(Qt::ReturnByValue).toImage() != draft);
        m_fake->engine->send(Finished{live, 0.1});
        QTRY_VERIFY(!m_panel->liveJob());
    }

    void arrowKeysMoveThePoint() {
        auto* pad = m_panel->pad();
        pad->setFocus();
        QTest::keyClick(pad, Qt::Key_Right);
        QCOMPARE(pad->place().x(), 0.55);
        QTest::keyClick(pad, Qt::Key_Up, Qt::ShiftModifier);
        QVERIFY(qAbs(pad->place().y() - 0.49) < 1e-9);
        QVERIFY(pad->accessibleDescription().contains(QStringLiteral("55")));
        for (int i = 0; i < 30; ++i) QTest::keyClick(pad, Qt::Key_Left);
        QCOMPARE(pad->place().x(), 0.0);            // not beyond the edge
        QCOMPARE(m_fake->runs().back().steps, 20);  // the key is up again
        QTest::keyClick(pad, Qt::Key_Home);
        QCOMPARE(pad->place(), QPointF(0.5, 0.5));
    }

    void rendersTheWholePad() {
        QSignalSpy asked(m_panel.get(), &NoisePadPanel::generateRequested);
        m_panel->divisions()->setValue(3);
        QVERIFY(m_panel->renderButton()->text().contains(QStringLiteral("3 × 3")));
        m_panel->renderButton()->click();
        QCOMPARE(asked.size(), 1);
        const auto request = asked[0][0].value<GenerateRequest>();
        QCOMPARE(request.seeds.size(), std::size_t{9});
        QCOMPARE(request.recipes.size(), std::size_t{9});
        QCOMPARE(request.recipes[1].pad->x, 0.5);
        QCOMPARE(request.recipes[1].pad->y, 0.0);
        QCOMPARE(request.recipes[8].pad->y, 1.0);
        QCOMPARE(request.library, std::string("pictures"));
        validate(request);
    }

    void aBadCornerIsSaidAndNothingIsAskedFor() {
        const std::size_t count = m_fake->runs().size();
        auto* field = m_panel->seedField(2);
        field->setText(QStringLiteral("cube"));
        Q_EMIT field->editingFinished();
        QVERIFY(!m_panel->renderButton()->isEnabled());
        Q_EMIT m_panel->pad()->released({0.3, 0.3});
        QCOMPARE(m_fake->runs().size(), count);
        field->setText(QStringLiteral("11"));
        Q_EMIT field->editingFinished();
        QVERIFY(m_panel->renderButton()->isEnabled());
        QCOMPARE(m_fake->runs().back().recipes.at(0).pad->below, Seed(11));
    }

    void aFailureIsOneSentence() {
        const JobId live = *m_panel->liveJob();
        m_fake->engine->send(Failed{live, ErrorCode::OutOfMemory, "A smaller picture would fit."});
        QTRY_VERIFY(!m_panel->liveJob());
        bool said = false;
        for (const QLabel* label : m_panel->findChildren<QLabel*>())
            said |= label->text().contains(QStringLiteral("smaller picture"));
        QVERIFY(said);
    }

    void previewsAreNoJobsAndNoCells() {
        const int rows = m_fake->session->jobs()->rowCount();
        m_fake->engine->startLast();
        m_fake->engine->sendImage(*m_panel->liveJob(), 0);
        QTRY_VERIFY(!m_panel->picture()->pixmap(Qt::ReturnByValue).isNull());
        QCOMPARE(m_fake->session->jobs()->rowCount(), rows);
        QCOMPARE(m_fake->session->grid()->rowCount(), 0);
    }

    void aHiddenPanelAsksForNothing() {
        m_panel->hide();
        const std::size_t count = m_fake->runs().size();
        m_panel->setSource(onePicture(43));
        QCOMPARE(m_fake->runs().size(), count);
        m_panel->show();
        QTRY_VERIFY(m_fake->runs().size() > count);
    }

    void aPictureFromAPadOpensItsPad() {
        auto picture = onePicture(42);
        picture.recipes = {NoiseRecipe{{}, NoisePad{Seed(1), Seed(2), Seed(3), 0.25, 0.75}}};
        m_panel->setSource(picture);
        QCOMPARE(m_panel->pad()->place(), QPointF(0.25, 0.75));
        QCOMPARE(m_panel->seedField(3)->text(), QStringLiteral("3"));
    }

 private:
    void setCorners() {
        for (int corner = 1; corner < 4; ++corner)
            m_panel->seedField(corner)->setText(QString::number(6 + corner));
        Q_EMIT m_panel->seedField(1)->editingFinished();
    }

    std::unique_ptr<SessionWithFake> m_fake;
    std::unique_ptr<NoisePadPanel> m_panel;
};

QTEST_MAIN(NoisePadPanelTest)
#include "noise_pad_panel_test.moc"
