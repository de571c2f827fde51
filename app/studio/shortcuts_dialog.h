// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/studio/action_registry.h"

#include <QDialog>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>

namespace seedbed {

// Every action with its key: search, press a new one, see whose it was, put one or all back, take
// them along as a file.
class ShortcutsDialog : public QDialog {
    Q_OBJECT
 public:
    explicit ShortcutsDialog(ActionRegistry* registry, QWidget* parent = nullptr);

    QTreeWidget* list() const { return m_list; }
    QLineEdit* searchField() const { return m_search; }
    QKeySequenceEdit* keyField() const { return m_key; }
    QLabel* message() const { return m_message; }
    void choose(const QString& id);

 private:
    void buildLayout();
    void fill();
    void filter();
    void showChosen();
    void judgeKey();
    void assign();
    void exportTo();
    void importFrom();
    QString chosenId() const;

    ActionRegistry* m_registry;
    QLineEdit* m_search;
    QTreeWidget* m_list;
    QKeySequenceEdit* m_key;
    QLabel* m_message;
    QPushButton* m_assign;
    QPushButton* m_clear;
    QPushButton* m_reset;
};

}  // namespace seedbed
