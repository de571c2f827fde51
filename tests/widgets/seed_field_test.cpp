// SPDX-License-Identifier: Apache-2.0
#include "widgets/seed_field.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <limits>

using namespace seedbed;

class SeedFieldTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void readsWhileOneTypes() {
        SeedField field;
        QSignalSpy changed(&field, &SeedField::changed);
        field.editor()->clear();
        QTest::keyClicks(field.editor(), QStringLiteral("0, 7, 100-131"));
        QCOMPARE(field.seeds().size(), std::size_t{34});
        QVERIFY(field.error().isEmpty());
        QVERIFY(changed.size() >= 13);
    }

    void saysWhatIsWrong_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("quoted");
        QTest::newRow("backwards") << QStringLiteral("7-3") << QStringLiteral("7-3");
        QTest::newRow("letters") << QStringLiteral("4, abc") << QStringLiteral("abc");
        QTest::newRow("2^64") << QStringLiteral("18446744073709551616")
                              << QStringLiteral("18446744073709551616");
    }
    void saysWhatIsWrong() {
        QFETCH(QString, text);
        QFETCH(QString, quoted);
        SeedField field;
        field.setText(text);
        QVERIFY(field.seeds().empty());
        QVERIFY2(field.error().contains(quoted), qPrintable(field.error()));
        field.setText(QStringLiteral("1"));
        QVERIFY(field.error().isEmpty());
    }

    void holdsAllSixtyFourBits() {
        SeedField field;
        field.setText(QStringLiteral("18446744073709551615"));
        QCOMPARE(field.seeds().front().value(), std::numeric_limits<std::uint64_t>::max());
    }

    void drawsBeforeTheRun() {
        SeedField field;
        field.setCount(64);
        field.drawRandom();
        const auto first = field.seeds();
        QCOMPARE(first.size(), std::size_t{64});
        QVERIFY(std::all_of(
            first.begin(), first.end(), [](Seed seed) { return seed.value() >> 32U == 0; }));
        field.drawRandom();
        QVERIFY(field.seeds() != first);  // equal once in 2^2000
    }

    void goesOnAfterTheHighest() {
        SeedField field;
        field.setCount(4);
        field.setText(QStringLiteral("90, 3"));
        field.takeNext();
        QCOMPARE(field.text(), QStringLiteral("91-94"));
        field.setText(QStringLiteral("nonsense"));
        field.takeNext();
        QCOMPARE(field.text(), QStringLiteral("0-3"));
        field.setText(QStringLiteral("18446744073709551614"));
        field.takeNext();  // goes round at 2^64
        QCOMPARE(field.seeds().size(), std::size_t{4});
        QCOMPARE(field.seeds()[1].value(), std::uint64_t{0});
    }
};

QTEST_MAIN(SeedFieldTest)
#include "seed_field_test.moc"
