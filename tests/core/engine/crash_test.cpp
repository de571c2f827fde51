// SPDX-License-Identifier: Apache-2.0
// kill -9 at 50 random moments of a session that generates, rates, tags and deletes: see
// kill_sessions.h.
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
        qInfo("%d kills, %zu pictures generated", kKills, pictures);
        QVERIFY(pictures > kKills);
    }
};

}  // namespace seedbed

QTEST_GUILESS_MAIN(seedbed::CrashTest)
#include "crash_test.moc"
