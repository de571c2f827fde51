// SPDX-License-Identifier: Apache-2.0
#include "core/models/model_hints.h"

#include "core/io/json_file.h"

#include <cmath>

namespace seedbed {

ModelHints read_model_hints(const std::filesystem::path& folder) {
    ModelHints hints;
    // "models/sd15/" names sd15
    hints.name = (folder.has_filename() ? folder : folder.parent_path()).filename().string();
    const auto file = folder / "seedbed.json";
    if (!std::filesystem::exists(file)) return hints;
    const JsonObject json = JsonObject::open(file);
    hints.name = json.text("name", hints.name);
    hints.architecture = json.text("architecture", "");
    if (json.has("steps")) json.integer("steps", 1, 1000);
    if (json.has("guidance") && !std::isfinite(json.number("guidance")))
        json.fail("guidance", "a finite number");
    if (json.has("example_prompts")) json.texts("example_prompts");
    hints.json = json.json();
    return hints;
}

}  // namespace seedbed
