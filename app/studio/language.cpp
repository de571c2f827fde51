// SPDX-License-Identifier: Apache-2.0
#include "app/studio/language.h"

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

std::vector<Language> languages() {
    return {{QStringLiteral("en"), QStringLiteral("English")},
            {QStringLiteral("de"), QStringLiteral("Deutsch")},
            {QStringLiteral("zh_CN"), QStringLiteral("简体中文")}};
}

QLocale chosenLocale(const QSettings& settings, const QString& option) {
    for (const QString& code : {option,
                                qEnvironmentVariable("SEEDBED_LANGUAGE"),
                                settings.value(QStringLiteral("language")).toString()})
        if (!code.isEmpty()) return QLocale(code);
    return QLocale::system();
}

void installTranslations(const QLocale& locale) {
    QLocale::setDefault(locale);
    const QString own = QStringLiteral(":/i18n");
    // English knows one picture from two; whatever another language lacks falls back to it.
    install(QLocale(QLocale::English), QStringLiteral("seedbed"), own);
    install(locale, QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    if (locale.language() != QLocale::English) install(locale, QStringLiteral("seedbed"), own);
}

}  // namespace seedbed
