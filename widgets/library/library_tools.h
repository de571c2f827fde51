// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/library/library_client.h"

#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QToolButton>
#include <QWidget>

namespace seedbed {

class LibraryView;

// The line above the library's grid: how many pictures, what is new, what can be done with rejects
// and with the bin, the size of the cells.
class LibraryTools : public QWidget {
    Q_OBJECT
 public:
    LibraryTools(LibraryClient* client, LibraryView* view, QWidget* parent = nullptr);

    void setShown(int pictures, bool bin);
    void setChosen(int pictures);
    // Pictures that match but are not shown yet; 0 hides the button.
    void setWaiting(int pictures);
    int waiting() const { return m_waiting; }
    void setDetailsShown(bool shown) { m_details->setChecked(shown); }

    QLabel* count() const { return m_count; }
    QPushButton* newButton() const { return m_new; }
    QPushButton* rejectsButton() const { return m_rejects; }
    QPushButton* restoreButton() const { return m_restore; }
    QPushButton* emptyButton() const { return m_empty; }

 Q_SIGNALS:
    void refreshRequested();
    void importRequested();
    void exportRequested();
    void checkRequested();
    void detailsToggled(bool shown);

 private:
    QToolButton* buildMenu();
    void buildSize();
    void connectParts();
    void updateButtons();
    void updateCount();
    void restoreChosen();
    void emptyBin();

    LibraryClient* m_client;
    LibraryView* m_view;
    QLabel* m_count;
    QPushButton* m_new;
    QPushButton* m_rejects;
    QPushButton* m_restore;
    QPushButton* m_empty;
    QSlider* m_size;
    QToolButton* m_details;
    int m_shown = 0;
    int m_chosen = 0;
    int m_waiting = 0;
    bool m_bin = false;
    bool m_asked = false;  // the next click empties the bin
};

}  // namespace seedbed
