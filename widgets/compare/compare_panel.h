// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/compare/compare_mode.h"
#include "widgets/compare/compare_side.h"
#include "widgets/judgement_source.h"
#include "widgets/run_store.h"
#include "widgets/time_bar.h"
#include "widgets/watched_words.h"
#include "widgets/word_chips.h"

#include <QAction>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QWidget>

#include <functional>
#include <vector>

class QIODevice;
class QSettings;

namespace seedbed {

class CompareBar;
class CompareDetails;
class CompareSides;
class CompareStage;

// The Compare tab: two to four pictures beside or over one another, zoomed and panned as one, with
// what differs in their settings and how their words act under one time slider.
class ComparePanel : public QWidget {
    Q_OBJECT
 public:
    // judgements may be null. All outlive the panel.
    ComparePanel(RunStore* store,
                 WatchedWords* words,
                 JudgementSource* judgements,
                 QWidget* parent = nullptr);
    ~ComparePanel() override;

    // What is compared from now on; at most four, the rest is left out and `said`.
    void setSides(std::vector<CompareSide> sides);
    // One more, which takes the last one's place when there are four already.
    void addSide(CompareSide side);
    const std::vector<CompareSide>& sides() const;
    // New steps or pictures arrived for these cells; repaints at most 15 times a second.
    void cellsChanged(const std::vector<CellId>& cells);

    // The side that keys and judgements go to; -1 without sides.
    int focusedSide() const;
    void focusSide(int side);
    // The focused side's picture, where it is in the library.
    std::vector<PictureId> selectedPictures() const;

    CompareMode mode() const;
    void setMode(CompareMode mode);

    // Everything that has a key here, for menus and the list of actions. The keys count while the
    // focus is inside the panel and go before the window's.
    const QList<QAction*>& compareActions() const { return m_actions; }

    CompareSides* model() const { return m_sides; }
    CompareStage* stage() const { return m_stage; }
    CompareBar* bar() const { return m_bar; }
    CompareDetails* details() const { return m_details; }
    TimeBar* timeBar() const { return m_time; }
    WordChips* chips() const { return m_chips; }
    bool showsEmptyPage() const;

    void restore(const QSettings& settings);
    void save(QSettings& settings) const;

 public Q_SLOTS:
    // The comparison as a picture: to a file that is asked for, or to the clipboard.
    void exportPicture();
    void copyPicture();
    // The table of settings as CSV to a file that is asked for.
    void exportTable();
    void useSeed();

 Q_SIGNALS:
    void seedsUsed(const std::vector<seedbed::Seed>& seeds);
    // One sentence for the status bar.
    void said(const QString& text);
    void sidesChanged();
    // Another side has the focus: selectedPictures() changed.
    void focusChanged(int side);

 protected:
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

 private:
    // compare_layout.cpp
    void build();
    QWidget* buildWork();
    void connectParts();
    void connectBar();
    void placeDetails();
    // compare_actions.cpp
    void buildActions();
    void buildPictureActions();
    QAction* addAction(const char* name,
                       const QString& text,
                       const QString& key,
                       std::function<void()> run);
    QAction* actionFor(const QKeyEvent& event) const;
    void arrow(int dx, int dy, Qt::KeyboardModifiers modifiers);
    QImage picture() const;
    void askForFile(const QString& title,
                    const QString& name,
                    const QString& filter,
                    std::function<bool(QIODevice*)> write);
    void writeFile(const QString& path, const std::function<bool(QIODevice*)>& write);
    // compare_panel.cpp
    void refresh();

    CompareSides* m_sides;
    CompareStage* m_stage;
    CompareBar* m_bar;
    TimeBar* m_time;
    WordChips* m_chips;
    QWidget* m_timePart = nullptr;
    CompareDetails* m_details;
    QSplitter* m_split;
    QStackedWidget* m_pages;
    QTimer m_refreshTimer;
    bool m_placed = false;
    QList<QAction*> m_actions;
};

}  // namespace seedbed
