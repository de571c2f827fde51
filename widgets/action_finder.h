// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAction>
#include <QFrame>
#include <QLineEdit>
#include <QListView>
#include <QPointer>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>

namespace seedbed {

// All actions of a window in one list that one searches by typing; Enter carries out the chosen
// one.
class ActionFinder : public QFrame {
    Q_OBJECT
 public:
    explicit ActionFinder(QWidget* window);

    // Lists the window's enabled actions and takes the keyboard.
    void open(const QList<QAction*>& actions);
    QLineEdit* field() const { return m_field; }
    int shownCount() const { return m_filter->rowCount(); }

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    void choose();
    void step(int rows);

    QLineEdit* m_field;
    QListView* m_list;
    QStandardItemModel* m_model;
    QSortFilterProxyModel* m_filter;
    QList<QPointer<QAction>> m_actions;
    QPointer<QWidget> m_before;  // had the keyboard
};

}  // namespace seedbed
