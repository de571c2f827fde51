// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/engine_client.h"
#include "widgets/picture_canvas.h"
#include "widgets/reproduce/reproduce_model.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTableView>
#include <QWidget>

#include <array>
#include <optional>

namespace seedbed {

// A picture from elsewhere beside what this machine makes of its settings: original, re-rendered
// and their difference, which zoom as one, over the list of what was tried. A row shows its own
// picture; while nobody chose one, the nearest is shown.
class ReproducePanel : public QWidget {
    Q_OBJECT
 public:
    explicit ReproducePanel(EngineClient* client, QWidget* parent = nullptr);

    // Begins with a picture; one that is at work is stopped.
    void start(const ReproduceRequest& request);
    void stop();
    bool running() const { return m_job && !m_ended; }

    ReproduceModel* model() const { return m_model; }
    QTableView* list() const { return m_list; }
    PictureCanvas* canvas(int which) const { return m_canvases.at(which); }  // 0, 1, 2 from left
    QLabel* sentence() const { return m_sentence; }
    QProgressBar* progressBar() const { return m_progress; }
    QPushButton* useButton() const { return m_use; }
    QPushButton* stopButton() const { return m_stop; }
    QPushButton* allButton() const { return m_all; }

 Q_SIGNALS:
    // The settings of the row that is shown.
    void settingsChosen(const seedbed::GenerateRequest& request);

 private:
    QWidget* buildPictures();
    QWidget* buildButtons();
    void setUpList();
    void connectEngine();
    void connectParts();
    void onPlanned(const ReproducePlanned& event);
    void onTried(const ReproduceTried& event);
    void onEnd(const QString& sentence, const QString& role);
    void showRow(int row);
    void updateButtons();

    EngineClient* m_client;
    ReproduceModel* m_model;
    QTableView* m_list;
    std::array<PictureCanvas*, 3> m_canvases;
    QLabel* m_title;
    QLabel* m_sentence;
    QLabel* m_remarks;
    QProgressBar* m_progress;
    QPushButton* m_use;
    QPushButton* m_all;
    QPushButton* m_stop;
    ReproduceRequest m_request;
    std::optional<JobId> m_job;
    bool m_ended = false;
    bool m_chosen = false;  // a row was chosen by hand
    bool m_selecting = false;
};

}  // namespace seedbed
