// SPDX-License-Identifier: Apache-2.0
#include "widgets/models/model_collection.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QPointer>

#include <algorithm>

namespace seedbed {

namespace {

constexpr int kSettle = 1000;         // ms: a download or a copy comes in many small steps
constexpr int kMostWatched = 512;     // folders: the kernel's watches are few
constexpr std::size_t kBatch = 4096;  // files hashed by one job

QString text(const std::filesystem::path& path) {
    return QString::fromStdString(path.string());
}

}  // namespace

ModelCollection::ModelCollection(EngineClient* client, QObject* parent)
    : QObject(parent), m_client(client) {
    m_pool.setMaxThreadCount(1);  // what is changed is written in order
    m_settle.setSingleShot(true);
    m_settle.setInterval(kSettle);
    connect(&m_settle, &QTimer::timeout, this, &ModelCollection::rescan);
    const auto later = [this] { m_settle.start(); };
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, later);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, later);
    connectClient();
}

ModelCollection::~ModelCollection() {
    m_pool.waitForDone();
}

void ModelCollection::connectClient() {
    connect(m_client, &EngineClient::modelsFound, this, &ModelCollection::onFound);
    connect(m_client, &EngineClient::modelsScanned, this, &ModelCollection::onScanned);
    connect(m_client, &EngineClient::modelHashed, this, &ModelCollection::onHashed);
    connect(m_client, &EngineClient::modelReady, this, &ModelCollection::onModelReady);
    connect(m_client, &EngineClient::modelUnloaded, this, [this] {
        m_loaded.reset();
        Q_EMIT statesChanged();
    });
    connect(m_client, &EngineClient::queued, this, [this](const Queued& event) {
        const Request* request = m_client->request(event.job);
        const auto* load = request ? std::get_if<LoadModelRequest>(request) : nullptr;
        if (!load) return;
        m_loading[event.job] = load->model;
        Q_EMIT statesChanged();
    });
    connect(m_client, &EngineClient::progressed, this, [this](const Progress& event) {
        if (m_scan != event.job) return;
        m_done = event.done;
        m_total = event.total;
        Q_EMIT scanChanged();
    });
    connect(m_client, &EngineClient::finished, this, [this](const Finished& event) {
        onEnded(event.job, false);
    });
    connect(m_client, &EngineClient::cancelled, this, [this](const Cancelled& event) {
        onEnded(event.job, true);
    });
    connect(m_client, &EngineClient::failed, this, [this](const Failed& event) {
        onEnded(event.job, true);
    });
}

void ModelCollection::open(const QString& libraryFolder) {
    m_folder = libraryFolder;
    m_shelf = std::make_shared<ModelShelf>(libraryFolder.toStdString());
    m_contents = {};
    m_scannedOnce = false;
    m_problems.clear();
    m_pool.start([self = QPointer(this), shelf = m_shelf] {
        ModelShelfContents contents;
        QString problem;
        try {
            contents = shelf->read();
            problem = QString::fromStdString(shelf->problem());
        } catch (const Error& error) {
            problem = QString::fromUtf8(error.what());
        }
        QMetaObject::invokeMethod(qApp, [self, shelf, contents, problem] {
            if (self && self->m_shelf == shelf) self->onLoaded(contents, problem);
        });
    });
}

void ModelCollection::onLoaded(const ModelShelfContents& contents, const QString& problem) {
    const bool others = contents.folders != m_contents.folders;
    m_contents = contents;
    if (!problem.isEmpty()) Q_EMIT said(problem);
    Q_EMIT entriesChanged();
    if (others) Q_EMIT foldersChanged();
    Q_EMIT opened();
    if (m_reading) startScan();
}

void ModelCollection::rescan() {
    if (!m_shelf) return;
    if (m_reading) return;  // its scan has not begun
    if (m_scan) {
        m_scanAgain = true;
        return;
    }
    m_reading = true;
    m_found.clear();
    const QString folder = m_folder;
    m_pool.start([self = QPointer(this), shelf = m_shelf] {
        ModelShelfContents contents;
        QString problem;
        try {
            contents = shelf->read();
        } catch (const Error& error) {
            problem = QString::fromUtf8(error.what());
        }
        QMetaObject::invokeMethod(qApp, [self, shelf, contents, problem] {
            if (!self || self->m_shelf != shelf) return;
            if (problem.isEmpty() && contents != self->m_contents)
                self->onLoaded(contents, {});
            else
                self->startScan();
        });
    });
}

void ModelCollection::startScan() {
    m_reading = false;
    ScanModelsRequest request;
    request.folders.push_back(ownFolder().toStdString());
    if (!QFileInfo::exists(ownFolder())) request.folders.pop_back();
    for (const auto& folder : m_contents.folders) request.folders.push_back(folder.string());
    for (const ModelEntry& entry : m_contents.entries) {
        request.known.push_back({entry.id, entry.bytes, entry.modified_ns});
        if (!isWatched(entry)) request.files.push_back(entry.path.string());
    }
    request.files.insert(request.files.end(), m_extra.begin(), m_extra.end());
    m_done = m_total = 0;
    m_scan = m_client->submit(request);
    Q_EMIT scanChanged();
}

void ModelCollection::onFound(const std::vector<ModelFound>& events) {
    for (const ModelFound& event : events)
        if (m_scan == event.job) m_found.push_back(event.entry);
}

void ModelCollection::onScanned(const ModelsScanned& event) {
    if (m_scan != event.job) return;
    m_problems.clear();
    for (const std::string& problem : event.problems) m_problems << QString::fromStdString(problem);
    if (!event.devices.empty()) {
        m_device = QString::fromStdString(event.devices.front().device);
        m_memory = event.devices.front().free_bytes + (m_loaded ? m_loaded->memory_bytes : 0);
    }
    applyScan(event.ids);
    m_scannedOnce = true;
    watch();
}

void ModelCollection::applyScan(const std::vector<std::string>& ids) {
    const Change apply = [found = std::move(m_found), ids](ModelShelfContents& contents) {
        for (const ModelEntry& entry : found) put_entry(contents.entries, entry);
        keep_entries(contents.entries, ids);
    };
    m_found.clear();
    change(apply);
    Q_EMIT entriesChanged();
    const auto looked = std::exchange(m_extra, {});
    for (const std::string& path : looked)
        Q_EMIT fileLookedAt(QString::fromStdString(path), find(path) != nullptr);
}

void ModelCollection::addFile(const QString& path) {
    m_extra.insert(QFileInfo(path).absoluteFilePath().toStdString());
    rescan();
}

void ModelCollection::onEnded(JobId job, bool failed) {
    if (const auto at = m_loading.find(job); at != m_loading.end()) {
        m_loading.erase(at);
        // The engine lets go of one model before it loads the next.
        if (failed) m_loaded.reset();
        Q_EMIT statesChanged();
    }
    if (m_hashing == job) endHashing(failed);
    if (m_scan != job) return;
    m_scan.reset();
    m_found.clear();
    Q_EMIT scanChanged();
    if (std::exchange(m_scanAgain, false))
        rescan();
    else if (!failed)
        hashMissing();
}

// A scan may have found more meanwhile; what could not be hashed is not tried again.
void ModelCollection::endHashing(bool failed) {
    for (const std::string& id : std::exchange(m_hashed, {}))
        if (const ModelEntry* entry = find(id); entry && entry->hashes.sha256.empty())
            m_unhashable.insert(id);
    m_hashing.reset();
    Q_EMIT hashingChanged();
    if (!failed && !m_scan) hashMissing();
}

void ModelCollection::onModelReady(const ModelReady& event) {
    m_loaded = event.model;
    const ModelEntry* entry = find(event.model->id);
    if (entry && entry->hashes.auto_v2.empty() && !event.model->hash.empty())
        change([id = event.model->id, hash = event.model->hash](ModelShelfContents& contents) {
            for (ModelEntry& each : contents.entries)
                if (each.id == id) each.hashes.auto_v2 = hash;
        });
    Q_EMIT statesChanged();
}

void ModelCollection::hashMissing() {
    if (!m_hashesAll || m_hashing) return;
    std::vector<std::string> ids;
    for (const ModelEntry& entry : m_contents.entries)
        if (entry.hashes.sha256.empty() && !entry.broken() && !m_unhashable.contains(entry.id) &&
            ids.size() < kBatch)
            ids.push_back(entry.id);
    if (!ids.empty()) hash(ids);
}

void ModelCollection::hash(const std::vector<std::string>& ids) {
    if (ids.empty()) return;
    HashModelsRequest request;
    request.ids = ids;
    m_hashing = m_client->submit(request);
    m_hashed = ids;
    Q_EMIT hashingChanged();
}

void ModelCollection::stopHashing() {
    if (m_hashing) m_client->cancel(*m_hashing, CancelMode::Now);
}

void ModelCollection::onHashed(const ModelHashed& event) {
    if (!event.error.empty()) {
        Q_EMIT said(QString::fromStdString(event.error));
        return;
    }
    change([id = event.id, hashes = event.hashes](ModelShelfContents& contents) {
        for (ModelEntry& entry : contents.entries)
            if (entry.id == id) entry.hashes = hashes;
    });
    Q_EMIT entryChanged(QString::fromStdString(event.id));
}

void ModelCollection::setHashesAll(bool all) {
    if (m_hashesAll == all) return;
    m_hashesAll = all;
    if (!all)
        stopHashing();
    else if (m_scannedOnce && !m_scan)
        hashMissing();
}

const ModelEntry* ModelCollection::find(const std::string& id) const {
    return find_entry(m_contents.entries, id);
}

ModelMark ModelCollection::mark(const std::string& id) const {
    const auto at = m_contents.marks.find(id);
    return at == m_contents.marks.end() ? ModelMark{} : at->second;
}

ModelState ModelCollection::state(const ModelEntry& entry) const {
    const bool loading = std::any_of(m_loading.begin(), m_loading.end(), [&](const auto& job) {
        return job.second == entry.id;
    });
    if (isLoaded(entry.id)) return ModelState::Loaded;
    if (loading) return ModelState::Loading;
    if (entry.broken()) return ModelState::Broken;
    if (entry.kind != ModelKind::Model || m_memory == 0) return ModelState::Ready;
    if (forecast_memory(entry, plainPlan()).total() <= m_memory) return ModelState::Ready;
    return plans_that_fit(entry, plainPlan(), m_device.toStdString(), m_memory).empty()
               ? ModelState::DoesNotFit
               : ModelState::Tight;
}

MemoryPlan ModelCollection::plainPlan() const {
    MemoryPlan plan;
    plan.dtype = automatic_dtype(m_device.toStdString());
    return plan;
}

QString ModelCollection::ownFolder() const {
    return m_folder + QStringLiteral("/models");
}

QStringList ModelCollection::folders() const {
    QStringList all;
    for (const auto& folder : m_contents.folders) all << text(folder);
    return all;
}

bool ModelCollection::isWatched(const ModelEntry& entry) const {
    if (entry.id == "tabletop" || lies_in(entry.path, ownFolder().toStdString())) return true;
    return std::any_of(m_contents.folders.begin(), m_contents.folders.end(), [&](const auto& each) {
        return lies_in(entry.path, each);
    });
}

void ModelCollection::watch() {
    QStringList paths;
    const auto add = [&paths](const QString& path) {
        if (QFileInfo::exists(path) && !paths.contains(path) && paths.size() < kMostWatched)
            paths << path;
    };
    add(ownFolder());
    for (const QString& folder : folders()) add(folder);
    for (const ModelEntry& entry : entries()) {
        if (entry.id == "tabletop") continue;
        add(text(entry.path.parent_path()));
        if (entry.broken()) add(text(entry.path));  // perhaps it is still being copied
    }
    const QStringList before = m_watcher.files() + m_watcher.directories();
    QStringList gone;
    for (const QString& path : before)
        if (!paths.removeOne(path)) gone << path;
    if (!gone.isEmpty()) m_watcher.removePaths(gone);
    if (!paths.isEmpty()) m_watcher.addPaths(paths);
}

}  // namespace seedbed
