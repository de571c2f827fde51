// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/picture_canvas.h"

#include <QLabel>
#include <QWidget>

namespace seedbed {

// One picture at full size over the whole grid. Arrows go through the grid, the wheel zooms, Escape
// or Space closes, Enter uses the seed.
class PictureViewer : public QWidget {
    Q_OBJECT
 public:
    // Covers `host` while it is open.
    explicit PictureViewer(QWidget* host);

    void open();
    void show(const QImage& picture,
              const QString& caption,
              std::vector<HeatLayer> layers,
              ColorMap map,
              double opacity);
    PictureCanvas* canvas() const { return m_canvas; }

 Q_SIGNALS:
    // Columns and rows to go in the grid.
    void moved(int dx, int dy);
    void useSeed();
    void closed();

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

 private:
    void close();

    PictureCanvas* m_canvas;
    QLabel* m_caption;
};

}  // namespace seedbed
