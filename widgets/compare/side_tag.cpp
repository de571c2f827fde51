// SPDX-License-Identifier: Apache-2.0
#include "widgets/compare/side_tag.h"

#include "widgets/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStringList>

#include <array>

namespace seedbed {

namespace {

constexpr int kBadge = 18;
constexpr int kGap = 7;

}  // namespace

QColor sideColor(int side, bool dark) {
    static constexpr std::array<QRgb, 4> onDark = {0x56b4e9, 0xf0803c, 0x2fb58d, 0xd98cb8};
    static constexpr std::array<QRgb, 4> onLight = {0x0072b2, 0xc65200, 0x00805c, 0xa84f85};
    return QColor::fromRgb((dark ? onDark : onLight)[static_cast<std::size_t>(side) % 4]);
}

SideTag::SideTag(QWidget* parent) : QAbstractButton(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
    connect(this, &QAbstractButton::clicked, this, [this] { Q_EMIT focused(m_side); });
}

void SideTag::setSide(int side, const QString& letter, const QString& title) {
    m_side = side;
    m_letter = letter;
    setText(title);
    describe();
    updateGeometry();
    update();
}

QString SideTag::judgementText(const Judgement& judgement) {
    QStringList parts;
    if (judgement.rating > 0) parts << QString(judgement.rating, QChar(u'★'));
    if (judgement.flag == Flag::Pick) parts << tr("P", "picked");
    if (judgement.flag == Flag::Reject) parts << tr("X", "rejected");
    if (judgement.favourite) parts << QStringLiteral("♥");
    return parts.join(QLatin1Char(' '));
}

void SideTag::setJudgement(const Judgement* judgement) {
    m_judgement = judgement ? judgementText(*judgement) : QString();
    describe();
    updateGeometry();
    update();
}

void SideTag::describe() {
    setAccessibleName(tr("Picture %1: %2 %3").arg(m_letter, text(), m_judgement).trimmed());
    setToolTip(
        tr("%1\nClick, or Tab: keys for judging and for the seed go to this picture.").arg(text()));
}

void SideTag::setCurrent(bool current) {
    m_current = current;
    update();
}

void SideTag::setSeen(bool seen) {
    m_seen = seen;
    update();
}

QSize SideTag::sizeHint() const {
    const QFontMetrics metrics(font());
    const int marks = m_judgement.isEmpty() ? 0 : metrics.horizontalAdvance(m_judgement) + kGap;
    return {kBadge + kGap + metrics.horizontalAdvance(text()) + marks + 14, kBadge + 8};
}

QSize SideTag::minimumSizeHint() const {
    return {kBadge + 30, kBadge + 8};
}

void SideTag::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setOpacity(m_seen ? 1 : 0.45);
    if (hasFocus()) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    }
    const QColor color = sideColor(m_side, isDark(palette()));
    const QRectF badge(4, (height() - kBadge) / 2.0, kBadge, kBadge);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawRoundedRect(badge, 4, 4);
    QFont bold = font();
    bold.setWeight(QFont::Bold);
    painter.setFont(bold);
    painter.setPen(palette().color(isDark(palette()) ? QPalette::Shadow : QPalette::Base));
    painter.drawText(badge, Qt::AlignCenter, m_letter);

    QFont face = font();
    if (m_current) face.setWeight(QFont::DemiBold);
    painter.setFont(face);
    const QFontMetrics metrics(face);
    QRect rest = rect().adjusted(static_cast<int>(badge.right()) + kGap, 0, -6, 0);
    const int marks = metrics.horizontalAdvance(m_judgement);
    if (!m_judgement.isEmpty()) {
        painter.setPen(palette().color(QPalette::Highlight));
        painter.drawText(rest, Qt::AlignRight | Qt::AlignVCenter, m_judgement);
        rest.setRight(rest.right() - marks - kGap);
    }
    painter.setPen(palette().color(m_current ? QPalette::Text : QPalette::PlaceholderText));
    painter.drawText(rest,
                     Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(text(), Qt::ElideMiddle, rest.width()));
}

void SideTag::keyPressEvent(QKeyEvent* event) {
    event->ignore();
}

void SideTag::keyReleaseEvent(QKeyEvent* event) {
    event->ignore();
}

void SideTag::focusInEvent(QFocusEvent* event) {
    Q_EMIT focused(m_side);
    QAbstractButton::focusInEvent(event);
}

}  // namespace seedbed
