// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/compare/compare_sides.h"
#include "widgets/compare/settings_table_model.h"
#include "widgets/overlap_chart.h"
#include "widgets/watched_words.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QTableView>
#include <QTimer>
#include <QToolButton>
#include <QWidget>

#include <vector>

namespace seedbed {

// Beside the pictures: what differs in their settings, and how their words overlap over the steps,
// all sides in one chart.
class CompareDetails : public QWidget {
    Q_OBJECT
 public:
    CompareDetails(CompareSides* sides, WatchedWords* words, QWidget* parent = nullptr);

    // Settings and curves anew.
    void refresh();
    void refreshCurves();
    void setPosition(int position);  // of the time slider
    void setDirection(QBoxLayout::Direction direction);

    SettingsTableModel* table() const { return m_table; }
    QTableView* tableView() const { return m_view; }
    QCheckBox* allBox() const { return m_all; }
    QComboBox* curveBox() const { return m_what; }
    OverlapChart* chart() const { return m_chart; }
    // What the chart shows: one per side that has something to show.
    const std::vector<StepCurve>& curves() const { return m_curves; }

 public Q_SLOTS:
    // The selected cells, or the whole table, with tabs between.
    void copyTable();

 Q_SIGNALS:
    void said(const QString& text);
    // A click in the chart.
    void stepPicked(int step);

 protected:
    void changeEvent(QEvent* event) override;

 private:
    QWidget* buildTable();
    QWidget* buildChart();
    void offerCurves();
    std::vector<double> curveOf(int side, const std::vector<WatchedWord>& words) const;
    void styleCurves();
    void updateHint();
    void fitRows();

    CompareSides* m_sides;
    WatchedWords* m_words;
    SettingsTableModel* m_table;
    QTableView* m_view;
    QCheckBox* m_all;
    QToolButton* m_copy;
    QLabel* m_tableHint;
    QComboBox* m_what;
    OverlapChart* m_chart;
    QLabel* m_chartHint;
    QBoxLayout* m_layout;
    QTimer m_rowsTimer;  // rows get their height when columns have got their width
    std::vector<StepCurve> m_curves;
    std::vector<int> m_curveSides;
};

}  // namespace seedbed
