// SPDX-License-Identifier: Apache-2.0
#include "widgets/compare/compare_pane.h"

#include "widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace seedbed {

ComparePane::ComparePane(PictureCanvas* canvas, int names, QWidget* parent)
    : QFrame(parent),
      m_canvas(canvas),
      m_title(new QLabel(this)),
      m_note(new QLabel(this)),
      m_close(new QToolButton(this)) {
    auto* head = new QHBoxLayout;
    head->setSpacing(6);
    for (int i = 0; i < names; ++i) {
        m_tags.push_back(new SideTag(this));
        head->addWidget(m_tags.back(), 1);
    }
    head->addWidget(m_title, 1);
    m_title->hide();
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_title->setMinimumHeight(26);
    m_title->setContentsMargins(6, 0, 0, 0);
    m_close->setAutoRaise(true);
    m_close->setFocusPolicy(Qt::NoFocus);  // Backspace does it for the keyboard
    m_close->setToolTip(tr("Takes this picture out of the comparison (Backspace)"));
    m_close->setAccessibleName(tr("Take this picture out of the comparison"));
    head->addWidget(m_close);
    m_note->setProperty("role", QStringLiteral("hint"));
    m_note->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_note->setContentsMargins(6, 0, 6, 0);
    canvas->setParent(this);
    canvas->setZoomable(true);
    canvas->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    canvas->setMinimumSize(60, 60);
    canvas->installEventFilter(this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 4);
    layout->setSpacing(3);
    layout->addLayout(head);
    layout->addWidget(canvas, 1);
    layout->addWidget(m_note);
    connect(m_close, &QToolButton::clicked, this, &ComparePane::closeRequested);
    updateIcon();
}

void ComparePane::setTitle(const QString& title) {
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
}

void ComparePane::setNote(const QString& note) {
    m_note->setText(note);
    m_note->setToolTip(note);
}

void ComparePane::setCurrent(bool current) {
    m_current = current;
    for (SideTag* tag : m_tags)
        if (m_tags.size() == 1) tag->setCurrent(current);
    update();
}

// A press anywhere on a picture gives it the keys.
bool ComparePane::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::MouseButtonPress && !m_tags.empty()) {
        SideTag* wanted = m_tags.front();
        for (SideTag* tag : m_tags)
            if (tag->hasFocus()) wanted = tag;
        wanted->setFocus(Qt::MouseFocusReason);
    }
    return QFrame::eventFilter(watched, event);
}

void ComparePane::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor line = palette().color(m_current ? QPalette::Highlight : QPalette::Mid);
    painter.setPen(QPen(line, m_current ? 2 : 1));
    painter.setBrush(palette().color(QPalette::Window));
    const double inset = m_current ? 1 : 0.5;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), 6, 6);
}

void ComparePane::updateIcon() {
    m_close->setIcon(icon(QStringLiteral("close"), palette().color(QPalette::PlaceholderText)));
}

void ComparePane::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) updateIcon();
    QFrame::changeEvent(event);
}

}  // namespace seedbed
