// SPDX-License-Identifier: Apache-2.0
#include "app/studio/first_steps.h"
#include "app/studio/headless_check.h"
#include "app/studio/language.h"
#include "app/studio/main_window.h"
#include "core/base/log.h"
#include "core/base/version.h"
#include "core/engine/make_engine.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>

#include <algorithm>
#include <memory>
#include <string_view>

namespace {

struct Options {
    QCommandLineParser parser;
    QCommandLineOption headless{
        QStringLiteral("headless-check"),
        QStringLiteral("Make one grid of 16 seeds without a window, then exit.")};
    QCommandLineOption out{QStringLiteral("out"),
                           QStringLiteral("Where --headless-check writes its picture."),
                           QStringLiteral("FILE"),
                           QStringLiteral("seedbed-check.png")};
    QCommandLineOption model{QStringLiteral("model"),
                             QStringLiteral("\"tabletop\" or a folder in diffusers' layout."),
                             QStringLiteral("MODEL"),
                             QStringLiteral("tabletop")};
    QCommandLineOption library{
        QStringLiteral("library"),
        QStringLiteral("The library to open (default: the one used last, at first "
                       "~/.local/share/seedbed)."),
        QStringLiteral("DIR")};
    QCommandLineOption language{QStringLiteral("language"),
                                QStringLiteral("\"en\", \"de\" or \"zh_CN\"."),
                                QStringLiteral("CODE")};
    QCommandLineOption screenshot{
        QStringLiteral("screenshot"),
        QStringLiteral("Save a picture of the window once it is usable, then exit."),
        QStringLiteral("FILE")};
    QCommandLineOption delay{QStringLiteral("screenshot-after"),
                             QStringLiteral("Wait this long for --screenshot."),
                             QStringLiteral("MS"),
                             QStringLiteral("0")};

    void read(const QCoreApplication& app) {
        parser.setApplicationDescription(QStringLiteral("Browse the seeds of a diffusion model."));
        parser.addHelpOption();
        parser.addVersionOption();
        parser.addOptions({headless, out, model, library, language, screenshot, delay});
        parser.process(app);
    }
};

void name(QCoreApplication& app) {
    app.setOrganizationName(QStringLiteral("seedbed"));
    app.setApplicationName(QStringLiteral("seedbed-studio"));
    app.setApplicationVersion(QString::fromLatin1(seedbed::kVersion));
}

// Needs no display: decided before any part of Qt asks for one.
bool isHeadless(int argc, char** argv) {
    return std::any_of(argv + 1, argv + argc, [](const char* argument) {
        return std::string_view(argument) == "--headless-check";
    });
}

int headless(int argc, char** argv) {
    QCoreApplication app(argc, argv);
    name(app);
    Options options;
    options.read(app);
    return seedbed::runHeadlessCheck(options.parser.value(options.model).toStdString(),
                                     options.parser.value(options.out).toStdString());
}

}  // namespace

int main(int argc, char** argv) {
    QElapsedTimer clock;
    clock.start();
    seedbed::log_to_stderr(seedbed::LogLevel::Warning);
    if (isHeadless(argc, argv)) return headless(argc, argv);

    QApplication app(argc, argv);
    name(app);
    Options options;
    options.read(app);
    QSettings settings;
    seedbed::installTranslations(
        seedbed::chosenLocale(settings, options.parser.value(options.language)));
    seedbed::MainWindow window(
        seedbed::make_engine(), &settings, options.parser.value(options.library));
    window.show();
    window.firstSteps()->begin();
    window.openModel(options.parser.value(options.model));
    QTimer::singleShot(0, &window, [&clock] {
        seedbed::log(seedbed::LogLevel::Info,
                     "window usable after " + std::to_string(clock.elapsed()) + " ms");
    });
    if (options.parser.isSet(options.screenshot))
        QTimer::singleShot(options.parser.value(options.delay).toInt(), &window, [&] {
            const bool saved = window.grab().save(options.parser.value(options.screenshot));
            QCoreApplication::exit(saved ? 0 : 1);
        });
    return QApplication::exec();
}
