// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/engine_client.h"

#include <QSettings>
#include <QToolButton>

#include <vector>

namespace seedbed {

// Says in the status bar whose noise this machine reproduces. Checked at the first start of each
// version and remembered; a click checks again.
class NoiseBadge : public QToolButton {
    Q_OBJECT
 public:
    NoiseBadge(EngineClient* client, QSettings* settings, QWidget* parent = nullptr);

    // Checks unless this version has been checked already.
    void startOnce();
    void check();
    const std::vector<NoiseCheck>& checks() const { return m_checks; }
    bool verified() const;

 private:
    void load();
    void store() const;
    void updateText();

    EngineClient* m_client;
    QSettings* m_settings;
    std::vector<NoiseCheck> m_checks;
    bool m_running = false;
};

}  // namespace seedbed
