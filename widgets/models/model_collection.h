// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/memory_forecast.h"
#include "core/library/model_shelf.h"
#include "widgets/engine_client.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QStringList>
#include <QThreadPool>
#include <QTimer>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace seedbed {

// Tight: it does not fit as it would be opened, but in half precision or with other savings.
enum class ModelState { Ready, Loaded, Loading, Tight, DoesNotFit, Broken };

// The models on this machine: what the shelf has kept, what scans find, which one is loaded. Files
// are read by the engine and on a thread of its own, never here; folders are watched, and what
// changes in them is looked at again.
class ModelCollection : public QObject {
    Q_OBJECT
 public:
    explicit ModelCollection(EngineClient* client, QObject* parent = nullptr);
    // Lets what was changed be written first.
    ~ModelCollection() override;

    // Reads the shelf of a library; opened() tells when it is there.
    void open(const QString& libraryFolder);
    // Reads the shelf again, then looks into all folders. During a scan: once more after it.
    void rescan();
    // Looks at a file or folder from elsewhere, too; fileLookedAt() tells when.
    void addFile(const QString& path);
    void hash(const std::vector<std::string>& ids);
    void stopHashing();

    const std::vector<ModelEntry>& entries() const { return m_contents.entries; }
    const ModelEntry* find(const std::string& id) const;  // null when unknown
    ModelMark mark(const std::string& id) const;
    ModelState state(const ModelEntry& entry) const;
    // As "auto" would open it, for one picture of its own size.
    MemoryPlan plainPlan() const;
    // What is loaded; null = nothing.
    const ModelInfoPtr& loaded() const { return m_loaded; }
    bool isLoading() const { return !m_loading.empty(); }
    bool isLoaded(const std::string& id) const { return m_loaded && m_loaded->id == id; }

    QString ownFolder() const;    // DIR/models
    QStringList folders() const;  // those of the user
    bool isWatched(const ModelEntry& entry) const;
    bool scanning() const { return m_scan.has_value(); }
    // Whether a scan ended, runs or is about to begin.
    bool lookedAt() const { return m_scannedOnce || m_scan || m_reading; }
    bool scannedOnce() const { return m_scannedOnce; }
    bool hashing() const { return m_hashing.has_value(); }
    int scanDone() const { return m_done; }
    int scanTotal() const { return m_total; }
    // What went wrong in the last scan, one sentence each.
    const QStringList& problems() const { return m_problems; }
    // The device that models go to, and the memory that they can have there when none is loaded; 0
    // before the first scan.
    const QString& device() const { return m_device; }
    std::uint64_t memory() const { return m_memory; }

    void addFolder(const QString& folder);
    void removeFolder(const QString& folder);
    void setFavourite(const std::string& id, bool favourite);
    void setNote(const std::string& id, const QString& note);
    void noteOpened(const std::string& id, const QString& dtype);
    // Whether hashes are computed of all that is found.
    void setHashesAll(bool all);
    bool hashesAll() const { return m_hashesAll; }
    // Opened last or favourite, the latest first.
    std::vector<std::string> recent(int most) const;

 Q_SIGNALS:
    void opened();
    void entriesChanged();                 // some came, went or were read anew
    void entryChanged(const QString& id);  // its mark, hash or state
    void statesChanged();                  // of several
    void foldersChanged();
    void scanChanged();  // it began, went on or ended
    void hashingChanged();
    void fileLookedAt(const QString& path, bool known);
    void said(const QString& sentence);

 private:
    using Change = std::function<void(ModelShelfContents&)>;
    void connectClient();
    void onLoaded(const ModelShelfContents& contents, const QString& problem);
    void startScan();
    void onFound(const std::vector<ModelFound>& events);
    void onScanned(const ModelsScanned& event);
    void onHashed(const ModelHashed& event);
    void onModelReady(const ModelReady& event);
    void onEnded(JobId job, bool failed);
    void applyScan(const std::vector<std::string>& ids);
    void hashMissing();
    void endHashing(bool failed);
    void watch();
    void change(const Change& change);
    void changeMark(const std::string& id, const std::function<void(ModelMark&)>& change);

    EngineClient* m_client;
    std::shared_ptr<ModelShelf> m_shelf;  // used on m_pool's thread alone
    QString m_folder;                     // of the library
    ModelShelfContents m_contents;
    ModelInfoPtr m_loaded;
    std::map<JobId, std::string> m_loading;  // jobs that load a model
    std::optional<JobId> m_scan;
    std::optional<JobId> m_hashing;
    bool m_scanAgain = false;
    bool m_scannedOnce = false;
    bool m_reading = false;
    bool m_hashesAll = true;
    int m_done = 0;
    int m_total = 0;
    std::vector<ModelEntry> m_found;    // by the scan under way
    std::set<std::string> m_extra;      // files from elsewhere that it looks at
    std::vector<std::string> m_hashed;  // by the job under way
    std::set<std::string> m_unhashable;
    QStringList m_problems;
    QString m_device;
    std::uint64_t m_memory = 0;
    QFileSystemWatcher m_watcher;
    QTimer m_settle;  // after changes in folders
    QThreadPool m_pool;
};

}  // namespace seedbed
