// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QScrollArea>

namespace seedbed {

// Scrolls a panel's contents up and down; sideways it never becomes narrower than they need.
class PanelScroll : public QScrollArea {
    Q_OBJECT
 public:
    PanelScroll(QWidget* contents, QWidget* parent);

    QSize minimumSizeHint() const override;

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

}  // namespace seedbed
