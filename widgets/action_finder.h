// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAction>
#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPointer>
#include <QStandardItemModel>

#include <vector>

namespace seedbed {

// One line of the list of actions.
struct FindableAction {
    QPointer<QAction> action;
    QString id;
    QString path;    // the menus it stands in: "Generate › Jobs"
    QString whyNot;  // said where it is disabled
};

// All actions of a window in one list that one searches by typing; Enter carries out the chosen
// one. Each line shows the menu, the key and, where an action cannot be carried out now, why.
class ActionFinder : public QFrame {
    Q_OBJECT
 public:
    enum Role { ActionRole = Qt::UserRole + 1, PathRole, KeyRole, EnabledRole };

    explicit ActionFinder(QWidget* window);

    // Lists actions in this order (put the ones used last first) and takes the keyboard.
    void open(std::vector<FindableAction> actions);
    QLineEdit* field() const { return m_field; }
    QListView* list() const { return m_list; }
    int shownCount() const { return m_model->rowCount(); }

 Q_SIGNALS:
    void carriedOut(const QString& id);

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    void search();
    void append(int action);
    void choose();
    void step(int rows);

    QLineEdit* m_field;
    QListView* m_list;
    QLabel* m_hint;
    QStandardItemModel* m_model;
    std::vector<FindableAction> m_actions;
    QPointer<QWidget> m_before;  // had the keyboard
};

}  // namespace seedbed
