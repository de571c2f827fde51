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

    void newRunsReadWeights() {
        WatchedWords words;
        PromptPanel panel(&words);
        QCOMPARE(panel.request().text.syntax, PromptSyntax::Webui);
        QCOMPARE(panel.request().text.clip_skip, 0);
    }

    void whatChangesWhileItIsMadeIsRefusedAtOnce() {
        WatchedWords words;
        PromptPanel panel(&words);
        panel.setModel(fakeModel());
        panel.promptEdit()->setPlainText(QStringLiteral("a [cat:dog:0.5]"));
        QVERIFY(panel.tokenLabel()->text().contains(QStringLiteral("[cat:dog:0.5]")));
        QVERIFY(!panel.canGenerate());
        PromptOptionsForm* form = panel.more()->text();
        form->syntax()->setCurrentIndex(
            form->syntax()->findData(static_cast<int>(PromptSyntax::Plain)));
        QVERIFY(panel.canGenerate());
        QCOMPARE(panel.tokenLabel()->text(), QStringLiteral("3 of 22 tokens"));
    }

    void loraTagsWithoutAFileAreNamed() {
        WatchedWords words;
        PromptPanel panel(&words);
        panel.setModel(fakeModel());
        panel.promptEdit()->setPlainText(QStringLiteral("a cube <lora:film:0.8>"));
        QVERIFY(panel.tokenLabel()->text().contains(QStringLiteral("film")));
        QVERIFY(panel.canGenerate());
        panel.addLora(QStringLiteral("/loras/film.safetensors"));
        QVERIFY(!panel.tokenLabel()->text().contains(QStringLiteral("film")));
        panel.promptEdit()->setPlainText(QStringLiteral("a cube <lora:film:much>"));
        QVERIFY(!panel.canGenerate());
    }

    void promptOptionsAreFilledAndRemembered() {
        WatchedWords words;
        PromptPanel panel(&words);
        GenerateRequest request = panel.request();
        request.text = {PromptSyntax::Plain, 2, {}};
        panel.fill(request);
        QCOMPARE(panel.request().text, request.text);
        QVERIFY(panel.more()->fold()->text().contains(QStringLiteral("clip skip 2")));
        QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        panel.save(settings);
        PromptPanel next(&words);
        next.restore(settings);
        QCOMPARE(next.request().text, request.text);
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

    void aRequestFillsEveryField() {
        WatchedWords words;
        PromptPanel panel(&words);
        panel.setModel(fakeModel());
        GenerateRequest wanted = panel.request();
        wanted.prompt = "a green cone over a black ring";
        wanted.negative = "frame";
        wanted.seeds = {Seed(7), Seed(9)};
        wanted.steps = 31;
        wanted.guidance = 6.5;
        wanted.eta = 0.3;
        wanted.width = 256;
        wanted.noise = NoiseMode::Nv;
        wanted.recipes = {NoiseRecipe{{{Seed(42), 0.2}, {Seed(7), 0.1}}}};
        wanted.recipes[0].form = SlerpForm::PerColumn;
        wanted.abandon = AbandonRule{{"cone", "ring"}, OverlapMeasure::Iou, 0.4, 12};
        panel.fill(wanted);
        QVERIFY(panel.request() == wanted);
        validate(panel.request());

        wanted.recipes = {NoiseRecipe{{}, NoisePad{Seed(1), Seed(2), Seed(3), 0.25, 0.5}}};
        panel.fill(wanted);
        QVERIFY(panel.request() == wanted);
        wanted.recipes = {NoiseRecipe{{{Seed(1), 0.5}}}, NoiseRecipe{{{Seed(2), 0.5}}}};
        panel.fill(wanted);
        QVERIFY(panel.request() == wanted);
        panel.seedField()->setText(QStringLiteral("7"));  // other seeds: their recipes go
        QVERIFY(panel.request().recipes.empty());
        panel.fill(wanted);
        panel.more()->clearButton()->click();
        QVERIFY(panel.request().recipes.empty());
    }

    void aVariationIsReadWhileOneTypes() {
        WatchedWords words;
        PromptPanel panel(&words);
        panel.more()->variation()->setText(QStringLiteral("42:0.2;7"));
        QVERIFY(!panel.canGenerate());
        QVERIFY(!panel.generateButton()->isEnabled());
        QVERIFY2(panel.problem().contains(QStringLiteral("7")), qPrintable(panel.problem()));
        panel.more()->variation()->setText(QStringLiteral("42:0.2;7:0.1"));
        QVERIFY(panel.canGenerate());
        QCOMPARE(panel.request().recipes.at(0).chain.size(), std::size_t{2});
        QVERIFY(panel.more()->fold()->text().contains(QStringLiteral("variation")));
    }

    void theRuleNeedsTwoWatchedWords() {
        WatchedWords words;
        PromptPanel panel(&words);
        panel.setModel(fakeModel());
        panel.more()->abandon()->setChecked(true);
        QVERIFY(!panel.canGenerate());
        QVERIFY(!panel.request().abandon);
        words.setPicked({{WatchedWord::Kind::Word, QStringLiteral("cube"), 0, 0},
                         {WatchedWord::Kind::Word, QStringLiteral("sphere"), 0, 1}});
        QVERIFY(panel.canGenerate());
        panel.more()->threshold()->setValue(0.25);
        panel.form()->steps()->setValue(6);
        QVERIFY(panel.more()->step()->maximum() == 6);
        const auto rule = panel.request().abandon;
        QCOMPARE(rule->phrases, (std::vector<std::string>{"cube", "sphere"}));
        QCOMPARE(rule->threshold, 0.25);
        validate(panel.request());
    }

    void picturesGoIntoTheLibraryInsteadOfTheFolder() {
        WatchedWords words;
        PromptPanel panel(&words);
        panel.setOutputFolder(QStringLiteral("pictures"));
        panel.setLibrary(QStringLiteral("mine"));
        QCOMPARE(panel.request().library, std::string("mine"));
        QVERIFY(panel.request().output_folder.empty());
        panel.setLibrary(QString());
        QCOMPARE(panel.request().output_folder, std::string("pictures"));
    }

    void historyRestoresTheSeedAlone() {
        WatchedWords words;
        PromptPanel panel(&words);
        panel.seedField()->setText(QStringLiteral("3"));
        QSignalSpy opened(&panel, &PromptPanel::seedMenuOpened);
        panel.setSeedHistory(
            {{Seed(42), NoiseMode::Nv, 0, 12, 4}, {Seed(7), NoiseMode::Cpu, 0, 1, 0}});
        panel.setFavouriteSeeds({{Seed(99), NoiseMode::Cpu, "clean shadows"}});
        const GenerateRequest before = panel.request();
        Q_EMIT panel.usedSeeds()->menu()->aboutToShow();
        QCOMPARE(opened.size(), 1);
        const auto offered = panel.usedSeeds()->menu()->actions();
        QCOMPARE(offered.size(), 2);
        QVERIFY(offered[0]->text().startsWith(QStringLiteral("42")));
        QVERIFY(offered[0]->text().contains(QStringLiteral("12")));
        offered[0]->trigger();
        GenerateRequest after = panel.request();
        QCOMPARE(after.seeds, (std::vector<Seed>{Seed(42)}));
        after.seeds = before.seeds;
        QVERIFY(after == before);  // not even the noise mode changes
        Q_EMIT panel.favouriteSeeds()->menu()->aboutToShow();
        QVERIFY(panel.favouriteSeeds()->menu()->actions()[0]->text().contains(
            QStringLiteral("clean shadows")));
        Q_EMIT panel.favouriteSeeds()->seedChosen(Seed(99), /*add=*/true);
        QCOMPARE(panel.request().seeds, (std::vector<Seed>{Seed(42), Seed(99)}));
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
        first.more()->variation()->setText(QStringLiteral("42:0.2"));
        wanted.recipes = {NoiseRecipe{{{Seed(42), 0.2}}}};
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
