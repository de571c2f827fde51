// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/attention/attention_state.h"
#include "widgets/attention/map_canvas.h"
#include "widgets/attention/pointer_ranking.h"
#include "widgets/overlap_chart.h"
#include "widgets/time_bar.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QTimer>
#include <QWidget>

#include <optional>
#include <utility>
#include <vector>

class QHBoxLayout;

namespace seedbed {

// What the last picture of the row shows.
enum class ThirdPicture { BothWords, Shared, Difference };

// The right side of the Attention tab: one or two pictures under one time slider with the chosen
// word's map, how it overlaps with another word or differs between the pictures, the words under
// the pointer, and the mask.
class AttentionDetail : public QWidget {
    Q_OBJECT
 public:
    AttentionDetail(AttentionState* state, QWidget* parent = nullptr);

    TimeBar* timeBar() const { return m_time; }
    MapCanvas* firstCanvas() const { return m_first; }
    MapCanvas* secondCanvas() const { return m_second; }
    MapCanvas* thirdCanvas() const { return m_third; }
    PointerRanking* ranking() const { return m_ranking; }
    OverlapChart* chart() const { return m_chart; }
    QComboBox* compareBox() const { return m_compare; }
    QComboBox* thirdBox() const { return m_thirdKind; }
    QComboBox* wordBox() const { return m_wordBox; }
    QComboBox* partnerBox() const { return m_partnerBox; }
    QComboBox* measureBox() const { return m_measure; }
    QCheckBox* maskBox() const { return m_maskShown; }
    QSlider* thresholdSlider() const { return m_threshold; }
    QLabel* maskText() const { return m_maskText; }
    QLabel* overlapText() const { return m_overlapText; }
    ThirdPicture third() const;
    // Where the slider stands in the second picture, whose run may have another number of steps.
    int secondPosition() const;

 Q_SIGNALS:
    void masksRequested();

 private:
    void build();
    QWidget* buildHead();
    QWidget* buildPictures();
    QWidget* buildOverlap();
    QWidget* buildMask();
    void connectParts();
    void connectChoices();
    void onPictures();
    void offerPictures();
    void offerWords();
    void offerThird();
    void refresh();
    void refreshPictures();
    void refreshThird();
    void refreshNumbers();
    void refreshRanking();
    void refreshMask();
    void showIn(MapCanvas* canvas, const PictureMaps& picture, int position, const PlainMap& map);
    void point(std::optional<QPoint> place);
    // Largest value of the chosen word in both pictures as drawn: they share one scale.
    float peakOf(const PlainMap& a, const PlainMap& b) const;
    std::vector<StepCurve> curvesOf(const PictureMaps& picture, bool second) const;
    MapCanvas::Overlay bothWordsOverlay(const WordMaps& maps) const;
    MapCanvas::Overlay sharedOverlay(const WordMaps& maps) const;

    AttentionState* m_state;
    std::optional<QPoint> m_hovered;
    std::optional<QPoint> m_pinned;
    QTimer m_numbersTimer;

    QLabel* m_title;
    QComboBox* m_compare;
    MapCanvas* m_first;
    MapCanvas* m_second;
    MapCanvas* m_third;
    QComboBox* m_thirdKind;
    TimeBar* m_time;
    QComboBox* m_wordBox;
    QComboBox* m_partnerBox;
    QComboBox* m_measure;
    QLabel* m_overlapText;
    QLabel* m_chartKey;
    OverlapChart* m_chart;
    PointerRanking* m_ranking;
    QCheckBox* m_maskShown;
    QSlider* m_threshold;
    QLabel* m_maskText;
    QComboBox* m_resample;
    QPushButton* m_saveMask;
};

}  // namespace seedbed
