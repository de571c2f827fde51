// SPDX-License-Identifier: Apache-2.0
#include "widgets/library/review_screen.h"

#include "widgets/cell_marks.h"
#include "widgets/library/filmstrip.h"
#include "widgets/theme.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>
#include <QWindow>

namespace seedbed {

namespace {

constexpr int kMargin = 16;

QLabel* overlay(const char* name, QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setObjectName(QLatin1String(name));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setMargin(8);
    label->setAttribute(Qt::WA_TransparentForMouseEvents);
    label->setStyleSheet(
        QStringLiteral("background: rgba(14, 15, 17, 200); color: #f2f2f4; border-radius: 6px;"));
    label->hide();
    return label;
}

}  // namespace

ReviewScreen::ReviewScreen(const JudgementSource* judgements, QWidget* parent)
    : QWidget(parent, Qt::Window | Qt::FramelessWindowHint),
      m_judgements(judgements),
      m_canvas(new PictureCanvas(this)),
      m_marks(overlay("marks", m_canvas)),
      m_info(overlay("info", m_canvas)),
      m_strip(new Filmstrip(judgements, this)) {
    setWindowTitle(tr("Review"));
    setObjectName(QStringLiteral("reviewScreen"));
    setFocusPolicy(Qt::StrongFocus);
    setAutoFillBackground(true);
    m_canvas->setZoomable(true);
    m_canvas->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    m_canvas->setToolTip(
        tr("Arrows: next picture · Z: real pixels · I: what made it · S: filmstrip · Esc: back"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_canvas, 1);
    layout->addWidget(m_strip);
    m_canvas->installEventFilter(this);
    if (judgements)
        connect(judgements, &JudgementSource::judgementsChanged, this, &ReviewScreen::updateMarks);
}

void ReviewScreen::setSequence(PictureSequence* sequence) {
    if (m_sequence == sequence) return;
    if (m_sequence) {
        disconnect(m_sequence, nullptr, this, nullptr);
        disconnect(m_sequence->selection(), nullptr, this, nullptr);
    }
    m_sequence = sequence;
    m_strip->setSequence(sequence);
    if (!sequence) return;
    connect(sequence, &PictureSequence::pictureChanged, this, [this](int row) {
        if (isVisible() && m_sequence && row == m_sequence->current()) updatePicture();
    });
    connect(sequence->selection(), &QItemSelectionModel::currentChanged, this, [this] {
        if (isVisible()) updatePicture();
    });
    if (isVisible()) updatePicture();
}

void ReviewScreen::openOn(QScreen* screen) {
    const bool known = QGuiApplication::screens().contains(screen);
    QScreen* target = known            ? screen
                      : parentWidget() ? parentWidget()->screen()
                                       : QGuiApplication::primaryScreen();
    setGeometry(target->geometry());
    showFullScreen();
    if (windowHandle()) windowHandle()->setScreen(target);
    activateWindow();
    setFocus();
    m_actualSize = false;
    m_canvas->fit();
    updatePicture();
}

bool ReviewScreen::stripShown() const {
    return !m_strip->isHidden();
}

void ReviewScreen::goBy(int pictures) {
    if (!m_sequence) return;
    m_sequence->setCurrent(std::max(m_sequence->current(), 0) + pictures);
}

void ReviewScreen::toggleActualSize() {
    m_actualSize = !m_actualSize;
    m_actualSize ? m_canvas->zoomToScale(1, m_canvas->middle()) : m_canvas->fit();
}

void ReviewScreen::toggleInfo() {
    m_infoShown = !m_infoShown;
    updatePicture();
}

void ReviewScreen::toggleStrip() {
    m_strip->setVisible(m_strip->isHidden());
}

void ReviewScreen::updatePicture() {
    const int row = m_sequence ? m_sequence->current() : -1;
    if (row < 0) {
        m_canvas->setHint(tr("No picture is chosen."));
        m_canvas->setPicture({});
    } else {
        const QString trouble = m_sequence->trouble(row);
        m_canvas->setHint(trouble.isEmpty() ? tr("Reading …") : trouble);
        m_canvas->setPicture(m_sequence->picture(row));
        if (m_actualSize) m_canvas->zoomToScale(1, m_canvas->middle());
    }
    updateMarks();
}

void ReviewScreen::updateMarks() {
    const int row = m_sequence ? m_sequence->current() : -1;
    const Judgement* judgement =
        row >= 0 && m_judgements ? m_judgements->judgement(m_sequence->id(row)) : nullptr;
    const QString marks = judgement ? judgementText(*judgement) : QString();
    m_marks->setText(marks);
    m_marks->setVisible(!marks.isEmpty());
    const QString info =
        row < 0 ? QString()
                : m_sequence->caption(row) + QLatin1Char('\n') + m_sequence->details(row);
    m_info->setText(info);
    m_info->setVisible(m_infoShown && !info.isEmpty());
    placeOverlays();
}

void ReviewScreen::placeOverlays() {
    m_info->setMaximumWidth(std::max(240, m_canvas->width() / 3));
    m_info->adjustSize();
    m_info->move(kMargin, kMargin);
    m_marks->setMaximumWidth(m_canvas->width() - 2 * kMargin);
    m_marks->adjustSize();
    m_marks->move(kMargin, m_canvas->height() - m_marks->height() - kMargin);
}

bool ReviewScreen::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_canvas && event->type() == QEvent::Resize) placeOverlays();
    return QWidget::eventFilter(watched, event);
}

void ReviewScreen::closeEvent(QCloseEvent* event) {
    QWidget::closeEvent(event);
    Q_EMIT closed();
}

void ReviewScreen::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Escape:
        case Qt::Key_F11:
            close();
            return;
        case Qt::Key_Left:
        case Qt::Key_Up:
        case Qt::Key_Backspace:
            goBy(-1);
            return;
        case Qt::Key_Right:
        case Qt::Key_Down:
        case Qt::Key_Space:
            goBy(1);
            return;
        case Qt::Key_Home:
            if (m_sequence) m_sequence->setCurrent(0);
            return;
        case Qt::Key_End:
            if (m_sequence) m_sequence->setCurrent(m_sequence->count() - 1);
            return;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            Q_EMIT useRequested();
            return;
        case Qt::Key_Z:
            toggleActualSize();
            return;
        case Qt::Key_I:
            toggleInfo();
            return;
        case Qt::Key_S:
            toggleStrip();
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
