// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/exit_code.h"
#include "app/cli/progress_bar.h"
#include "core/engine/event.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace seedbed {

struct ReportOptions {
    bool json = false;   // one JSON object a line on standard output
    bool quiet = false;  // no progress bar and no warnings
};

// Tells a person or a script how a run goes: results on standard output, everything else on
// standard error.
class Reporter {
 public:
    explicit Reporter(const ReportOptions& options);

    void report(const Event& event, const GenerateRequest& request);
    // A file beside the pictures: a heat map, the dump, the contact sheet.
    void file_written(const std::filesystem::path& path);
    void note(const std::string& line);  // for a person, on standard error; not when quiet
    void error(const std::string& line);

    // The last line of --json, and nothing else.
    void done(int images, int abandoned, double seconds);
    void failed(const std::string& code, const std::string& detail, int images);

    // A line of a command's own, on standard output.
    void print_json(const nlohmann::ordered_json& object);
    void print_line(const std::string& line);

 private:
    ReportOptions options_;
    ProgressBar bar_;
};

}  // namespace seedbed
