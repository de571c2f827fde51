// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/studio/named_menu.h"

namespace seedbed {

// Where panels stand, by name; two are built in.
class Layouts : public NamedMenu {
    Q_OBJECT
 public:
    explicit Layouts(MainWindow* window);

    void applyDefault();
    // The library with room for pictures.
    void applyReview();

 protected:
    Texts texts() const override;
    nlohmann::json capture() const override;
    void apply(const nlohmann::json& value) override;
    void addBuiltIn(QMenu* menu) override;
};

}  // namespace seedbed
