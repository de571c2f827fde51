// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/model_info.h"
#include "core/engine/request.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QSpinBox>
#include <QWidget>

class QGridLayout;
class QSettings;

namespace seedbed {

// How a run is carried out: sampler, schedule, steps, guidance, size, noise, batch.
class RunSettingsForm : public QWidget {
    Q_OBJECT
 public:
    explicit RunSettingsForm(QWidget* parent = nullptr);

    // Writes the form's fields into a request.
    void apply(GenerateRequest& request) const;
    // Shows a request's values.
    void show(const GenerateRequest& request);
    // Takes the model's own sampler, schedule, size, steps and guidance where the user has not
    // chosen otherwise.
    void setModel(const ModelInfo& model);
    NoiseMode noise() const;

    void restore(const QSettings& settings);
    void save(QSettings& settings) const;

    QSpinBox* steps() const { return m_steps; }
    QSpinBox* width() const { return m_width; }
    QSpinBox* height() const { return m_height; }

 Q_SIGNALS:
    void changed();

 private:
    void build();
    void connectFields();
    void offerSchedules();
    void followSampler(const ModelInfo& model);

    QComboBox* m_sampler;
    QComboBox* m_schedule;
    QSpinBox* m_steps;
    QDoubleSpinBox* m_guidance;
    QSpinBox* m_width;
    QSpinBox* m_height;
    QComboBox* m_noise;
    QSpinBox* m_batch;
    // What the last model suggested: a field that still shows it follows the next model.
    Sampler m_ownSampler = Sampler::Ddim;
    Schedule m_ownSchedule = Schedule::Automatic;
    int m_ownSteps = 20;
    double m_ownGuidance = 4.0;
    QSize m_ownSize{128, 128};
};

}  // namespace seedbed
