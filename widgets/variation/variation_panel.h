// SPDX-License-Identifier: Apache-2.0
// For the window: one dock. setSource() for the action "Vary" on a picture, setCandidate() whenever
// another picture becomes the current one; generateRequested() goes to ExploreSession::generate, so
// that variations become cells of the grid.
#pragma once

#include "core/engine/request.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTabWidget;

namespace seedbed {

class ExploreSession;
class NoisePadPanel;
class SeedVariationForm;

// Explores near one picture: many variations around its seed, or the places between four seeds.
class VariationPanel : public QWidget {
    Q_OBJECT
 public:
    // The session outlives the panel.
    explicit VariationPanel(ExploreSession* session, QWidget* parent = nullptr);

    // The picture that is varied: a request with one seed and at most one recipe. Throws LogicError
    // for another number of seeds.
    void setSource(const GenerateRequest& picture);
    const GenerateRequest& source() const { return m_source; }
    // The picture that is looked at; "Keep going from this one" makes it the source. The first one
    // becomes the source at once.
    void setCandidate(const GenerateRequest& picture);

    SeedVariationForm* around() const { return m_around; }
    NoisePadPanel* between() const { return m_between; }
    QPushButton* keepGoingButton() const { return m_keepGoing; }
    QLabel* title() const { return m_title; }

 public Q_SLOTS:
    void showAround();
    void showBetween();

 Q_SIGNALS:
    // One run; its recipes say how its seeds are varied.
    void generateRequested(const seedbed::GenerateRequest& request);

 private:
    void build();

    GenerateRequest m_source;
    GenerateRequest m_candidate;
    QLabel* m_title;
    QPushButton* m_keepGoing;
    QTabWidget* m_tabs;
    SeedVariationForm* m_around;
    NoisePadPanel* m_between;
};

}  // namespace seedbed
