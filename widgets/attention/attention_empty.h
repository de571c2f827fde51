// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPushButton>
#include <QWidget>

namespace seedbed {

// What stands in the Attention tab before a picture is chosen: a sketch of the table of words and
// steps, what it tells, and the way to a picture.
class AttentionEmpty : public QWidget {
    Q_OBJECT
 public:
    explicit AttentionEmpty(QWidget* parent = nullptr);

    QPushButton* button() const { return m_button; }

 protected:
    void paintEvent(QPaintEvent* event) override;

 private:
    QPushButton* m_button;
};

}  // namespace seedbed
