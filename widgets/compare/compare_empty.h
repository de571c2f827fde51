// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

namespace seedbed {

// What stands where pictures will be compared: a sketch of it, and how they get here.
class CompareEmpty : public QWidget {
    Q_OBJECT
 public:
    explicit CompareEmpty(QWidget* parent = nullptr);

 protected:
    void paintEvent(QPaintEvent* event) override;
};

}  // namespace seedbed
