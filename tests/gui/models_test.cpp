// SPDX-License-Identifier: Apache-2.0
// Models are found, told apart, opened, used and let go of; what does not fit is said before.
#include "app/studio/drop_handler.h"
#include "app/studio/model_desk.h"
#include "tests/gui/studio_fixture.h"
#include "tests/widgets/models/fake_models.h"
#include "widgets/models/model_bar.h"
#include "widgets/models/model_details.h"
#include "widgets/models/picture_strip.h"

#include <QDropEvent>
#include <QMimeData>

using namespace seedbed;

class ModelsTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() {
        m_studio = std::make_unique<Studio>();
        m_studio->settings()->setValue(QStringLiteral("models/hashAll"), false);
        makePictures();
        m_studio->open();
    }

    void cleanup() {
        m_studio->close();
        m_studio.reset();
    }

    void keysOpenAModel() {
        m_studio->press(QStringLiteral("models.manage"));
        QCOMPARE(m_studio->window()->tabs()->currentTab(), unsigned{kModelsTab});
        finishScan();
        QCOMPARE(panel()->view()->model()->rowCount(), 6);
        choose(fakeSd15());
        QTRY_COMPARE(panel()->details()->strip()->shown(), 6);
        shoot("60-models");
        panel()->view()->setFocus();
        m_studio->press(QStringLiteral("models.open"));
        const auto load = std::get<LoadModelRequest>(engine()->requests().back().second);
        QCOMPARE(load.model, fakeSd15().id);
        QCOMPARE(load.dtype, std::string("auto"));
        finishLoad(fakeSd15());
        QTRY_COMPARE(m_studio->window()->header()->modelButton()->text(),
                     QStringLiteral("stable-diffusion-v1-5"));
        QCOMPARE(m_studio->window()->prompt()->request().model, fakeSd15().id);
        QVERIFY(desk()->models()->state(fakeSd15()) == ModelState::Loaded);
    }

    void searchAndMarksByKeys() {
        openTab();
        m_studio->press(QStringLiteral("models.search"));
        QCOMPARE(QApplication::focusWidget(), panel()->bar()->searchField());
        QTest::keyClicks(panel()->bar()->searchField(), QStringLiteral("half"));
        QCOMPARE(panel()->view()->model()->rowCount(), 1);  // letters are typed, not obeyed
        panel()->bar()->clear();
        choose(fakeSd15());
        panel()->view()->setFocus();
        m_studio->press(QStringLiteral("models.favourite"));
        QVERIFY(desk()->models()->mark(fakeSd15().id).favourite);
        m_studio->press(QStringLiteral("models.favourites"));
        QCOMPARE(panel()->view()->model()->rowCount(), 1);
        m_studio->press(QStringLiteral("models.hash"));
        const auto hash = std::get<HashModelsRequest>(engine()->requests().back().second);
        QCOMPARE(hash.ids, std::vector<std::string>{fakeSd15().id});
    }

    void whatDoesNotFitIsSaidBefore() {
        openTab();
        choose(fakeSdxl());
        m_studio->window()->prompt()->seedField()->setText(QStringLiteral("0-7"));
        const auto before = engine()->requests().size();
        panel()->openCurrent();
        NoticeBar* bar = m_studio->window()->notices()->find(QStringLiteral("modelFit"));
        QVERIFY(bar);
        QCOMPARE(engine()->requests().size(), before);  // nothing is loaded yet
        QVERIFY2(bar->text().contains(QStringLiteral("float32")), qPrintable(bar->text()));
        shoot("61-model-does-not-fit");
        auto* fit = bar->findChild<QPushButton*>(QStringLiteral("fit1"));
        QVERIFY(fit);
        QTest::mouseClick(fit, Qt::LeftButton);
        const auto load = std::get<LoadModelRequest>(engine()->requests().back().second);
        QCOMPARE(load.model, fakeSdxl().id);
        QCOMPARE(load.dtype, std::string("bfloat16"));
        finishLoad(fakeSdxl());
        const GenerateRequest request = m_studio->window()->prompt()->request();
        QCOMPARE(request.dtype, std::string("bfloat16"));
        MemoryPlan plan = memory_plan(request, "float32");
        plan.width = plan.height = 1024;
        QVERIFY(forecast_memory(fakeSdxl(), plan).total() <= desk()->models()->memory());
        QVERIFY(!QApplication::activeModalWidget());
    }

    void oneMayTryNevertheless() {
        openTab();
        choose(fakeSdxl());
        panel()->openCurrent();
        NoticeBar* bar = m_studio->window()->notices()->find(QStringLiteral("modelFit"));
        QVERIFY(bar);
        QTest::mouseClick(bar->findChild<QPushButton*>(QStringLiteral("openAnyway")),
                          Qt::LeftButton);
        const JobId job = engine()->lastJob();
        engine()->send(Queued{job, "Load", Priority::Interactive});
        engine()->send(Started{job});
        engine()->send(Failed{job, ErrorCode::OutOfMemory, "The model needs 13.9 GB."});
        QTRY_VERIFY(m_studio->window()->notices()->find(QStringLiteral("modelFit")));
        bar = m_studio->window()->notices()->find(QStringLiteral("modelFit"));
        QVERIFY(bar->text().contains(QStringLiteral("13.9 GB")));
        QVERIFY(bar->findChild<QPushButton*>(QStringLiteral("fit1")));
        // Tabletop was let go of for the attempt, and comes back with the next run.
        QVERIFY(!desk()->models()->loaded());
        QCOMPARE(m_studio->window()->header()->modelButton()->text(), QStringLiteral("Tabletop"));
    }

    void aLoraGoesIntoThePrompt() {
        openTab();
        choose(fakeLora());
        panel()->openCurrent();
        PromptPanel* prompt = m_studio->window()->prompt();
        QCOMPARE(prompt->request().loras, (std::vector<LoraUse>{{fakeLora().id, 1.0, {}}}));
        prompt->loras()->weight(0)->setValue(0.65);
        QCOMPARE(prompt->loras()->slider(0)->value(), 13);
        QCOMPARE(prompt->request().loras[0].weight, 0.65);
        m_studio->window()->tabs()->showTab(kExploreTab);
        shoot("62-lora-in-the-prompt");
        QTest::mouseClick(prompt->loras()->removeButton(0), Qt::LeftButton);
        QVERIFY(prompt->request().loras.empty());
    }

    void anEmbeddingIsAWord() {
        openTab();
        choose(fakeEmbedding());
        panel()->openCurrent();
        PromptPanel* prompt = m_studio->window()->prompt();
        QVERIFY(prompt->promptEdit()->toPlainText().endsWith(QStringLiteral("easynegative")));
        QCOMPARE(prompt->request().text.embeddings, std::vector<std::string>{fakeEmbedding().id});
        prompt->promptEdit()->setPlainText(QStringLiteral("a cube"));
        QVERIFY(prompt->request().text.embeddings.empty());
        prompt->negativeEdit()->setPlainText(QStringLiteral("(EasyNegative:1.2)"));
        QCOMPARE(prompt->request().text.embeddings.size(), std::size_t{1});
        prompt->negativeEdit()->setPlainText(QStringLiteral("easynegative2"));
        QVERIFY(prompt->request().text.embeddings.empty());
    }

    void aDroppedModelIsOpened() {
        const QString file = m_studio->file("new-model.safetensors");
        QFile made(file);
        QVERIFY(made.open(QIODevice::WriteOnly));
        made.close();
        drop(file);
        QCOMPARE(m_studio->window()->tabs()->currentTab(), unsigned{kModelsTab});
        std::vector<ModelEntry> all = fakeEntries();
        all.push_back(fakeEntry(file.toStdString(), "Stable Diffusion 2.x"));
        finishScan(all);
        QTRY_COMPARE(panel()->current(), file);
        const auto load = std::get<LoadModelRequest>(engine()->requests().back().second);
        QCOMPARE(QString::fromStdString(load.model), file);
    }

    void aDroppedFileThatIsNoModelIsSaid() {
        const QString file = m_studio->file("upscaler.pt");
        QFile made(file);
        QVERIFY(made.open(QIODevice::WriteOnly));
        made.close();
        drop(file);
        finishScan();
        QTRY_VERIFY(m_studio->window()->notices()->find(QStringLiteral("modelFit")));
        QVERIFY(m_studio->window()
                    ->notices()
                    ->find(QStringLiteral("modelFit"))
                    ->text()
                    .contains(QStringLiteral("upscaler.pt")));
    }

    void aDroppedFolderOfModelsIsOffered() {
        QDir(m_studio->file("checkpoints")).mkpath(QStringLiteral("."));
        QFile made(m_studio->file("checkpoints/a.safetensors"));
        QVERIFY(made.open(QIODevice::WriteOnly));
        made.close();
        drop(m_studio->file("checkpoints"));
        NoticeBar* bar = m_studio->window()->notices()->find(QStringLiteral("watchOffer"));
        QVERIFY(bar);
        QTest::mouseClick(bar->findChild<QPushButton*>(QStringLiteral("watchNow")), Qt::LeftButton);
        QCOMPARE(desk()->models()->folders(), QStringList{m_studio->file("checkpoints")});
    }

    void idleModelsAreLetGoOf() {
        openTab();
        QCOMPARE(desk()->idleMinutes(), 10);
        m_studio->press(QStringLiteral("models.unload"));
        QVERIFY(std::holds_alternative<UnloadModelRequest>(engine()->requests().back().second));
        const JobId job = engine()->lastJob();
        engine()->send(Queued{job, "Unload", Priority::Interactive});
        engine()->send(ModelUnloaded{job});
        engine()->send(Finished{job, 0});
        QTRY_VERIFY(!desk()->models()->loaded());
        shoot("63-unloaded");
        // A run brings it back.
        const JobId run = m_studio->run(1);
        engine()->send(ModelReady{run, fakeModel()});
        QTRY_VERIFY(desk()->models()->isLoaded("tabletop"));
        desk()->setIdleMinutes(0);
        QCOMPARE(desk()->idleMinutes(), 0);
    }

    void aRunKeepsItsModel() {
        m_studio->window()->prompt()->seedField()->setText(QStringLiteral("1"));
        m_studio->window()->generate();
        engine()->startLast();
        QTRY_VERIFY(m_studio->window()->session()->busy());
        const auto before = engine()->requests().size();
        desk()->unload();
        QCOMPARE(engine()->requests().size(), before);
    }

    void theMenuKnowsRecentModels() {
        openTab();
        desk()->models()->setFavourite(fakeSd15().id, true);
        QMenu menu;
        desk()->fillMenu(&menu);
        const auto actions = menu.actions();
        QVERIFY(actions[0]->isChecked());  // Tabletop
        QVERIFY(actions[1]->text().contains(QStringLiteral("stable-diffusion-v1-5")));
        actions[1]->trigger();
        const auto load = std::get<LoadModelRequest>(engine()->requests().back().second);
        QCOMPARE(load.model, fakeSd15().id);
    }

    void picturesOfAModelAreFound() {
        openTab();
        choose(fakeSd15());
        QTRY_COMPARE(panel()->details()->strip()->shown(), 6);
        Q_EMIT panel()->details()->picturesRequested(QString::fromStdString(fakeSd15().id));
        QCOMPARE(m_studio->window()->tabs()->currentTab(), unsigned{kLibraryTab});
        QTRY_COMPARE(m_studio->window()->libraryPanel()->model()->rowCount(), 6);
    }

    void bothThemesAreLooked() {
        openTab();
        choose(fakeSdxl());
        m_studio->window()->setTheme(ThemeKind::Light);
        shoot("64-models-light");
        m_studio->window()->resize(1100, 700);
        choose(fakeBroken());
        shoot("65-models-small");
    }

 private:
    MainWindow* window() const { return m_studio->window(); }
    ModelDesk* desk() const { return window()->models(); }
    ModelManagerPanel* panel() const { return desk()->panel(); }
    FakeEngine* engine() const { return m_studio->engine(); }
    void choose(const ModelEntry& entry) { panel()->showModel(QString::fromStdString(entry.id)); }

    // Six of Stable Diffusion 1.5 and two of Tabletop.
    void makePictures() {
        Library made(m_studio->library());
        for (int i = 0; i < 8; ++i) {
            MadePicture picture;
            picture.name = std::to_string(i) + ".png";
            picture.seed = static_cast<std::uint64_t>(i);
            picture.model_hash = i < 6 ? fakeSd15().hashes.auto_v2 : fakeTabletop().hashes.auto_v2;
            const auto path = made.images_folder() / picture.name;
            write_png(path, *fakePicture(Seed(picture.seed), 128, 1), text_of(picture));
            made.add(path);
        }
    }

    void openTab() {
        window()->tabs()->showTab(kModelsTab);
        finishScan();
    }

    void finishScan(const std::vector<ModelEntry>& entries = fakeEntries()) {
        QTRY_VERIFY(desk()->models()->scanning());
        engine()->finishScan(engine()->lastJob(), entries);
        QTRY_VERIFY(!desk()->models()->scanning());
    }

    void finishLoad(const ModelEntry& entry) {
        auto info = std::make_shared<ModelInfo>(*fakeModel());
        info->id = entry.id;
        info->name = entry.name;
        info->architecture = entry.architecture;
        info->native_width = entry.native_width;
        info->native_height = entry.native_height;
        engine()->finishLoad(info);
        QTRY_VERIFY(desk()->models()->isLoaded(entry.id));
    }

    // After what is on its way to be laid out.
    void shoot(const char* name) {
        QApplication::processEvents();
        m_studio->shoot(name);
    }

    void drop(const QString& path) {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        QDragEnterEvent enter(
            QPoint(400, 400), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(window(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event(QPointF(400, 400), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(window(), &event);
    }

    std::unique_ptr<Studio> m_studio;
};

QTEST_MAIN(ModelsTest)
#include "models_test.moc"
