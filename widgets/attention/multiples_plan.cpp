// SPDX-License-Identifier: Apache-2.0
#include "widgets/attention/multiples_plan.h"

#include "widgets/run_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace seedbed {

namespace {

QString stepLabel(int step) {
    return QCoreApplication::translate("seedbed::MultiplesPlan", "step %1").arg(step + 1);
}

void addSteps(MultiplesPlan& plan, const AttentionState& state, int mostSteps) {
    const PictureMaps picture = state.first();
    const int arrived = picture.arrived();
    const int count = state.looks().everyStep ? arrived : std::min(arrived, mostSteps);
    const int shown = std::clamp(state.place().position, 0, std::max(0, arrived - 1));
    for (const int step : spread(arrived, count)) {
        plan.columns.push_back({stepLabel(step), QString(), step, state.place().source});
        const auto last = static_cast<int>(plan.columns.size()) - 1;
        if (plan.current < 0 ||
            std::abs(step - shown) <
                std::abs(plan.columns[static_cast<std::size_t>(plan.current)].position - shown))
            plan.current = last;
    }
    // The column beside the slider goes with it; the first and the last step stay.
    const auto last = static_cast<int>(plan.columns.size()) - 1;
    if (plan.current <= 0 || plan.current >= last) return;
    MultiplesColumn& current = plan.columns[static_cast<std::size_t>(plan.current)];
    current.position = shown;
    current.label = stepLabel(shown);
}

void addLayers(MultiplesPlan& plan, const AttentionState& state) {
    const PictureMaps picture = state.first();
    const int position = state.place().position;
    const StoredRun* run = picture.run();
    const bool known = run && run->model;
    plan.columns.push_back({known
                                ? averageName(*run->model, run->request)
                                : QCoreApplication::translate("seedbed::MultiplesPlan", "Average"),
                            known ? averageText(*run->model, run->request) : QString(),
                            position,
                            {}});
    for (int layer = 0; layer < picture.layerCount(); ++layer)
        plan.columns.push_back(
            {layerName(*picture.run()->model, layer, picture.run()->request),
             QString::fromStdString(
                 picture.run()->model->layers[static_cast<std::size_t>(layer)].name),
             position,
             {layer, -1}});
    plan.current = state.place().source.layer + 1;
}

void addHeads(MultiplesPlan& plan, const AttentionState& state) {
    const PictureMaps picture = state.first();
    const int layer = state.place().source.layer;
    const int position = state.place().position;
    plan.columns.push_back(
        {QCoreApplication::translate("seedbed::MultiplesPlan", "all heads"),
         QCoreApplication::translate("seedbed::MultiplesPlan", "The mean over this layer's heads"),
         position,
         {layer, -1}});
    for (int head = 0; head < picture.headCount(layer); ++head)
        plan.columns.push_back(
            {QCoreApplication::translate("seedbed::MultiplesPlan", "head %1").arg(head + 1),
             QString(),
             position,
             {layer, head}});
    plan.current = state.place().source.head + 1;
}

}  // namespace

std::vector<int> spread(int total, int count) {
    std::vector<int> chosen;
    if (total <= 0 || count <= 0) return chosen;
    if (count == 1) return {total - 1};
    count = std::min(count, total);
    for (int i = 0; i < count; ++i)
        chosen.push_back(static_cast<int>(
            std::lround(static_cast<double>(i) * (total - 1) / std::max(1, count - 1))));
    return chosen;
}

MultiplesPlan planOf(const AttentionState& state, int mostSteps) {
    MultiplesPlan plan;
    plan.rows = state.rows();
    if (!state.first().known()) return plan;
    switch (state.place().columns) {
        case ColumnKind::Steps:
            addSteps(plan, state, mostSteps);
            break;
        case ColumnKind::Layers:
            addLayers(plan, state);
            break;
        case ColumnKind::Heads:
            addHeads(plan, state);
            break;
    }
    return plan;
}

QString rowLabel(const WatchedWord& word) {
    const QString again =
        word.occurrence > 0 ? QStringLiteral(" #%1").arg(word.occurrence + 1) : QString();
    return word.text + again;
}

}  // namespace seedbed
