// SPDX-License-Identifier: Apache-2.0
#include "widgets/compare/word_diff.h"

#include <QTest>

using namespace seedbed;

class WordDiffTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void marks_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("other");
        QTest::addColumn<QString>("marked");  // the differing words, joined
        QTest::newRow("same") << QStringLiteral("a red cube") << QStringLiteral("a red cube")
                              << QStringLiteral("");
        QTest::newRow("case and spaces")
            << QStringLiteral("A  red cube") << QStringLiteral("a red\ncube") << QStringLiteral("");
        QTest::newRow("another word") << QStringLiteral("a red cube")
                                      << QStringLiteral("a blue cube") << QStringLiteral("red");
        QTest::newRow("one more") << QStringLiteral("a big red cube")
                                  << QStringLiteral("a red cube") << QStringLiteral("big");
        QTest::newRow("one less") << QStringLiteral("a red cube")
                                  << QStringLiteral("a big red cube") << QStringLiteral("");
        QTest::newRow("moved") << QStringLiteral("cube and sphere")
                               << QStringLiteral("sphere and cube") << QStringLiteral("and sphere");
        QTest::newRow("signs") << QStringLiteral("cube, sphere") << QStringLiteral("cube sphere")
                               << QStringLiteral(",");
        QTest::newRow("weights") << QStringLiteral("(cube:1.2)") << QStringLiteral("(cube:1.3)")
                                 << QStringLiteral("2");
        QTest::newRow("all") << QStringLiteral("one two") << QStringLiteral("")
                             << QStringLiteral("one two");
        QTest::newRow("nothing") << QStringLiteral("") << QStringLiteral("one two")
                                 << QStringLiteral("");
        QTest::newRow("not latin")
            << QStringLiteral("ein großer Würfel") << QStringLiteral("ein kleiner Würfel")
            << QStringLiteral("großer");
    }
    void marks() {
        QFETCH(QString, text);
        QFETCH(QString, other);
        QStringList words;
        for (const TextSpan& span : differingWords(text, other))
            words << text.mid(span.start, span.length);
        QTEST(words.join(QLatin1Char(' ')), "marked");
    }

    void longTextsTakeNoMemory() {
        QString a, b;
        for (int i = 0; i < 30000; ++i) {
            a += QStringLiteral("a%1 ").arg(i);
            b += QStringLiteral("b%1 ").arg(i);
        }
        QCOMPARE(differingWords(a, b).size(), std::size_t{30000});
    }
};

QTEST_GUILESS_MAIN(WordDiffTest)
#include "word_diff_test.moc"
