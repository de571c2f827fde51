// SPDX-License-Identifier: Apache-2.0
#include "widgets/attention/attention_panel.h"

#include "widgets/attention/attention_detail.h"
#include "widgets/attention/attention_empty.h"
#include "widgets/attention/attention_exports.h"
#include "widgets/attention/attention_state.h"
#include "widgets/attention/multiples_pane.h"

#include <QMenu>
#include <QSettings>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace seedbed {

namespace {

constexpr int kRefresh = 66;  // ms between repaints for arriving steps

}  // namespace

AttentionPanel::AttentionPanel(RunStore* store, WatchedWords* words, QWidget* parent)
    : QWidget(parent),
      m_store(store),
      m_state(new AttentionState(store, words, this)),
      m_multiples(new MultiplesPane(m_state, this)),
      m_detail(new AttentionDetail(m_state, this)),
      m_empty(new AttentionEmpty(this)),
      m_exports(new AttentionExports(m_state, m_multiples->view(), this)),
      m_split(new QSplitter(Qt::Horizontal, this)),
      m_pages(new QStackedWidget(this)) {
    m_split->addWidget(m_multiples);
    m_split->addWidget(m_detail);
    m_split->setStretchFactor(0, 5);
    m_split->setStretchFactor(1, 3);
    m_split->setChildrenCollapsible(false);
    m_split->setSizes({1000, 600});
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_split);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    auto* menu = new QMenu(this);
    m_exports->fill(menu);
    m_multiples->exportButton()->setMenu(menu);
    m_refreshTimer.setSingleShot(true);
    m_refreshTimer.setInterval(kRefresh);
    connectParts();
    updatePage();
}

void AttentionPanel::connectParts() {
    connect(&m_refreshTimer, &QTimer::timeout, m_state, &AttentionState::refresh);
    connect(m_state, &AttentionState::picturesChanged, this, &AttentionPanel::updatePage);
    connect(m_multiples,
            &MultiplesPane::everythingRequested,
            this,
            &AttentionPanel::everythingRequested);
    connect(m_empty->button(), &QPushButton::clicked, this, &AttentionPanel::exploreRequested);
    connect(m_detail, &AttentionDetail::masksRequested, this, &AttentionPanel::exportMasks);
    connect(m_exports, &AttentionExports::said, this, &AttentionPanel::said);
}

void AttentionPanel::showCell(CellId id) {
    m_state->setCell(id);
}

CellId AttentionPanel::cell() const {
    return m_state->cell();
}

void AttentionPanel::compareWith(std::optional<CellId> id) {
    m_state->setCompared(id);
}

std::optional<CellId> AttentionPanel::comparedCell() const {
    return m_state->compared();
}

void AttentionPanel::cellsChanged(const std::vector<CellId>& cells) {
    const auto mine = [this](CellId id) {
        const auto compared = m_state->compared();
        return id == m_state->cell() || id == m_store->detailOf(m_state->cell()) ||
               (compared && (id == *compared || id == m_store->detailOf(*compared)));
    };
    if (std::any_of(cells.begin(), cells.end(), mine) && !m_refreshTimer.isActive())
        m_refreshTimer.start();
}

TimeBar* AttentionPanel::timeBar() const {
    return m_detail->timeBar();
}

bool AttentionPanel::showsEmptyPage() const {
    return m_pages->currentWidget() == m_empty;
}

void AttentionPanel::updatePage() {
    m_pages->setCurrentWidget(m_state->first().known() ? static_cast<QWidget*>(m_split) : m_empty);
}

void AttentionPanel::exportFigure() {
    m_exports->askFigure(2);
}

void AttentionPanel::exportMaps() {
    m_exports->askMaps();
}

void AttentionPanel::exportNumbers() {
    m_exports->askNumbers();
}

void AttentionPanel::exportMasks() {
    m_exports->askMasks(false);
}

void AttentionPanel::restore(const QSettings& settings) {
    const auto value = [&settings](const char* key, const QVariant& fallback) {
        return settings.value(QLatin1String("attention/") + QLatin1String(key), fallback);
    };
    AttentionLooks looks = m_state->looks();
    looks.map =
        static_cast<ColorMap>(std::clamp(value("map", static_cast<int>(looks.map)).toInt(), 0, 3));
    looks.opacity = std::clamp(value("opacity", looks.opacity).toDouble(), 0.0, 1.0);
    looks.commonScale = value("commonScale", looks.commonScale).toBool();
    looks.everyStep = value("everyStep", looks.everyStep).toBool();
    looks.watchedOnly = value("watchedOnly", looks.watchedOnly).toBool();
    m_state->setLooks(looks);
    AttentionCut cut = m_state->cut();
    cut.shown = value("mask", cut.shown).toBool();
    cut.threshold = std::clamp(value("threshold", cut.threshold).toDouble(), 0.01, 0.99);
    cut.resample = value("blocks", false).toBool() ? Resample::Nearest : Resample::Bilinear;
    m_state->setCut(cut);
    m_state->setMeasure(static_cast<OverlapMeasure>(std::clamp(value("measure", 0).toInt(), 0, 2)));
    m_split->restoreState(value("split", QByteArray()).toByteArray());
}

void AttentionPanel::save(QSettings& settings) const {
    const auto set = [&settings](const char* key, const QVariant& value) {
        settings.setValue(QLatin1String("attention/") + QLatin1String(key), value);
    };
    const AttentionLooks& looks = m_state->looks();
    set("map", static_cast<int>(looks.map));
    set("opacity", looks.opacity);
    set("commonScale", looks.commonScale);
    set("everyStep", looks.everyStep);
    set("watchedOnly", looks.watchedOnly);
    set("mask", m_state->cut().shown);
    set("threshold", m_state->cut().threshold);
    set("blocks", m_state->cut().resample == Resample::Nearest);
    set("measure", static_cast<int>(m_state->measure()));
    set("split", m_split->saveState());
}

}  // namespace seedbed
