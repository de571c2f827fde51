// SPDX-License-Identifier: Apache-2.0
#include "core/models/model_config.h"

#include "core/base/error.h"

#include <algorithm>

namespace seedbed {

void unsupported(const JsonObject& config, const std::string& key, const std::string& supported) {
    const auto& json = config.json();
    const std::string value = json.contains(key) ? json.at(key).dump() : "absent";
    throw Error(ErrorCode::UnsupportedModel,
                config.source() + ": \"" + key + "\" is " + value + ", which Seedbed cannot run; " +
                    supported + ".");
}

void check_options(const JsonObject& config,
                   const std::string& class_name,
                   const std::set<std::string>& known,
                   const FixedOptions& fixed) {
    if (config.text("_class_name") != class_name) {
        unsupported(config, "_class_name", "this folder must hold a \"" + class_name + "\"");
    }
    for (const auto& [key, value] : config.json().items()) {
        if (key.starts_with("_") || known.contains(key)) continue;
        const auto rule = fixed.find(key);
        if (rule == fixed.end()) {
            if (value.is_null() || value == false) continue;
            unsupported(
                config,
                key,
                "the option is not known and may change the pictures, so use a model without it");
        }
        const auto& allowed = rule->second;
        if (std::find(allowed.begin(), allowed.end(), value) != allowed.end()) continue;
        std::string list;
        for (const auto& one : allowed) list += (list.empty() ? "" : " or ") + one.dump();
        unsupported(config, key, "supported: " + list);
    }
}

std::vector<std::int64_t> per_level(const JsonObject& config,
                                    const std::string& key,
                                    std::size_t count,
                                    std::int64_t max,
                                    std::int64_t fallback) {
    if (!config.has(key) || !config.at(key).is_array()) {
        return std::vector<std::int64_t>(count, config.integer(key, 1, max, fallback));
    }
    auto values = config.integers(key, 1, max);
    if (values.size() != count) {
        config.fail(key, "one whole number or a list of " + std::to_string(count) + " of them");
    }
    return values;
}

}  // namespace seedbed
