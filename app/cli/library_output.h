// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/progress_bar.h"
#include "core/library/maintenance.h"

#include <nlohmann/json.hpp>

#include <string>

namespace seedbed {

// What `seedbed library` says: results on standard output, for a person or as one JSON object a
// line; progress and problems on standard error.
class LibraryOutput {
 public:
    explicit LibraryOutput(bool json) : json_(json), bar_(!json) {}

    bool json() const { return json_; }
    // One result: `event` with its fields as JSON, else `line`.
    void result(const char* event, nlohmann::ordered_json fields, const std::string& line);
    void picture(const PictureRow& row, bool details);
    void problems(const WorkReport& report);
    // For a person, on standard error.
    void note(const std::string& line);
    // The last line of --json, and nothing else.
    void done(nlohmann::ordered_json fields);

    // Shows how work on pictures goes.
    WorkProgress progress();

 private:
    void print_json(const nlohmann::ordered_json& object);

    bool json_;
    ProgressBar bar_;
};

// "3 pictures", "1 picture"
std::string count_text(std::size_t count, const char* what = "picture");

}  // namespace seedbed
