// SPDX-License-Identifier: Apache-2.0
#include "widgets/models/model_collection.h"

#include "tests/widgets/models/fake_models.h"
#include "widgets/fake_engine.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace seedbed;

class ModelCollectionTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        QDir(m_folder->path()).mkpath(QStringLiteral("elsewhere"));
        start();
    }
    void cleanup() {
        m_models.reset();
        m_client.reset();
        m_folder.reset();
    }

    void aScanFillsIt() {
        QVERIFY(m_models->entries().empty());
        QSignalSpy entries(m_models.get(), &ModelCollection::entriesChanged);
        scan(fakeEntries());
        QCOMPARE(m_models->entries().size(), std::size_t{6});
        QVERIFY(!entries.isEmpty());
        QCOMPARE(m_models->device(), QStringLiteral("cpu"));
        QCOMPARE(m_models->memory(), std::uint64_t{10'000'000'000});
        QVERIFY(m_models->find("/models/stable-diffusion-v1-5"));
        QVERIFY(!m_models->find("/models/none"));
        QVERIFY(m_models->scannedOnce());
    }

    void whatItFoundIsKept() {
        m_models->setHashesAll(false);
        scan(fakeEntries());
        m_models->setFavourite("tabletop", true);
        m_models->setNote("tabletop", QStringLiteral("gut für Würfel"));
        cleanupObjects();
        start();
        QCOMPARE(m_models->entries().size(), std::size_t{6});
        QVERIFY(m_models->mark("tabletop").favourite);
        QCOMPARE(m_models->mark("tabletop").note, std::string("gut für Würfel"));
        // What has not changed is not asked for again.
        m_models->rescan();
        QTRY_VERIFY(m_models->scanning());
        const auto request = std::get<ScanModelsRequest>(m_engine->requests().back().second);
        QCOMPARE(request.known.size(), std::size_t{6});
    }

    void whatIsGoneGoes() {
        m_models->setHashesAll(false);
        scan(fakeEntries());
        m_models->setFavourite("/models/sd_xl_base_1.0.safetensors", true);
        scan({fakeTabletop(), fakeSd15()});
        QCOMPARE(m_models->entries().size(), std::size_t{2});
        // It may come back: what was thought of it stays.
        scan(fakeEntries());
        QVERIFY(m_models->mark("/models/sd_xl_base_1.0.safetensors").favourite);
    }

    void statesFollowTheEngine() {
        m_models->setHashesAll(false);
        scan(fakeEntries());
        const auto state = [this](const ModelEntry& entry) { return m_models->state(entry); };
        QVERIFY(state(fakeSd15()) == ModelState::Ready);
        QVERIFY(state(fakeSdxl()) == ModelState::Tight);
        ModelEntry huge = fakeSdxl();
        huge.bytes_float32 *= 4;
        QVERIFY(state(huge) == ModelState::DoesNotFit);
        QVERIFY(state(fakeBroken()) == ModelState::Broken);
        QVERIFY(state(fakeLora()) == ModelState::Ready);
        LoadModelRequest load;
        load.model = fakeSd15().id;
        const JobId job = m_client->submit(load);
        m_engine->send(Queued{job, "Load", Priority::Interactive});
        QTRY_VERIFY(state(fakeSd15()) == ModelState::Loading);
        m_engine->send(ModelReady{job, infoOf(fakeSd15())});
        m_engine->send(Finished{job, 1});
        QTRY_VERIFY(state(fakeSd15()) == ModelState::Loaded);
        m_engine->send(ModelUnloaded{JobId{99}});
        QTRY_VERIFY(state(fakeSd15()) == ModelState::Ready);
    }

    void aFailedLoadLeavesNothingLoaded() {
        m_models->setHashesAll(false);
        scan(fakeEntries());
        const JobId first = m_client->submit(LoadModelRequest{});
        m_engine->send(Queued{first, "Load", Priority::Interactive});
        m_engine->send(ModelReady{first, infoOf(fakeTabletop())});
        m_engine->send(Finished{first, 1});
        QTRY_VERIFY(m_models->isLoaded("tabletop"));
        LoadModelRequest load;
        load.model = fakeSdxl().id;
        const JobId second = m_client->submit(load);
        m_engine->send(Queued{second, "Load", Priority::Interactive});
        m_engine->send(Failed{second, ErrorCode::OutOfMemory, "It does not fit."});
        QTRY_VERIFY(!m_models->loaded());
    }

    void memoryOfTheLoadedModelCounts() {
        m_models->setHashesAll(false);
        auto info = std::make_shared<ModelInfo>(*infoOf(fakeSd15()));
        info->memory_bytes = 4'000'000'000;
        m_engine->send(ModelReady{JobId{7}, info});
        QTRY_VERIFY(m_models->loaded());
        scan(fakeEntries());
        QCOMPARE(m_models->memory(), std::uint64_t{14'000'000'000});
    }

    void missingHashesAreComputed() {
        scan(fakeEntries());
        QTRY_VERIFY(m_models->hashing());
        const auto request = std::get<HashModelsRequest>(m_engine->requests().back().second);
        // Neither those that are known nor the broken one.
        QCOMPARE(request.ids,
                 (std::vector<std::string>{fakeSdxl().id, fakeLora().id, fakeEmbedding().id}));
        QVERIFY(request.priority == Priority::Background);
        const JobId job = m_engine->lastJob();
        QSignalSpy changed(m_models.get(), &ModelCollection::entryChanged);
        QSignalSpy said(m_models.get(), &ModelCollection::said);
        const ModelHashes hashes{"31e35c80fc", "", std::string(64, 'b')};
        m_engine->send(ModelHashed{job, fakeSdxl().id, hashes, {}});
        m_engine->send(ModelHashed{job, fakeLora().id, {}, "It cannot be read."});
        m_engine->send(Finished{job, 1});
        QTRY_VERIFY(!m_models->hashing());
        QCOMPARE(changed.size(), 1);
        QCOMPARE(said.size(), 1);
        QVERIFY(m_models->find(fakeSdxl().id)->hashes == hashes);
        // What could not be read is not tried again at each scan.
        ModelEntry sdxl = fakeSdxl();
        scan({fakeTabletop(), sdxl, fakeLora()});
        QVERIFY(!m_models->hashing());
        QVERIFY(m_models->find(sdxl.id)->hashes == hashes);
    }

    void whatIsFoundWhileHashingIsHashedNext() {
        ModelEntry tabletop = fakeTabletop();
        tabletop.hashes = {};
        scan({tabletop});
        QTRY_VERIFY(m_models->hashing());
        const JobId first = m_engine->lastJob();
        m_models->rescan();
        QTRY_VERIFY(m_models->scanning());
        finish({tabletop, fakeSdxl()});
        QVERIFY(m_engine->lastJob() != first);
        m_engine->send(ModelHashed{first, "tabletop", {"a", "", "b"}, {}});
        m_engine->send(Finished{first, 1});
        QTRY_VERIFY(std::holds_alternative<HashModelsRequest>(m_engine->requests().back().second));
        QCOMPARE(std::get<HashModelsRequest>(m_engine->requests().back().second).ids,
                 std::vector<std::string>{fakeSdxl().id});
        // Stopped by hand: it does not begin again by itself.
        m_engine->send(Cancelled{m_engine->lastJob(), 0});
        QTRY_VERIFY(!m_models->hashing());
    }

    void foldersAreKeptAndScanned() {
        QSignalSpy folders(m_models.get(), &ModelCollection::foldersChanged);
        const QString folder = m_folder->filePath(QStringLiteral("elsewhere"));
        m_models->addFolder(folder);
        QCOMPARE(folders.size(), 1);
        QCOMPARE(m_models->folders(), QStringList{folder});
        QTRY_VERIFY(m_models->scanning());
        const auto request = std::get<ScanModelsRequest>(m_engine->requests().back().second);
        QVERIFY(std::find(request.folders.begin(), request.folders.end(), folder.toStdString()) !=
                request.folders.end());
        ModelEntry inside = fakeSd15();
        inside.id = (folder + QStringLiteral("/sd15")).toStdString();
        inside.path = inside.id;
        finish({fakeTabletop(), inside});
        QCOMPARE(m_models->entries().size(), std::size_t{2});
        QVERIFY(m_models->isWatched(*m_models->find(inside.id)));
        QSignalSpy said(m_models.get(), &ModelCollection::said);
        m_models->addFolder(folder);
        m_models->addFolder(m_folder->filePath(QStringLiteral("none")));
        QCOMPARE(said.size(), 2);
        m_models->removeFolder(folder);
        QCOMPARE(m_models->folders(), QStringList());
        QCOMPARE(m_models->entries().size(), std::size_t{1});
    }

    void aFileFromElsewhereIsLookedAt() {
        m_models->setHashesAll(false);
        QSignalSpy looked(m_models.get(), &ModelCollection::fileLookedAt);
        m_models->addFile(QStringLiteral("/downloads/new.safetensors"));
        QTRY_VERIFY(m_models->scanning());
        const auto request = std::get<ScanModelsRequest>(m_engine->requests().back().second);
        QCOMPARE(request.files, std::vector<std::string>{"/downloads/new.safetensors"});
        finish({fakeTabletop(), fakeEntry("/downloads/new.safetensors", "SDXL")});
        QCOMPARE(looked.size(), 1);
        QCOMPARE(looked[0][1].toBool(), true);
        // It stays, and later scans look at it.
        m_models->rescan();
        QTRY_VERIFY(m_models->scanning());
        QCOMPARE(std::get<ScanModelsRequest>(m_engine->requests().back().second).files,
                 std::vector<std::string>{"/downloads/new.safetensors"});
        finish({fakeTabletop(), fakeEntry("/downloads/new.safetensors", "SDXL")});
        m_models->addFile(QStringLiteral("/downloads/picture.bin"));
        QTRY_VERIFY(m_models->scanning());
        finish({fakeTabletop()});
        QCOMPARE(looked.size(), 2);
        QCOMPARE(looked[1][1].toBool(), false);
    }

    void aChangedFolderIsLookedIntoAgain() {
        m_models->setHashesAll(false);
        const QString folder = m_folder->filePath(QStringLiteral("elsewhere"));
        m_models->addFolder(folder);
        QTRY_VERIFY(m_models->scanning());
        finish({fakeTabletop()});
        QVERIFY(!m_models->scanning());
        QFile file(folder + QStringLiteral("/new.safetensors"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        QTRY_VERIFY_WITH_TIMEOUT(m_models->scanning(), 10'000);
    }

    void rescansDoNotOverlap() {
        m_models->setHashesAll(false);
        m_models->rescan();
        m_models->rescan();  // the first has not begun
        QTRY_VERIFY(m_models->scanning());
        m_models->rescan();
        m_models->rescan();
        const auto before = m_engine->requests().size();
        finish({fakeTabletop()}, true);
        QCOMPARE(m_engine->requests().size(), before + 1);  // one more, not two
    }

    void problemsAreTold() {
        m_models->rescan();
        QTRY_VERIFY(m_models->scanning());
        const JobId job = m_engine->lastJob();
        m_engine->send(ModelsScanned{job, {}, {"The folder \"/nas\" is not there."}, {}});
        m_engine->send(Finished{job, 1});
        QTRY_COMPARE(m_models->problems().size(), 1);
        QCOMPARE(m_models->memory(), std::uint64_t{0});
    }

    void recentAndFavouriteModels() {
        m_models->setHashesAll(false);
        scan(fakeEntries());
        QVERIFY(m_models->recent(8).empty());
        m_models->setFavourite(fakeSd15().id, true);
        m_models->noteOpened("tabletop", QStringLiteral("auto"));
        QCOMPARE(m_models->recent(8), (std::vector<std::string>{"tabletop", fakeSd15().id}));
        QCOMPARE(m_models->recent(1).size(), std::size_t{1});
        m_models->noteOpened(fakeSdxl().id, QStringLiteral("float16"));
        QCOMPARE(m_models->mark(fakeSdxl().id).dtype, std::string("float16"));
    }

    void aBrokenShelfIsSaid() {
        cleanupObjects();
        QFile file(m_folder->filePath(QStringLiteral("models.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("not JSON");
        file.close();
        makeObjects();
        QSignalSpy said(m_models.get(), &ModelCollection::said);
        QSignalSpy opened(m_models.get(), &ModelCollection::opened);
        m_models->open(m_folder->path());
        QVERIFY(opened.wait());
        QCOMPARE(said.size(), 1);
        QVERIFY(said[0][0].toString().contains(QStringLiteral("models.broken.json")));
    }

 private:
    static ModelInfoPtr infoOf(const ModelEntry& entry) {
        auto info = std::make_shared<ModelInfo>(*fakeModel());
        info->id = entry.id;
        info->name = entry.name;
        info->memory_bytes = 0;
        return info;
    }

    void makeObjects() {
        auto engine = std::make_unique<FakeEngine>();
        m_engine = engine.get();
        m_client = std::make_unique<EngineClient>(std::move(engine));
        m_models = std::make_unique<ModelCollection>(m_client.get());
    }

    void start() {
        makeObjects();
        QSignalSpy opened(m_models.get(), &ModelCollection::opened);
        m_models->open(m_folder->path());
        QVERIFY(opened.wait());
    }

    void cleanupObjects() {
        m_models.reset();
        m_client.reset();
    }

    void scan(const std::vector<ModelEntry>& entries) {
        m_models->rescan();
        QTRY_VERIFY(m_models->scanning());
        finish(entries);
    }

    // again: another scan was asked for meanwhile.
    void finish(const std::vector<ModelEntry>& entries, bool again = false) {
        const JobId job = m_engine->lastJob();
        QSignalSpy finished(m_client.get(), &EngineClient::finished);
        m_engine->finishScan(job, entries);
        QTRY_COMPARE(finished.size(), 1);
        if (again)
            QTRY_VERIFY(m_engine->lastJob() != job);
        else
            QTRY_VERIFY(!m_models->scanning());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    FakeEngine* m_engine = nullptr;
    std::unique_ptr<EngineClient> m_client;
    std::unique_ptr<ModelCollection> m_models;
};

QTEST_GUILESS_MAIN(ModelCollectionTest)
#include "model_collection_test.moc"
