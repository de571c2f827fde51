// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/attention/multiples_view.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QToolButton>
#include <QWidget>

namespace seedbed {

// The left side of the Attention tab: the table of small pictures, what its columns are and how it
// is drawn; and, where maps are missing, what it takes to get them.
class MultiplesPane : public QWidget {
    Q_OBJECT
 public:
    MultiplesPane(AttentionState* state, QWidget* parent = nullptr);

    MultiplesView* view() const { return m_view; }
    QComboBox* columnsBox() const { return m_columns; }
    QComboBox* layerBox() const { return m_layer; }
    QComboBox* headBox() const { return m_head; }
    QComboBox* scaleBox() const { return m_scale; }
    QComboBox* mapBox() const { return m_map; }
    QCheckBox* specialBox() const { return m_special; }
    QCheckBox* everyStepBox() const { return m_everyStep; }
    QCheckBox* watchedBox() const { return m_watched; }
    QPushButton* captureButton() const { return m_capture; }
    QFrame* notice() const { return m_notice; }
    QLabel* noticeText() const { return m_noticeText; }
    QToolButton* exportButton() const { return m_export; }

 Q_SIGNALS:
    void everythingRequested(seedbed::CellId id);

 private:
    void buildChoices();
    QWidget* placeChoices();
    void buildNotice();
    void connectParts();
    void connectChoices();
    void offerSources();
    void refreshNotice();
    void refreshChoices();

    AttentionState* m_state;
    QComboBox* m_columns;
    QComboBox* m_layer;
    QComboBox* m_head;
    QComboBox* m_scale;
    QComboBox* m_map;
    QSlider* m_opacity;
    QCheckBox* m_special;
    QCheckBox* m_everyStep;
    QCheckBox* m_watched;
    QToolButton* m_export;
    QFrame* m_notice;
    QLabel* m_noticeText;
    QPushButton* m_capture;
    MultiplesView* m_view;
    CellId m_asked;  // for which the capture was asked for already
};

}  // namespace seedbed
