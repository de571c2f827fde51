// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>
#include <QLabel>
#include <QSettings>

#include <array>

namespace seedbed {

class MainWindow;

// The first start: the studio draws a grid by itself, and a line over it names four things to try;
// each is ticked once it was done.
class FirstSteps : public QFrame {
    Q_OBJECT
 public:
    enum class Step { Hover, Judge, UseSeed, Palette };
    static constexpr int kSteps = 4;

    explicit FirstSteps(MainWindow* window);

    // Begins at the very first start (nothing was made yet): draws the first grid once the model is
    // there.
    void begin();
    // Shows the line again, with nothing ticked.
    void showAgain();
    void tick(Step step);
    bool done(Step step) const { return m_done[static_cast<std::size_t>(step)]; }
    // Whether this start is the first one.
    static bool isFirstStart(const QSettings& settings);

 public Q_SLOTS:
    void dismiss();

 private:
    void updateTexts();
    void store();

    MainWindow* m_window;
    std::array<bool, kSteps> m_done{};
    std::array<QLabel*, kSteps> m_labels{};
    QLabel* m_title;
};

}  // namespace seedbed
