// SPDX-License-Identifier: Apache-2.0
#include "widgets/panel_scroll.h"

#include <QEvent>
#include <QScrollBar>

#include <algorithm>

namespace seedbed {

PanelScroll::PanelScroll(QWidget* contents, QWidget* parent) : QScrollArea(parent) {
    setWidget(contents);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    contents->installEventFilter(this);
}

QSize PanelScroll::minimumSizeHint() const {
    constexpr int kWidest = 600;  // a word without end must not push the window off the screen
    const int bar = verticalScrollBar()->sizeHint().width();
    return {std::min(widget()->minimumSizeHint().width(), kWidest) + bar, 200};
}

bool PanelScroll::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::LayoutRequest) updateGeometry();
    return QScrollArea::eventFilter(watched, event);
}

}  // namespace seedbed
