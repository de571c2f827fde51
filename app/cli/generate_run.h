// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/attention_report.h"
#include "app/cli/exit_code.h"
#include "app/cli/reporter.h"
#include "core/engine/contact_sheet.h"
#include "core/engine/engine_interface.h"
#include "core/engine/mailbox.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace seedbed {

struct GenerateOptions {
    GenerateRequest request;
    std::vector<std::string> phrases;  // of --attention
    std::string maps_path;             // of --maps
    std::string sheet_path;            // of --grid
    int threads = 0;
    ReportOptions report;
};

// One request from submitting to its end: reports events, writes what belongs beside the pictures,
// and stops on Ctrl+C, the first time after the current pictures, the second time at once.
class GenerateRun {
 public:
    explicit GenerateRun(const GenerateOptions& options);
    ExitCode run();

 private:
    void handle(const Event& event);
    void handle(const ModelReady& event);
    void handle(const StepReady& event);
    void handle(const ImageReady& event);
    void handle(const ImageAbandoned& event);
    void handle(const Finished& event);
    void handle(const Cancelled& event);
    void handle(const Failed& event);
    template <typename Other>
    void handle(const Other&) {}

    void write_extras();
    void interrupt(EngineInterface& engine, int count);
    // Calls `work`; if that throws, the run ends with this error instead.
    template <typename Work>
    void guarded(const Work& work);

    const GenerateOptions& options_;
    std::shared_ptr<Reporter> shared_reporter_;
    Reporter& reporter_;
    std::optional<AttentionReport> attention_;
    std::vector<SheetCell> sheet_;
    Mailbox<Event> events_;
    JobId job_;
    int images_ = 0;
    int abandoned_ = 0;
    std::optional<Error> error_;       // of our own writing
    std::optional<ExitCode> outcome_;  // set by the terminal event
};

}  // namespace seedbed
