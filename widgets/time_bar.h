// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLabel>
#include <QSlider>
#include <QTimer>
#include <QToolButton>
#include <QWidget>

namespace seedbed {

// The one slider over a run's steps. The last position is the final picture, where there is one.
class TimeBar : public QWidget {
    Q_OBJECT
 public:
    explicit TimeBar(QWidget* parent = nullptr);

    // steps: of the whole run; arrived: that can be shown, from the first; final: the picture is
    // there. A slider that stood at the newest position follows.
    void setRange(int steps, int arrived, bool final);
    // 0-based step; steps() = the final picture.
    int position() const { return m_slider->value(); }
    int steps() const { return m_steps; }
    int arrived() const { return m_arrived; }
    bool atFinal() const { return m_final && position() == m_steps; }
    QSlider* slider() const { return m_slider; }

 public Q_SLOTS:
    void setPosition(int position);
    void stepBy(int steps) { setPosition(position() + steps); }
    void togglePlay();

 Q_SIGNALS:
    void moved(int position);

 protected:
    void changeEvent(QEvent* event) override;

 private:
    int newest() const;
    void onValueChanged(int value);
    void advance();
    void updateLabel();
    void updateIcon();

    QSlider* m_slider;
    QToolButton* m_play;
    QLabel* m_label;
    QTimer m_timer;
    int m_steps = 0;
    int m_arrived = 0;
    bool m_final = false;
};

}  // namespace seedbed
