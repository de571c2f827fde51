// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/action_finder.h"

#include <QAction>
#include <QKeySequence>
#include <QObject>
#include <QSettings>

#include <vector>

namespace seedbed {

// The tabs in which an action can be carried out. Two actions may share a key only if they share no
// tab.
enum ActionTabs : unsigned {
    kExploreTab = 1,
    kLibraryTab = 2,
    kAttentionTab = 4,
    kCompareTab = 8,
    kMatrixTab = 16,
    kModelsTab = 32,
    kAnyTab = 63,
};

struct RegisteredAction {
    QString id;  // "file.quit": stable, also in stored keys
    QPointer<QAction> action;
    QString path;  // menu, shown in the list of actions
    unsigned tabs = kAnyTab;
    QList<QKeySequence> defaults;
    bool inside = false;  // its panel takes the key first, while the keyboard is in it
};

// Every action of the window with its key: what Ctrl+Shift+P searches, the keyboard page lists and
// settings keep. Keys that the user changed are restored when an action is added.
class ActionRegistry : public QObject {
    Q_OBJECT
 public:
    // settings outlives the registry.
    explicit ActionRegistry(QSettings* settings, QObject* parent = nullptr);

    // The action's shortcuts are its defaults. Throws LogicError for an id that is taken.
    void add(const QString& id, QAction* action, const QString& path, unsigned tabs = kAnyTab);
    // One whose key its panel handles before the window does: it may be the window's key, too.
    void addInside(const QString& id, QAction* action, const QString& path, unsigned tabs);
    // An action that goes away; the keys that were stored for it stay.
    void remove(const QString& id);
    const std::vector<RegisteredAction>& entries() const { return m_entries; }
    const RegisteredAction* find(const QString& id) const;  // null when unknown
    QAction* action(const QString& id) const;               // throws LogicError when unknown

    // Others that have this key in a tab of the action's.
    std::vector<const RegisteredAction*> conflicts(const QString& id,
                                                   const QKeySequence& key) const;
    // Gives an action these keys and takes them from those they conflict with.
    void setKeys(const QString& id, const QList<QKeySequence>& keys);
    void resetKeys(const QString& id);
    void resetAllKeys();

    // {"format": "seedbed-keys", "version": 1, "keys": {"file.quit": ["Ctrl+Q"], …}}
    QByteArray exportKeys() const;
    // Takes over what it knows; returns one sentence for each thing it does not. Throws
    // Error{FileFormat} for a file that is none of ours.
    QStringList importKeys(const QByteArray& json, const QString& source);

    // Enables what belongs to a tab (one of ActionTabs), disables what belongs only to others.
    void setCurrentTab(unsigned tab);
    // For the list of actions: those carried out last come first.
    std::vector<FindableAction> findable() const;
    void noteUse(const QString& id);

 Q_SIGNALS:
    void keysChanged();

 private:
    RegisteredAction* entry(const QString& id);
    void store(const RegisteredAction& entry);
    QString whyNot(const RegisteredAction& entry) const;

    QSettings* m_settings;
    std::vector<RegisteredAction> m_entries;
    unsigned m_tab = kExploreTab;
};

// An action's name without the marks of menus.
QString actionName(const QAction& action);

}  // namespace seedbed
