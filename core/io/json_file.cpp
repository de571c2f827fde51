// SPDX-License-Identifier: Apache-2.0
#include "core/io/json_file.h"

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/io/mapped_file.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_set>
#include <utility>

namespace seedbed {
namespace {

using nlohmann::json;

[[noreturn]] void refuse(const std::string& source, const std::string& problem) {
    throw Error(ErrorCode::FileFormat,
                source + " " + problem + "; restore the file or download it again.");
}

// Refuses what nlohmann's parser lets pass: endless nesting and a key given twice.
class Guard {
 public:
    Guard(const std::string& source, int max_depth) : source_(source), max_depth_(max_depth) {}

    bool operator()(int depth, json::parse_event_t event, json& value) {
        switch (event) {
            case json::parse_event_t::object_start:
                keys_.emplace_back();
                [[fallthrough]];
            case json::parse_event_t::array_start:
                if (depth >= max_depth_)
                    refuse(source_, "nests JSON more than " + std::to_string(max_depth_) + " deep");
                break;
            case json::parse_event_t::object_end:
                keys_.pop_back();
                break;
            case json::parse_event_t::key:
                if (const auto& key = value.get_ref<const std::string&>();
                    !keys_.back().insert(key).second)
                    refuse(source_, "names " + quote(key) + " twice in one JSON object");
                break;
            default:
                break;
        }
        return true;
    }

 private:
    const std::string& source_;
    int max_depth_;
    std::vector<std::unordered_set<std::string>> keys_;  // of the objects that are open
};

[[noreturn]] void refuse_at(std::string_view text, std::size_t byte, const std::string& source) {
    const auto before = text.substr(0, byte > 0 ? byte - 1 : 0);
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    const auto line_start = before.rfind('\n');
    const auto column = before.size() - (line_start == before.npos ? 0 : line_start + 1) + 1;
    refuse(source,
           "is not valid JSON (line " + std::to_string(line) + ", column " +
               std::to_string(column) + ")");
}

// Python's json module writes NaN and Infinity (diffusers: "lambda_min_clipped": -Infinity), which
// JSON does not know. They become null, padded so that line and column stay right (but for NaN).
std::string without_python_constants(std::string_view text) {
    constexpr std::array<std::string_view, 3> kConstants{"-Infinity", "Infinity", "NaN"};
    std::string result;
    result.reserve(text.size());
    bool in_string = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!in_string && (text[i] == '-' || text[i] == 'I' || text[i] == 'N')) {
            const auto* constant = std::find_if(
                kConstants.begin(), kConstants.end(), [rest = text.substr(i)](auto name) {
                    return rest.starts_with(name);
                });
            if (constant != kConstants.end()) {
                result += "null";
                result.append(constant->size() < 4 ? 0 : constant->size() - 4, ' ');
                i += constant->size() - 1;
                continue;
            }
        }
        if (text[i] == '"') in_string = !in_string;
        result += text[i];
        if (in_string && text[i] == '\\' && i + 1 < text.size()) result += text[++i];
    }
    return result;
}

const char* const kWholeNumber = "a whole number";

bool read_whole(const json& value, std::int64_t& result) {
    if (value.is_number_unsigned()) {
        const auto number = value.get<std::uint64_t>();
        result = static_cast<std::int64_t>(number);
        return number <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    }
    if (value.is_number_integer()) {
        result = value.get<std::int64_t>();
        return true;
    }
    constexpr double kExact = 9007199254740992.0;  // 2^53
    if (!value.is_number_float()) return false;
    const auto number = value.get<double>();
    if (std::trunc(number) != number || std::abs(number) > kExact) return false;
    result = static_cast<std::int64_t>(number);
    return true;
}

std::string range_text(std::int64_t min, std::int64_t max) {
    if (min == std::numeric_limits<std::int64_t>::min() &&
        max == std::numeric_limits<std::int64_t>::max())
        return "";
    if (max == std::numeric_limits<std::int64_t>::max())
        return " of at least " + std::to_string(min);
    return " from " + std::to_string(min) + " to " + std::to_string(max);
}

}  // namespace

json parse_json(std::string_view text, const std::string& source, const JsonLimits& limits) {
    if (text.size() > limits.bytes)
        refuse(source,
               "has " + std::to_string(text.size()) + " bytes of JSON, more than the limit of " +
                   std::to_string(limits.bytes));
    // nlohmann's lexer takes a zero byte for the end of the text.
    if (const auto zero = text.find('\0'); zero != text.npos) refuse_at(text, zero + 1, source);
    try {
        return json::parse(text, Guard(source, limits.depth));
    } catch (const json::parse_error& error) {
        refuse_at(text, error.byte, source);
    } catch (const json::exception&) {  // a number outside of what a double holds
        refuse(source, "holds a number that is too large");
    }
}

json parse_python_json(std::string_view text, const std::string& source, const JsonLimits& limits) {
    if (text.size() > limits.bytes) return parse_json(text, source, limits);  // refuses it
    return parse_json(without_python_constants(text), source, limits);
}

json read_json(const std::filesystem::path& path, const JsonLimits& limits) {
    const auto file = MappedFile::open(path);
    const auto bytes = file->bytes();
    const std::string_view view(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    const auto source = quote_path(path);
    return parse_python_json(view, source, limits);
}

JsonObject JsonObject::open(const std::filesystem::path& path, const JsonLimits& limits) {
    return JsonObject(read_json(path, limits), quote_path(path));
}

JsonObject::JsonObject(nlohmann::json object, std::string source, std::string prefix)
    : object_(std::move(object)), source_(std::move(source)), prefix_(std::move(prefix)) {
    if (!object_.is_object())
        refuse(source_,
               (prefix_.empty() ? std::string() : "at " + quote(prefix_) + " ") +
                   "must hold a JSON object { … }");
}

void JsonObject::fail(const std::string& key, const std::string& expected) const {
    const auto name = source_ + ": " + quote(prefix_ + key);
    if (!has(key))
        throw Error(ErrorCode::FileFormat,
                    name + " is missing, but must be " + expected +
                        "; restore the file or download it again.");
    throw Error(ErrorCode::FileFormat,
                name + " must be " + expected + ", but is " + quote(object_.at(key).dump(), 60) +
                    "; correct it or download the file again.");
}

bool JsonObject::has(const std::string& key) const {
    const auto found = object_.find(key);
    return found != object_.end() && !found->is_null();
}

const json& JsonObject::at(const std::string& key) const {
    if (!has(key)) fail(key, "given");
    return object_.at(key);
}

JsonObject JsonObject::object(const std::string& key) const {
    if (!has(key) || !object_.at(key).is_object()) fail(key, "an object { … }");
    return JsonObject(object_.at(key), source_, prefix_ + key + ".");
}

std::string JsonObject::text(const std::string& key) const {
    if (!has(key) || !object_.at(key).is_string()) fail(key, "a text");
    return object_.at(key).get<std::string>();
}

std::string JsonObject::text(const std::string& key, const std::string& fallback) const {
    return has(key) ? text(key) : fallback;
}

bool JsonObject::boolean(const std::string& key) const {
    if (!has(key) || !object_.at(key).is_boolean()) fail(key, "true or false");
    return object_.at(key).get<bool>();
}

bool JsonObject::boolean(const std::string& key, bool fallback) const {
    return has(key) ? boolean(key) : fallback;
}

double JsonObject::number(const std::string& key) const {
    if (!has(key) || !object_.at(key).is_number()) fail(key, "a number");
    return object_.at(key).get<double>();
}

double JsonObject::number(const std::string& key, double fallback) const {
    return has(key) ? number(key) : fallback;
}

std::int64_t JsonObject::integer(const std::string& key, std::int64_t min, std::int64_t max) const {
    std::int64_t value = 0;
    if (!has(key) || !read_whole(object_.at(key), value) || value < min || value > max)
        fail(key, kWholeNumber + range_text(min, max));
    return value;
}

std::int64_t JsonObject::integer(const std::string& key,
                                 std::int64_t min,
                                 std::int64_t max,
                                 std::int64_t fallback) const {
    return has(key) ? integer(key, min, max) : fallback;
}

std::vector<std::int64_t> JsonObject::integers(const std::string& key,
                                               std::int64_t min,
                                               std::int64_t max) const {
    const auto expected = "a list of whole numbers" + range_text(min, max);
    if (!has(key) || !object_.at(key).is_array()) fail(key, expected);
    std::vector<std::int64_t> result;
    for (const auto& item : object_.at(key)) {
        std::int64_t value = 0;
        if (!read_whole(item, value) || value < min || value > max) fail(key, expected);
        result.push_back(value);
    }
    return result;
}

std::vector<std::string> JsonObject::texts(const std::string& key) const {
    if (!has(key) || !object_.at(key).is_array()) fail(key, "a list of texts");
    std::vector<std::string> result;
    for (const auto& item : object_.at(key)) {
        if (!item.is_string()) fail(key, "a list of texts");
        result.push_back(item.get<std::string>());
    }
    return result;
}

std::vector<double> JsonObject::numbers(const std::string& key) const {
    if (!has(key) || !object_.at(key).is_array()) fail(key, "a list of numbers");
    std::vector<double> result;
    for (const auto& item : object_.at(key)) {
        if (!item.is_number()) fail(key, "a list of numbers");
        result.push_back(item.get<double>());
    }
    return result;
}

}  // namespace seedbed
