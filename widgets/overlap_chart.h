// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QChartView>
#include <QColor>
#include <QLineSeries>
#include <QString>
#include <QValueAxis>

#include <vector>

namespace seedbed {

// One curve over steps; a value below 0 means "not known" and leaves the point out.
struct StepCurve {
    QString name;
    QColor color;
    std::vector<double> values;  // by step
    bool dashed = false;
    bool inLegend = true;
};

// Overlap and activation of words over the steps of a run, with a line at the step that is shown.
class OverlapChart : public QChartView {
    Q_OBJECT
 public:
    explicit OverlapChart(QWidget* parent = nullptr);

    void setCurves(const std::vector<StepCurve>& curves, int steps);
    void setStep(int step);  // 0-based
    int curveCount() const { return static_cast<int>(m_series.size()); }

 Q_SIGNALS:
    // A click or drag on the chart.
    void stepPicked(int step);

 protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void changeEvent(QEvent* event) override;

 private:
    void restyle();
    void pick(const QPointF& position);
    void resizeSeries(std::size_t count);

    QValueAxis* m_stepAxis;
    QValueAxis* m_valueAxis;
    QLineSeries* m_cursor;
    std::vector<QLineSeries*> m_series;
    int m_steps = 0;
};

}  // namespace seedbed
