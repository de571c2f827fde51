// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/compare/compare_mode.h"
#include "widgets/compare/compare_sides.h"
#include "widgets/compare/flicker.h"
#include "widgets/compare/picture_difference.h"
#include "widgets/heatmap.h"

#include <QActionGroup>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QStackedWidget>
#include <QToolButton>
#include <QWidget>

#include <vector>

class QHBoxLayout;
class QSettings;

namespace seedbed {

// Above the pictures: how they are compared, which two, how large, and what each way can be told.
class CompareBar : public QWidget {
    Q_OBJECT
 public:
    CompareBar(CompareSides* sides, Flicker* flicker, QWidget* parent = nullptr);

    CompareMode mode() const { return m_mode; }
    void setMode(CompareMode mode);
    DifferenceKind kind() const;
    double amount() const;  // 1, 2, 4, 8 or 16
    ColorMap map() const;
    double opacity() const { return m_opacity->value() / 100.0; }
    // Of the picture that has the keys; 0 shows nothing.
    void setScale(double scale);

    QToolButton* modeButton(CompareMode mode) const {
        return m_modes[static_cast<std::size_t>(mode)];
    }
    QComboBox* firstBox() const { return m_first; }
    QComboBox* secondBox() const { return m_second; }
    QToolButton* swapButton() const { return m_swap; }
    QToolButton* fitButton() const { return m_fit; }
    QToolButton* wholeButton() const { return m_whole; }
    QToolButton* exportButton() const { return m_export; }
    QToolButton* autoButton() const { return m_auto; }
    QDoubleSpinBox* rateBox() const { return m_rate; }
    QComboBox* kindBox() const { return m_kind; }
    QSlider* amountSlider() const { return m_amount; }
    // How words lie over the pictures: whoever shows the words places it beside them.
    QWidget* overlayPart() const { return m_overlay; }
    QLabel* scaleLabel() const { return m_scale; }

    void restore(const QSettings& settings);
    void save(QSettings& settings) const;

 Q_SIGNALS:
    void modeChanged(seedbed::CompareMode mode);
    void differenceChanged();
    void overlayChanged();

 protected:
    void changeEvent(QEvent* event) override;

 private:
    void buildModes(QHBoxLayout* row);
    void buildZoom(QHBoxLayout* row);
    QWidget* buildPair();
    QWidget* buildFlicker();
    QWidget* buildDifference();
    QWidget* buildOverlay();
    void offerSides();
    void updateIcons();

    CompareSides* m_sides;
    Flicker* m_flicker;
    CompareMode m_mode = CompareMode::SideBySide;
    std::vector<QToolButton*> m_modes;
    QLabel* m_scale;
    QToolButton* m_fit;
    QToolButton* m_whole;
    QToolButton* m_export;
    QWidget* m_pair;
    QComboBox* m_first;
    QComboBox* m_second;
    QToolButton* m_swap;
    QStackedWidget* m_options;
    QToolButton* m_auto;
    QDoubleSpinBox* m_rate;
    QComboBox* m_kind;
    QSlider* m_amount;
    QLabel* m_amountLabel;
    QWidget* m_overlay;
    QComboBox* m_map;
    QSlider* m_opacity;
};

}  // namespace seedbed
