// SPDX-License-Identifier: Apache-2.0
#include "widgets/action_finder.h"

#include <QSignalSpy>
#include <QTest>

using namespace seedbed;

class ActionFinderTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void findsByWordsAndCarriesOut() {
        Fixture f;
        f.finder.open(f.all());
        QCOMPARE(f.finder.shownCount(), 3);
        QSignalSpy stopped(&f.stop, &QAction::triggered);
        QSignalSpy carried(&f.finder, &ActionFinder::carriedOut);
        QTest::keyClicks(f.finder.field(), QStringLiteral("grid stop"));
        QCOMPARE(f.finder.shownCount(), 1);
        QTest::keyClick(f.finder.field(), Qt::Key_Return);
        QCOMPARE(stopped.size(), 1);
        QCOMPARE(carried[0][0].toString(), QStringLiteral("stop"));
        QVERIFY(!f.finder.isVisible());
        f.finder.open(f.all());
        QTest::keyClick(f.finder.field(), Qt::Key_Escape);
        QVERIFY(!f.finder.isVisible());
    }

    void findsByMenuAndShowsKeys() {
        Fixture f;
        f.finder.open(f.all());
        QTest::keyClicks(f.finder.field(), QStringLiteral("jobs"));
        QCOMPARE(f.finder.shownCount(), 1);
        const QModelIndex line = f.finder.list()->model()->index(0, 0);
        QCOMPARE(line.data().toString(), QStringLiteral("Stop the running grid"));
        QCOMPARE(line.data(ActionFinder::KeyRole).toString(), QStringLiteral("Ctrl+."));
        QCOMPARE(line.data(ActionFinder::PathRole).toString(), QStringLiteral("Generate › Jobs"));
    }

    void saysWhyNot() {
        Fixture f;
        f.finder.open(f.all());
        QSignalSpy triggered(&f.off, &QAction::triggered);
        QTest::keyClicks(f.finder.field(), QStringLiteral("everything"));
        const QModelIndex line = f.finder.list()->model()->index(0, 0);
        QVERIFY(line.data(ActionFinder::PathRole).toString().contains(QStringLiteral("no job")));
        QVERIFY(!line.data(ActionFinder::EnabledRole).toBool());
        QTest::keyClick(f.finder.field(), Qt::Key_Return);
        QCOMPARE(triggered.size(), 0);
        QVERIFY(f.finder.isVisible());  // stays, to be read
    }

    void arrowsChoose() {
        Fixture f;
        f.finder.open(f.all());
        QSignalSpy stopped(&f.stop, &QAction::triggered);
        QTest::keyClick(f.finder.field(), Qt::Key_Down);
        QTest::keyClick(f.finder.field(), Qt::Key_Return);
        QCOMPARE(stopped.size(), 1);
    }

 private:
    struct Fixture {
        Fixture() {
            window.resize(900, 600);
            stop.setShortcut(QKeySequence(QStringLiteral("Ctrl+.")));
            off.setEnabled(false);
            window.show();
            QVERIFY(QTest::qWaitForWindowActive(&window));
        }
        std::vector<FindableAction> all() {
            return {
                {&generate, QStringLiteral("run"), QStringLiteral("Generate"), {}},
                {&stop, QStringLiteral("stop"), QStringLiteral("Generate › Jobs"), {}},
                {&off, QStringLiteral("off"), QStringLiteral("Queue"), QStringLiteral("no job")}};
        }
        QWidget window;
        QAction generate{QStringLiteral("&Generate")};
        QAction stop{QStringLiteral("Stop the running grid")};
        QAction off{QStringLiteral("Stop everything")};
        ActionFinder finder{&window};
    };
};

QTEST_MAIN(ActionFinderTest)
#include "action_finder_test.moc"
