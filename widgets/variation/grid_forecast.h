// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/model_info.h"
#include "core/engine/request.h"
#include "widgets/speed_estimate.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <memory>
#include <optional>

namespace seedbed {

// What a grid would come to.
struct GridCost {
    int cells = 0;
    int toMake = 0;
    int existing = 0;  // in the library
    int skipped = 0;
    int problems = 0;
    QString firstProblem;           // one sentence, with the cell
    QString error;                  // of the grid as a whole; then there are no counts
    std::optional<double> seconds;  // of what is to be made; nothing while no speed is known
};

// Looks at every cell of a grid, and for it in the library, on another thread. The newest question
// counts.
class GridForecast : public QObject {
    Q_OBJECT
 public:
    explicit GridForecast(QObject* parent = nullptr);
    ~GridForecast() override;

    // Answered by ready(), a moment after the last call. model: that is loaded, may be null; cells
    // of other models are not looked for.
    void ask(const GridRequest& request, const SpeedEstimate& speed, const ModelInfoPtr& model);
    // No answer comes any more for what was asked.
    void forget();

 Q_SIGNALS:
    void ready(const seedbed::GridCost& cost);

 private:
    struct Question;
    void start();
    void answer(int number, const GridCost& cost);

    QTimer m_delay;
    std::shared_ptr<Question> m_question;
    int m_number = 0;
};

// The same at once. May take a while for many cells.
GridCost costOf(const GridRequest& request, const SpeedEstimate& speed, const ModelInfoPtr& model);

}  // namespace seedbed
