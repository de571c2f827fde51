// SPDX-License-Identifier: Apache-2.0
#include "widgets/seed_menu.h"

#include "widgets/qt_convert.h"
#include "widgets/theme.h"

#include <QGuiApplication>
#include <QMenu>

namespace seedbed {

namespace {

constexpr std::size_t kMost = 30;  // what a menu bears

QString nameOf(Seed seed, NoiseMode noise) {
    const QString name = seedText(seed);
    return noise == NoiseMode::Nv
               ? QCoreApplication::translate("seedbed::SeedMenu", "%1  NVIDIA noise").arg(name)
               : name;
}

}  // namespace

std::vector<SeedMenu::Entry> seedEntries(const std::vector<UsedSeed>& seeds) {
    std::vector<SeedMenu::Entry> entries;
    for (const UsedSeed& used : seeds) {
        QString text = nameOf(used.seed, used.noise) + QStringLiteral("  ") +
                       SeedMenu::tr("%n picture(s)", nullptr, static_cast<int>(used.pictures));
        if (used.best_rating > 0)
            text += QStringLiteral("  ") + QString(used.best_rating, QChar(0x2605));
        entries.push_back({used.seed, text});
    }
    return entries;
}

std::vector<SeedMenu::Entry> seedEntries(const std::vector<FavouriteSeed>& seeds) {
    std::vector<SeedMenu::Entry> entries;
    for (const FavouriteSeed& favourite : seeds) {
        const QString note = QString::fromStdString(favourite.note).simplified().left(40);
        entries.push_back(
            {favourite.seed,
             (nameOf(favourite.seed, favourite.noise) + QStringLiteral("  ") + note).trimmed()});
    }
    return entries;
}

SeedMenu::SeedMenu(const QString& name, const QString& empty, QWidget* parent)
    : QToolButton(parent), m_empty(empty) {
    setText(name);
    setAccessibleName(name);
    setAutoRaise(true);
    setPopupMode(QToolButton::InstantPopup);
    setMenu(new QMenu(this));
    connect(menu(), &QMenu::aboutToShow, this, [this] {
        Q_EMIT aboutToShow();
        fill();
    });
}

void SeedMenu::setEntries(std::vector<Entry> entries) {
    m_entries = std::move(entries);
    if (menu()->isVisible()) fill();  // they came after it opened
}

void SeedMenu::fill() {
    menu()->clear();
    for (std::size_t i = 0; i < std::min(m_entries.size(), kMost); ++i) {
        const Seed seed = m_entries[i].seed;
        QAction* action = menu()->addAction(m_entries[i].text, this, [this, seed] {
            const auto held = QGuiApplication::keyboardModifiers();
            Q_EMIT seedChosen(seed, (held & (Qt::ControlModifier | Qt::ShiftModifier)) != 0);
        });
        action->setFont(monospaceFont());
    }
    if (m_entries.empty()) menu()->addAction(m_empty)->setEnabled(false);
}

}  // namespace seedbed
