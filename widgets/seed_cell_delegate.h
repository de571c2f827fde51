// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/cell_marks.h"
#include "widgets/cell_renderer.h"
#include "widgets/judgement_source.h"
#include "widgets/seed_grid_model.h"

#include <QStyledItemDelegate>

#include <map>
#include <optional>

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
    // Where the seed of a cell stands; a click there uses the seed.
    QRect tagRect(const QRect& cell, const QString& seed) const { return seedTagRect(cell, seed); }

    // Whose stars and marks stand on the cells; null = nobody's.
    void setJudgements(const JudgementSource* judgements) { m_judgements = judgements; }

    // Whether the picked words stay lit when no word is under the pointer.
    void setOverlay(bool shown) { m_overlay = shown; }
    bool overlay() const { return m_overlay; }
    void setColorMap(ColorMap map) { m_map = map; }
    // The step whose preview and maps the cells show, 0-based; none = the newest and the picture.
    void setOverlayStep(std::optional<int> step) { m_step = step; }
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
    const StoredCell::Step* chosenStep(const StoredCell& cell) const;
    void paintPicture(QPainter* painter,
                      const QStyleOptionViewItem& option,
                      CellState state,
                      CellId id) const;
    void paintMarks(QPainter* painter,
                    const QStyleOptionViewItem& option,
                    const QModelIndex& index) const;

    const RunStore* m_store;
    const WatchedWords* m_words;
    CellRenderer* m_renderer;
    const JudgementSource* m_judgements = nullptr;
    bool m_overlay = false;
    std::optional<int> m_step;
    ColorMap m_map = ColorMap::Inferno;
    mutable std::map<JobId, std::vector<BrushWord>> m_brushes;
};

}  // namespace seedbed
