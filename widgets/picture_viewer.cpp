// SPDX-License-Identifier: Apache-2.0
#include "widgets/picture_viewer.h"

#include "widgets/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace seedbed {

PictureViewer::PictureViewer(QWidget* host)
    : QWidget(host), m_canvas(new PictureCanvas(this)), m_caption(new QLabel(this)) {
    setObjectName(QStringLiteral("viewer"));
    setFocusPolicy(Qt::StrongFocus);
    m_canvas->setZoomable(true);
    m_canvas->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    m_caption->setFont(monospaceFont());
    auto* hint = new QLabel(
        tr("Arrows: next picture · wheel: zoom · drag: move · Enter: use seed · Esc: back"), this);
    hint->setProperty("role", QStringLiteral("hint"));
    auto* bottom = new QHBoxLayout;
    bottom->addWidget(m_caption);
    bottom->addStretch();
    bottom->addWidget(hint);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 8);
    layout->addWidget(m_canvas, 1);
    layout->addLayout(bottom);
    host->installEventFilter(this);
    hide();
}

void PictureViewer::open() {
    setGeometry(parentWidget()->rect());
    m_canvas->fit();
    raise();
    QWidget::show();
    setFocus();
}

void PictureViewer::show(const QImage& picture,
                         const QString& caption,
                         std::vector<HeatLayer> layers,
                         ColorMap map,
                         double opacity) {
    m_caption->setText(caption);
    m_canvas->setPicture(picture);
    m_canvas->setLayers(std::move(layers), map, opacity);
}

void PictureViewer::close() {
    hide();
    Q_EMIT closed();
}

bool PictureViewer::eventFilter(QObject* watched, QEvent* event) {
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

void PictureViewer::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Escape:
        case Qt::Key_Space:
            close();
            return;
        case Qt::Key_Left:
            Q_EMIT moved(-1, 0);
            return;
        case Qt::Key_Right:
            Q_EMIT moved(1, 0);
            return;
        case Qt::Key_Up:
            Q_EMIT moved(0, -1);
            return;
        case Qt::Key_Down:
            Q_EMIT moved(0, 1);
            return;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            Q_EMIT useSeed();
            return;
        case Qt::Key_Plus:
            m_canvas->zoomBy(1.25, QRectF(m_canvas->rect()).center());
            return;
        case Qt::Key_Minus:
            m_canvas->zoomBy(0.8, QRectF(m_canvas->rect()).center());
            return;
        case Qt::Key_0:
            m_canvas->fit();
            return;
        default:
            QWidget::keyPressEvent(event);
    }
}

void PictureViewer::paintEvent(QPaintEvent*) {
    QPainter(this).fillRect(rect(), palette().color(QPalette::Base));
}

}  // namespace seedbed
