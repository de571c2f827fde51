// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/compare/compare_mode.h"
#include "widgets/compare/compare_pane.h"
#include "widgets/compare/compare_sides.h"
#include "widgets/compare/comparison_picture.h"
#include "widgets/compare/difference_worker.h"
#include "widgets/compare/flicker.h"
#include "widgets/compare/pair_canvas.h"
#include "widgets/compare/scale_legend.h"
#include "widgets/watched_words.h"

#include <QLabel>
#include <QWidget>

#include <optional>
#include <vector>

namespace seedbed {

// Where the pictures are: panes beside one another or a pair in one pane, all zoomed and moved as
// one.
class CompareStage : public QWidget {
    Q_OBJECT
 public:
    CompareStage(CompareSides* sides, WatchedWords* words, QWidget* parent = nullptr);

    CompareMode mode() const { return m_mode; }
    void setMode(CompareMode mode);
    // The time slider's.
    void setPosition(int position);
    int position() const { return m_position; }
    void setOverlay(ColorMap map, double opacity);
    void setDifference(DifferenceKind kind, double amount);  // 1..16
    // Everything anew: sides, pictures, words, judgements may have changed.
    void refresh();

    int focusedSide() const { return m_focused; }
    void setFocusedSide(int side);

    const ViewTransform& view() const { return m_view; }
    // Screen pixels per pixel of the picture that has the keys; 0 without one.
    double scale() const;
    void fit();
    void toggleWhole();  // 100 % and back to fitted
    void zoomBy(double factor);
    void moveBy(QPointF pixels);

    Flicker* flicker() { return &m_flicker; }
    ComparePane* sidePane(int side) const { return m_sidePanes[static_cast<std::size_t>(side)]; }
    ComparePane* pairPane() const { return m_pairPane; }
    PairCanvas* pairCanvas() const { return m_pairCanvas; }
    ComparePane* mapPane(int index) const { return m_mapPanes[static_cast<std::size_t>(index)]; }
    // The panes that are shown, in reading order.
    const std::vector<ComparePane*>& shownPanes() const { return m_shown; }
    // The numbers of the newest difference.
    const DifferenceNumbers& numbers() const { return m_numbers; }
    QString numbersText() const { return m_text->text(); }
    ScaleLegend* legend() const { return m_legend; }

    // What is shown, for a picture of the comparison: the sides, and differences where they show.
    std::vector<ExportPane> exportPanes() const;

    QSize minimumSizeHint() const override { return {320, 240}; }

 Q_SIGNALS:
    void focusChanged(int side);
    void viewChanged();
    void closeRequested(int side);
    void differenceReady();

 protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

 private:
    void buildPanes();
    void connectPane(ComparePane* pane);
    void share(const ViewTransform& view);
    PictureCanvas* reference() const;
    std::vector<HeatLayer> layers(int side) const;
    SignedColours signedColours() const;
    // The words that the map panes show: watched, and in the prompt of one of the pair at least.
    std::vector<WatchedWord> mapWords() const;
    void choosePanes();
    void placePanes();
    void takeKeys();
    void showNames(ComparePane* pane, int tag, int side);
    void showSides();
    void showPair();
    void showDifference();
    void takeDifference(const DifferenceResult& result);
    void showMaps();
    void showFlicker();
    QString noteOf(int side) const;

    CompareSides* m_sides;
    WatchedWords* m_words;
    CompareMode m_mode = CompareMode::SideBySide;
    ViewTransform m_view;
    int m_position = 0;
    int m_focused = -1;
    ColorMap m_map = ColorMap::Words;
    double m_opacity = 0.7;
    DifferenceKind m_kind = DifferenceKind::Colours;
    double m_amount = 4;
    Flicker m_flicker;
    DifferenceWorker m_worker;
    DifferenceNumbers m_numbers;
    std::optional<DifferenceResult> m_shownDifference;

    std::vector<ComparePane*> m_sidePanes;
    PairCanvas* m_pairCanvas;
    ComparePane* m_pairPane;
    std::vector<ComparePane*> m_mapPanes;
    std::vector<ComparePane*> m_shown;
    QLabel* m_text;
    ScaleLegend* m_legend;
};

}  // namespace seedbed
