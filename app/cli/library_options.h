// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

namespace seedbed {

// What the subcommands of `seedbed library` take.
struct LibraryOptions {
    std::string folder;  // empty = the default one
    bool json = false;
    std::vector<std::string> query;  // words of one query
    bool all = false;                // an empty query is meant

    // search
    std::string sort = "created";
    bool ascending = false;
    int limit = 0;  // 0 = all
    bool details = false;

    // judge
    int rating = -1;  // -1 = as it is
    bool pick = false;
    bool reject = false;
    bool unflag = false;
    bool favourite = false;
    bool no_favourite = false;
    std::vector<std::string> tags;
    std::vector<std::string> untags;
    std::string note;
    CLI::Option* note_given = nullptr;

    // export, import
    std::string target;
    std::string source;
    bool move = false;
    bool flat = false;

    // seeds, favourites
    std::vector<std::string> add_seeds;
    std::vector<std::string> remove_seeds;
    std::string noise = "cpu";

    std::string query_text() const;
};

}  // namespace seedbed
