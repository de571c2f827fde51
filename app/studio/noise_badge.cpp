// SPDX-License-Identifier: Apache-2.0
#include "app/studio/noise_badge.h"

#include "core/base/version.h"
#include "widgets/theme.h"

#include <QStyle>

#include <algorithm>

namespace seedbed {

namespace {

QString storedGroup() {
    return QStringLiteral("noise");
}

}  // namespace

NoiseBadge::NoiseBadge(EngineClient* client, QSettings* settings, QWidget* parent)
    : QToolButton(parent), m_client(client), m_settings(settings) {
    setObjectName(QStringLiteral("noiseBadge"));
    setAutoRaise(true);
    connect(this, &QToolButton::clicked, this, &NoiseBadge::check);
    connect(client, &EngineClient::noiseChecked, this, [this](const NoiseChecked& event) {
        m_checks = event.checks;
        m_running = false;
        store();
        updateText();
    });
    load();
    updateText();
}

void NoiseBadge::startOnce() {
    if (m_checks.empty() && !m_running) check();
}

void NoiseBadge::check() {
    if (m_running) return;
    m_running = true;
    m_client->submit(NoiseCheckRequest{});
    updateText();
}

bool NoiseBadge::verified() const {
    return !m_checks.empty() && std::all_of(m_checks.begin(), m_checks.end(), [](const auto& each) {
        return each.reproduced;
    });
}

void NoiseBadge::load() {
    m_settings->beginGroup(storedGroup());
    if (m_settings->value(QStringLiteral("version")).toString() == QLatin1String(kVersion)) {
        const int count = m_settings->beginReadArray(QStringLiteral("checks"));
        for (int i = 0; i < count; ++i) {
            m_settings->setArrayIndex(i);
            const auto text = [this](const char* key) {
                return m_settings->value(QLatin1String(key)).toString().toStdString();
            };
            m_checks.push_back({text("program"),
                                m_settings->value(QStringLiteral("reproduced")).toBool(),
                                text("detail")});
        }
        m_settings->endArray();
    }
    m_settings->endGroup();
}

void NoiseBadge::store() const {
    m_settings->beginGroup(storedGroup());
    m_settings->setValue(QStringLiteral("version"), QLatin1String(kVersion));
    m_settings->beginWriteArray(QStringLiteral("checks"), static_cast<int>(m_checks.size()));
    for (std::size_t i = 0; i < m_checks.size(); ++i) {
        m_settings->setArrayIndex(static_cast<int>(i));
        m_settings->setValue(QStringLiteral("program"),
                             QString::fromStdString(m_checks[i].program));
        m_settings->setValue(QStringLiteral("reproduced"), m_checks[i].reproduced);
        m_settings->setValue(QStringLiteral("detail"), QString::fromStdString(m_checks[i].detail));
    }
    m_settings->endArray();
    m_settings->endGroup();
}

void NoiseBadge::updateText() {
    QStringList good;
    QStringList bad;
    QStringList lines;
    for (const NoiseCheck& check : m_checks) {
        const QString program = QString::fromStdString(check.program);
        (check.reproduced ? good : bad) << program;
        lines << (check.reproduced ? QStringLiteral("✓ %1: %2") : QStringLiteral("✗ %1: %2"))
                     .arg(program, QString::fromStdString(check.detail));
    }
    if (m_running)
        setText(tr("Checking the noise …"));
    else if (m_checks.empty())
        setText(tr("Noise not checked yet"));
    else if (bad.isEmpty())
        setText(tr("✓ Verified noise: %1").arg(good.join(QStringLiteral(", "))));
    else
        setText(tr("⚠ Noise differs: %1").arg(bad.join(QStringLiteral(", "))));
    setProperty("role", bad.isEmpty() ? QStringLiteral("badge") : QStringLiteral("badgeWarning"));
    const QString what =
        tr("Whether a seed's noise is here, number for number, what these "
           "programs draw from it. A click checks again.");
    const QString remedy =
        tr("Pictures of the programs marked ✗ cannot be reproduced from their "
           "seeds on this machine. Check again; if it stays, save diagnostics "
           "(Help) and report it.");
    QStringList tip{what};
    if (!bad.isEmpty()) tip << remedy;
    setToolTip((tip + lines).join(QLatin1Char('\n')));
    style()->unpolish(this);
    style()->polish(this);
}

}  // namespace seedbed
