// SPDX-License-Identifier: Apache-2.0
#include "widgets/speed_estimate.h"

#include <QSettings>

namespace seedbed {

namespace {

double unitsPerStep(const GenerateRequest& request) {
    const double area = static_cast<double>(request.width) * request.height / (64.0 * 64.0);
    return area * (request.guidance == 1.0 ? 1 : 2);
}

}  // namespace

QString SpeedEstimate::key() const {
    return QStringLiteral("speed/") + m_model;
}

void SpeedEstimate::setModel(const ModelInfo& model, const QSettings& settings) {
    m_model = QString::fromStdString(model.hash + "-" + model.device);
    m_secondsPerUnit = settings.value(key(), 0.0).toDouble();
}

void SpeedEstimate::learn(const GenerateRequest& request, const Progress& progress) {
    const double units = unitsPerStep(request) * progress.done;
    if (units <= 0 || progress.seconds_elapsed <= 0) return;
    m_secondsPerUnit = progress.seconds_elapsed / units;
}

std::optional<double> SpeedEstimate::seconds(const GenerateRequest& request) const {
    if (m_secondsPerUnit <= 0) return std::nullopt;
    return m_secondsPerUnit * unitsPerStep(request) * model_calls(request.sampler, request.steps) *
           static_cast<double>(request.seeds.size());
}

void SpeedEstimate::save(QSettings& settings) const {
    if (m_secondsPerUnit > 0 && !m_model.isEmpty()) settings.setValue(key(), m_secondsPerUnit);
}

}  // namespace seedbed
