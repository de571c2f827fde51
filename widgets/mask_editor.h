// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/mask_canvas.h"

#include <QSlider>
#include <QToolButton>
#include <QWidget>

namespace seedbed {

// A mask canvas with its tools: brush, eraser, size, invert, clear.
class MaskEditor : public QWidget {
    Q_OBJECT
 public:
    explicit MaskEditor(QWidget* parent = nullptr);

    MaskCanvas* canvas() const { return m_canvas; }
    QSlider* brush() const { return m_brush; }
    QToolButton* eraser() const { return m_eraser; }
    QToolButton* invertButton() const { return m_invert; }
    QToolButton* clearButton() const { return m_clear; }

 private:
    MaskCanvas* m_canvas;
    QSlider* m_brush;
    QToolButton* m_eraser;
    QToolButton* m_invert;
    QToolButton* m_clear;
};

}  // namespace seedbed
