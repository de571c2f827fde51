// SPDX-License-Identifier: Apache-2.0
// How the right side's parts stand; what they show is in attention_detail.cpp.
#include "widgets/attention/attention_detail.h"
#include "widgets/panel_scroll.h"
#include "widgets/theme.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace seedbed {

namespace {

QLabel* sectionLabel(const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setProperty("role", QStringLiteral("label"));
    return label;
}

void keepNarrow(QComboBox* box, int letters) {
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(letters);
}

QHBoxLayout* rowIn(QWidget* part) {
    auto* row = new QHBoxLayout(part);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    return row;
}

}  // namespace

AttentionDetail::AttentionDetail(AttentionState* state, QWidget* parent)
    : QWidget(parent),
      m_state(state),
      m_title(new QLabel(this)),
      m_compare(new QComboBox(this)),
      m_first(new MapCanvas(this)),
      m_second(new MapCanvas(this)),
      m_third(new MapCanvas(this)),
      m_thirdKind(new QComboBox(this)),
      m_time(new TimeBar(this)),
      m_wordBox(new QComboBox(this)),
      m_partnerBox(new QComboBox(this)),
      m_measure(new QComboBox(this)),
      m_overlapText(new QLabel(this)),
      m_chartKey(new QLabel(this)),
      m_chart(new OverlapChart(this)),
      m_ranking(new PointerRanking(this)),
      m_maskShown(new QCheckBox(tr("Mask of “%1”").arg(QString()), this)),
      m_threshold(new QSlider(Qt::Horizontal, this)),
      m_maskText(new QLabel(this)),
      m_resample(new QComboBox(this)),
      m_saveMask(new QPushButton(tr("Save…"), this)) {
    build();
    connectParts();
    connectChoices();
    onPictures();
}

void AttentionDetail::build() {
    auto* body = new QWidget;
    auto* layout = new QVBoxLayout(body);
    layout->setContentsMargins(14, 8, 14, 10);
    layout->setSpacing(8);
    layout->addWidget(buildHead());
    layout->addWidget(buildPictures());
    layout->addWidget(m_time);
    layout->addWidget(buildMask());
    layout->addWidget(buildOverlap());
    layout->addWidget(m_ranking);
    layout->addStretch(1);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(new PanelScroll(body, this));
    m_first->setHint(tr("Waiting for its first step"));
    m_second->setHint(tr("Waiting for its first step"));
    m_third->setHint(tr("No map was kept here."));
}

QWidget* AttentionDetail::buildHead() {
    m_title->setProperty("role", QStringLiteral("strong"));
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    keepNarrow(m_compare, 14);
    m_compare->setAccessibleName(tr("Compare with"));
    m_compare->setToolTip(
        tr("A second picture of this run under the same slider, with the difference of the maps"));
    auto* part = new QWidget(this);
    auto* row = rowIn(part);
    row->addWidget(m_title, 1);
    row->addWidget(m_compare);
    return part;
}

QWidget* AttentionDetail::buildPictures() {
    keepNarrow(m_thirdKind, 8);
    m_thirdKind->setAccessibleName(tr("What the last picture shows"));
    m_thirdKind->setToolTip(
        tr("Both words: where each reaches the mask's threshold, and where both do.\n"
           "Shared: the product of the two maps over their sum, whose peak is the Separate term.\n"
           "Difference: the first picture's map of the word less the second's."));
    auto* part = new QWidget(this);
    auto* row = rowIn(part);
    row->setSpacing(8);
    for (MapCanvas* canvas : {m_first, m_second, m_third}) row->addWidget(canvas, 1);
    return part;
}

QWidget* AttentionDetail::buildOverlap() {
    m_measure->addItem(tr("Separate term"), static_cast<int>(OverlapMeasure::Separate));
    m_measure->addItem(tr("Shared area (IoU)"), static_cast<int>(OverlapMeasure::Iou));
    m_measure->addItem(tr("Cosine"), static_cast<int>(OverlapMeasure::Cosine));
    m_measure->setToolTip(
        tr("How overlap is measured.\nSeparate term: the largest product over sum of the maps "
           "(Separate-and-Enhance).\nShared area: where both exceed half of their maximum.\n"
           "Cosine: of the maps as vectors."));
    m_measure->setAccessibleName(tr("Measure of overlap"));
    m_wordBox->setAccessibleName(tr("Word"));
    m_wordBox->setToolTip(tr("The word whose map is shown"));
    m_partnerBox->setAccessibleName(tr("Second word"));
    m_partnerBox->setToolTip(tr("The word that it is held against"));
    for (QComboBox* box : {m_wordBox, m_partnerBox, m_measure}) keepNarrow(box, 7);
    m_overlapText->setFont(monospaceFont());
    m_overlapText->setWordWrap(true);
    m_overlapText->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_chartKey->setProperty("role", QStringLiteral("hint"));
    m_chartKey->setWordWrap(true);
    auto* part = new QWidget(this);
    auto* layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    auto* words = new QHBoxLayout;
    words->setSpacing(6);
    words->addWidget(m_wordBox, 2);
    words->addWidget(sectionLabel(tr("and"), part));
    words->addWidget(m_partnerBox, 2);
    words->addWidget(m_measure, 3);
    words->addWidget(m_thirdKind, 2);
    layout->addLayout(words);
    layout->addWidget(m_overlapText);
    layout->addWidget(m_chart);
    layout->addWidget(m_chartKey);
    return part;
}

QWidget* AttentionDetail::buildMask() {
    m_threshold->setRange(1, 99);
    m_threshold->setFixedWidth(80);
    m_threshold->setAccessibleName(tr("Threshold of the mask"));
    m_threshold->setToolTip(
        tr("The share of the map's maximum that counts as “here” (DAAM's threshold)"));
    m_maskShown->setToolTip(tr("Outlines where the word's map reaches the threshold"));
    m_maskText->setFont(monospaceFont(-1));
    m_maskText->setProperty("role", QStringLiteral("dim"));
    m_maskText->setMinimumWidth(QFontMetrics(m_maskText->font())
                                    .horizontalAdvance(tr("%1 % · covers %2 %").arg(99).arg(99.9)));
    m_resample->addItem(tr("Smooth"), static_cast<int>(Resample::Bilinear));
    m_resample->addItem(tr("Blocks"), static_cast<int>(Resample::Nearest));
    m_resample->setAccessibleName(tr("Edge of the mask"));
    m_resample->setToolTip(
        tr("Smooth: the map is enlarged bilinearly and cut then.\nBlocks: the grid's own positions "
           "(nearest)."));
    keepNarrow(m_resample, 4);
    m_saveMask->setAccessibleName(tr("Save mask"));
    m_saveMask->setToolTip(tr("Saves the mask as a PNG of the picture's size: white inside"));
    auto* part = new QWidget(this);
    auto* row = rowIn(part);
    row->addWidget(m_maskShown);
    row->addWidget(m_threshold);
    row->addWidget(m_maskText, 1);
    row->addWidget(m_resample);
    row->addWidget(m_saveMask);
    return part;
}

}  // namespace seedbed
