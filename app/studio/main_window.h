// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/studio/action_registry.h"
#include "app/studio/docks.h"
#include "app/studio/header_bar.h"
#include "app/studio/notice_bar.h"
#include "app/studio/tabs.h"
#include "widgets/action_finder.h"
#include "widgets/attention/attention_panel.h"
#include "widgets/compare/compare_panel.h"
#include "widgets/explore_session.h"
#include "widgets/inspector_panel.h"
#include "widgets/jobs_panel.h"
#include "widgets/library/library_panel.h"
#include "widgets/log_panel.h"
#include "widgets/prompt_panel.h"
#include "widgets/seed_grid_panel.h"
#include "widgets/theme.h"
#include "widgets/variation/grid_page.h"
#include "widgets/variation/variation_panel.h"

#include <QMainWindow>
#include <QSettings>
#include <QTimer>

#include <memory>

namespace seedbed {

class CheatSheet;
class DropHandler;
class ElsewhereDesk;
class FirstSteps;
class LibraryDesk;
class Layouts;
class ModelDesk;
class ModelManagerPanel;
class NoiseBadge;
class PictureDesk;
class Presets;
class ReviewDesk;
class SessionKeeper;
class StudioActions;

// Puts the panels together and wires them to the session; what is more than wiring stands in a
// class of its own.
class MainWindow : public QMainWindow {
    Q_OBJECT
 public:
    // settings: where fields, layout and theme are remembered; outlives the window. Session,
    // presets and layouts are files beside it. libraryFolder: empty = the one used last, at first
    // ~/.local/share/seedbed.
    MainWindow(std::unique_ptr<EngineInterface> engine,
               QSettings* settings,
               const QString& libraryFolder = {});
    ~MainWindow() override;

    // Loads a model in the background; ModelDesk::open() asks first whether it fits.
    void openModel(const QString& model, const QString& dtype = QStringLiteral("auto"));
    // One sentence in the status bar; it goes away by itself.
    void say(const QString& message);
    // Opens the folder in which a file lies.
    void showFolder(const QString& file);

    QSettings* settings() const { return m_settings; }
    ExploreSession* session() { return &m_session; }
    LibraryClient* library() const { return m_library; }
    PromptPanel* prompt() const { return m_prompt; }
    SeedGridPanel* grid() const { return m_grid; }
    LibraryPanel* libraryPanel() const { return m_libraryPanel; }
    AttentionPanel* attention() const { return m_attention; }
    ComparePanel* compare() const { return m_compare; }
    GridPage* matrix() const { return m_matrix; }
    ModelManagerPanel* modelPanel() const;
    VariationPanel* variation() const { return m_variation; }
    InspectorPanel* inspector() const { return m_inspector; }
    JobsPanel* jobs() const { return m_jobs; }
    LogPanel* log() const { return m_log; }
    HeaderBar* header() const { return m_header; }
    StudioTabs* tabs() const { return m_tabs; }
    StudioDocks* docks() const { return m_docks; }
    NoticeStack* notices() const { return m_notices; }
    ActionFinder* finder() const { return m_finder; }
    ActionRegistry* registry() const { return m_registry; }
    StudioActions* studioActions() const { return m_actions; }
    PictureDesk* pictures() const { return m_pictures; }
    ReviewDesk* review() const { return m_review; }
    LibraryDesk* libraryDesk() const { return m_libraryDesk; }
    ModelDesk* models() const { return m_models; }
    DropHandler* drops() const { return m_drops; }
    ElsewhereDesk* elsewhere() const { return m_elsewhere; }
    Presets* presets() const { return m_presets; }
    Layouts* layouts() const { return m_layouts; }
    SessionKeeper* keeper() const { return m_keeper; }
    FirstSteps* firstSteps() const { return m_firstSteps; }
    NoiseBadge* noiseBadge() const { return m_noise; }
    ThemeKind theme() const { return m_theme; }

 public Q_SLOTS:
    void generate();
    void setTheme(seedbed::ThemeKind theme);
    void findAction();

 protected:
    void closeEvent(QCloseEvent* event) override;

 private:
    // main_window.cpp
    void buildCentre();
    void buildDocks();
    void buildBars();
    void updateStatus();
    void restoreAll();
    void saveAll();
    void onTabChanged(unsigned tab);
    // window_wiring.cpp
    void connectSession();
    void connectPanels();
    void connectPictures();
    void connectJobs();
    void connectLibrary();

    QSettings* m_settings;
    ThemeKind m_theme;
    ExploreSession m_session;
    LibraryClient* m_library;
    HeaderBar* m_header;
    StudioTabs* m_tabs;
    NoticeStack* m_notices;
    PromptPanel* m_prompt;
    SeedGridPanel* m_grid;
    LibraryPanel* m_libraryPanel;
    AttentionPanel* m_attention;
    ComparePanel* m_compare;
    GridPage* m_matrix;
    ModelDesk* m_models = nullptr;
    VariationPanel* m_variation;
    InspectorPanel* m_inspector;
    JobsPanel* m_jobs;
    LogPanel* m_log;
    StudioDocks* m_docks;
    ActionRegistry* m_registry;
    NoiseBadge* m_noise = nullptr;
    FirstSteps* m_firstSteps = nullptr;
    PictureDesk* m_pictures = nullptr;
    ReviewDesk* m_review = nullptr;
    LibraryDesk* m_libraryDesk = nullptr;
    DropHandler* m_drops = nullptr;
    ElsewhereDesk* m_elsewhere = nullptr;
    Presets* m_presets = nullptr;
    Layouts* m_layouts = nullptr;
    StudioActions* m_actions = nullptr;
    ActionFinder* m_finder = nullptr;
    SessionKeeper* m_keeper = nullptr;
    QLabel* m_memory;
    QLabel* m_message;
    QTimer m_messageTimer;
};

}  // namespace seedbed
