// SPDX-License-Identifier: Apache-2.0
#include "core/io/infotext.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <optional>

namespace seedbed {
namespace {

constexpr std::string_view kNegative = "Negative prompt:";
constexpr std::size_t kFewestFields = 3;
constexpr auto kNone = std::string_view::npos;

// AUTOMATIC1111 matches keys with \w[\w \-/]+ in Unicode; bytes of a multi-byte letter count as
// letters.
bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

bool is_key(char c) {
    return is_word(c) || c == ' ' || c == '-' || c == '/';
}

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\v' || c == '\f';
}

// The end of the JSON string that begins at `begin`, kNone if it does not end.
std::size_t string_end(std::string_view line, std::size_t begin) {
    for (auto i = begin + 1; i < line.size(); ++i) {
        if (line[i] == '\\')
            ++i;
        else if (line[i] == '"')
            return i + 1;
    }
    return kNone;
}

// The end of the bracket group that begins at `begin`, kNone if it does not close. Strings inside
// are skipped.
std::size_t group_end(std::string_view line, std::size_t begin) {
    std::string open;
    for (auto i = begin; i < line.size();) {
        const char c = line[i];
        if (c == '"') {
            i = string_end(line, i);
            if (i == kNone) return kNone;
            continue;
        }
        if (c == '{' || c == '[') open += c;
        if (c == '}' || c == ']') {
            if (open.empty() || open.back() != (c == '}' ? '{' : '[')) return kNone;
            open.pop_back();
            if (open.empty()) return i + 1;
        }
        ++i;
    }
    return kNone;
}

// A quoted or bracketed value reaches over commas, any other ends at the next one. Each search for
// a bracket that never closes reads to the line's end: `searches` bounds them, so that a hostile
// line takes linear time.
std::size_t value_end(std::string_view line, std::size_t begin, int& searches) {
    const char first = begin < line.size() ? line[begin] : ',';
    auto end = kNone;
    if (first == '"') {
        end = string_end(line, begin);
        // Two bytes are an empty string, which AUTOMATIC1111's expression does not take as quoted
        // either.
        if (end != kNone && end - begin == 2) end = kNone;
    } else if ((first == '{' || first == '[') && searches > 0) {
        end = group_end(line, begin);
        if (end == kNone) --searches;
    }
    if (end != kNone && (end == line.size() || line[end] == ',')) return end;
    return std::min(line.find(',', begin), line.size());
}

std::string unquote(std::string_view value) {
    if (value.size() < 2 || value.front() != '"' || value.back() != '"') return std::string(value);
    const auto parsed = nlohmann::json::parse(value, nullptr, false);
    return parsed.is_string() ? parsed.get<std::string>() : std::string(value);
}

// Finds the key that ends at the next colon; `position` moves behind the colon. Text that cannot
// belong to a key is skipped, as a regular expression search would.
std::optional<std::string_view> next_key(std::string_view line, std::size_t& position) {
    while (position < line.size()) {
        while (position < line.size() && !is_word(line[position])) ++position;
        auto end = position;
        while (end < line.size() && is_key(line[end])) ++end;
        const auto key = line.substr(position, end - position);
        position = std::max(end, position);
        if (key.size() >= 2 && position < line.size() && line[position] == ':') {
            ++position;
            return key;
        }
    }
    return std::nullopt;
}

std::vector<std::pair<std::string, std::string>> parse_fields(std::string_view line) {
    std::vector<std::pair<std::string, std::string>> fields;
    std::size_t position = 0;
    int searches = 16;
    while (const auto key = next_key(line, position)) {
        while (position < line.size() && is_space(line[position])) ++position;
        const auto end = value_end(line, position, searches);
        fields.emplace_back(*key, unquote(line.substr(position, end - position)));
        position = std::min(end + 1, line.size());
    }
    return fields;
}

bool needs_quotes(std::string_view value) {
    if (value.empty()) return false;
    if (value.find_first_of(",:\n") != kNone) return true;
    // AUTOMATIC1111 would leave these bare, and they could come back changed.
    return std::string_view("\"{[").find(value.front()) != kNone || is_space(value.front()) ||
           is_space(value.back());
}

std::string to_value(const std::string& value) {
    if (!needs_quotes(value)) return value;
    return nlohmann::json(value).dump(
        -1, ' ', false, nlohmann::json::error_handler_t::replace);  // bytes that are not UTF-8
}

std::vector<std::string_view> split_lines(std::string_view text) {
    std::vector<std::string_view> lines;
    for (;;) {
        const auto end = text.find('\n');
        auto line = text.substr(0, end);
        if (line.ends_with('\r')) line.remove_suffix(1);
        lines.push_back(line);
        if (end == kNone) return lines;
        text.remove_prefix(end + 1);
    }
}

std::string join(const std::vector<std::string_view>& lines) {
    std::string text;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (i != 0) text += '\n';
        text += lines[i];
    }
    return text;
}

constexpr std::array<std::string_view, 25> kOrder{"Steps",
                                                  "Sampler",
                                                  "Schedule type",
                                                  "CFG scale",
                                                  "Image CFG scale",
                                                  "Seed",
                                                  "Face restoration",
                                                  "Size",
                                                  "Model hash",
                                                  "Model",
                                                  "VAE hash",
                                                  "VAE",
                                                  "Variation seed",
                                                  "Variation seed strength",
                                                  "Seed resize from",
                                                  "Denoising strength",
                                                  "Conditional mask weight",
                                                  "Clip skip",
                                                  "ENSD",
                                                  "Token merging ratio",
                                                  "Token merging ratio hr",
                                                  "Init image hash",
                                                  "RNG",
                                                  "NGMS",
                                                  "Tiling"};

std::size_t rank(const std::string& key) {
    if (key == "Version") return kOrder.size() + 1;
    if (key == "User") return kOrder.size() + 2;
    return static_cast<std::size_t>(std::find(kOrder.begin(), kOrder.end(), key) - kOrder.begin());
}

}  // namespace

const std::string* Infotext::field(std::string_view key) const {
    const auto found = std::find_if(
        fields.rbegin(), fields.rend(), [key](const auto& item) { return item.first == key; });
    return found == fields.rend() ? nullptr : &found->second;
}

std::string format_infotext(const Infotext& info) {
    auto text = info.prompt;
    if (!info.negative.empty()) text += "\n" + std::string(kNegative) + " " + info.negative;
    for (std::size_t i = 0; i < info.fields.size(); ++i) {
        const auto& [key, value] = info.fields[i];
        text += (i == 0 ? "\n" : ", ") + key + ": " + to_value(value);
    }
    return text;
}

Infotext parse_infotext(std::string_view text) {
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.remove_suffix(1);
    auto lines = split_lines(text);
    Infotext info;
    info.fields = parse_fields(lines.back());
    if (info.fields.size() >= kFewestFields)
        lines.pop_back();
    else
        info.fields.clear();
    const auto negative = std::find_if(lines.begin(), lines.end(), [](std::string_view line) {
        return line.starts_with(kNegative);
    });
    info.prompt = join({lines.begin(), negative});
    if (negative == lines.end()) return info;
    negative->remove_prefix(kNegative.size());
    if (negative->starts_with(' ')) negative->remove_prefix(1);
    info.negative = join({negative, lines.end()});
    return info;
}

void sort_infotext_fields(Infotext& info) {
    std::stable_sort(info.fields.begin(), info.fields.end(), [](const auto& a, const auto& b) {
        return rank(a.first) < rank(b.first);
    });
}

}  // namespace seedbed
