// SPDX-License-Identifier: Apache-2.0
#include "widgets/library/search_field.h"

#include <QSignalSpy>
#include <QTest>

using namespace seedbed;

class SearchFieldTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void completesFields() {
        SearchField field;
        QTest::keyClicks(&field, QStringLiteral("cube ra"));
        QCOMPARE(field.completions(),
                 (QStringList{QStringLiteral("rating:4.."), QStringLiteral("rating:0")}));
        field.complete(QStringLiteral("rating:4.."));
        QCOMPARE(field.text(), QStringLiteral("cube rating:4.. "));
    }

    void completesValuesInUse() {
        SearchField field;
        field.setValues(QStringLiteral("tag"), {QStringLiteral("sky"), QStringLiteral("blue sea")});
        QTest::keyClicks(&field, QStringLiteral("-tag:b"));
        QCOMPARE(field.completions(), QStringList{QStringLiteral("tag:\"blue sea\"")});
        field.complete(field.completions().front());
        QCOMPARE(field.text(), QStringLiteral("-tag:\"blue sea\" "));
        QTest::keyClicks(&field, QStringLiteral("sk"));
        QCOMPARE(field.completions(), QStringList{QStringLiteral("tag:sky")});
    }

    void completesInTheMiddle() {
        SearchField field;
        field.setText(QStringLiteral("is:f cube"));
        field.setCursorPosition(4);
        QCOMPARE(field.completions(),
                 (QStringList{QStringLiteral("is:favourite"), QStringLiteral("is:foreign")}));
        field.complete(QStringLiteral("is:favourite"));
        QCOMPARE(field.text(), QStringLiteral("is:favourite  cube"));
    }

    void asksForValuesWhenItIsEntered() {
        SearchField field;
        QSignalSpy wanted(&field, &SearchField::valuesWanted);
        field.show();
        QVERIFY(QTest::qWaitForWindowExposed(&field));
        field.setFocus();
        field.activateWindow();
        QTRY_VERIFY(wanted.size() >= 4);
        QCOMPARE(field.completions(), QStringList());
    }
};

QTEST_MAIN(SearchFieldTest)
#include "search_field_test.moc"
