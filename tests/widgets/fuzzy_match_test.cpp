// SPDX-License-Identifier: Apache-2.0
#include "widgets/fuzzy_match.h"

#include <QTest>

using namespace seedbed;

class FuzzyMatchTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void finds_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("found");
        const auto row = [](const char* typed, const char* name, bool found) {
            QTest::addRow("%s in %s", typed, name)
                << QString::fromUtf8(typed) << QString::fromUtf8(name) << found;
        };
        row("", "Generate", true);
        row("gen", "Generate", true);
        row("GRID stop", "Stop the running grid", true);
        row("gnt", "Generate", true);
        row("stg", "Stop the grid", true);
        row("erat", "Generate", true);
        row("ret", "Generate", false);  // begins no word, stands nowhere
        row("grosse", "Größe", true);
        row("große", "Größe der Zellen", true);
        row("grosse", "Grösse", true);
        row("显示", "以完整大小显示", true);
        row("gen stop", "Generate", false);
    }

    void finds() {
        QFETCH(QString, typed);
        QFETCH(QString, name);
        QFETCH(bool, found);
        QCOMPARE(fuzzyScore(typed, name).has_value(), found);
    }

    void beginningsOfWordsComeFirst() {
        const QString typed = QStringLiteral("co");
        const auto start = fuzzyScore(typed, QStringLiteral("Copy the seeds"));
        const auto word = fuzzyScore(typed, QStringLiteral("The comparison"));
        const auto inside = fuzzyScore(typed, QStringLiteral("Second screen"));
        const auto scattered = fuzzyScore(typed, QStringLiteral("Clear old jobs"));
        QVERIFY(*start > *word && *word > *inside && *inside > *scattered);
    }
};

QTEST_GUILESS_MAIN(FuzzyMatchTest)
#include "fuzzy_match_test.moc"
