// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

namespace seedbed {

// Five stars to click; the pointer previews. Arrow keys change the number.
class StarBar : public QWidget {
    Q_OBJECT
 public:
    explicit StarBar(QWidget* parent = nullptr);

    void setRating(int stars);
    int rating() const { return m_rating; }
    QSize sizeHint() const override;

 Q_SIGNALS:
    // A click; on the present number: 0.
    void rated(int stars);

 protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

 private:
    int starAt(double x) const;

    int m_rating = 0;
    int m_hovered = 0;
};

}  // namespace seedbed
