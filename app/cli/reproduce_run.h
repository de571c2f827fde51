// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/exit_code.h"
#include "app/cli/reporter.h"
#include "core/engine/engine_interface.h"
#include "core/engine/mailbox.h"

#include <memory>
#include <optional>
#include <string>

namespace seedbed {

struct ReproduceOptions {
    ReproduceRequest request;
    std::string best_path;        // of --out
    std::string difference_path;  // of --difference
    int threads = 0;
    ReportOptions report;
};

// A picture made again, from the request to the table of what was tried. Ends as
// ExitCode::Partial when nothing gave the picture.
class ReproduceRun {
 public:
    explicit ReproduceRun(const ReproduceOptions& options);
    ExitCode run();

 private:
    template <typename Other>
    void handle(const Other&) {}
    void handle(const ReproducePlanned& event);
    void handle(const ReproduceTried& event);
    void handle(const Reproduced& event);
    void handle(const Finished& event);
    void handle(const Cancelled& event);
    void handle(const Failed& event);
    void write_best();

    const ReproduceOptions& options_;
    std::shared_ptr<Reporter> shared_reporter_;
    Reporter& reporter_;
    Mailbox<Event> events_;
    ReproducePlanned plan_;
    std::optional<ReproduceTried> best_;
    std::optional<Reproduced> end_;
    std::optional<ExitCode> outcome_;
};

}  // namespace seedbed
