// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QTreeWidget>

namespace seedbed {

class LibraryClient;
class ReviewActions;

// Which letter after T puts which tag on a picture.
class TagKeysDialog : public QDialog {
    Q_OBJECT
 public:
    TagKeysDialog(LibraryClient* client, ReviewActions* actions, QWidget* parent = nullptr);

    QComboBox* letterBox() const { return m_letter; }
    QLineEdit* tagField() const { return m_tag; }
    QTreeWidget* list() const { return m_list; }

 private:
    void fill();
    void assign(const QString& tag);

    LibraryClient* m_client;
    ReviewActions* m_actions;
    QTreeWidget* m_list;
    QComboBox* m_letter;
    QLineEdit* m_tag;
};

}  // namespace seedbed
