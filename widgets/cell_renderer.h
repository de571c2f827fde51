// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/attention/maps.h"
#include "core/base/image.h"
#include "widgets/heatmap.h"

#include <QImage>
#include <QObject>
#include <QSize>
#include <QTimer>

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <list>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace seedbed {

// A word to brush: its tokens in the run's prompt and its colour.
struct BrushWord {
    std::vector<int> tokens;
    QColor color;
    bool operator==(const BrushWord&) const = default;
};

// Everything that a cell's picture depends on; immutable values that the worker thread may read.
struct CellContent {
    ImagePtr image;              // picture or preview
    AttentionStepPtr attention;  // null: no overlay
    std::vector<BrushWord> brush;
    ColorMap map = ColorMap::Inferno;
    double opacity = 0.85;
    QSize size;  // device pixels of the square to fit into

    bool operator==(const CellContent&) const = default;
};

// The brushed words' maps of one step; words whose tokens the step does not have are left out.
std::vector<HeatLayer> heatLayers(const AttentionGrid& grid, const std::vector<BrushWord>& words);

// Scales pictures and blends their overlays on a thread of its own. A view asks for what it paints;
// where it is not ready, the view draws what it has and hears of it when it is. Newest requests
// first, so that scrolling does not wait for what has left the screen.
class CellRenderer : public QObject {
    Q_OBJECT
 public:
    explicit CellRenderer(QObject* parent = nullptr);
    ~CellRenderer() override;

    // The newest picture of the cell, which may be an older state of it (or null); asks for the
    // right one where it differs. GUI thread, microseconds.
    QImage picture(std::uint64_t cell, const CellContent& content);
    // Forgets all pictures, e.g. when the cells get another meaning.
    void clear();

 Q_SIGNALS:
    // In batches, at most once a frame.
    void rendered(const std::vector<std::uint64_t>& cells);

 private:
    struct Task {
        std::uint64_t cell = 0;
        CellContent content;
    };
    struct Result {
        std::uint64_t cell = 0;
        QImage image;
    };
    struct Entry {
        CellContent wanted;  // of the newest task
        QImage image;
        std::list<std::uint64_t>::iterator use;
    };
    void work(const std::stop_token& stop);
    void collect();
    void evict();

    std::map<std::uint64_t, Entry> m_entries;
    std::list<std::uint64_t> m_uses;  // newest first
    std::size_t m_bytes = 0;
    QTimer m_timer;

    std::mutex m_mutex;  // guards the three below
    std::deque<Task> m_tasks;
    std::vector<Result> m_results;
    bool m_awake = false;
    std::condition_variable_any m_wake;
    std::jthread m_thread;  // last: stops before the rest goes
};

}  // namespace seedbed
