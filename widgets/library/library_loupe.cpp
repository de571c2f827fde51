// SPDX-License-Identifier: Apache-2.0
#include "widgets/library/library_loupe.h"

#include "widgets/cell_marks.h"
#include "widgets/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace seedbed {

LibraryLoupe::LibraryLoupe(PictureSequence* sequence,
                           const JudgementSource* judgements,
                           QWidget* parent)
    : QWidget(parent),
      m_sequence(sequence),
      m_judgements(judgements),
      m_canvas(new PictureCanvas(this)),
      m_strip(new Filmstrip(judgements, this)),
      m_caption(new QLabel(this)),
      m_marks(new QLabel(this)) {
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Large picture"));
    m_canvas->setZoomable(true);
    m_canvas->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    m_caption->setFont(monospaceFont());
    m_caption->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* hint = new QLabel(
        tr("Arrows: next picture · Z: real pixels · Enter: use seed · Space: back"), this);
    hint->setProperty("role", QStringLiteral("hint"));
    auto* bottom = new QHBoxLayout;
    bottom->addWidget(m_caption, 1);
    bottom->addWidget(m_marks);
    bottom->addSpacing(12);
    bottom->addWidget(hint);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->addWidget(m_canvas, 1);
    layout->addLayout(bottom);
    layout->addWidget(m_strip);
    m_strip->setSequence(sequence);
    connect(sequence, &PictureSequence::pictureChanged, this, [this](int row) {
        if (isVisible() && row == m_sequence->current()) updatePicture();
    });
    connect(sequence->selection(), &QItemSelectionModel::currentChanged, this, [this] {
        if (isVisible()) updatePicture();
    });
    connect(judgements, &JudgementSource::judgementsChanged, this, [this] {
        if (isVisible()) updatePicture();
    });
}

void LibraryLoupe::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    m_actualSize = false;
    m_canvas->fit();
    updatePicture();
    m_strip->scrollTo(m_strip->currentIndex());
}

void LibraryLoupe::updatePicture() {
    const int row = m_sequence->current();
    if (row < 0) {
        m_canvas->setHint(tr("No picture is chosen."));
        m_canvas->setPicture({});
        m_caption->clear();
        m_marks->clear();
        return;
    }
    const QString trouble = m_sequence->trouble(row);
    m_canvas->setHint(trouble.isEmpty() ? tr("Reading …") : trouble);
    m_canvas->setPicture(m_sequence->picture(row));
    if (m_actualSize) m_canvas->zoomToScale(1, m_canvas->middle());
    m_caption->setText(m_sequence->caption(row));
    const Judgement* judgement = m_judgements->judgement(m_sequence->id(row));
    m_marks->setText(judgement ? judgementText(*judgement) : QString());
}

void LibraryLoupe::keyPressEvent(QKeyEvent* event) {
    const int row = m_sequence->current();
    switch (event->key()) {
        case Qt::Key_Escape:
        case Qt::Key_Space:
            Q_EMIT closeRequested();
            return;
        case Qt::Key_Left:
        case Qt::Key_Up:
            m_sequence->setCurrent(row - 1);
            return;
        case Qt::Key_Right:
        case Qt::Key_Down:
            m_sequence->setCurrent(row + 1);
            return;
        case Qt::Key_Home:
            m_sequence->setCurrent(0);
            return;
        case Qt::Key_End:
            m_sequence->setCurrent(m_sequence->count() - 1);
            return;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            Q_EMIT useRequested();
            return;
        case Qt::Key_Z:
            m_actualSize = !m_actualSize;
            m_actualSize ? m_canvas->zoomToScale(1, m_canvas->middle()) : m_canvas->fit();
            return;
        case Qt::Key_Plus:
            m_canvas->zoomBy(1.25, m_canvas->middle());
            return;
        case Qt::Key_Minus:
            m_canvas->zoomBy(0.8, m_canvas->middle());
            return;
        default:
            QWidget::keyPressEvent(event);
    }
}

}  // namespace seedbed
