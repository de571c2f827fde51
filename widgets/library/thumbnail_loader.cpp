// SPDX-License-Identifier: Apache-2.0
#include "widgets/library/thumbnail_loader.h"

#include "core/base/error.h"
#include "core/io/picture_file.h"
#include "widgets/qt_convert.h"

#include <QPainter>

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace seedbed {

namespace {

constexpr std::size_t kMostTasks = 1024;  // more than any screen holds
constexpr int kThreads = 2;
constexpr double kCorner = 5;
constexpr int kCollectInterval = 16;  // ms

QImage rounded(const QImage& picture) {
    QImage out(picture.size(), QImage::Format_ARGB32_Premultiplied);
    out.fill(Qt::transparent);
    QPainter painter(&out);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(picture);
    painter.drawRoundedRect(out.rect(), kCorner, kCorner);
    return out;
}

// At its final size, so that painting only copies it.
ThumbnailLoader::Thumbnail load(const std::filesystem::path& file, int side) {
    try {
        if (side == ThumbnailLoader::kFullSize)
            return {toQImage(std::make_shared<const Image>(read_picture(file))), {}};
        const QImage small = toQImage(std::make_shared<const Image>(thumbnail(file, side)));
        const QSize size = small.size().scaled(side, side, Qt::KeepAspectRatio);
        return {rounded(small.convertToFormat(QImage::Format_RGB32)
                            .scaled(size.expandedTo(QSize(1, 1)),
                                    Qt::IgnoreAspectRatio,
                                    Qt::SmoothTransformation)),
                {}};
    } catch (const std::exception& error) {
        return {{}, QString::fromStdString(error.what())};
    }
}

}  // namespace

ThumbnailLoader::ThumbnailLoader(std::size_t budget, QObject* parent)
    : QObject(parent), m_budget(budget) {
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ThumbnailLoader::collect);
    for (int i = 0; i < kThreads; ++i)
        m_threads.emplace_back([this](const std::stop_token& stop) { work(stop); });
}

ThumbnailLoader::~ThumbnailLoader() {
    for (std::jthread& thread : m_threads) thread.request_stop();
    m_threads.clear();
}

ThumbnailLoader::Thumbnail ThumbnailLoader::thumbnail(PictureId id,
                                                      const std::filesystem::path& file,
                                                      int side) {
    const auto [at, fresh] = m_entries.try_emplace(id);
    Entry& entry = at->second;
    if (fresh)
        entry.use = m_uses.insert(m_uses.begin(), id);
    else
        m_uses.splice(m_uses.begin(), m_uses, entry.use);
    if (entry.wanted == side) return entry.thumbnail;
    entry.wanted = side;
    {
        const std::lock_guard lock(m_mutex);
        std::erase_if(m_tasks, [id](const Task& task) { return task.id == id; });
        m_tasks.push_front({id, file, side});
        if (m_tasks.size() > kMostTasks) {
            if (const auto old = m_entries.find(m_tasks.back().id); old != m_entries.end())
                old->second.wanted = -1;
            m_tasks.pop_back();
        }
    }
    m_wake.notify_one();
    return entry.thumbnail;
}

void ThumbnailLoader::keepOnly(const std::vector<PictureId>& ids) {
    const std::unordered_set<PictureId> wanted(ids.begin(), ids.end());
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_tasks, [&](const Task& task) {
        if (wanted.contains(task.id)) return false;
        if (const auto at = m_entries.find(task.id); at != m_entries.end()) at->second.wanted = -1;
        return true;
    });
}

void ThumbnailLoader::clear() {
    const std::lock_guard lock(m_mutex);
    ++m_generation;
    m_tasks.clear();
    m_results.clear();
    m_entries.clear();
    m_uses.clear();
    m_bytes = 0;
}

std::size_t ThumbnailLoader::waiting() const {
    const std::lock_guard lock(m_mutex);
    return m_tasks.size();
}

void ThumbnailLoader::work(const std::stop_token& stop) {
    while (true) {
        Task task;
        std::uint64_t generation = 0;
        {
            std::unique_lock lock(m_mutex);
            if (!m_wake.wait(lock, stop, [this] { return !m_tasks.empty(); })) return;
            task = std::move(m_tasks.front());
            m_tasks.pop_front();
            generation = m_generation;
        }
        Thumbnail thumbnail = load(task.file, task.side);
        bool wake = false;
        {
            const std::lock_guard lock(m_mutex);
            if (generation != m_generation) continue;
            m_results.push_back({task.id, task.side, std::move(thumbnail)});
            wake = !std::exchange(m_awake, true);
        }
        if (wake)
            QMetaObject::invokeMethod(
                this, [this] { m_timer.start(kCollectInterval); }, Qt::QueuedConnection);
    }
}

void ThumbnailLoader::collect() {
    std::vector<Result> results;
    {
        const std::lock_guard lock(m_mutex);
        results.swap(m_results);
        m_awake = false;
    }
    std::vector<PictureId> ids;
    for (Result& result : results) {
        const auto at = m_entries.find(result.id);
        if (at == m_entries.end()) continue;
        m_bytes -= static_cast<std::size_t>(at->second.thumbnail.image.sizeInBytes());
        m_bytes += static_cast<std::size_t>(result.thumbnail.image.sizeInBytes());
        at->second.thumbnail = std::move(result.thumbnail);
        ids.push_back(result.id);
    }
    evict();
    if (!ids.empty()) Q_EMIT loaded(ids);
}

void ThumbnailLoader::evict() {
    while (m_bytes > m_budget && m_uses.size() > 1) {
        const auto at = m_entries.find(m_uses.back());
        m_bytes -= static_cast<std::size_t>(at->second.thumbnail.image.sizeInBytes());
        m_entries.erase(at);
        m_uses.pop_back();
    }
}

}  // namespace seedbed
