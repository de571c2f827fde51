// SPDX-License-Identifier: Apache-2.0
#include "widgets/time_bar.h"

#include "widgets/theme.h"

#include <QEvent>
#include <QGridLayout>

#include <algorithm>

namespace seedbed {

namespace {

constexpr int kFrame = 110;  // ms a step while playing

}  // namespace

TimeBar::TimeBar(QWidget* parent)
    : QWidget(parent),
      m_slider(new QSlider(Qt::Horizontal, this)),
      m_play(new QToolButton(this)),
      m_label(new QLabel(this)) {
    m_slider->setAccessibleName(tr("Step"));
    m_slider->setToolTip(tr("Moves through the steps: preview and maps together (, and .)"));
    m_slider->setPageStep(1);
    m_play->setToolTip(tr("Plays the steps from noise to picture (Shift+Space)"));
    m_play->setAccessibleName(tr("Play the steps"));
    m_play->setAutoRaise(true);
    m_label->setFont(monospaceFont(-1));
    m_label->setProperty("role", QStringLiteral("dim"));
    auto* note = new QLabel(tr("preview and maps move together"), this);
    note->setProperty("role", QStringLiteral("hint"));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(0, 1);
    grid->addWidget(m_slider, 0, 0, 1, 2);
    grid->addWidget(m_play, 0, 2);
    grid->addWidget(m_label, 1, 0);
    grid->addWidget(note, 1, 1, 1, 2, Qt::AlignRight);
    connect(m_slider, &QSlider::valueChanged, this, &TimeBar::onValueChanged);
    connect(m_play, &QToolButton::clicked, this, &TimeBar::togglePlay);
    connect(&m_timer, &QTimer::timeout, this, &TimeBar::advance);
    m_timer.setInterval(kFrame);
    updateIcon();
    setRange(0, 0, false);
}

int TimeBar::newest() const {
    return m_final ? m_steps : std::max(0, m_arrived - 1);
}

void TimeBar::setRange(int steps, int arrived, bool final) {
    const bool follows = m_steps == 0 || position() == newest();
    m_steps = steps;
    m_arrived = arrived;
    m_final = final;
    m_slider->setEnabled(arrived > 0);
    m_play->setEnabled(arrived > 1);
    const int wanted = follows ? newest() : std::min(position(), newest());
    {
        const QSignalBlocker blocker(m_slider);
        m_slider->setRange(0, std::max(1, final ? steps : steps - 1));
        m_slider->setValue(wanted);
    }
    updateLabel();
}

void TimeBar::setPosition(int position) {
    m_slider->setValue(std::clamp(position, 0, newest()));
}

void TimeBar::onValueChanged(int value) {
    if (value > newest()) {
        m_slider->setValue(newest());
        return;
    }
    updateLabel();
    Q_EMIT moved(value);
}

void TimeBar::togglePlay() {
    if (m_timer.isActive()) {
        m_timer.stop();
    } else if (m_arrived > 1) {
        if (position() >= newest()) setPosition(0);
        m_timer.start();
    }
    updateIcon();
}

void TimeBar::advance() {
    if (position() >= newest()) {
        m_timer.stop();
        updateIcon();
        return;
    }
    setPosition(position() + 1);
}

void TimeBar::updateLabel() {
    if (m_steps == 0)
        m_label->setText(QString());
    else if (atFinal())
        m_label->setText(tr("final picture"));
    else
        m_label->setText(tr("step %1 of %2").arg(position() + 1).arg(m_steps));
}

void TimeBar::updateIcon() {
    const QColor color = palette().color(QPalette::ButtonText);
    m_play->setIcon(
        icon(m_timer.isActive() ? QStringLiteral("pause") : QStringLiteral("play"), color));
}

void TimeBar::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) updateIcon();
    QWidget::changeEvent(event);
}

}  // namespace seedbed
