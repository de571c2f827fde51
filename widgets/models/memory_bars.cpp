// SPDX-License-Identifier: Apache-2.0
#include "widgets/models/memory_bars.h"

#include "core/engine/memory_forecast.h"
#include "widgets/models/model_text.h"
#include "widgets/theme.h"

#include <QPainter>

#include <algorithm>

namespace seedbed {

namespace {

constexpr int kRow = 20;
constexpr int kBarHeight = 8;
constexpr int kNameWidth = 68;
constexpr int kNumberWidth = 64;
constexpr int kGap = 8;
constexpr double kMostOver = 1.6;  // a bar is cut where it is this much longer than there is room

}  // namespace

MemoryBars::MemoryBars(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void MemoryBars::setModel(const ModelEntry& model, std::uint64_t available) {
    m_bars.clear();
    m_available = static_cast<double>(available);
    for (const char* dtype : {"float32", "float16", "bfloat16"}) {
        MemoryPlan plan;
        plan.dtype = dtype;
        const MemoryForecast need = forecast_memory(model, plan);
        m_bars.push_back({QLatin1String(dtype),
                          static_cast<double>(need.weights),
                          static_cast<double>(need.run),
                          available == 0 || need.total() <= available});
    }
    setToolTip(description());
    setAccessibleName(tr("Memory in each precision"));
    setAccessibleDescription(description());
    updateGeometry();
    update();
}

QString MemoryBars::description() const {
    QStringList lines;
    for (const Bar& bar : m_bars)
        lines << (bar.fits ? tr("%1: %2 of weights and about %3 for one picture")
                           : tr("%1: %2 of weights and about %3 for one picture; does not fit"))
                     .arg(bar.dtype, sizeText(bar.weights), sizeText(bar.run));
    return lines.join(QLatin1Char('\n'));
}

QSize MemoryBars::sizeHint() const {
    return {260, kRow * static_cast<int>(m_bars.size())};
}

QSize MemoryBars::minimumSizeHint() const {
    return {kNameWidth + kNumberWidth + 40, sizeHint().height()};
}

double MemoryBars::scale() const {
    double most = 0;
    for (const Bar& bar : m_bars) most = std::max(most, bar.weights + bar.run);
    return m_available > 0 ? std::clamp(most, m_available, m_available * kMostOver) : most;
}

void MemoryBars::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor accent = palette().color(QPalette::Highlight);
    const QColor dim = palette().color(QPalette::PlaceholderText);
    const QColor danger = dangerColor(palette());
    const double scale = this->scale();
    const double left = kNameWidth + kGap;
    const double room = width() - left - kNumberWidth - kGap;
    if (scale <= 0 || room <= 0) return;
    painter.setFont(monospaceFont(-1));
    double top = 0;
    for (const Bar& bar : m_bars) {
        const QRectF row(0, top, width(), kRow);
        const QRectF name(0, top, kNameWidth, kRow);
        painter.setPen(bar.fits ? palette().color(QPalette::Text) : danger);
        painter.drawText(name, Qt::AlignLeft | Qt::AlignVCenter, bar.dtype);
        painter.setPen(dim);
        const QRectF number(width() - kNumberWidth, top, kNumberWidth, kRow);
        painter.drawText(
            number, Qt::AlignRight | Qt::AlignVCenter, sizeText(bar.weights + bar.run));
        const double y = row.center().y() - kBarHeight / 2.0;
        painter.setPen(Qt::NoPen);
        painter.setBrush(palette().color(QPalette::Mid));
        painter.drawRoundedRect(QRectF(left, y, room, kBarHeight), 3, 3);
        const double weights = std::min(1.0, bar.weights / scale) * room;
        const double all = std::min(1.0, (bar.weights + bar.run) / scale) * room;
        QColor light = bar.fits ? accent : danger;
        light.setAlphaF(0.45F);
        painter.setBrush(light);
        painter.drawRoundedRect(QRectF(left, y, all, kBarHeight), 3, 3);
        painter.setBrush(bar.fits ? accent : danger);
        painter.drawRoundedRect(QRectF(left, y, weights, kBarHeight), 3, 3);
        top += kRow;
    }
    if (m_available <= 0) return;
    const double line = left + std::min(1.0, m_available / scale) * room;
    painter.setPen(QPen(palette().color(QPalette::Text), 1, Qt::DashLine));
    painter.drawLine(QPointF(line, 2), QPointF(line, top - 2));
}

}  // namespace seedbed
