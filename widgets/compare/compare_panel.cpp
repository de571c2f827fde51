// SPDX-License-Identifier: Apache-2.0
// What the Compare tab shows when; its parts are put together in compare_layout.cpp, its keys and
// commands are in compare_actions.cpp.
#include "widgets/compare/compare_panel.h"

#include "widgets/compare/compare_bar.h"
#include "widgets/compare/compare_details.h"
#include "widgets/compare/compare_stage.h"

#include <QSettings>

namespace seedbed {

ComparePanel::ComparePanel(RunStore* store,
                           WatchedWords* words,
                           JudgementSource* judgements,
                           QWidget* parent)
    : QWidget(parent),
      m_sides(new CompareSides(store, judgements, this)),
      m_stage(new CompareStage(m_sides, words, this)),
      m_bar(new CompareBar(m_sides, m_stage->flicker(), this)),
      m_time(new TimeBar(this)),
      m_chips(new WordChips(words, this)),
      m_details(new CompareDetails(m_sides, words, this)),
      m_split(new QSplitter(Qt::Horizontal, this)),
      m_pages(new QStackedWidget(this)) {
    build();
    buildActions();
    connectParts();
    for (QWidget* child : findChildren<QWidget*>())
        if (child->focusPolicy() != Qt::NoFocus) child->installEventFilter(this);
    refresh();
}

ComparePanel::~ComparePanel() = default;

void ComparePanel::setSides(std::vector<CompareSide> sides) {
    const auto given = sides.size();
    m_stage->setFocusedSide(0);
    if (!m_sides->set(std::move(sides)))
        Q_EMIT said(tr("Compares the first %1 of %2 pictures: more than four do not fit.")
                        .arg(kMostSides)
                        .arg(given));
    if (m_time->steps() > 0) m_time->setPosition(m_time->steps());
}

void ComparePanel::addSide(CompareSide side) {
    m_sides->add(std::move(side));
}

const std::vector<CompareSide>& ComparePanel::sides() const {
    return m_sides->all();
}

void ComparePanel::cellsChanged(const std::vector<CellId>& cells) {
    if (m_sides->concerns(cells) && !m_refreshTimer.isActive()) m_refreshTimer.start();
}

bool ComparePanel::showsEmptyPage() const {
    return m_sides->count() == 0;
}

int ComparePanel::focusedSide() const {
    return m_stage->focusedSide();
}

void ComparePanel::focusSide(int side) {
    m_stage->setFocusedSide(side);
}

std::vector<PictureId> ComparePanel::selectedPictures() const {
    const int side = focusedSide();
    if (side < 0) return {};
    const PictureId picture = m_sides->all()[static_cast<std::size_t>(side)].picture;
    return picture == 0 ? std::vector<PictureId>() : std::vector<PictureId>{picture};
}

CompareMode ComparePanel::mode() const {
    return m_bar->mode();
}

void ComparePanel::setMode(CompareMode mode) {
    if (m_sides->count() >= 2) m_bar->setMode(mode);
}

void ComparePanel::refresh() {
    m_pages->setCurrentIndex(showsEmptyPage() ? 0 : 1);
    const bool time = m_sides->steps() > 0;
    m_time->setRange(m_sides->steps(), m_sides->arrived(), m_sides->final() && time);
    m_timePart->setVisible(time);
    m_chips->setPrompt(m_sides->allWords());
    m_stage->setPosition(m_time->position());
    m_details->refresh();
    m_details->setPosition(m_time->position());
    m_bar->setScale(m_stage->scale());
}

void ComparePanel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    placeDetails();
}

void ComparePanel::restore(const QSettings& settings) {
    m_bar->restore(settings);
    m_details->allBox()->setChecked(settings.value(QStringLiteral("compare/all"), false).toBool());
}

void ComparePanel::save(QSettings& settings) const {
    m_bar->save(settings);
    settings.setValue(QStringLiteral("compare/all"), m_details->allBox()->isChecked());
}

}  // namespace seedbed
