// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/request.h"
#include "widgets/variation/grid_forecast.h"

#include <QWidget>

#include <optional>
#include <vector>

class QCheckBox;
class QLabel;
class QPushButton;
class QSettings;
class QToolButton;
class QVBoxLayout;

namespace seedbed {

class AxisRow;
class ExploreSession;

// What a grid of settings varies, and what it will come to before it is run.
class GridPlanPanel : public QWidget {
    Q_OBJECT
 public:
    // The session outlives the panel.
    explicit GridPlanPanel(ExploreSession* session, QWidget* parent = nullptr);

    // All settings that no axis varies.
    void setBase(const GenerateRequest& base);
    const GenerateRequest& base() const { return m_base; }
    void setAxes(const std::vector<GridAxis>& axes);
    // Nothing while an axis cannot be read, or there is none.
    std::optional<GridRequest> request() const;

    // A grid kept as a file (JSON). Both tell what went wrong in the line of the forecast. Opening
    // also emits baseOpened().
    bool saveTo(const QString& path);
    bool openFrom(const QString& path);

    void restore(const QSettings& settings);
    void save(QSettings& settings) const;

    const std::vector<AxisRow*>& rows() const { return m_rows; }
    QLabel* forecastLabel() const { return m_forecastLabel; }
    QPushButton* runButton() const { return m_run; }
    QPushButton* addButton() const { return m_add; }
    QPushButton* presetButton() const { return m_preset; }
    QCheckBox* skipExisting() const { return m_skip; }

 public Q_SLOTS:
    void addAxis();
    // Seeds across, prompts down, from the base.
    void useSeedByPrompt();

 Q_SIGNALS:
    void gridRequested(const seedbed::GridRequest& request);
    // A file was opened: these are its settings.
    void baseOpened(const seedbed::GenerateRequest& base);

 private:
    void setUpFields();
    void build();
    void connectParts();
    void insertRow(const GridAxis& axis);
    void removeRow(AxisRow* row);
    void moveRow(AxisRow* row, int by);
    void arrangeRows();
    void update();
    void showCost(const GridCost& cost);
    void say(const QString& message, bool error);
    void chooseSave();
    void chooseOpen();
    QString baseText() const;

    ExploreSession* m_session;
    GenerateRequest m_base;
    GridForecast m_forecast;
    std::vector<AxisRow*> m_rows;

    QVBoxLayout* m_axes;
    QPushButton* m_add;
    QPushButton* m_preset;
    QLabel* m_baseLabel;
    QCheckBox* m_skip;
    QLabel* m_forecastLabel;
    QPushButton* m_run;
    QPushButton* m_save;
    QPushButton* m_open;
};

}  // namespace seedbed
