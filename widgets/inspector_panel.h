// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/overlap_chart.h"
#include "widgets/overlap_table_model.h"
#include "widgets/picture_canvas.h"
#include "widgets/run_store.h"
#include "widgets/time_bar.h"
#include "widgets/word_chips.h"

#include <QCheckBox>
#include <QComboBox>
#include <QPushButton>
#include <QTableView>
#include <QTimer>
#include <QWidget>

#include <functional>
#include <optional>

class QSettings;
class QVBoxLayout;

namespace seedbed {

// Height of the overlap table's rows in pixels.
inline constexpr int kTableRow = 24;

// One picture from noise to result: a time slider that moves preview and maps together, the watched
// words laid over it from any layer and head, how far they overlap, and what the picture was made
// with.
class InspectorPanel : public QWidget {
    Q_OBJECT
 public:
    InspectorPanel(RunStore* store, WatchedWords* words, QWidget* parent = nullptr);

    void showCell(CellId id);
    CellId cell() const { return m_cell; }
    // New steps or pictures arrived for these cells; repaints at most 15 times a second.
    void cellsChanged(const std::vector<CellId>& cells);

    TimeBar* timeBar() const { return m_time; }
    PictureCanvas* canvas() const { return m_canvas; }
    OverlapChart* chart() const { return m_chart; }
    OverlapTableModel* table() const { return m_table; }
    QComboBox* sourceBox() const { return m_source; }
    QCheckBox* meanBox() const { return m_mean; }
    QPushButton* captureButton() const { return m_capture; }
    QPushButton* attentionButton() const { return m_attention; }
    QPushButton* varyButton() const { return m_vary; }
    QPushButton* compareButton() const { return m_compare; }
    // The 0-based step that the slider stands at; none at the newest state, where pictures that
    // still form keep forming.
    std::optional<int> overlayStep() const;

    void restore(const QSettings& settings);
    void save(QSettings& settings) const;

 public Q_SLOTS:
    void useSeed();
    void copySeed();
    void savePicture();

 Q_SIGNALS:
    void seedUsed(seedbed::Seed seed);
    void seedCopied(seedbed::Seed seed);
    void everythingRequested(seedbed::CellId id);
    void attentionRequested(seedbed::CellId id);
    void varyRequested(seedbed::CellId id);
    void compareRequested(seedbed::CellId id);
    // The slider moved, or another picture came under it: what the grid's overlay should show.
    void overlayStepChanged(std::optional<int> step);
    void pictureSaved(const QString& path);
    void saveFailed(const QString& reason);

 private:
    void build();
    QWidget* buildOverlayControls();
    QWidget* buildOverlapPart();
    QWidget* buildButtons();
    void connectParts();
    void offerSources();
    void offerHeads();
    MapSource source() const;
    // Where the shown steps come from: the cell, or the run that captured more for its seed.
    const StoredCell* stepsCell() const;
    std::vector<WatchedWord> shownWords() const;
    // The words' maps at the slider's step, or their mean from the first step to it.
    WordMaps mapsAtSlider(const StoredCell& from,
                          const std::vector<std::vector<int>>& tokens) const;
    std::vector<std::vector<int>> tokensOfWords(const std::vector<WatchedWord>& words) const;
    void refresh();
    void refreshPicture();
    void refreshNumbers();
    void refreshText();
    void refreshCapture();
    void tellOverlayStep();
    void saveTo(const QString& path);

    RunStore* m_store;
    WatchedWords* m_words;
    CellId m_cell;
    QTimer m_refreshTimer;
    QTimer m_numbersTimer;

    QLabel* m_title;
    PictureCanvas* m_canvas;
    TimeBar* m_time;
    WordChips* m_chips;
    QComboBox* m_source;
    QComboBox* m_head;
    QComboBox* m_map;
    QCheckBox* m_mean;
    QSlider* m_opacity;
    QLabel* m_captureHint;
    QPushButton* m_capture;
    QComboBox* m_measure;
    OverlapChart* m_chart;
    OverlapTableModel* m_table;
    QTableView* m_tableView;
    QLabel* m_overlapHint;
    QLabel* m_madeWith;
    QPushButton* m_use;
    QPushButton* m_copy;
    QPushButton* m_save;
    QPushButton* m_attention;
    QPushButton* m_vary;
    QPushButton* m_compare;
    std::optional<int> m_toldStep;
};

}  // namespace seedbed
