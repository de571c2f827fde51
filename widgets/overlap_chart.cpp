// SPDX-License-Identifier: Apache-2.0
#include "widgets/overlap_chart.h"

#include "widgets/theme.h"

#include <QChart>
#include <QEvent>
#include <QLegend>
#include <QLegendMarker>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>

namespace seedbed {

namespace {

// Whole steps between the axis' labels: 1, 2 or 5 times a power of ten, at most about eight labels.
int tickInterval(int steps) {
    int power = 1;
    while (true) {
        for (const int factor : {1, 2, 5})
            if (steps <= 8 * factor * power) return factor * power;
        power *= 10;
    }
}

}  // namespace

OverlapChart::OverlapChart(QWidget* parent)
    : QChartView(parent),
      m_stepAxis(new QValueAxis),
      m_valueAxis(new QValueAxis),
      m_cursor(new QLineSeries) {
    setFixedHeight(144);
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setAccessibleName(tr("Overlap and activation over steps"));
    QChart* chart = this->chart();
    chart->setMargins(QMargins(0, 0, 0, 0));
    chart->layout()->setContentsMargins(0, 0, 0, 0);
    chart->setContentsMargins(0, -2, 0, -10);  // what QChart keeps for a title and a frame
    chart->setBackgroundRoundness(0);
    chart->legend()->setAlignment(Qt::AlignBottom);
    chart->legend()->setMarkerShape(QLegend::MarkerShapeFromSeries);
    chart->addAxis(m_stepAxis, Qt::AlignBottom);
    chart->addAxis(m_valueAxis, Qt::AlignLeft);
    m_valueAxis->setRange(0, 1);
    m_valueAxis->setTickCount(3);
    m_valueAxis->setLabelFormat(QStringLiteral("%.1f"));
    m_stepAxis->setLabelFormat(QStringLiteral("%d"));
    m_stepAxis->setTickType(QValueAxis::TicksDynamic);
    m_stepAxis->setTickAnchor(0);
    chart->addSeries(m_cursor);
    m_cursor->attachAxis(m_stepAxis);
    m_cursor->attachAxis(m_valueAxis);
    for (QLegendMarker* marker : chart->legend()->markers(m_cursor)) marker->setVisible(false);
    restyle();
}

void OverlapChart::restyle() {
    const QPalette& palette = this->palette();
    setBackgroundBrush(palette.color(QPalette::Window));
    chart()->setBackgroundBrush(palette.color(QPalette::Window));
    QFont small = font();
    small.setPixelSize(11);
    for (QValueAxis* axis : {m_stepAxis, m_valueAxis}) {
        axis->setLabelsColor(palette.color(QPalette::PlaceholderText));
        axis->setLabelsFont(small);
        axis->setLinePen(QPen(palette.color(QPalette::Mid)));
        axis->setGridLinePen(QPen(palette.color(QPalette::Mid), 1, Qt::DotLine));
    }
    m_stepAxis->setGridLineVisible(false);
    chart()->legend()->setLabelColor(palette.color(QPalette::Text));
    chart()->legend()->setFont(small);
    m_cursor->setPen(QPen(palette.color(QPalette::PlaceholderText), 1));
}

void OverlapChart::resizeSeries(std::size_t count) {
    while (m_series.size() > count) {
        chart()->removeSeries(m_series.back());
        delete m_series.back();
        m_series.pop_back();
    }
    while (m_series.size() < count) {
        auto* series = new QLineSeries;
        chart()->addSeries(series);
        series->attachAxis(m_stepAxis);
        series->attachAxis(m_valueAxis);
        m_series.push_back(series);
    }
}

void OverlapChart::setCurves(const std::vector<StepCurve>& curves, int steps) {
    if (steps != m_steps) {
        m_steps = steps;
        m_stepAxis->setRange(1, std::max(2, steps));
        m_stepAxis->setTickInterval(tickInterval(steps));
    }
    resizeSeries(curves.size());
    double top = 0.2;
    for (std::size_t k = 0; k < curves.size(); ++k) {
        const StepCurve& curve = curves[k];
        QList<QPointF> points;
        for (std::size_t i = 0; i < curve.values.size(); ++i)
            if (curve.values[i] >= 0)
                points.append(QPointF(static_cast<double>(i) + 1, curve.values[i]));
        for (const QPointF& point : points) top = std::max(top, point.y());
        m_series[k]->setName(curve.name);
        m_series[k]->setPen(QPen(curve.color, 2, curve.dashed ? Qt::DashLine : Qt::SolidLine));
        m_series[k]->replace(points);
        for (QLegendMarker* marker : chart()->legend()->markers(m_series[k]))
            marker->setVisible(curve.inLegend);
    }
    m_valueAxis->setRange(0, std::ceil(top * 5) / 5);
}

void OverlapChart::setStep(int step) {
    const double x = std::clamp(step + 1, 1, std::max(1, m_steps));
    m_cursor->replace({QPointF(x, 0), QPointF(x, 1)});
}

void OverlapChart::pick(const QPointF& position) {
    if (m_steps == 0) return;
    const double x =
        chart()->mapToValue(chart()->mapFromScene(mapToScene(position.toPoint())), m_cursor).x();
    Q_EMIT stepPicked(std::clamp(static_cast<int>(std::lround(x)) - 1, 0, m_steps - 1));
}

void OverlapChart::mousePressEvent(QMouseEvent* event) {
    pick(event->position());
}

void OverlapChart::mouseMoveEvent(QMouseEvent* event) {
    if (event->buttons() & Qt::LeftButton) pick(event->position());
}

void OverlapChart::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) restyle();
    QChartView::changeEvent(event);
}

}  // namespace seedbed
