// SPDX-License-Identifier: Apache-2.0
#include "core/models/prompt_tokens.h"

#include "core/base/error.h"
#include "core/models/clip_tokenizer.h"

#include <QTest>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

using namespace seedbed;

class PromptTokensTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase();
    void phrases_data();
    void phrases();
    void specialPositions();
    void missingPhrases_data();
    void missingPhrases();
    void phraseBeyondTheWindow();

 private:
    std::shared_ptr<const ClipTokenizer> m_tokenizer;
};

void PromptTokensTest::initTestCase() {
    m_tokenizer =
        ClipTokenizer::load(std::filesystem::path(SEEDBED_TEST_DATA) / "tokenizer" / "padding_end");
}

void PromptTokensTest::phrases_data() {
    QTest::addColumn<QString>("prompt");
    QTest::addColumn<QString>("phrase");
    QTest::addColumn<QList<int>>("positions");
    const auto row = [](const char* prompt, const char* phrase, const QList<int>& positions) {
        QTest::addRow("%s in %s", phrase, prompt)
            << QString::fromUtf8(prompt) << QString::fromUtf8(phrase) << positions;
    };
    const char* cubes = "a red cube, a RED Cube and a cube";
    row(cubes, "red", {2});
    row(cubes, "Cube", {3});
    row(cubes, "  red   cube ", {2, 3});
    row(cubes, "red cube#2", {6, 7});
    row(cubes, "cube#3", {10});
    row(cubes, "cube, a red", {3, 4, 5, 6});
    row("it's a cube", "it's", {1, 2});
    row("CAFE\u0301 noir", "café", {1});
    row("the (red) cube", "(red)", {2, 3, 4});
    row("a!!! b", "!!!", {2, 3, 4});
}

void PromptTokensTest::phrases() {
    QFETCH(QString, prompt);
    QFETCH(QString, phrase);
    QFETCH(QList<int>, positions);
    const TokenizedPrompt tokenized = m_tokenizer->tokenize(prompt.toStdString());
    const std::vector<int> found = find_phrase(tokenized, phrase.toStdString());
    QCOMPARE(QList<int>(found.begin(), found.end()), positions);
}

void PromptTokensTest::specialPositions() {
    const TokenizedPrompt tokenized = m_tokenizer->tokenize("a red cube");
    QCOMPARE(find_phrase(tokenized, "<start>"), std::vector<int>{0});
    QCOMPARE(find_phrase(tokenized, "<end>"), std::vector<int>{4});
    const std::vector<int> padding = find_phrase(tokenized, "<pad>");
    QCOMPARE(padding.size(), std::size_t{72});
    QCOMPARE(padding.front(), 5);
    QCOMPARE(padding.back(), 76);
}

void PromptTokensTest::missingPhrases_data() {
    QTest::addColumn<QString>("phrase");
    for (const char* phrase :
         {"sphere", "cub", "ube", "cube red", "redcube", "red cube#2", "cube#0", "", "  ", "#2"})
        QTest::newRow(phrase) << QString::fromUtf8(phrase);
}

void PromptTokensTest::missingPhrases() {
    QFETCH(QString, phrase);
    const TokenizedPrompt tokenized = m_tokenizer->tokenize("a red cube");
    try {
        find_phrase(tokenized, phrase.toStdString());
        QFAIL("an error was expected");
    } catch (const Error& error) {
        QVERIFY(error.code() == ErrorCode::InvalidRequest);
        const QString detail = QString::fromUtf8(error.what());
        if (!phrase.trimmed().isEmpty()) QVERIFY2(detail.contains(phrase), error.what());
        if (phrase == QStringLiteral("sphere"))
            QVERIFY2(detail.contains(QStringLiteral("a red cube")), error.what());
    }
}

void PromptTokensTest::phraseBeyondTheWindow() {
    std::string prompt;
    for (int i = 0; i < 80; ++i) prompt += "a ";
    const TokenizedPrompt tokenized = m_tokenizer->tokenize(prompt + "cube");
    try {
        find_phrase(tokenized, "cube");
        QFAIL("an error was expected");
    } catch (const Error& error) {
        QVERIFY2(QString::fromUtf8(error.what()).contains(QStringLiteral("75 tokens")),
                 error.what());
    }
    QVERIFY_THROWS_EXCEPTION(Error, find_phrase(tokenized, "<pad>"));
}

QTEST_GUILESS_MAIN(PromptTokensTest)
#include "prompt_tokens_test.moc"
