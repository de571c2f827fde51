// SPDX-License-Identifier: Apache-2.0
#include "widgets/prompt_panel.h"

#include "widgets/fake_engine.h"

#include <QMenu>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace seedbed;

class PromptPanelTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void worksBeforeTheModelIsThere() {
        WatchedWords words;
        PromptPanel panel(&words);
        QCOMPARE(panel.chips()->count(), 0);
        QVERIFY(panel.canGenerate());
        QCOMPARE(panel.request().prompt, std::string(kDefaultPrompt));
        panel.setModel(fakeModel());
        QCOMPARE(panel.chips()->count(), 7);
    }

    void countsTokensWhileOneTypes() {
        WatchedWords words;
        PromptPanel panel(&words);
        panel.setModel(fakeModel());
        panel.promptEdit()->clear();
        QVERIFY(!panel.tokenLabel()->text().contains(
            QStringLiteral("22")));  // says what no prompt means
        QTest::keyClicks(panel.promptEdit(), QStringLiteral("a small blue cone"));
        QCOMPARE(panel.tokenLabel()->text(), QStringLiteral("4 of 22 tokens"));
        QCOMPARE(panel.chips()->count(), 4);
    }

    void namesTheWordsThatAreCutOff() {
        WatchedWords words;
        PromptPanel panel(&words);
        panel.setModel(fakeModel());
        QString prompt;
        for (int i = 0; i < 22; ++i) prompt += QStringLiteral("cube ");
        panel.promptEdit()->setPlainText(prompt + QStringLiteral("green cone"));
        QVERIFY(panel.tokenLabel()->text().contains(QStringLiteral("24 of 22")));
        QVERIFY2(panel.tokenLabel()->text().contains(QStringLiteral("green cone")),
                 qPrintable(panel.tokenLabel()->text()));
        QCOMPARE(panel.chips()->count(), 22);
    }

    void fiveThousandWordsAreNoTrouble() {
        WatchedWords words;
        PromptPanel panel(&words);
        panel.setModel(fakeModel());
        panel.promptEdit()->setPlainText(QStringLiteral("cube ").repeated(5000));
        QVERIFY(panel.tokenLabel()->text().size() < 250);
        QCOMPARE(panel.request().prompt.size(), std::size_t{25000});
    }

    void takesTheModelsOwnSettings() {
        WatchedWords words;
        PromptPanel panel(&words);
        auto model = std::make_shared<ModelInfo>(*fakeModel());
        model->native_width = 512;
        model->native_height = 384;
        model->default_steps = 30;
        panel.setModel(model);
        QCOMPARE(panel.request().width, 512);
        QCOMPARE(panel.request().height, 384);
        QCOMPARE(panel.request().steps, 30);
        panel.form()->steps()->setValue(7);  // chosen by hand: the next model leaves it alone
        panel.setModel(fakeModel());
        QCOMPARE(panel.request().steps, 7);
        QCOMPARE(panel.request().width, 128);
    }

    void sizesAreMultiplesOfEight() {
        WatchedWords words;
        PromptPanel panel(&words);
        panel.form()->width()->selectAll();
        QTest::keyClicks(panel.form()->width(), QStringLiteral("201"));
        QTest::keyClick(panel.form()->width(), Qt::Key_Return);
        QCOMPARE(panel.request().width % 8, 0);
        QCOMPARE(panel.request().width, 200);
    }

    void badSeedsKeepItFromGenerating() {
        WatchedWords words;
        PromptPanel panel(&words);
        panel.seedField()->setText(QStringLiteral("7-3"));
        QVERIFY(!panel.canGenerate());
        QVERIFY(!panel.generateButton()->isEnabled());
        panel.seedField()->setText(QStringLiteral("0-33"));
        QVERIFY(panel.generateButton()->text().contains(QStringLiteral("34")));
    }

    void asksToGenerateAndStop() {
        WatchedWords words;
        PromptPanel panel(&words);
        QSignalSpy generate(&panel, &PromptPanel::generateRequested);
        QSignalSpy stop(&panel, &PromptPanel::stopRequested);
        panel.generateButton()->click();
        QCOMPARE(generate.size(), 1);
        panel.stopButton()->click();
        QCOMPARE(stop.size(), 0);  // nothing runs
        panel.setBusy(true);
        panel.stopButton()->click();
        QCOMPARE(stop.size(), 1);
    }

    void offersPromptsUsedBefore() {
        WatchedWords words;
        PromptPanel panel(&words);
        panel.rememberPrompt();
        panel.promptEdit()->setPlainText(QStringLiteral("two cones"));
        panel.rememberPrompt();
        panel.rememberPrompt();  // once in the list, however often it ran
        auto* button = panel.findChild<QToolButton*>();
        Q_EMIT button->menu()->aboutToShow();
        const QList<QAction*> offered = button->menu()->actions();
        QCOMPARE(offered[0]->text(), QStringLiteral("two cones"));
        QCOMPARE(offered[1]->text(), QString::fromLatin1(kDefaultPrompt));
        QVERIFY(offered.size() < 3 || offered[2]->isSeparator());
        offered[1]->trigger();
        QCOMPARE(panel.promptEdit()->toPlainText(), QString::fromLatin1(kDefaultPrompt));
    }

    void remembersEveryField() {
        QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        WatchedWords words;
        PromptPanel first(&words);
        first.setModel(fakeModel());
        first.promptEdit()->setPlainText(QStringLiteral("two cones\nand a ring, \"quoted\""));
        first.negativeEdit()->setPlainText(QStringLiteral("frame"));
        first.seedField()->setText(QStringLiteral("18446744073709551615, 4"));
        GenerateRequest wanted = first.request();
        wanted.sampler = Sampler::DpmPp2m;
        wanted.schedule = Schedule::Karras;
        wanted.steps = 33;
        wanted.guidance = 6.5;
        wanted.width = 256;
        wanted.noise = NoiseMode::Nv;
        wanted.batch = 3;
        first.form()->show(wanted);
        words.setPicked({{WatchedWord::Kind::Word, QStringLiteral("cones"), 0, 0}});
        const GenerateRequest before = first.request();
        QVERIFY(before == wanted);
        first.save(settings);

        WatchedWords otherWords;
        PromptPanel second(&otherWords);
        second.restore(settings);
        second.setModel(fakeModel());
        QVERIFY(second.request() == before);
        QCOMPARE(otherWords.picked().size(), std::size_t{1});
        QCOMPARE(otherWords.picked()[0].text, QStringLiteral("cones"));
    }
};

QTEST_MAIN(PromptPanelTest)
#include "prompt_panel_test.moc"
