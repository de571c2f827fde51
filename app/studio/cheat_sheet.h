// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/studio/action_registry.h"

#include <QFrame>

namespace seedbed {

// All keys on one page over the window, by menu; any key or a click closes it.
class CheatSheet : public QFrame {
    Q_OBJECT
 public:
    CheatSheet(const ActionRegistry* registry, QWidget* window);
    void open();

 protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
};

}  // namespace seedbed
