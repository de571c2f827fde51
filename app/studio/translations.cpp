// SPDX-License-Identifier: Apache-2.0
#include "app/studio/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QTranslator>

namespace seedbed {

namespace {

void install(const QLocale& locale, const QString& name, const QString& folder) {
    auto* translator = new QTranslator(QCoreApplication::instance());
    if (translator->load(locale, name, QStringLiteral("_"), folder))
        QCoreApplication::installTranslator(translator);
    else
        delete translator;
}

}  // namespace

void installTranslations(const QLocale& locale) {
    const QString own = QStringLiteral(":/i18n");
    // English knows one picture from two; whatever another language lacks falls back to it.
    install(QLocale(QLocale::English), QStringLiteral("seedbed"), own);
    install(locale, QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    if (locale.language() != QLocale::English) install(locale, QStringLiteral("seedbed"), own);
}

}  // namespace seedbed
