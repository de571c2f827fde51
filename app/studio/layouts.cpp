// SPDX-License-Identifier: Apache-2.0
#include "app/studio/layouts.h"

#include "app/studio/main_window.h"
#include "core/io/json_file.h"

namespace seedbed {

Layouts::Layouts(MainWindow* window)
    : NamedMenu(window, QStringLiteral("layout"), QStringLiteral("layouts.json")) {}

NamedMenu::Texts Layouts::texts() const {
    return {tr("Save the layout…"),
            {},
            tr("Name of the layout:"),
            tr("Layout: %1"),
            tr("Update layout: %1"),
            tr("Delete layout: %1"),
            tr("The panels stand as in the layout %1."),
            tr("The layout is saved as %1.")};
}

void Layouts::addBuiltIn(QMenu* menu) {
    addAction(menu,
              QStringLiteral("layout.default"),
              tr("Layout: Default"),
              QStringLiteral("Ctrl+Shift+0"),
              [this] { applyDefault(); });
    addAction(menu,
              QStringLiteral("layout.review"),
              tr("Layout: Review"),
              QStringLiteral("Ctrl+Shift+9"),
              [this] { applyReview(); });
}

void Layouts::applyDefault() {
    window()->docks()->arrange();
}

void Layouts::applyReview() {
    window()->tabs()->showTab(kLibraryTab);
    window()->docks()->hideAll();
}

nlohmann::json Layouts::capture() const {
    return {{"state", window()->saveState(StudioDocks::kVersion).toBase64().toStdString()},
            {"tab", window()->tabs()->currentName().toStdString()}};
}

void Layouts::apply(const nlohmann::json& value) {
    const JsonObject object(value, "layouts.json");
    const QByteArray state =
        QByteArray::fromBase64(QByteArray::fromStdString(object.text("state")));
    // The tab first: each shows docks of its own.
    window()->tabs()->showTabNamed(QString::fromStdString(object.text("tab", "")));
    if (!window()->restoreState(state, StudioDocks::kVersion))
        object.fail("state", "a layout of this version of Seedbed");
    window()->docks()->updateTitles();
}

}  // namespace seedbed
