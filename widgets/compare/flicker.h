// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QTimer>

namespace seedbed {

// Which of two pictures is seen: changed by hand, by holding a key, or by itself at a steady rate.
// Stands still until someone starts it.
class Flicker : public QObject {
    Q_OBJECT
 public:
    // Changes a second. Above 6 it would flash more than three times a second, which can do harm
    // (WCAG 2.3.1).
    static constexpr double kSlowest = 0.5;
    static constexpr double kFastest = 6;

    explicit Flicker(QObject* parent = nullptr);

    // The second picture is seen.
    bool showsSecond() const { return m_second != m_held; }
    bool isRunning() const { return m_timer.isActive(); }
    double rate() const { return m_rate; }
    int interval() const { return m_timer.interval(); }  // ms

 public Q_SLOTS:
    void toggle();
    // Shows the other one while it is held; stops running.
    void hold(bool held);
    void setRunning(bool running);
    void setRate(double changesPerSecond);  // clamped
    void reset();                           // the first, at rest

 Q_SIGNALS:
    void changed();
    void runningChanged(bool running);

 private:
    QTimer m_timer;
    double m_rate = 2;
    bool m_second = false;
    bool m_held = false;
};

}  // namespace seedbed
