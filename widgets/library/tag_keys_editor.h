// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/library/review_actions.h"

#include <QDialog>
#include <QFormLayout>
#include <QLineEdit>

#include <map>

namespace seedbed {

// Which tag stands under T + letter: one field for each letter and digit. What is typed counts at
// once; not modal.
class TagKeysEditor : public QDialog {
    Q_OBJECT
 public:
    TagKeysEditor(LibraryClient* client, ReviewActions* actions, QWidget* parent = nullptr);

    QLineEdit* field(char letter) const { return m_fields.at(letter); }

 private:
    void fill();

    LibraryClient* m_client;
    ReviewActions* m_actions;
    std::map<char, QLineEdit*> m_fields;
};

}  // namespace seedbed
