// SPDX-License-Identifier: Apache-2.0
#include "tests/parity/name_groups.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <utility>

namespace seedbed::parity {
namespace {

// The names that begin alike, by their next part; "" marks the end of a name.
struct Branch {
    std::map<std::string, Branch> parts;

    void add(const std::string& name) {
        const std::size_t dot = name.find('.');
        Branch& next = parts[name.substr(0, dot)];
        if (dot == std::string::npos)
            next.parts[""];
        else
            next.add(name.substr(dot + 1));
    }
};

std::string in_braces(std::vector<std::string> alternatives) {
    const auto by_number = [](const std::string& a, const std::string& b) {  // 4 before 20
        const bool numbers = !a.empty() && !b.empty() && std::isdigit(a[0]) && std::isdigit(b[0]);
        return numbers && a.size() != b.size() ? a.size() < b.size() : a < b;
    };
    std::sort(alternatives.begin(), alternatives.end(), by_number);
    std::string text;
    for (const std::string& alternative : alternatives)
        text += (text.empty() ? "" : ", ") + alternative;
    return alternatives.size() == 1 ? text : "{" + text + "}";
}

// What can follow, with a dot before it; "" for nothing.
std::string continuation(const Branch& branch) {
    std::map<std::string, std::vector<std::string>> parts_by_rest;
    for (const auto& [part, next] : branch.parts)
        if (!part.empty()) parts_by_rest[continuation(next)].push_back(part);
    std::vector<std::string> alternatives;
    for (const auto& [rest, parts] : parts_by_rest) {
        if (rest.empty())
            alternatives = parts;
        else
            alternatives.push_back(in_braces(parts) + rest);
    }
    if (alternatives.empty()) return "";
    const bool ends_here = branch.parts.count("") != 0;
    return (ends_here ? "[." : ".") + in_braces(std::move(alternatives)) + (ends_here ? "]" : "");
}

}  // namespace

std::vector<std::string> group_names(const std::vector<std::string>& names) {
    Branch root;
    for (const std::string& name : names) root.add(name);
    std::vector<std::string> groups;
    for (const auto& [part, next] : root.parts) groups.push_back(part + continuation(next));
    return groups;
}

}  // namespace seedbed::parity
