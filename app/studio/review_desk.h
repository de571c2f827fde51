// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/library/picture_row.h"

#include <QObject>

#include <memory>
#include <vector>

namespace seedbed {

class GridSequence;
class MainWindow;
class ReviewActions;
class ReviewScreen;

// Judging by keys wherever pictures are looked at: the grid, the library, the comparison, the full
// screen.
class ReviewDesk : public QObject {
    Q_OBJECT
 public:
    explicit ReviewDesk(MainWindow* window);
    ~ReviewDesk() override;

    ReviewActions* actions() const { return m_actions; }
    ReviewScreen* screen() const { return m_screen.get(); }

 public Q_SLOTS:
    // The pictures of the current tab on a whole screen; `second` takes another monitor where there
    // is one.
    void openFullScreen(bool second = false);
    void close();

 private:
    std::vector<PictureId> targets() const;
    void advance();
    void addKeysToScreen();

    MainWindow* m_window;
    ReviewActions* m_actions;
    GridSequence* m_gridSequence;
    std::unique_ptr<ReviewScreen> m_screen;
};

}  // namespace seedbed
