// SPDX-License-Identifier: Apache-2.0
#include "widgets/panel_scroll.h"

#include <QEvent>
#include <QScrollBar>

namespace seedbed {

PanelScroll::PanelScroll(QWidget* contents, QWidget* parent) : QScrollArea(parent) {
    setWidget(contents);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    contents->installEventFilter(this);
}

QSize PanelScroll::minimumSizeHint() const {
    const int bar = verticalScrollBar()->sizeHint().width();
    return {widget()->minimumSizeHint().width() + bar, 200};
}

bool PanelScroll::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::LayoutRequest) updateGeometry();
    return QScrollArea::eventFilter(watched, event);
}

}  // namespace seedbed
