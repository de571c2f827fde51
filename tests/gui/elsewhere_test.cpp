// SPDX-License-Identifier: Apache-2.0
// Pictures for and from other programs: copied as text, graph and script; made again in a window.
#include "app/studio/drop_handler.h"
#include "app/studio/elsewhere_desk.h"
#include "tests/gui/studio_fixture.h"
#include "widgets/library/library_view.h"
#include "widgets/reproduce/reproduce_panel.h"

#include <QClipboard>
#include <QMenu>

using namespace seedbed;

class ElsewhereTest : public QObject {
    Q_OBJECT

 private:
    std::unique_ptr<Studio> m_studio;
    std::vector<PictureId> m_pictures;

    ElsewhereDesk* desk() const { return m_studio->window()->elsewhere(); }
    void trigger(const char* id) {
        m_studio->window()->registry()->action(QLatin1String(id))->trigger();
    }
    void showInLibrary(PictureId id) {
        m_studio->window()->tabs()->showTab(kLibraryTab);
        QTRY_COMPARE(m_studio->window()->libraryPanel()->model()->rowCount(), 2);
        m_studio->window()->libraryPanel()->showPicture(id);
        QTRY_COMPARE(m_studio->window()->libraryPanel()->currentPicture(), id);
    }

 private Q_SLOTS:
    void init() {
        m_studio = std::make_unique<Studio>();
        m_pictures = m_studio->makePictures(2);
        m_studio->open();
    }
    void cleanup() {
        m_studio->close();
        m_studio.reset();
    }

    void aMadePictureIsCopied() {
        m_studio->window()->prompt()->promptEdit()->setPlainText(QStringLiteral("a red cube"));
        m_studio->run(2);
        QSignalSpy copied(desk(), &ElsewhereDesk::copied);
        trigger("elsewhere.diffusers");
        QTRY_COMPARE(copied.size(), 1);
        const QString script = QGuiApplication::clipboard()->text();
        QVERIFY(script.contains(QStringLiteral("from diffusers import")));
        QVERIFY(script.contains(QStringLiteral("a red cube")));
        trigger("elsewhere.comfyui");
        QTRY_COMPARE(copied.size(), 2);
        QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("KSampler")));
        NoticeBar* bar = m_studio->window()->notices()->find(QStringLiteral("elsewhere"));
        QVERIFY(bar && !bar->details().isEmpty());
        QVERIFY(!QApplication::activeModalWidget());
    }

    void aPictureOfTheLibraryIsCopied() {
        showInLibrary(m_pictures[1]);
        QSignalSpy copied(desk(), &ElsewhereDesk::copied);
        trigger("elsewhere.a1111");
        QTRY_COMPARE(copied.size(), 1);
        QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("Seed: 1,")));
    }

    void theMenusOfPicturesOfferIt() {
        QMenu menu;
        m_studio->window()->tabs()->showTab(kLibraryTab);
        desk()->fillMenu(&menu);
        QCOMPARE(menu.actions().size(), 3);  // a line, the copies, reproduce
        QVERIFY(menu.actions().at(1)->menu());
        QCOMPARE(menu.actions().at(1)->menu()->actions().size(), 3);
    }

    void aPictureOfTheLibraryIsMadeAgain() {
        showInLibrary(m_pictures[0]);
        trigger("elsewhere.reproduce");
        QTRY_VERIFY(desk()->panel());
        QTRY_VERIFY(desk()->panel()->running());
        const auto request =
            std::get<ReproduceRequest>(m_studio->engine()->requests().back().second);
        QVERIFY(request.picture.find("00000-0.png") != std::string::npos);
        QVERIFY(!QApplication::activeModalWidget());
        const JobId job = m_studio->engine()->startLast();
        ReproducePlanned plan{job, fakePicture(Seed(0), 128, 1), {"CPU noise"}, {"noise"}, {}};
        m_studio->engine()->send(plan);
        ReproduceTried tried{job, 0};
        tried.request.prompt = "made again";
        tried.request.seeds = {Seed(77)};
        tried.picture = fakePicture(Seed(0), 128, 1);
        tried.times8 = tried.picture;
        tried.verdict = Verdict::Same;
        m_studio->engine()->send(tried);
        QTRY_VERIFY(desk()->panel()->useButton()->isEnabled());
        desk()->panel()->useButton()->click();
        QCOMPARE(m_studio->window()->prompt()->request().prompt, std::string("made again"));
        QCOMPARE(m_studio->window()->tabs()->currentTab(), unsigned{kExploreTab});
    }

    void aDroppedPictureOffersIt() {
        const QString file = m_studio->file("foreign.png");
        const Image image{8, 8, std::vector<std::uint8_t>(8 * 8 * 3, 90)};
        write_png(file.toStdString(),
                  image,
                  {{"parameters", "a cat\nSteps: 3, Sampler: Euler a, Seed: 5, Size: 8x8"}});
        QSignalSpy filled(m_studio->window()->drops(), &DropHandler::filled);
        m_studio->window()->drops()->openFile(file);
        QTRY_COMPARE(filled.size(), 1);
        NoticeBar* bar = m_studio->window()->notices()->find(QStringLiteral("settingsFilled"));
        auto* button = bar->findChild<QPushButton*>(QStringLiteral("reproduceNow"));
        QVERIFY(button);
        button->click();
        QTRY_VERIFY(desk()->panel());
        QTRY_VERIFY(desk()->panel()->running());
        QCOMPARE(std::get<ReproduceRequest>(m_studio->engine()->requests().back().second).picture,
                 file.toStdString());
    }

    void whatTellsNothingIsSaid() {
        const QString file = m_studio->file("plain.png");
        write_png(file.toStdString(), Image{8, 8, std::vector<std::uint8_t>(8 * 8 * 3, 90)});
        desk()->reproduce(file);
        QTRY_VERIFY(m_studio->window()->notices()->find(QStringLiteral("elsewhere")));
        QVERIFY(!desk()->panel());
    }
};

QTEST_MAIN(ElsewhereTest)
#include "elsewhere_test.moc"
