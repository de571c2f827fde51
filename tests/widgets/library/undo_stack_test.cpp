// SPDX-License-Identifier: Apache-2.0
#include "widgets/library/undo_stack.h"

#include <QTest>

using namespace seedbed;

class UndoStackTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void stepsGoBackAndForth() {
        UndoStack stack;
        QVERIFY(!stack.canUndo());
        QVERIFY(!stack.takeUndo());
        const auto first = stack.push(QStringLiteral("first"), {});
        const auto second = stack.push(QStringLiteral("second"), {});
        QCOMPARE(stack.undoText(), QStringLiteral("second"));
        QCOMPARE(stack.takeUndo(), second);
        QCOMPARE(stack.undoText(), QStringLiteral("first"));
        QCOMPARE(stack.redoText(), QStringLiteral("second"));
        QCOMPARE(stack.takeRedo(), second);
        QVERIFY(!stack.canRedo());
        QCOMPARE(stack.takeUndo(), second);
        QCOMPARE(stack.takeUndo(), first);
        QVERIFY(!stack.canUndo());
    }

    void aNewStepForgetsWhatWasUndone() {
        UndoStack stack;
        stack.push(QStringLiteral("first"), {});
        stack.takeUndo();
        stack.push(QStringLiteral("other"), {});
        QVERIFY(!stack.canRedo());
        QCOMPARE(stack.undoText(), QStringLiteral("other"));
    }

    void stepsThatFailedGoOrGoBack() {
        UndoStack stack;
        const auto first = stack.push(QStringLiteral("first"), {});
        const auto second = stack.push(QStringLiteral("second"), {});
        stack.remove(second);
        QCOMPARE(stack.undoText(), QStringLiteral("first"));
        stack.takeUndo();
        stack.putBack(first);
        QVERIFY(stack.canUndo());
        QVERIFY(!stack.canRedo());
        stack.clear();
        QVERIFY(!stack.canUndo());
    }
};

QTEST_GUILESS_MAIN(UndoStackTest)
#include "undo_stack_test.moc"
