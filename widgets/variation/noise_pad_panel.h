// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/event.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include <array>
#include <optional>
#include <vector>

class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace seedbed {

class ExploreSession;
class NoisePadWidget;

// Between four seeds: a pad, and the picture at its point, rendered while one drags. A move asks
// for few steps and stops what the move before asked for; letting go asks for all of them.
class NoisePadPanel : public QWidget {
    Q_OBJECT
 public:
    // The session outlives the panel.
    explicit NoisePadPanel(ExploreSession* session, QWidget* parent = nullptr);

    // One seed, the left corner above; the three others are drawn anew.
    void setSource(const GenerateRequest& picture);
    // What is rendered at a place, with all steps.
    GenerateRequest requestAt(QPointF place) const;

    NoisePadWidget* pad() const { return m_pad; }
    QLabel* picture() const { return m_picture; }
    QLineEdit* seedField(int corner) const { return m_seeds[static_cast<std::size_t>(corner)]; }
    QSpinBox* divisions() const { return m_divisions; }
    QPushButton* renderButton() const { return m_render; }
    QPushButton* drawButton() const { return m_draw; }
    std::optional<JobId> liveJob() const { return m_live; }

 Q_SIGNALS:
    void generateRequested(const seedbed::GenerateRequest& request);

 protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

 private:
    void build();
    QWidget* buildSeeds();
    void connectParts();
    void drawSeeds();
    void takeSeeds();
    void pointMoved(QPointF place);
    void pointReleased(QPointF place);
    void render(bool full);
    void renderCorners();
    void stop(std::optional<JobId>& job);
    void onSteps(const std::vector<StepReady>& events);
    void onImages(const std::vector<ImageReady>& events);
    void onEnded(JobId job, const QString& error);
    void showPicture(const QImage& image);
    void rescale();
    void showPlace();
    void renderAll();
    NoiseRecipe recipeAt(QPointF place) const;
    bool ready() const { return !m_source.seeds.empty() && m_error.isEmpty(); }

    ExploreSession* m_session;
    GenerateRequest m_source;
    std::array<Seed, 4> m_corners{};
    QString m_error;

    QLabel* m_picture;
    NoisePadWidget* m_pad;
    QDoubleSpinBox* m_across;
    QDoubleSpinBox* m_down;
    std::array<QLineEdit*, 4> m_seeds;
    QPushButton* m_draw;
    QSpinBox* m_divisions;
    QPushButton* m_render;
    QLabel* m_message;

    QImage m_shown;
    QTimer m_coalesce;  // of moves
    std::optional<JobId> m_live;
    std::optional<JobId> m_cornerJob;
    bool m_stale = true;  // the corners' pictures belong to other seeds
};

}  // namespace seedbed
