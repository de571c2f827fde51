// SPDX-License-Identifier: Apache-2.0
#include "app/cli/phrases.h"

#include <sstream>

namespace seedbed {

std::vector<std::string> parse_phrases(const std::string& text) {
    std::vector<std::string> phrases;
    std::istringstream stream(text);
    for (std::string phrase; std::getline(stream, phrase, ',');) {
        const auto first = phrase.find_first_not_of(" \t");
        if (first == phrase.npos) continue;
        phrases.push_back(phrase.substr(first, phrase.find_last_not_of(" \t") - first + 1));
    }
    return phrases;
}

}  // namespace seedbed
