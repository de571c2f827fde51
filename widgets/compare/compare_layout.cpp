// SPDX-License-Identifier: Apache-2.0
// How the Compare tab's parts stand and hang together.
#include "widgets/compare/compare_bar.h"
#include "widgets/compare/compare_details.h"
#include "widgets/compare/compare_empty.h"
#include "widgets/compare/compare_panel.h"
#include "widgets/compare/compare_stage.h"

#include <QMenu>
#include <QVBoxLayout>

namespace seedbed {

namespace {

constexpr int kWide = 1150;  // from here on the details stand on the right
constexpr int kDetails = 370;
constexpr int kChips = 400;

}  // namespace

void ComparePanel::build() {
    m_split->addWidget(buildWork());
    m_split->addWidget(m_details);
    m_split->setStretchFactor(0, 1);
    m_split->setStretchFactor(1, 0);
    m_split->setChildrenCollapsible(true);
    m_split->setCollapsible(0, false);
    m_split->setHandleWidth(1);
    m_pages->addWidget(new CompareEmpty(this));
    m_pages->addWidget(m_split);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    m_refreshTimer.setSingleShot(true);
    m_refreshTimer.setInterval(66);
}

QWidget* ComparePanel::buildWork() {
    auto* work = new QWidget(this);
    m_timePart = new QWidget(work);
    auto* time = new QVBoxLayout(m_timePart);
    time->setContentsMargins(0, 0, 0, 0);
    time->setSpacing(6);
    time->addWidget(m_time);
    auto* words = new QHBoxLayout;
    words->setSpacing(12);
    // Without these a layout reckons with one chip a line.
    m_chips->setMinimumWidth(kChips);
    m_chips->setMinimumHeight(m_chips->fontMetrics().height() + 8);
    words->addWidget(m_chips, 1);
    words->addWidget(m_bar->overlayPart(), 0, Qt::AlignTop);
    time->addLayout(words);
    auto* layout = new QVBoxLayout(work);
    layout->setContentsMargins(12, 10, 12, 10);
    layout->setSpacing(8);
    layout->addWidget(m_bar);
    layout->addWidget(m_stage, 1);
    layout->addWidget(m_timePart);
    auto* menu = new QMenu(m_bar->exportButton());
    m_bar->exportButton()->setMenu(menu);
    return work;
}

void ComparePanel::connectParts() {
    connectBar();
    connect(m_sides, &CompareSides::sidesChanged, this, [this] {
        refresh();
        Q_EMIT sidesChanged();
    });
    connect(m_sides, &CompareSides::pictureArrived, this, &ComparePanel::refresh);
    connect(m_sides, &CompareSides::judgementsChanged, m_stage, &CompareStage::refresh);
    connect(m_sides, &CompareSides::loadFailed, this, &ComparePanel::said);
    connect(&m_refreshTimer, &QTimer::timeout, this, &ComparePanel::refresh);
    connect(m_stage, &CompareStage::closeRequested, m_sides, &CompareSides::remove);
    connect(m_stage, &CompareStage::focusChanged, this, [this](int side) {
        m_bar->setScale(m_stage->scale());
        Q_EMIT focusChanged(side);
    });
    connect(
        m_stage, &CompareStage::viewChanged, this, [this] { m_bar->setScale(m_stage->scale()); });
    connect(m_stage, &CompareStage::differenceReady, this, [this] {
        m_bar->setScale(m_stage->scale());
    });
    connect(m_time, &TimeBar::moved, this, [this](int position) {
        m_stage->setPosition(position);
        m_details->setPosition(position);
        m_bar->setScale(m_stage->scale());
    });
    connect(m_details, &CompareDetails::stepPicked, m_time, &TimeBar::setPosition);
    connect(m_details, &CompareDetails::said, this, &ComparePanel::said);
}

void ComparePanel::connectBar() {
    connect(m_bar, &CompareBar::modeChanged, m_stage, &CompareStage::setMode);
    connect(m_bar, &CompareBar::differenceChanged, this, [this] {
        m_stage->setDifference(m_bar->kind(), m_bar->amount());
    });
    connect(m_bar, &CompareBar::overlayChanged, this, [this] {
        m_stage->setOverlay(m_bar->map(), m_bar->opacity());
    });
    connect(m_bar->fitButton(), &QToolButton::clicked, m_stage, &CompareStage::fit);
    connect(m_bar->wholeButton(), &QToolButton::clicked, m_stage, &CompareStage::toggleWhole);
}

// Beside the pictures where there is room, else below them.
void ComparePanel::placeDetails() {
    const bool wide = width() >= kWide;
    const Qt::Orientation orientation = wide ? Qt::Horizontal : Qt::Vertical;
    if (m_placed && m_split->orientation() == orientation) return;
    m_placed = true;
    m_details->setDirection(wide ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_split->setOrientation(orientation);
    const int room = wide ? width() : height();
    const int details = wide ? kDetails : std::min(220, room / 3);
    m_split->setSizes({room - details, details});
}

}  // namespace seedbed
