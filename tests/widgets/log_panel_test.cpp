// SPDX-License-Identifier: Apache-2.0
#include "widgets/log_panel.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QTest>

#include <thread>

using namespace seedbed;

class LogPanelTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void takesLinesFromAnyThread() {
        LogPanel panel;
        QAbstractItemModelTester tester(panel.model(),
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        {
            std::vector<std::jthread> threads;
            for (int t = 0; t < 4; ++t)
                threads.emplace_back([] {
                    for (int i = 0; i < 50; ++i) log(LogLevel::Info, "line " + std::to_string(i));
                });
        }
        QTRY_COMPARE(panel.model()->rowCount(), 200);
    }

    void filtersByLevel() {
        LogPanel panel;
        log(LogLevel::Info, "all is well");
        log(LogLevel::Error, "it broke");
        QTRY_COMPARE(panel.model()->rowCount(), 2);
        QCOMPARE(panel.view()->model()->rowCount(), 2);
        panel.setLevel(LogLevel::Error);
        QCOMPARE(panel.view()->model()->rowCount(), 1);
        panel.copy();
        const QString copied = QApplication::clipboard()->text();
        QVERIFY(copied.contains(QStringLiteral("it broke")));
        QVERIFY(!copied.contains(QStringLiteral("all is well")));
    }

    void keepsTheNewestLines() {
        LogModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto lines = [](int count, const QString& text) {
            return std::vector<LogLine>(static_cast<std::size_t>(count),
                                        LogLine{LogLevel::Info, QString(), text});
        };
        model.append(lines(LogModel::kMostLines, QStringLiteral("old")));
        model.append(lines(10, QStringLiteral("new")));
        QCOMPARE(model.rowCount(), LogModel::kMostLines);
        QVERIFY(model.index(LogModel::kMostLines - 1)
                    .data()
                    .toString()
                    .contains(QStringLiteral("new")));
        model.append(lines(LogModel::kMostLines + 5, QStringLiteral("flood")));
        QCOMPARE(model.rowCount(), LogModel::kMostLines);
        QVERIFY(model.index(0).data().toString().contains(QStringLiteral("flood")));
    }

    void mayEndBeforeTheLogDoes() {
        { const LogPanel panel; }
        log(LogLevel::Info, "nobody listens");
    }
};

QTEST_MAIN(LogPanelTest)
#include "log_panel_test.moc"
