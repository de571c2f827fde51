// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace seedbed {

struct JsonLimits {
    std::size_t bytes = 64u << 20;
    int depth = 64;  // nested arrays and objects
};

// Parses strict JSON: one value, valid UTF-8, no key twice in one object. `source` names the text
// in errors. Throws Error{FileFormat} with source, line and column, also above the limits.
nlohmann::json parse_json(std::string_view text,
                          const std::string& source,
                          const JsonLimits& limits = {});

// The same for what Python's json module writes: NaN, Infinity and -Infinity become null.
nlohmann::json parse_python_json(std::string_view text,
                                 const std::string& source,
                                 const JsonLimits& limits = {});

// Reads and parses a file, Python's too. Throws as MappedFile::open and parse_json.
nlohmann::json read_json(const std::filesystem::path& path, const JsonLimits& limits = {});

// A JSON object whose getters name the file and the field when a value is missing or of the wrong
// type: `unet/config.json: "block_out_channels" must be a list of whole numbers, but is "320"`. A
// field that is null counts as absent. Getters with a fallback return it only for an absent field,
// never for a wrong one. All throw Error{FileFormat}.
class JsonObject {
 public:
    // Reads a file whose root must be an object. Throws as read_json.
    static JsonObject open(const std::filesystem::path& path, const JsonLimits& limits = {});

    // `source` names the file in errors, `prefix` the way to this object inside it ("added_cond.").
    JsonObject(nlohmann::json object, std::string source, std::string prefix = {});

    const nlohmann::json& json() const noexcept { return object_; }
    const std::string& source() const noexcept { return source_; }

    bool has(const std::string& key) const;
    const nlohmann::json& at(const std::string& key) const;  // of any type
    JsonObject object(const std::string& key) const;

    std::string text(const std::string& key) const;
    std::string text(const std::string& key, const std::string& fallback) const;
    bool boolean(const std::string& key) const;
    bool boolean(const std::string& key, bool fallback) const;
    double number(const std::string& key) const;
    double number(const std::string& key, double fallback) const;
    // Whole numbers within [min, max]; 8.0 counts as whole.
    std::int64_t integer(const std::string& key, std::int64_t min, std::int64_t max) const;
    std::int64_t integer(const std::string& key,
                         std::int64_t min,
                         std::int64_t max,
                         std::int64_t fallback) const;
    std::vector<std::int64_t> integers(const std::string& key,
                                       std::int64_t min,
                                       std::int64_t max) const;
    std::vector<std::string> texts(const std::string& key) const;
    std::vector<double> numbers(const std::string& key) const;

    // Throws Error{FileFormat}: `source: "key" must be EXPECTED, but is VALUE`. For checks of a
    // caller's own.
    [[noreturn]] void fail(const std::string& key, const std::string& expected) const;

 private:
    nlohmann::json object_;
    std::string source_;
    std::string prefix_;
};

}  // namespace seedbed
