// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/library/picture_row.h"

#include <nlohmann/json.hpp>

#include <string>

namespace seedbed {

// Pictures with all their fields as a table, for spreadsheets and scripts.
class ExportTable {
 public:
    // `file`: the name under which the picture lies beside the table.
    void add(const PictureRow& row, const std::string& file);

    // RFC 4180: a line of names, then one for each picture, ending in CR LF; UTF-8. Tags are
    // separated by commas.
    std::string csv() const;
    // A list of objects; a field that a picture does not have is null.
    std::string json() const;

 private:
    nlohmann::ordered_json rows_ = nlohmann::ordered_json::array();
};

// A picture's fields under stable names, as `seedbed library search --json` prints them too.
nlohmann::ordered_json fields_of(const PictureRow& row);

}  // namespace seedbed
