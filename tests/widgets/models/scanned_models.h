// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/widgets/models/fake_models.h"
#include "widgets/fake_engine.h"
#include "widgets/models/model_collection.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <vector>

namespace seedbed {

// A collection on a FakeEngine, its shelf in a temporary folder.
class ScannedModels {
 public:
    explicit ScannedModels(const std::vector<ModelEntry>& entries = fakeEntries()) {
        auto engine = std::make_unique<FakeEngine>();
        m_engine = engine.get();
        m_client = std::make_unique<EngineClient>(std::move(engine));
        m_models = std::make_unique<ModelCollection>(m_client.get());
        m_models->setHashesAll(false);
        QSignalSpy opened(m_models.get(), &ModelCollection::opened);
        m_models->open(m_folder.path());
        if (!opened.wait()) qFatal("the shelf was not read");
        scan(entries);
    }

    void scan(const std::vector<ModelEntry>& entries) {
        m_models->rescan();
        if (!QTest::qWaitFor([this] { return m_models->scanning(); })) qFatal("no scan began");
        m_engine->finishScan(m_engine->lastJob(), entries);
        if (!QTest::qWaitFor([this] { return !m_models->scanning(); })) qFatal("no scan ended");
    }

    void load(const ModelEntry& entry) {
        auto info = std::make_shared<ModelInfo>(*fakeModel());
        info->id = entry.id;
        info->name = entry.name;
        LoadModelRequest request;
        request.model = entry.id;
        m_client->submit(request);
        m_engine->finishLoad(info);
        if (!QTest::qWaitFor([&] { return m_models->isLoaded(entry.id); })) qFatal("not loaded");
    }

    ModelCollection* models() { return m_models.get(); }
    FakeEngine* engine() { return m_engine; }
    EngineClient* client() { return m_client.get(); }

 private:
    QTemporaryDir m_folder;
    FakeEngine* m_engine = nullptr;
    std::unique_ptr<EngineClient> m_client;
    std::unique_ptr<ModelCollection> m_models;
};

}  // namespace seedbed
