// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/library/library_client.h"

#include <QLabel>
#include <QPushButton>
#include <QWidget>

namespace seedbed {

// Why a library cannot be shown or written, in one sentence, and what can be done about it. Hidden
// while all is well.
class TroubleBar : public QWidget {
    Q_OBJECT
 public:
    explicit TroubleBar(LibraryClient* client, QWidget* parent = nullptr);

    QString text() const { return m_text->text(); }
    QPushButton* againButton() const { return m_again; }
    QPushButton* rebuildButton() const { return m_rebuild; }

 private:
    void showTrouble();

    LibraryClient* m_client;
    QLabel* m_text;
    QPushButton* m_again;
    QPushButton* m_rebuild;
};

}  // namespace seedbed
