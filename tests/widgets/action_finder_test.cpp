// SPDX-License-Identifier: Apache-2.0
#include "widgets/action_finder.h"

#include <QSignalSpy>
#include <QTest>

using namespace seedbed;

class ActionFinderTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void findsByWordsAndCarriesOut() {
        QWidget window;
        window.resize(900, 600);
        QAction generate(QStringLiteral("&Generate"));
        QAction stop(QStringLiteral("Stop the running grid"));
        QAction off(QStringLiteral("Stop everything"));
        off.setEnabled(false);
        ActionFinder finder(&window);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        finder.open({&generate, &stop, &off});
        QCOMPARE(finder.shownCount(), 2);
        QSignalSpy stopped(&stop, &QAction::triggered);
        QTest::keyClicks(finder.field(), QStringLiteral("grid stop"));
        QCOMPARE(finder.shownCount(), 1);
        QTest::keyClick(finder.field(), Qt::Key_Return);
        QCOMPARE(stopped.size(), 1);
        QVERIFY(!finder.isVisible());
        finder.open({&generate});
        QTest::keyClick(finder.field(), Qt::Key_Escape);
        QVERIFY(!finder.isVisible());
    }
};

QTEST_MAIN(ActionFinderTest)
#include "action_finder_test.moc"
