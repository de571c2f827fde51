// SPDX-License-Identifier: Apache-2.0
#include "widgets/cell_renderer.h"

#include "widgets/qt_convert.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace seedbed {

namespace {

constexpr std::size_t kCacheBytes = std::size_t{192} << 20U;
constexpr std::size_t kMostTasks = 1024;  // more than any screen holds
constexpr double kCorner = 5;
constexpr int kCollectInterval = 16;  // ms

QImage render(const CellContent& content) {
    const QImage source = toQImage(content.image);
    if (source.isNull() || content.size.isEmpty()) return {};
    const QSize size =
        source.size().scaled(content.size, Qt::KeepAspectRatio).expandedTo(QSize(1, 1));
    const QImage scaled = source.convertToFormat(QImage::Format_RGB32)
                              .scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    QImage out(size, QImage::Format_ARGB32_Premultiplied);
    out.fill(Qt::transparent);
    QPainter painter(&out);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath rounded;
    rounded.addRoundedRect(QRectF(out.rect()), kCorner, kCorner);
    painter.setClipPath(rounded);
    painter.drawImage(0, 0, scaled);
    if (content.attention && !content.brush.empty()) {
        const auto layers = heatLayers(content.attention->average, content.brush);
        painter.drawImage(0, 0, heatImage(layers, content.map, content.opacity, size));
    }
    return out;
}

}  // namespace

std::vector<HeatLayer> heatLayers(const AttentionGrid& grid, const std::vector<BrushWord>& words) {
    std::vector<HeatLayer> layers;
    for (const BrushWord& word : words) {
        const bool inside =
            !word.tokens.empty() && std::all_of(word.tokens.begin(), word.tokens.end(), [&](int t) {
                return t >= 0 && t < grid.tokens;
            });
        if (inside && !grid.values.empty())
            layers.push_back(
                {grid.height, grid.width, merge_tokens(grid, word.tokens), word.color});
    }
    return layers;
}

CellRenderer::CellRenderer(QObject* parent)
    : QObject(parent), m_thread([this](const std::stop_token& stop) { work(stop); }) {
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &CellRenderer::collect);
}

CellRenderer::~CellRenderer() {
    m_thread.request_stop();
    m_thread.join();
}

QImage CellRenderer::picture(std::uint64_t cell, const CellContent& content) {
    auto [at, fresh] = m_entries.try_emplace(cell);
    Entry& entry = at->second;
    if (fresh)
        entry.use = m_uses.insert(m_uses.begin(), cell);
    else
        m_uses.splice(m_uses.begin(), m_uses, entry.use);
    if (entry.wanted == content || !content.image) return entry.image;
    entry.wanted = content;
    {
        const std::lock_guard lock(m_mutex);
        std::erase_if(m_tasks, [cell](const Task& task) { return task.cell == cell; });
        m_tasks.push_front({cell, content});
        if (m_tasks.size() > kMostTasks) m_tasks.pop_back();
    }
    m_wake.notify_one();
    return entry.image;
}

void CellRenderer::clear() {
    const std::lock_guard lock(m_mutex);
    m_tasks.clear();
    m_results.clear();
    m_entries.clear();
    m_uses.clear();
    m_bytes = 0;
}

void CellRenderer::work(const std::stop_token& stop) {
    while (true) {
        Task task;
        {
            std::unique_lock lock(m_mutex);
            if (!m_wake.wait(lock, stop, [this] { return !m_tasks.empty(); })) return;
            task = std::move(m_tasks.front());
            m_tasks.pop_front();
        }
        QImage image = render(task.content);
        bool wake = false;
        {
            const std::lock_guard lock(m_mutex);
            m_results.push_back({task.cell, std::move(image)});
            wake = !std::exchange(m_awake, true);
        }
        if (wake)
            QMetaObject::invokeMethod(
                this, [this] { m_timer.start(kCollectInterval); }, Qt::QueuedConnection);
    }
}

void CellRenderer::collect() {
    std::vector<Result> results;
    {
        const std::lock_guard lock(m_mutex);
        results.swap(m_results);
        m_awake = false;
    }
    std::vector<std::uint64_t> cells;
    for (Result& result : results) {
        const auto at = m_entries.find(result.cell);
        if (at == m_entries.end()) continue;
        m_bytes -= static_cast<std::size_t>(at->second.image.sizeInBytes());
        m_bytes += static_cast<std::size_t>(result.image.sizeInBytes());
        at->second.image = std::move(result.image);
        cells.push_back(result.cell);
    }
    evict();
    if (!cells.empty()) Q_EMIT rendered(cells);
}

void CellRenderer::evict() {
    while (m_bytes > kCacheBytes && m_uses.size() > 1) {
        const auto at = m_entries.find(m_uses.back());
        m_bytes -= static_cast<std::size_t>(at->second.image.sizeInBytes());
        m_entries.erase(at);
        m_uses.pop_back();
    }
}

}  // namespace seedbed
