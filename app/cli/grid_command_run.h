// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/exit_code.h"
#include "app/cli/reporter.h"
#include "core/engine/engine_interface.h"
#include "core/engine/grid_plan.h"
#include "core/engine/mailbox.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace seedbed {

struct GridOptions {
    GridRequest request;
    bool dry_run = false;
    bool measure = false;    // of --time
    std::string save_path;   // of --save
    std::string sheet_path;  // of --sheet
    int threads = 0;
    ReportOptions report;
};

// A grid from its plan to its end: dry run, or cells as they are made, with Ctrl+C as in a plain
// run. Ends as ExitCode::Partial when cells failed and others were made.
class GridCommandRun {
 public:
    // Throws as GridPlan.
    explicit GridCommandRun(const GridOptions& options);
    ExitCode run();

 private:
    ExitCode dry_run();
    ExitCode make();
    // Runs a request to its terminal event, which it returns; the others go to `handle`. Ctrl+C
    // ends it as Cancelled.
    Event perform(const Request& request, const std::function<void(const Event&)>& handle);
    void interrupt(int count);

    int count_existing();
    ModelInfoPtr model_info(const std::string& model);
    double measure_seconds(int existing);

    void report(const Event& event);
    void report(const ImageReady& event);
    void report(const CellFailed& event);
    nlohmann::ordered_json cell_json(int index) const;
    void write_sheet();
    ExitCode finish(const Event& terminal);
    ExitCode failed(ErrorCode code, const std::string& detail);

    const GridOptions& options_;
    GridPlan plan_;
    GridSchedule schedule_;
    std::shared_ptr<Reporter> shared_reporter_;
    Reporter& reporter_;
    std::unique_ptr<EngineInterface> engine_;
    Mailbox<Event> events_;
    JobId job_;

    std::map<int, ImagePtr> pictures_;  // for the sheet
    int made_ = 0;
    int existing_ = 0;
    int failed_ = 0;
    int abandoned_ = 0;
    ErrorCode failure_ = ErrorCode::Internal;  // of the last cell that failed
};

}  // namespace seedbed
