// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/studio/action_registry.h"

#include <QMenuBar>

#include <functional>

namespace seedbed {

class MainWindow;

// Every menu of the window, and with it every action: its id, its text, its key, the tabs it
// belongs to and what it calls.
class StudioActions : public QObject {
    Q_OBJECT
 public:
    StudioActions(MainWindow* window, QMenuBar* bar);

    QAction* darkTheme() const { return m_darkTheme; }

 private:
    struct Entry {
        QString id;
        QString text;
        QString key;  // portable text; empty = none
        std::function<void()> run;
        unsigned tabs = kAnyTab;
        QString tip = {};
    };
    QMenu* menu(const QString& title);
    QAction* add(QMenu* menu, const Entry& entry);
    // Takes over an action that a panel made.
    void adopt(QMenu* menu, QAction* action, const QString& id, unsigned tabs);
    // A key that counts only while the keyboard is in these widgets.
    static void keepInside(QAction* action, const QList<QWidget*>& widgets);
    QString pathOf(const QMenu* menu) const;

    // studio_actions.cpp
    void buildFile();
    void addPictureFiles(QMenu* menu);
    void buildReview();
    void buildView();
    void addTabs(QMenu* menu);
    void addLanguages(QMenu* menu);
    void buildHelp();
    void showAbout();
    // elsewhere_actions.cpp
    void addElsewhere(QMenu* menu);
    void addReproduce(QMenu* menu);
    // model_actions.cpp
    void buildModels();
    void addChosenModel(QMenu* menu);
    void addIdleTimes(QMenu* menu);
    // run_actions.cpp
    void buildGenerate();
    void addJobs(QMenu* menu);
    void buildGrid();
    void addCellSizes(QMenu* menu);
    void addOrders(QMenu* menu);
    void buildInspect();
    void addTimeKeys(QMenu* menu);
    void addAttention(QMenu* menu);
    void buildCompare();

    MainWindow* m_window;
    ActionRegistry* m_registry;
    QMenuBar* m_bar;
    QMenu* m_reviewMenu = nullptr;
    QAction* m_darkTheme = nullptr;
};

}  // namespace seedbed
