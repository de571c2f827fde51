// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLocale>
#include <QSettings>
#include <QString>

#include <vector>

namespace seedbed {

struct Language {
    QString code;  // "de", "zh_CN"; empty = the system's
    QString name;  // in the language itself
};

// Those the studio speaks.
std::vector<Language> languages();

// The first that is given: `option` (--language), SEEDBED_LANGUAGE, the settings' choice, the
// system's.
QLocale chosenLocale(const QSettings& settings, const QString& option = {});

// Makes the application speak a locale's language, where there is a translation; English otherwise.
// Numbers and dates follow. Called before the first widget is made.
void installTranslations(const QLocale& locale);

}  // namespace seedbed
