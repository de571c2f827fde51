// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/studio/action_registry.h"
#include "app/studio/stored_json.h"

#include <QMenu>
#include <QObject>

namespace seedbed {

class MainWindow;

// A menu of things that are saved by name: save what is there now, apply, update, delete. Each
// entry is an action with a key and a place in the list of actions.
class NamedMenu : public QObject {
    Q_OBJECT
 public:
    // `kind` begins the actions' ids ("preset"); `file` is the name of the file beside the
    // settings.
    NamedMenu(MainWindow* window, const QString& kind, const QString& file);

    void fillMenu(QMenu* menu, ActionRegistry* registry);
    QStringList names() const { return m_store.names(); }

    // What is there now, under a name; an entry of this name is replaced.
    void save(const QString& name);
    // An unknown name is ignored.
    void applyNamed(const QString& name);
    void remove(const QString& name);

 protected:
    struct Texts {
        QString save;     // menu: "Save the settings as a preset…"
        QString saveKey;  // its key
        QString ask;      // "Name of the preset"
        QString apply;    // "Preset: %1"
        QString update;   // "Update the preset %1"
        QString remove;   // "Delete the preset %1"
        QString applied;  // "The preset %1 is applied"
        QString saved;
    };
    virtual Texts texts() const = 0;
    virtual nlohmann::json capture() const = 0;
    // Throws Error{FileFormat} for what does not fit.
    virtual void apply(const nlohmann::json& value) = 0;
    // Entries that are always there, above the saved ones.
    virtual void addBuiltIn(QMenu*) {}
    QAction* addAction(QMenu* menu,
                       const QString& id,
                       const QString& text,
                       const QString& key,
                       std::function<void()> run);
    MainWindow* window() const { return m_window; }

 private:
    void refill();
    void ask();

    MainWindow* m_window;
    QString m_kind;
    NamedStore m_store;
    QMenu* m_menu = nullptr;
    QMenu* m_updates = nullptr;
    QMenu* m_deletes = nullptr;
    ActionRegistry* m_registry = nullptr;
    QList<QAction*> m_dynamic;
};

}  // namespace seedbed
