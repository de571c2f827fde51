// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/run_store.h"
#include "widgets/time_bar.h"
#include "widgets/watched_words.h"

#include <QStackedWidget>
#include <QTimer>
#include <QWidget>

#include <optional>
#include <vector>

class QSettings;
class QSplitter;

namespace seedbed {

class AttentionDetail;
class AttentionEmpty;
class AttentionExports;
class AttentionState;
class MultiplesPane;

// The Attention tab: every word of one picture's prompt as a table of small pictures over steps,
// layers or heads on the left; on the right one or two pictures under a time slider with the words
// under the pointer, overlap, difference and mask. GUI thread only.
class AttentionPanel : public QWidget {
    Q_OBJECT
 public:
    AttentionPanel(RunStore* store, WatchedWords* words, QWidget* parent = nullptr);

    // An unknown cell shows the empty page.
    void showCell(CellId id);
    CellId cell() const;
    // A second picture under the same slider; none ends the comparison.
    void compareWith(std::optional<CellId> id);
    std::optional<CellId> comparedCell() const;
    // New steps or pictures arrived for these cells; repaints at most 15 times a second.
    void cellsChanged(const std::vector<CellId>& cells);

    TimeBar* timeBar() const;
    MultiplesPane* multiples() const { return m_multiples; }
    AttentionDetail* detail() const { return m_detail; }
    AttentionState* state() const { return m_state; }
    AttentionExports* exports() const { return m_exports; }
    bool showsEmptyPage() const;

    void restore(const QSettings& settings);
    void save(QSettings& settings) const;

 public Q_SLOTS:
    // Each asks for a file name and writes; `said` tells what was written or why not.
    void exportFigure();
    void exportMaps();
    void exportNumbers();
    void exportMasks();

 Q_SIGNALS:
    // Run this picture's seed again and keep every layer and head (also where its steps were let
    // go to save memory).
    void everythingRequested(seedbed::CellId id);
    // The empty page's button: there is no picture yet.
    void exploreRequested();
    // One sentence for the status bar.
    void said(const QString& text);

 private:
    void connectParts();
    void updatePage();

    RunStore* m_store;
    AttentionState* m_state;
    MultiplesPane* m_multiples;
    AttentionDetail* m_detail;
    AttentionEmpty* m_empty;
    AttentionExports* m_exports;
    QSplitter* m_split;
    QStackedWidget* m_pages;
    QTimer m_refreshTimer;
};

}  // namespace seedbed
