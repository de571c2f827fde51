// SPDX-License-Identifier: Apache-2.0
#include "widgets/variation/grid_plan_panel.h"

#include "core/engine/recipe_key.h"
#include "core/io/png.h"
#include "core/library/library.h"
#include "tests/widgets/variation/session_with_fake.h"
#include "widgets/variation/axis_row.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QToolButton>

using namespace seedbed;

class GridPlanPanelTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() {
        m_fake = std::make_unique<SessionWithFake>();
        m_panel = std::make_unique<GridPlanPanel>(m_fake->session.get());
        auto base = onePicture(3);
        base.library.clear();
        m_panel->setBase(base);
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void withoutAnAxisThereIsNothingToRun() {
        QVERIFY(!m_panel->request());
        QVERIFY(!m_panel->runButton()->isEnabled());
        QVERIFY(!m_panel->forecastLabel()->text().isEmpty());
    }

    void valuesAreReadWhileOneTypes() {
        m_panel->addAxis();
        AxisRow* row = m_panel->rows().at(0);
        QCOMPARE(row->kind(), std::string("seed"));
        row->setText(QStringLiteral("0-5"));
        QVERIFY2(row->message()->text().contains(QStringLiteral("6")),
                 qPrintable(row->message()->text()));
        QVERIFY(m_panel->request());
        row->setText(QStringLiteral("0-5, cube"));
        QVERIFY(row->message()->text().contains(QStringLiteral("cube")));
        QCOMPARE(row->message()->property("role").toString(), QStringLiteral("error"));
        QVERIFY(!m_panel->request());
        QVERIFY(!m_panel->runButton()->isEnabled());
    }

    void theDryRunCountsCellsAndTime() {
        Progress progress;
        progress.done = 100;
        progress.seconds_elapsed = 10;
        m_fake->session->speed()->learn(onePicture(1), progress);
        m_panel->setAxes({{"seed", {"0", "1", "2"}}, {"cfg", {"4", "7"}}});
        QTRY_VERIFY2(m_panel->forecastLabel()->text().contains(QStringLiteral("6")),
                     qPrintable(m_panel->forecastLabel()->text()));
        const QString text = m_panel->forecastLabel()->text();
        QVERIFY2(text.contains(QStringLiteral("12 s")), qPrintable(text));  // 6 x 20 steps, 0.1 s
        QVERIFY(m_panel->runButton()->text().contains(QStringLiteral("6")));
        QVERIFY(m_panel->runButton()->isEnabled());
    }

    void whatTheLibraryHoldsIsCounted() {
        const std::filesystem::path folder =
            m_folder->filePath(QStringLiteral("lib")).toStdString();
        auto base = onePicture(3);
        base.library = folder.string();
        {
            Library library(folder);
            Image image{8, 8, std::vector<std::uint8_t>(8 * 8 * 3)};
            const auto file = library.images_folder() / "00000-1.png";
            write_png(file, image);
            auto made = base;
            made.seeds = {Seed(1)};
            library.add(file, {}, recipe_key(made, 0, fakeModel()->hash, 128, 128));
        }
        m_panel->setBase(base);
        m_panel->setAxes({{"seed", {"0", "1", "2"}}});
        QTRY_VERIFY2(m_panel->runButton()->text().contains(QStringLiteral("2")),
                     qPrintable(m_panel->runButton()->text()));
        QVERIFY(m_panel->forecastLabel()->text().contains(QStringLiteral("1 exist")));
        m_panel->skipExisting()->setChecked(false);
        QTRY_VERIFY(m_panel->runButton()->text().contains(QStringLiteral("3")));
    }

    void lookingDoesNotMakeALibrary() {
        auto base = onePicture(3);
        base.library = m_folder->filePath(QStringLiteral("none")).toStdString();
        m_panel->setBase(base);
        m_panel->setAxes({{"seed", {"0", "1"}}});
        QTRY_VERIFY(m_panel->runButton()->text().contains(QStringLiteral("2")));
        QVERIFY(!QFile::exists(m_folder->filePath(QStringLiteral("none"))));
    }

    void cellsThatCannotBeMadeAreSaid() {
        m_panel->setAxes({{"steps", {"20", "0"}}});
        QTRY_VERIFY2(m_panel->forecastLabel()->text().contains(QStringLiteral("steps 0")),
                     qPrintable(m_panel->forecastLabel()->text()));
        QVERIFY(m_panel->runButton()->isEnabled());  // the other one can
        m_panel->setAxes({{"steps", {"20"}}, {"steps", {"30"}}});
        QTRY_VERIFY(m_panel->forecastLabel()->text().contains(QStringLiteral("twice")));
        QVERIFY(!m_panel->runButton()->isEnabled());
    }

    void runAsksForTheWholeGrid() {
        QSignalSpy asked(m_panel.get(), &GridPlanPanel::gridRequested);
        m_panel->setAxes({{"seed", {"0", "1"}}, {"prompt", {"a cube", "a sphere"}}});
        QTRY_VERIFY(m_panel->runButton()->text().contains(QStringLiteral("4")));
        m_panel->runButton()->click();
        QCOMPARE(asked.size(), 1);
        const auto request = asked[0][0].value<GridRequest>();
        QCOMPARE(request.axes.size(), std::size_t{2});
        QCOMPARE(request.axes[1].values[1], std::string("a sphere"));
        QVERIFY(request.base.capture == Capture::None);
        QVERIFY(request.skip_existing);
    }

    void seedByPromptIsOneButton() {
        auto base = onePicture(0);
        base.seeds = parse_seed_list("0-15");
        m_panel->setBase(base);
        m_panel->presetButton()->click();
        QCOMPARE(m_panel->rows().size(), std::size_t{2});
        QCOMPARE(m_panel->rows()[0]->text(), QStringLiteral("0-7"));
        QCOMPARE(m_panel->rows()[1]->kind(), std::string("prompt"));
        QCOMPARE(m_panel->rows()[1]->text(), QString::fromStdString(base.prompt));
    }

    void axesMoveAndGo() {
        m_panel->setAxes({{"seed", {"0"}}, {"cfg", {"4"}}, {"steps", {"10"}}});
        QVERIFY(!m_panel->rows()[0]->upButton()->isEnabled());
        m_panel->rows()[2]->upButton()->click();
        QCOMPARE(m_panel->rows()[1]->kind(), std::string("steps"));
        m_panel->rows()[0]->removeButton()->click();
        QCOMPARE(m_panel->rows().size(), std::size_t{2});
        QCOMPARE(m_panel->request()->axes[0].kind, std::string("steps"));
        QVERIFY(!m_panel->rows()[0]->upButton()->isEnabled());
        QVERIFY(!m_panel->rows()[1]->downButton()->isEnabled());
    }

    void aRandomSeedIsDrawnWhenTheFieldIsLeftAndStays() {
        m_panel->addAxis();
        AxisRow* row = m_panel->rows().at(0);
        row->setText(QStringLiteral("-1, 5"));
        Q_EMIT row->values()->editingFinished();
        QVERIFY2(!row->text().contains(QStringLiteral("-1")), qPrintable(row->text()));
        const QString drawn = row->text();
        Q_EMIT row->values()->editingFinished();
        QCOMPARE(row->text(), drawn);
        QCOMPARE(row->axis()->values.size(), std::size_t{2});
    }

    void aGridIsKeptAsAFile() {
        m_panel->setAxes({{"seed", {"0", "SKIP:1"}}, {"prompt", {"a, b", "c"}}});
        const auto before = *m_panel->request();
        const QString path = m_folder->filePath(QStringLiteral("grid.json"));
        QVERIFY(m_panel->saveTo(path));

        GridPlanPanel other(m_fake->session.get());
        auto base = onePicture(9);
        base.library = "mine";
        other.setBase(base);
        QSignalSpy opened(&other, &GridPlanPanel::baseOpened);
        QVERIFY(other.openFrom(path));
        QCOMPARE(opened.size(), 1);
        QVERIFY(other.request()->axes == before.axes);
        QCOMPARE(other.request()->base.prompt, before.base.prompt);
        QCOMPARE(other.request()->base.library, std::string("mine"));  // the studio's matter
    }

    void aBrokenFileIsOneSentence_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("no json") << QByteArray("{\"axes\": [");
        QTest::newRow("no grid") << QByteArray("[1, 2]");
        QTest::newRow("no version") << QByteArray("{}");
        QTest::newRow("deep") << QByteArray("[").repeated(10000);
    }
    void aBrokenFileIsOneSentence() {
        QFETCH(QByteArray, text);
        const QString path = m_folder->filePath(QStringLiteral("broken.json"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        m_panel->setAxes({{"seed", {"0"}}});
        QVERIFY(!m_panel->openFrom(path));
        QVERIFY2(m_panel->forecastLabel()->text().contains(QStringLiteral("broken.json")),
                 qPrintable(m_panel->forecastLabel()->text()));
        QCOMPARE(m_panel->rows().size(), std::size_t{1});  // what stood there stays
        QVERIFY(!m_panel->saveTo(m_folder->filePath(QStringLiteral("no/such/folder/g.json"))));
    }

    void remembersItsAxes() {
        QSettings settings(m_folder->filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        m_panel->setAxes({{"seed", {"0", "1"}}, {"cfg", {}}});
        m_panel->rows()[1]->setText(QStringLiteral("4, much"));
        m_panel->skipExisting()->setChecked(false);
        m_panel->save(settings);
        GridPlanPanel other(m_fake->session.get());
        other.restore(settings);
        QCOMPARE(other.rows().size(), std::size_t{2});
        QCOMPARE(other.rows()[0]->text(), QStringLiteral("0, 1"));
        QCOMPARE(other.rows()[1]->text(), QStringLiteral("4, much"));
        QVERIFY(!other.skipExisting()->isChecked());
    }

    void aHugeGridDoesNotHoldUpTheWindow() {
        QElapsedTimer timer;
        timer.start();
        m_panel->setAxes({{"seed", {}}, {"cfg", {}}});
        m_panel->rows()[0]->setText(QStringLiteral("0-9999"));
        m_panel->rows()[1]->setText(QStringLiteral("1-10"));
        QVERIFY2(timer.elapsed() < 500, qPrintable(QString::number(timer.elapsed())));
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->runButton()->text().contains(QStringLiteral("100")),
                                 20000);
    }

 private:
    std::unique_ptr<SessionWithFake> m_fake;
    std::unique_ptr<GridPlanPanel> m_panel;
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_MAIN(GridPlanPanelTest)
#include "grid_plan_panel_test.moc"
