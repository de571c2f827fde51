// SPDX-License-Identifier: Apache-2.0
#include "widgets/models/picture_strip.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

namespace seedbed {

namespace {

constexpr int kGap = 4;
constexpr double kCorner = 5;

}  // namespace

PictureStrip::PictureStrip(ModelPictures* pictures, QWidget* parent)
    : QWidget(parent), m_pictures(pictures) {
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(tr("Pictures made with this model"));
    setToolTip(tr("Shows them all in the library"));
    if (pictures) connect(pictures, &ModelPictures::changed, this, &PictureStrip::refresh);
}

void PictureStrip::setModel(const ModelEntry& model) {
    m_model = model;
    refresh();
}

std::vector<QImage> PictureStrip::pictures() const {
    if (!m_pictures || !m_model) return {};
    return m_pictures->pictures(*m_model, kMost, static_cast<int>(side() * devicePixelRatioF()));
}

void PictureStrip::refresh() {
    m_shown = static_cast<int>(pictures().size());
    setVisible(m_shown > 0);
    updateGeometry();
    update();
}

int PictureStrip::side() const {
    return std::max(1, (std::max(width(), sizeHint().width()) - (kColumns - 1) * kGap) / kColumns);
}

int PictureStrip::heightForWidth(int width) const {
    const int rows = (m_shown + kColumns - 1) / kColumns;
    const int side = (width - (kColumns - 1) * kGap) / kColumns;
    return rows * side + std::max(0, rows - 1) * kGap;
}

QSize PictureStrip::sizeHint() const {
    constexpr int kWidth = 240;
    return {kWidth, heightForWidth(kWidth)};
}

void PictureStrip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const int side = (width() - (kColumns - 1) * kGap) / kColumns;
    int at = 0;
    for (const QImage& picture : pictures()) {
        const QRect place(
            (at % kColumns) * (side + kGap), (at / kColumns) * (side + kGap), side, side);
        QPainterPath path;
        path.addRoundedRect(place, kCorner, kCorner);
        painter.setClipPath(path);
        const int least = std::min(picture.width(), picture.height());
        painter.drawImage(
            place,
            picture,
            QRect((picture.width() - least) / 2, (picture.height() - least) / 2, least, least));
        ++at;
    }
    if (!hasFocus()) return;
    painter.setClipping(false);
    painter.setPen(palette().color(QPalette::Highlight));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kCorner, kCorner);
}

void PictureStrip::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        Q_EMIT clicked();
}

void PictureStrip::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Space)
        Q_EMIT clicked();
    else
        QWidget::keyPressEvent(event);
}

}  // namespace seedbed
