// SPDX-License-Identifier: Apache-2.0
#include "widgets/compare/flicker.h"

#include <algorithm>
#include <cmath>

namespace seedbed {

Flicker::Flicker(QObject* parent) : QObject(parent) {
    m_timer.setTimerType(Qt::PreciseTimer);
    setRate(m_rate);
    connect(&m_timer, &QTimer::timeout, this, &Flicker::toggle);
}

void Flicker::toggle() {
    m_second = !m_second;
    Q_EMIT changed();
}

void Flicker::hold(bool held) {
    if (held) setRunning(false);
    if (held == m_held) return;
    m_held = held;
    Q_EMIT changed();
}

void Flicker::setRunning(bool running) {
    if (running == isRunning()) return;
    if (running)
        m_timer.start();
    else
        m_timer.stop();
    Q_EMIT runningChanged(running);
}

void Flicker::setRate(double changesPerSecond) {
    m_rate = std::clamp(changesPerSecond, kSlowest, kFastest);
    m_timer.setInterval(static_cast<int>(std::lround(1000 / m_rate)));
}

void Flicker::reset() {
    setRunning(false);
    const bool before = showsSecond();
    m_second = m_held = false;
    if (before) Q_EMIT changed();
}

}  // namespace seedbed
