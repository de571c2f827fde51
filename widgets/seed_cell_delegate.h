// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/cell_renderer.h"
#include "widgets/seed_grid_model.h"

#include <QStyledItemDelegate>

#include <map>

namespace seedbed {

// Draws one cell of the grid: picture or preview with the brushed words, seed tag, progress,
// selection.
class SeedCellDelegate : public QStyledItemDelegate {
    Q_OBJECT
 public:
    SeedCellDelegate(const RunStore* store, const WatchedWords* words, QObject* parent = nullptr);

    void paint(QPainter* painter,
               const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
        return m_size;
    }
    // Of a cell with its gap.
    void setSize(QSize size) { m_size = size; }

    // Where the seed of a cell stands; a click there uses the seed.
    QRect tagRect(const QRect& cell, const QString& seed) const;

    // Whether the picked words stay lit when no word is under the pointer.
    void setOverlay(bool shown) { m_overlay = shown; }
    bool overlay() const { return m_overlay; }
    void setColorMap(ColorMap map) { m_map = map; }
    // The brush of every run has changed (words, prompt); the next paint computes it anew.
    void forgetBrushes() { m_brushes.clear(); }

    // What a cell shows now. `size` in device pixels.
    CellContent content(CellId id, QSize size) const;
    static std::uint64_t key(CellId id) {
        return (id.job.value << 24U) | static_cast<std::uint64_t>(id.image);
    }

 Q_SIGNALS:
    void rendered(const std::vector<std::uint64_t>& cells);

 private:
    const std::vector<BrushWord>& brush(JobId job) const;
    void paintEmpty(QPainter* painter,
                    const QStyleOptionViewItem& option,
                    const QRect& frame) const;
    void paintMarks(QPainter* painter,
                    const QStyleOptionViewItem& option,
                    const QModelIndex& index,
                    const QRect& frame) const;

    const RunStore* m_store;
    const WatchedWords* m_words;
    CellRenderer* m_renderer;
    QSize m_size{128, 128};
    bool m_overlay = false;
    ColorMap m_map = ColorMap::Inferno;
    mutable std::map<JobId, std::vector<BrushWord>> m_brushes;
};

inline constexpr int kCellGap = 8;  // pixels between cells

}  // namespace seedbed
