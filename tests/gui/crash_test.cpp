// SPDX-License-Identifier: Apache-2.0
// The program itself is killed in the middle of its first grid. The next start says so, goes on
// with what is missing, and every seed is in the library once.
#include "app/studio/first_steps.h"
#include "app/studio/session_keeper.h"
#include "core/engine/make_engine.h"
#include "tests/gui/studio_fixture.h"

#include <QProcess>

using namespace seedbed;

namespace {

constexpr int kLong = 240000;  // ms; a run on a busy machine

}  // namespace

class CrashTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { speakTestLanguage(); }

    void killedInTheMiddle() {
        QTemporaryDir folder;
        const QString library = folder.filePath(QStringLiteral("library"));
        QProcess studio;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("XDG_CONFIG_HOME"), folder.path());
        environment.insert(QStringLiteral("XDG_DATA_HOME"), folder.path());
        studio.setProcessEnvironment(environment);
        studio.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        studio.start(QStringLiteral(SEEDBED_STUDIO), {QStringLiteral("--library"), library});
        QVERIFY(studio.waitForStarted());
        const QDir images(library + QStringLiteral("/images"));
        const auto made = [&images] {
            return images.entryList({QStringLiteral("*.png")}, QDir::Files).size();
        };
        QTRY_VERIFY_WITH_TIMEOUT(made() >= 2, kLong);
        studio.kill();
        QVERIFY(studio.waitForFinished());
        QVERIFY(made() < 16);  // in the middle

        QSettings settings(folder.filePath(QStringLiteral("seedbed/seedbed-studio.conf")),
                           QSettings::IniFormat);
        MainWindow window(make_engine(), &settings, library);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        window.firstSteps()->begin();  // is no first start any more
        window.openModel(QStringLiteral("tabletop"));
        NoticeBar* bar = window.notices()->find(QStringLiteral("openRuns"));
        QVERIFY(bar);
        QTest::mouseClick(bar->findChild<QPushButton*>(QStringLiteral("continueRuns")),
                          Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(made(), 16, kLong);
        QTRY_VERIFY_WITH_TIMEOUT(!window.session()->busy(), kLong);
        QTRY_COMPARE(window.library()->counts().pictures, 16);
        QTRY_COMPARE(window.library()->counts().seeds, 16);
        window.close();
    }
};

QTEST_MAIN(CrashTest)
#include "crash_test.moc"
