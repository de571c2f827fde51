// SPDX-License-Identifier: Apache-2.0
#include "widgets/variation/grid_forecast.h"

#include "core/base/error.h"
#include "core/engine/grid_plan.h"
#include "core/engine/recipe_key.h"
#include "core/library/library.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

#include <filesystem>

namespace seedbed {

struct GridForecast::Question {
    GridRequest request;
    SpeedEstimate speed;
    ModelInfoPtr model;
};

namespace {

constexpr int kDelay = 150;  // ms after the last key

// A library that is not there yet holds nothing, and is not made by looking.
std::optional<Library> libraryOf(const GridRequest& request) {
    const std::filesystem::path folder = request.base.library;
    if (folder.empty() || !request.skip_existing ||
        !std::filesystem::exists(folder / "library.sqlite"))
        return std::nullopt;
    return Library(folder);
}

bool exists(const std::optional<Library>& library,
            const GenerateRequest& cell,
            const ModelInfoPtr& model) {
    if (!library || !model || cell.model != model->id) return false;
    return library
        ->find_recipe(recipe_key(cell, 0, model->hash, model->native_width, model->native_height))
        .has_value();
}

GenerateRequest sized(GenerateRequest cell, const ModelInfoPtr& model) {
    if (cell.width == 0 && model) cell.width = model->native_width;
    if (cell.height == 0 && model) cell.height = model->native_height;
    return cell;
}

GridCost count(const GridRequest& request, const SpeedEstimate& speed, const ModelInfoPtr& model) {
    const GridPlan plan(request);
    const GridSchedule schedule = schedule_cells(plan);
    const auto library = libraryOf(request);
    GridCost cost;
    cost.cells = plan.count();
    cost.skipped = schedule.skipped;
    cost.problems = static_cast<int>(schedule.problems.size());
    if (cost.problems > 0) {
        const auto& problem = schedule.problems.front();
        cost.firstProblem =
            QString::fromStdString(plan.label(problem.cell) + ": " + problem.detail);
    }
    double seconds = 0;
    bool known = true;
    for (const auto& group : schedule.groups)
        for (const int index : group) {
            const auto cell = sized(plan.cell(index).request, model);
            if (exists(library, cell, model)) {
                ++cost.existing;
                continue;
            }
            ++cost.toMake;
            const auto each = speed.seconds(cell);
            known = known && each.has_value();
            seconds += each.value_or(0);
        }
    if (known) cost.seconds = seconds;
    return cost;
}

}  // namespace

GridCost costOf(const GridRequest& request, const SpeedEstimate& speed, const ModelInfoPtr& model) {
    try {
        return count(request, speed, model);
    } catch (const Error& error) {
        GridCost cost;
        cost.error = QString::fromUtf8(error.what());
        return cost;
    }
}

GridForecast::GridForecast(QObject* parent) : QObject(parent) {
    m_delay.setSingleShot(true);
    m_delay.setInterval(kDelay);
    connect(&m_delay, &QTimer::timeout, this, &GridForecast::start);
}

GridForecast::~GridForecast() = default;

void GridForecast::ask(const GridRequest& request,
                       const SpeedEstimate& speed,
                       const ModelInfoPtr& model) {
    m_question = std::make_shared<Question>(Question{request, speed, model});
    ++m_number;
    m_delay.start();
}

void GridForecast::forget() {
    ++m_number;
    m_delay.stop();
}

void GridForecast::start() {
    QThreadPool::globalInstance()->start(
        [self = QPointer(this), question = m_question, number = m_number] {
            const GridCost cost = costOf(question->request, question->speed, question->model);
            // The forecast may be gone: the application's thread finds out.
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [self, number, cost] {
                    if (self) self->answer(number, cost);
                },
                Qt::QueuedConnection);
        });
}

void GridForecast::answer(int number, const GridCost& cost) {
    if (number == m_number) Q_EMIT ready(cost);
}

}  // namespace seedbed
