// SPDX-License-Identifier: Apache-2.0
#include "widgets/variation/grid_page.h"

#include "widgets/variation/grid_plan_panel.h"
#include "widgets/variation/grid_result_view.h"

#include <QSettings>
#include <QSplitter>
#include <QVBoxLayout>

namespace seedbed {

GridPage::GridPage(ExploreSession* session, QWidget* parent)
    : QWidget(parent),
      m_splitter(new QSplitter(this)),
      m_plan(new GridPlanPanel(session)),
      m_result(new GridResultView(session)) {
    m_splitter->addWidget(m_plan);
    m_splitter->addWidget(m_result);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({320, 900});
    m_splitter->setChildrenCollapsible(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);
    connect(m_plan, &GridPlanPanel::gridRequested, this, &GridPage::gridRequested);
    connect(m_plan, &GridPlanPanel::baseOpened, this, &GridPage::baseOpened);
    connect(m_result, &GridResultView::presetRequested, m_plan, &GridPlanPanel::useSeedByPrompt);
    connect(m_result, &GridResultView::cellActivated, this, &GridPage::cellActivated);
    connect(m_result, &GridResultView::cellChosen, this, &GridPage::cellChosen);
}

void GridPage::setBase(const GenerateRequest& base) {
    m_plan->setBase(base);
}

void GridPage::restore(const QSettings& settings) {
    m_plan->restore(settings);
    m_splitter->restoreState(settings.value(QStringLiteral("matrix/splitter")).toByteArray());
}

void GridPage::save(QSettings& settings) const {
    m_plan->save(settings);
    settings.setValue(QStringLiteral("matrix/splitter"), m_splitter->saveState());
}

}  // namespace seedbed
