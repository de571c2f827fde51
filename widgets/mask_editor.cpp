// SPDX-License-Identifier: Apache-2.0
#include "widgets/mask_editor.h"

#include "widgets/label_role.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace seedbed {

MaskEditor::MaskEditor(QWidget* parent)
    : QWidget(parent),
      m_canvas(new MaskCanvas(this)),
      m_brush(new QSlider(Qt::Horizontal, this)),
      m_eraser(new QToolButton(this)),
      m_invert(new QToolButton(this)),
      m_clear(new QToolButton(this)) {
    m_brush->setRange(1, 50);
    m_brush->setValue(10);
    m_brush->setToolTip(tr("Width of the brush against the picture"));
    m_eraser->setText(tr("Eraser"));
    m_eraser->setCheckable(true);
    m_eraser->setToolTip(tr("Takes away from what is repainted"));
    m_invert->setText(tr("Invert"));
    m_invert->setToolTip(tr("Repaints what was kept, and keeps what was repainted"));
    m_clear->setText(tr("Clear"));
    m_clear->setToolTip(tr("Nothing is marked"));
    auto* tools = new QHBoxLayout;
    tools->addWidget(fieldLabel(tr("Brush"), m_brush));
    tools->addWidget(m_brush, 1);
    for (QToolButton* tool : {m_eraser, m_invert, m_clear}) {
        tool->setAutoRaise(true);
        tools->addWidget(tool);
    }
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_canvas);
    layout->addLayout(tools);
    connect(m_brush, &QSlider::valueChanged, m_canvas, &MaskCanvas::setBrush);
    connect(m_eraser, &QToolButton::toggled, m_canvas, &MaskCanvas::setErasing);
    connect(m_invert, &QToolButton::clicked, m_canvas, &MaskCanvas::invert);
    connect(m_clear, &QToolButton::clicked, m_canvas, &MaskCanvas::clear);
}

}  // namespace seedbed
