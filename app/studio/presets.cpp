// SPDX-License-Identifier: Apache-2.0
#include "app/studio/presets.h"

#include "app/studio/main_window.h"
#include "core/engine/request_json.h"

namespace seedbed {

Presets::Presets(MainWindow* window)
    : NamedMenu(window, QStringLiteral("preset"), QStringLiteral("presets.json")) {}

NamedMenu::Texts Presets::texts() const {
    return {tr("Save the settings as a preset…"),
            QStringLiteral("Ctrl+Shift+S"),
            tr("Name of the preset:"),
            tr("Apply preset: %1"),
            tr("Update preset: %1"),
            tr("Delete preset: %1"),
            tr("The preset %1 is applied. Prompt and seeds stay."),
            tr("The settings are saved as the preset %1.")};
}

nlohmann::json Presets::capture() const {
    GenerateRequest request = window()->prompt()->request();
    request.prompt.clear();
    request.seeds.clear();
    request.recipes.clear();
    request.library.clear();
    request.output_folder.clear();
    return to_json_value(request);
}

void Presets::apply(const nlohmann::json& value) {
    GenerateRequest request = generate_request_from(JsonObject(value, "presets.json"));
    const GenerateRequest now = window()->prompt()->request();
    request.prompt = now.prompt;
    request.seeds = now.seeds;
    request.recipes = now.recipes;
    window()->prompt()->fill(request);
}

}  // namespace seedbed
