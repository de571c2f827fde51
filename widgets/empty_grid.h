// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPushButton>
#include <QWidget>

namespace seedbed {

// What stands where the grid will be: a sketch of it, what it is for, and the button that fills it.
class EmptyGrid : public QWidget {
    Q_OBJECT
 public:
    explicit EmptyGrid(QWidget* parent = nullptr);

    // How many pictures the button would make; 0 disables it.
    void setSeedCount(int count);
    QPushButton* button() const { return m_button; }

 Q_SIGNALS:
    void generateRequested();

 protected:
    void paintEvent(QPaintEvent* event) override;

 private:
    QPushButton* m_button;
};

}  // namespace seedbed
