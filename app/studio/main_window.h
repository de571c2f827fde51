// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/studio/header_bar.h"
#include "widgets/action_finder.h"
#include "widgets/explore_session.h"
#include "widgets/inspector_panel.h"
#include "widgets/jobs_panel.h"
#include "widgets/log_panel.h"
#include "widgets/prompt_panel.h"
#include "widgets/seed_grid_panel.h"
#include "widgets/theme.h"

#include <QDockWidget>
#include <QMainWindow>
#include <QSettings>

#include <functional>
#include <memory>

namespace seedbed {

// Puts the panels together and wires them to the session; does no work of its own.
class MainWindow : public QMainWindow {
    Q_OBJECT
 public:
    // settings: where fields, layout and theme are remembered; outlives the window.
    MainWindow(std::unique_ptr<EngineInterface> engine, QSettings* settings);
    ~MainWindow() override;

    // Loads a model in the background.
    void openModel(const QString& model);

    ExploreSession* session() { return &m_session; }
    PromptPanel* prompt() { return m_prompt; }
    SeedGridPanel* grid() { return m_grid; }
    InspectorPanel* inspector() { return m_inspector; }
    JobsPanel* jobs() { return m_jobs; }
    LogPanel* log() { return m_log; }
    ActionFinder* finder() { return m_finder; }
    ThemeKind theme() const { return m_theme; }

 public Q_SLOTS:
    void generate();
    void setTheme(seedbed::ThemeKind theme);
    void findAction();

 protected:
    void closeEvent(QCloseEvent* event) override;

 private:
    // main_window.cpp
    void buildDocks();
    void updateTitles();
    QDockWidget* addDock(const QString& name,
                         const QString& title,
                         QWidget* panel,
                         Qt::DockWidgetArea area);
    void connectSession();
    void connectPanels();
    void updateStatus();
    void setOutputFolder(const QString& folder);
    void say(const QString& message);
    void restoreAll();
    void saveAll();
    // studio_actions.cpp
    void buildMenus();
    QAction* addAction(QMenu* menu,
                       const QString& text,
                       const QKeySequence& key,
                       std::function<void()> run);
    void buildFileMenu();
    void buildGenerateMenu();
    void addJobActions(QMenu* menu);
    void buildGridMenu();
    void buildInspectMenu();
    void buildViewMenu();
    void buildModelMenu();
    void chooseModel();
    void chooseFolder();
    void showFolder(const QString& file);

    QSettings* m_settings;
    ThemeKind m_theme;
    ExploreSession m_session;
    HeaderBar* m_header;
    PromptPanel* m_prompt;
    SeedGridPanel* m_grid;
    InspectorPanel* m_inspector;
    JobsPanel* m_jobs;
    LogPanel* m_log;
    ActionFinder* m_finder;
    QList<QDockWidget*> m_docks;
    QAction* m_keepPictures = nullptr;
    QAction* m_darkTheme = nullptr;
    QLabel* m_memory;
};

}  // namespace seedbed
