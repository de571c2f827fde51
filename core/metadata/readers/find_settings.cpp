// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/io/json_file.h"
#include "core/metadata/readers/readers.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>
#include <vector>

namespace seedbed {
namespace {

// The longest text that settings may have. Graphs that carry pictures come near it.
constexpr std::size_t kMaxText = std::size_t{16} << 20;
constexpr int kMaxDepth = 128;
constexpr std::size_t kMaxProblems = 20;

using Reader = std::optional<FoundSettings> (*)(const PictureText&);

// A text that only one program writes goes before one that several share; JSON under `parameters`
// before AUTOMATIC1111's text; a graph last, because saving nodes write plain settings beside it.
constexpr std::array<Reader, 9> kReaders{read_seedbed,
                                         read_invokeai,
                                         read_novelai,
                                         read_draw_things,
                                         read_swarmui,
                                         read_fooocus,
                                         read_sdcpp_xmp,
                                         read_infotext,
                                         read_comfyui};

// The texts short enough to look into; each of the others becomes a problem.
PictureText readable(const PictureText& text, std::vector<std::string>& problems) {
    PictureText result;
    for (const auto& item : text) {
        if (item.second.size() <= kMaxText)
            result.push_back(item);
        else
            problems.push_back("The text " + quote(item.first) + " has " +
                               std::to_string(item.second.size()) +
                               " bytes, more than the 16777216 that settings may have: it was not "
                               "read.");
    }
    return result;
}

}  // namespace

const std::string* text_at(const PictureText& text, std::string_view key) {
    const auto found = std::find_if(
        text.begin(), text.end(), [key](const auto& item) { return item.first == key; });
    return found == text.end() ? nullptr : &found->second;
}

nlohmann::json picture_json(const std::string& text, std::string_view key) {
    JsonLimits limits;
    limits.bytes = kMaxText;
    limits.depth = kMaxDepth;
    return parse_python_json(text, "The text " + quote(key), limits);
}

bool is_json_object(std::string_view text) {
    constexpr std::string_view kSpace = " \t\r\n";
    const auto begin = text.find_first_not_of(kSpace);
    if (begin == text.npos || text[begin] != '{') return false;
    // Prompts begin with braces, too: "{a red|a blue} cube".
    const auto next = text.find_first_not_of(kSpace, begin + 1);
    return next != text.npos && (text[next] == '"' || text[next] == '}');
}

std::optional<FoundSettings> find_settings(const PictureText& text) {
    std::vector<std::string> problems;
    const auto texts = readable(text, problems);
    std::optional<FoundSettings> found;
    for (const auto reader : kReaders) {
        try {
            found = reader(texts);
        } catch (const Error& error) {
            problems.emplace_back(error.what());
        }
        if (found) break;
    }
    if (!found && problems.empty()) return std::nullopt;
    if (!found) found.emplace();
    // Two readers may have stumbled over the same text.
    problems.erase(std::unique(problems.begin(), problems.end()), problems.end());
    auto& kept = found->settings.problems;
    kept.insert(kept.begin(), problems.begin(), problems.end());
    if (kept.size() > kMaxProblems) kept.resize(kMaxProblems);
    return found;
}

}  // namespace seedbed
