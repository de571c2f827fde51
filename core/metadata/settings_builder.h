// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/metadata/picture_settings.h"

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace seedbed {

// A value as a file holds it; none = the file does not say.
using Written = std::optional<std::string>;

// A field of a JSON object as text: a string as it is, other values as JSON. None: absent or null,
// or `object` is no object.
Written written(const nlohmann::json& object, const std::string& key);

// "models/dream.safetensors" -> "dream": without folders and the endings of weight files.
std::string model_name(std::string_view path);

// Fills PictureSettings from what a file holds. A value that is out of range or no value at all
// becomes a sentence in PictureSettings::problems that quotes it; an absent one changes nothing.
class SettingsBuilder {
 public:
    explicit SettingsBuilder(std::string program, const Written& version = {});

    void prompt(const Written& text);
    void negative(const Written& text);
    void seed(const Written& value);
    void steps(const Written& value);
    void guidance(const Written& value);
    void eta(const Written& value);
    void size(const Written& width, const Written& height);
    void size(const Written& text);  // "512x768"
    void clip_skip(const Written& value);
    // The sampler under any program's name, the schedule under any program's name or in it. A
    // schedule that we lack is kept in `other` as "Schedule type".
    void sampler(const Written& name, const Written& schedule = {});
    void model(const Written& name, const Written& hash = {});
    void noise(NoiseMode mode) { settings_.noise = mode; }
    // One more mix of the chain; strength 0 is none.
    void variation(const Written& seed, const Written& strength, SlerpForm form);
    void other(std::string_view name, const Written& value);

    // For values of a program's own. `what` names them in problems; none: absent or unreadable.
    std::optional<Seed> read_seed(const char* what, const Written& value);
    std::optional<double> read_number(const char* what,
                                      const Written& value,
                                      double min,
                                      double max);
    void problem(std::string sentence) { settings_.problems.push_back(std::move(sentence)); }

    PictureSettings& settings() { return settings_; }
    const PictureSettings& settings() const { return settings_; }

 private:
    std::optional<int> read_whole(const char* what, const Written& value, int min, int max);

    PictureSettings settings_;
};

}  // namespace seedbed
