// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/studio/language.h"
#include "app/studio/main_window.h"
#include "tests/core/library/pictures.h"
#include "widgets/fake_engine.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <vector>

namespace seedbed {

// The language of SEEDBED_LANGUAGE, else English: ctest runs each test in all of them, so tests
// find widgets by name, never by text.
inline void speakTestLanguage() {
    static const bool once = [] {
        QSettings none(QString(), QSettings::IniFormat);
        const QString set = qEnvironmentVariable("SEEDBED_LANGUAGE");
        installTranslations(chosenLocale(none, set.isEmpty() ? QStringLiteral("en_GB") : set));
        return true;
    }();
    Q_UNUSED(once);
}

// The file of a screenshot: each language has its own.
inline QString shotName(const char* name) {
    const QString language = qEnvironmentVariable("SEEDBED_LANGUAGE");
    const QString suffix = language.isEmpty() ? QString() : QLatin1Char('-') + language;
    return QLatin1String(name) + suffix + QStringLiteral(".png");
}

// Waits until a window has the keyboard; Xvfb has no window manager to give it.
inline void giveKeyboard(QWidget* window) {
    window->activateWindow();
    QApplication::setActiveWindow(window);
}

// A studio with settings, session and library in a folder of its own, on a FakeEngine whose model
// is there.
class Studio {
 public:
    Studio() {
        speakTestLanguage();
        QDir(m_folder.path()).mkpath(QStringLiteral("config"));
        m_settings = std::make_unique<QSettings>(file("config/studio.ini"), QSettings::IniFormat);
        m_settings->setValue(QStringLiteral("firstSteps/done"), QStringList());
    }

    QString file(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
    std::filesystem::path library() const { return file("library").toStdString(); }
    QSettings* settings() { return m_settings.get(); }
    MainWindow* window() { return m_window.get(); }
    FakeEngine* engine() { return m_engine; }

    // Puts pictures with settings into the library; returns their ids in the order of their seeds.
    std::vector<PictureId> makePictures(int count, const char* prompt = "a red cube") {
        Library made(library());
        std::vector<PictureId> ids;
        for (int i = 0; i < count; ++i) {
            MadePicture picture;
            picture.name =
                QStringLiteral("%1-%2.png").arg(i, 5, 10, QLatin1Char('0')).arg(i).toStdString();
            picture.prompt = prompt;
            picture.seed = static_cast<std::uint64_t>(i);
            const auto path = made.images_folder() / picture.name;
            write_png(path, *fakePicture(Seed(picture.seed), 128, 1), text_of(picture));
            ids.push_back(made.add(path));
        }
        return ids;
    }

    // Opens the window, or another one after close(), on the same folder.
    void open(bool loadModel = true) {
        auto engine = std::make_unique<FakeEngine>();
        m_engine = engine.get();
        m_window =
            std::make_unique<MainWindow>(std::move(engine), m_settings.get(), file("library"));
        m_window->resize(1600, 1000);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        giveKeyboard(m_window.get());
        QTRY_VERIFY(m_window->library()->access() != LibraryAccess::Opening);
        if (loadModel) this->loadModel();
    }

    void loadModel() {
        m_window->openModel(QStringLiteral("tabletop"));
        m_engine->finishLoad(fakeModel());
        QTRY_VERIFY(m_window->session()->model());
    }

    void close() {
        m_window->close();
        m_window.reset();
        m_engine = nullptr;
    }

    // A run over seeds 0 … n-1 whose pictures have these ids in the library (0 = in none).
    JobId run(int seeds, const std::vector<PictureId>& ids = {}) {
        m_window->prompt()->seedField()->setText(QStringLiteral("0-%1").arg(seeds - 1));
        m_window->generate();
        const JobId job = m_engine->startLast();
        for (int i = 0; i < seeds; ++i)
            m_engine->sendImage(job, i, false, ids.empty() ? 0 : ids[static_cast<std::size_t>(i)]);
        m_engine->send(Finished{job, 1});
        const auto wait = [this, job, seeds] {
            QTRY_COMPARE(m_window->session()->grid()->doneCount(job), seeds);
            QTRY_VERIFY(!m_window->session()->busy());
        };
        wait();
        return job;
    }

    // Presses an action's key where the keyboard is.
    void press(const QString& action) {
        const QKeySequence keys = m_window->registry()->action(action)->shortcut();
        QVERIFY2(!keys.isEmpty(), qPrintable(action));
        QWidget* target = QApplication::focusWidget();
        for (int i = 0; i < keys.count(); ++i)
            QTest::keyClick(target ? target : m_window.get(),
                            keys[static_cast<uint>(i)].key(),
                            keys[static_cast<uint>(i)].keyboardModifiers());
    }

    // A picture of the window for a person to look at.
    void shoot(const char* name) {
        const QString set = qEnvironmentVariable("SEEDBED_SCREENSHOTS");
        const QDir folder(set.isEmpty() ? QStringLiteral(SEEDBED_SCREENSHOTS) : set);
        QVERIFY(folder.mkpath(QStringLiteral(".")));
        QVERIFY(m_window->grab().save(folder.filePath(shotName(name))));
    }

 private:
    QTemporaryDir m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
    FakeEngine* m_engine = nullptr;
};

}  // namespace seedbed
