// SPDX-License-Identifier: Apache-2.0
#include "tests/widgets/compare/compare_fixture.h"

#include <QClipboard>
#include <QFileDialog>
#include <QMainWindow>
#include <QSettings>
#include <QSignalSpy>
#include <QSplitter>
#include <QTemporaryDir>

using namespace seedbed;

class ComparePanelTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() {
        m_f = std::make_unique<CompareFixture>();
        QVERIFY(QTest::qWaitForWindowActive(m_f->panel.get()));
    }
    void cleanup() { m_f.reset(); }

    void emptyPageTeaches() {
        QVERIFY(m_f->panel->showsEmptyPage());
        QVERIFY(m_f->panel->selectedPictures().empty());
        QCOMPARE(m_f->panel->focusedSide(), -1);
        m_f->press(Qt::Key_D);
        m_f->panel->copyPicture();
        m_f->panel->useSeed();
        QCOMPARE(m_f->panel->mode(), CompareMode::SideBySide);
        m_f->panel->setSides({CompareFixture::cell(1)});
        QVERIFY(!m_f->panel->showsEmptyPage());
        m_f->panel->setMode(CompareMode::Slider);  // wants two
        QCOMPARE(m_f->panel->mode(), CompareMode::SideBySide);
        QVERIFY(!m_f->panel->bar()->modeButton(CompareMode::Slider)->isEnabled());
        m_f->panel->addSide(CompareFixture::cell(2));
        QVERIFY(m_f->panel->bar()->modeButton(CompareMode::Slider)->isEnabled());
    }

    void tooManyAreSaid() {
        QSignalSpy said(m_f->panel.get(), &ComparePanel::said);
        m_f->panel->setSides(std::vector<CompareSide>(5, CompareFixture::cell(1)));
        QCOMPARE(m_f->panel->sides().size(), std::size_t{4});
        QCOMPARE(said.size(), 1);
        QVERIFY(said[0][0].toString().contains(QStringLiteral("4 of 5")));
    }

    void curvesOfAllSides() {
        m_f->panel->setSides({CompareFixture::cell(1),
                              CompareFixture::cell(2),
                              CompareFixture::image(CompareFixture::plain(8, 8, 1))});
        QVERIFY(m_f->panel->details()->curves().empty());
        m_f->watch({"cube", "sphere"});
        const auto& curves = m_f->panel->details()->curves();
        QCOMPARE(curves.size(), std::size_t{2});
        QCOMPARE(curves[0].name, QStringLiteral("A · seed 5"));
        QCOMPARE(curves[0].values.size(), std::size_t{CompareFixture::kSteps});
        const WordMaps maps = m_f->panel->model()->maps(0, 2, m_f->words.picked());
        QCOMPARE(curves[0].values[2], overlapOf(maps, OverlapMeasure::Separate));
        QSignalSpy moved(m_f->panel->timeBar(), &TimeBar::moved);
        Q_EMIT m_f->panel->details()->chart()->stepPicked(1);
        QCOMPARE(m_f->panel->timeBar()->position(), 1);
        QComboBox* box = m_f->panel->details()->curveBox();
        QCOMPARE(box->count(), 5);
        box->setCurrentIndex(3);
        Q_EMIT box->activated(3);
        QCOMPARE(m_f->panel->details()->curves()[0].values[2],
                 activationOf(m_f->panel->model()->maps(0, 2, {m_f->words.picked()[0]}), 0));
    }

    void tableListsWhatDiffers() {
        m_f->panel->setSides({CompareFixture::cell(1), CompareFixture::cell(2)});
        SettingsTableModel* table = m_f->panel->details()->table();
        QCOMPARE(table->rowCount(), 1);
        QCOMPARE(table->index(0, 0).data().toString(), QStringLiteral("Prompt"));
        m_f->panel->details()->allBox()->click();
        QVERIFY(table->rowCount() > 6);
        m_f->panel->details()->allBox()->click();
        m_f->press(Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QApplication::clipboard()->text().startsWith(
            QStringLiteral("Setting\tA · seed 5\tB · seed 5\nPrompt\ta red cube")));
    }

    void judgesTheSideWithTheFrame() {
        CompareSide a = CompareFixture::cell(1);
        a.picture = 7;
        m_f->judgements.value.rating = 4;
        m_f->panel->setSides({a, CompareFixture::cell(2)});
        QSignalSpy focus(m_f->panel.get(), &ComparePanel::focusChanged);
        QCOMPARE(m_f->panel->selectedPictures(), std::vector<PictureId>{7});
        SideTag* second = m_f->panel->stage()->sidePane(1)->tag();
        m_f->panel->stage()->sidePane(0)->tag()->setFocus();
        QTest::keyClick(m_f->panel->stage()->sidePane(0)->tag(), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), second);
        QCOMPARE(m_f->panel->focusedSide(), 1);
        QCOMPARE(focus.size(), 1);
        QVERIFY(m_f->panel->selectedPictures().empty());  // in no library
        QTest::mouseClick(m_f->panel->stage()->sidePane(0)->canvas(), Qt::LeftButton);
        QCOMPARE(m_f->panel->focusedSide(), 0);
        SideTag* tag = m_f->panel->stage()->sidePane(0)->tag();
        QVERIFY(tag->accessibleName().contains(QStringLiteral("★★★★")));
        m_f->judgements.value.flag = Flag::Pick;
        Q_EMIT m_f->judgements.judgementsChanged({7});
        QVERIFY(tag->accessibleName().endsWith(QStringLiteral("P")));
        QSignalSpy used(m_f->panel.get(), &ComparePanel::seedsUsed);
        m_f->press(Qt::Key_U);
        QCOMPARE(used[0][0].value<std::vector<Seed>>(), std::vector<Seed>{Seed(5)});
        m_f->press(Qt::Key_Backspace);
        QCOMPARE(m_f->panel->sides().size(), std::size_t{1});
    }

    // Two actions of one key would both be silent: inside the panel its own go first.
    void ownKeysGoFirst() {
        QMainWindow window;
        auto* panel = new ComparePanel(&m_f->store, &m_f->words, nullptr, &window);
        window.setCentralWidget(panel);
        QAction other;
        other.setShortcut(QKeySequence(QStringLiteral("G")));
        other.setShortcutContext(Qt::ApplicationShortcut);
        window.addAction(&other);
        QSignalSpy theirs(&other, &QAction::triggered);
        window.resize(1200, 800);
        window.show();
        QApplication::setActiveWindow(&window);
        QVERIFY(QTest::qWaitForWindowActive(&window));
        panel->setSides({CompareFixture::cell(1), CompareFixture::cell(2)});
        panel->setMode(CompareMode::Slider);
        panel->stage()->pairPane()->tag(0)->setFocus();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_G);
        QCOMPARE(panel->mode(), CompareMode::SideBySide);
        QCOMPARE(theirs.size(), 0);
        panel->details()->tableView()->setFocus();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_L);
        QCOMPARE(panel->mode(), CompareMode::Slider);
    }

    void everyActionHasAName() {
        QSet<QString> names, keys;
        for (const QAction* action : m_f->panel->compareActions()) {
            QVERIFY(!action->text().isEmpty());
            names.insert(action->objectName());
            if (!action->shortcut().isEmpty()) keys.insert(action->shortcut().toString());
        }
        QCOMPARE(names.size(), m_f->panel->compareActions().size());
        QVERIFY(!names.contains(QString()));
        // Keys of reviewing stay free.
        for (const char* key : {"1", "2", "3", "4", "5", "P", "X", "F", "T", "Del", "Ctrl+Z"})
            QVERIFY2(!keys.contains(QLatin1String(key)), key);
    }

    void exportsWhatIsShown() {
        m_f->panel->setSides({CompareFixture::cell(1), CompareFixture::cell(2)});
        m_f->panel->copyPicture();
        const QImage sides = QApplication::clipboard()->image();
        QVERIFY(sides.width() >= 2 * 384);
        m_f->watch({"cube"});
        m_f->panel->setMode(CompareMode::Words);
        m_f->panel->copyPicture();
        QVERIFY(QApplication::clipboard()->image().width() > sides.width() + 300);
    }

    void writesFilesAndSaysWhenItCannot() {
        const QTemporaryDir folder;
        m_f->panel->setSides({CompareFixture::cell(1), CompareFixture::cell(2)});
        QSignalSpy said(m_f->panel.get(), &ComparePanel::said);
        const auto choose = [this](const QString& path) {
            auto* dialog = m_f->panel->findChild<QFileDialog*>();
            QVERIFY(dialog);
            Q_EMIT dialog->fileSelected(path);
            delete dialog;
        };
        m_f->panel->exportTable();
        const QString table = folder.filePath(QStringLiteral("t.csv"));
        choose(table);
        QFile file(table);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        QVERIFY(text.startsWith(QStringLiteral("Setting,A · seed 5,B · seed 5\r\nPrompt,")));
        QVERIFY(text.contains(QStringLiteral("Steps,20,20")));  // all, not what differs alone
        m_f->panel->exportPicture();
        const QString picture = folder.filePath(QStringLiteral("c.png"));
        choose(picture);
        QVERIFY(QImage(picture).width() >= 2 * 384);
        QVERIFY(said.last()[0].toString().contains(QStringLiteral("c.png")));
        m_f->panel->exportPicture();
        choose(folder.filePath(QStringLiteral("nowhere/c.png")));
        QVERIFY(said.last()[0].toString().startsWith(QStringLiteral("Could not write")));
    }

    void followsARunThatGoesOn() {
        GenerateRequest request;
        request.prompt = "a red cube";
        request.seeds = {Seed(9)};
        m_f->store.addRun(JobId{3}, request, fakeModel());
        m_f->panel->setSides({CompareFixture::cell(3), CompareFixture::cell(1)});
        PictureCanvas* canvas = m_f->panel->stage()->sidePane(0)->canvas();
        QVERIFY(canvas->picture().isNull());
        m_f->store.addStep(
            {JobId{3}, 0, 0, CompareFixture::kSteps, fakePicture(Seed(9), 64, 0.1), nullptr});
        m_f->panel->cellsChanged({CellId{JobId{3}, 0}});
        QTRY_VERIFY(!canvas->picture().isNull());
    }

    void narrowAndWide() {
        m_f->panel->setSides({CompareFixture::cell(1), CompareFixture::cell(2)});
        auto* split = m_f->panel->findChild<QSplitter*>();
        QCOMPARE(split->orientation(), Qt::Horizontal);
        m_f->panel->resize(900, 800);
        QCOMPARE(split->orientation(), Qt::Vertical);
        for (const CompareMode mode : {CompareMode::Difference,
                                       CompareMode::Flicker,
                                       CompareMode::Words,
                                       CompareMode::SideBySide}) {
            m_f->panel->setMode(mode);
            QVERIFY2(m_f->panel->minimumSizeHint().width() <= 900,
                     qPrintable(QString::number(m_f->panel->minimumSizeHint().width())));
            QVERIFY2(m_f->panel->minimumSizeHint().height() <= 680,
                     qPrintable(QString::number(m_f->panel->minimumSizeHint().height())));
        }
        m_f->panel->resize(1500, 800);
        QCOMPARE(split->orientation(), Qt::Horizontal);
    }

    void rememberedSettings() {
        const QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        m_f->panel->bar()->rateBox()->setValue(3);
        m_f->panel->bar()->amountSlider()->setValue(4);
        m_f->panel->details()->allBox()->setChecked(true);
        m_f->panel->save(settings);
        ComparePanel other(&m_f->store, &m_f->words, nullptr);
        other.restore(settings);
        QCOMPARE(other.bar()->rateBox()->value(), 3.0);
        QCOMPARE(other.bar()->amount(), 16.0);
        QVERIFY(other.details()->allBox()->isChecked());
    }

 private:
    std::unique_ptr<CompareFixture> m_f;
};

QTEST_MAIN(ComparePanelTest)
#include "compare_panel_test.moc"
