// SPDX-License-Identifier: Apache-2.0
// For the window: one centre tab "Matrix". setBase() with PromptPanel::request() whenever that
// changes; gridRequested() goes to ExploreSession::submitGrid, which this page hears of itself;
// baseOpened() goes to PromptPanel::fill; cellActivated() opens a picture wherever the window shows
// one.
#pragma once

#include "core/engine/request.h"
#include "core/library/picture_row.h"

#include <QWidget>

class QSettings;
class QSplitter;

namespace seedbed {

class ExploreSession;
class GridPlanPanel;
class GridResultView;

// Grids of settings: what to make on the left, what came of it on the right.
class GridPage : public QWidget {
    Q_OBJECT
 public:
    // The session outlives the page.
    explicit GridPage(ExploreSession* session, QWidget* parent = nullptr);

    void setBase(const GenerateRequest& base);
    GridPlanPanel* plan() const { return m_plan; }
    GridResultView* result() const { return m_result; }
    void restore(const QSettings& settings);  // axes and layout
    void save(QSettings& settings) const;

 Q_SIGNALS:
    void gridRequested(const seedbed::GridRequest& request);
    // A grid was opened from a file: these are its settings.
    void baseOpened(const seedbed::GenerateRequest& base);
    // A cell was opened (double click, Enter), or became the current one. picture: its id in the
    // library, 0 = in none.
    void cellActivated(const seedbed::GenerateRequest& request, seedbed::PictureId picture);
    void cellChosen(const seedbed::GenerateRequest& request, seedbed::PictureId picture);

 private:
    QSplitter* m_splitter;
    GridPlanPanel* m_plan;
    GridResultView* m_result;
};

}  // namespace seedbed
