// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/attention/map_tile.h"
#include "widgets/attention/multiples_plan.h"

#include <QAbstractScrollArea>
#include <QElapsedTimer>
#include <QTimer>

#include <map>
#include <memory>
#include <optional>
#include <utility>

namespace seedbed {

// The table of small pictures: words downwards, steps, layers or heads to the right, each picture
// with the word's map over it. Tiles are drawn when they are seen, a few at a time between events,
// so that scrolling stays smooth however large the table is. Arrow keys move through it; Ctrl and
// wheel change the size.
class MultiplesView : public QAbstractScrollArea {
    Q_OBJECT
 public:
    MultiplesView(AttentionState* state, QWidget* parent = nullptr);

    const MultiplesPlan& plan() const { return m_plan; }
    // What is drawn as full on the common scale: the largest value (as drawn) of the watched words
    // over all columns, of all words where none is watched; start, end and padding aside, which
    // hold most of the attention. 0 while it is not known.
    float commonPeak() const { return m_commonPeak; }
    // Whether everything that is seen is drawn.
    bool settled() const { return m_settled; }
    int tilesRendered() const { return m_rendered; }  // since the start, for tests
    QRect tileRect(int row, int column) const;        // in the viewport
    double zoom() const { return m_zoom; }
    void setZoom(double zoom);

 public Q_SLOTS:
    // Another plan, or other content behind it.
    void rebuild();
    // The same pictures, drawn differently.
    void restyle();

 Q_SIGNALS:
    void activated(const seedbed::WatchedWord& word, const seedbed::MultiplesColumn& column);

 protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;

 private:
    struct Tile {
        std::weak_ptr<const AttentionStep> step;  // whose map it is
        MapSource source;
        bool loaded = false;
        PlainMap map;     // empty: not kept
        float peak = 0;   // the map's maximum
        float shown = 0;  // and what the drawing leaves of it
        QImage image;
        TileLook look;  // that the image was drawn with
    };
    using Place = std::pair<int, int>;  // row, column
    void layOut();
    void loadMap(Tile& tile, int row, int column) const;
    Tile& tile(int row, int column);
    // Each goes on where it stopped; false when the time was up.
    bool measure(qint64 deadline);
    bool render(qint64 deadline);
    void takePeaks();
    void work();
    TileLook lookOf(int row, int column) const;
    float peakFor(int row) const;
    void dropFar();
    std::pair<int, int> visibleRows() const;
    std::pair<int, int> visibleColumns() const;
    std::optional<Place> placeAt(const QPoint& point) const;
    void activate(int row, int column);
    int currentRow() const;
    void paintHeaders(QPainter& painter);
    void paintRowLabel(QPainter& painter, int row) const;
    void paintColumnLabel(QPainter& painter, int column) const;
    QFont boldFont() const;
    int fittingSteps(int rows) const;
    void paintTile(QPainter& painter, int row, int column);
    QString toolTipAt(const Place& place);

    AttentionState* m_state;
    MultiplesPlan m_plan;
    std::map<Place, Tile> m_tiles;
    // Of one row: the largest value, and the largest as drawn.
    struct Peak {
        float value = 0;
        float shown = 0;
    };
    std::vector<Peak> m_rowPeaks;
    float m_commonPeak = 0;
    std::vector<Peak> m_newPeaks;  // while they are measured, row by row
    std::size_t m_measured = 0;    // tiles that count in them
    TileBackgrounds m_backgrounds;
    bool m_settled = false;
    int m_rendered = 0;
    double m_zoom = 1;
    QSize m_tileSize;
    int m_labelWidth = 0;
    int m_headerHeight = 0;
    QElapsedTimer m_clock;
    QTimer m_timer;
};

}  // namespace seedbed
