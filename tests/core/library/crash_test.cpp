// SPDX-License-Identifier: Apache-2.0
// kill -9 at 50 random moments of a session that adds, rates, tags, bins and restores: what had
// returned is there after the restart, nothing is half done, and the index agrees with the files.
#include "tests/core/base/sanitized.h"
#include "tests/core/library/kill_sessions.h"

#include <QTemporaryDir>
#include <QtTest>

namespace seedbed {

class CrashTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void nothingFinishedIsLost() {
        constexpr int kKills = kSanitized ? 10 : 50;
        const QTemporaryDir temporary;
        const auto pictures =
            kill_sessions(QStringLiteral(SEEDBED_CRASHER), temporary.path().toStdString(), kKills);
        qInfo("%d kills, %zu pictures", kKills, pictures);
        QVERIFY(pictures > kKills);
    }
};

}  // namespace seedbed

QTEST_GUILESS_MAIN(seedbed::CrashTest)
#include "crash_test.moc"
