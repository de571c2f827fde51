// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/library/picture_row.h"

#include <QImage>
#include <QObject>
#include <QString>
#include <QTimer>

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <list>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace seedbed {

// Reads and scales pictures on threads of its own, newest request first; keeps the latest within a
// memory budget. Views ask for what they paint and hear of it when it is there.
class ThumbnailLoader : public QObject {
    Q_OBJECT
 public:
    struct Thumbnail {
        QImage image;     // fits into the side asked for; null while it is read and when broken
        QString trouble;  // one sentence when the file cannot be shown
    };
    static constexpr int kFullSize = 0;  // as a side: the file's own pixels

    static constexpr std::size_t kBudget = std::size_t{256} << 20U;  // bytes

    explicit ThumbnailLoader(std::size_t budget = kBudget, QObject* parent = nullptr);
    ~ThumbnailLoader() override;

    // What there is of it, perhaps at an earlier side; asks for the right one where it differs.
    // `side` in device pixels. GUI thread, microseconds.
    Thumbnail thumbnail(PictureId id, const std::filesystem::path& file, int side);
    // Requests for other pictures that have not begun are dropped: they have left the screen.
    void keepOnly(const std::vector<PictureId>& ids);
    // Reads all anew, e.g. in another library.
    void clear();

    std::size_t bytes() const { return m_bytes; }
    std::size_t waiting() const;

 Q_SIGNALS:
    // In batches, at most once a frame.
    void loaded(const std::vector<seedbed::PictureId>& ids);

 private:
    struct Task {
        PictureId id = 0;
        std::filesystem::path file;
        int side = 0;
    };
    struct Result {
        PictureId id = 0;
        int side = 0;
        Thumbnail thumbnail;
    };
    struct Entry {
        int wanted = -1;  // side of the newest request
        Thumbnail thumbnail;
        std::list<PictureId>::iterator use;
    };
    void work(const std::stop_token& stop);
    void collect();
    void evict();

    const std::size_t m_budget;
    std::map<PictureId, Entry> m_entries;
    std::list<PictureId> m_uses;  // newest first
    std::size_t m_bytes = 0;
    QTimer m_timer;

    mutable std::mutex m_mutex;  // guards the four below
    std::deque<Task> m_tasks;
    std::vector<Result> m_results;
    std::uint64_t m_generation = 0;
    bool m_awake = false;
    std::condition_variable_any m_wake;
    std::vector<std::jthread> m_threads;  // last: stop before the rest goes
};

}  // namespace seedbed
