// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/request.h"

#include <QWidget>

#include <functional>
#include <optional>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSlider;
class QSpinBox;

namespace seedbed {

// Around a seed: how far, how many, and from where on the way already gone.
class SeedVariationForm : public QWidget {
    Q_OBJECT
 public:
    explicit SeedVariationForm(QWidget* parent = nullptr);

    // The picture that is varied: one seed, at most one recipe; its chain is where the way begins.
    void setSource(const GenerateRequest& picture);
    // Where the seeds of variations come from; random ones if it is not set.
    void setDraw(std::function<Seed()> draw) { m_drawSeed = std::move(draw); }
    // The run that the button asks for; nothing while a field cannot be read. Draws seeds.
    std::optional<GenerateRequest> request();

    QSlider* strengthSlider() const { return m_slider; }
    QDoubleSpinBox* strength() const { return m_strength; }
    QSpinBox* count() const { return m_count; }
    QLineEdit* chain() const { return m_chain; }
    QComboBox* form() const { return m_form; }
    QLabel* message() const { return m_message; }
    QPushButton* varyButton() const { return m_vary; }

 Q_SIGNALS:
    void generateRequested(const seedbed::GenerateRequest& request);

 private:
    void setUpFields();
    void build();
    void connectParts();
    void check();

    GenerateRequest m_source;
    std::function<Seed()> m_drawSeed;
    std::vector<NoiseMix> m_mixes;
    bool m_readable = true;

    QSlider* m_slider;
    QDoubleSpinBox* m_strength;
    QSpinBox* m_count;
    QLineEdit* m_chain;
    QComboBox* m_form;
    QLabel* m_message;
    QPushButton* m_vary;
};

}  // namespace seedbed
