// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/seed.h"
#include "core/library/seed_shelf.h"

#include <QString>
#include <QToolButton>

#include <vector>

namespace seedbed {

// A button with a menu of seeds. Choosing one restores the seed and nothing else.
class SeedMenu : public QToolButton {
    Q_OBJECT
 public:
    struct Entry {
        Seed seed;
        QString text;  // "42   12 pictures   ★★★★"
    };

    // empty: what the menu says while there is nothing in it.
    SeedMenu(const QString& name, const QString& empty, QWidget* parent = nullptr);

    void setEntries(std::vector<Entry> entries);
    const std::vector<Entry>& entries() const { return m_entries; }

 Q_SIGNALS:
    // Before the menu opens: the time to look for newer entries.
    void aboutToShow();
    // add: Ctrl or Shift was held, the seed joins those that are there.
    void seedChosen(seedbed::Seed seed, bool add);

 private:
    void fill();

    QString m_empty;
    std::vector<Entry> m_entries;
};

// What a menu says of seeds used before: noise, pictures, the best rating. And of favourites:
// noise, note.
std::vector<SeedMenu::Entry> seedEntries(const std::vector<UsedSeed>& seeds);
std::vector<SeedMenu::Entry> seedEntries(const std::vector<FavouriteSeed>& seeds);

}  // namespace seedbed
