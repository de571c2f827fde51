// SPDX-License-Identifier: Apache-2.0
#include "core/models/prompt_tags.h"

#include "tests/core/base/expect_error.h"

#include <QTest>

#include <string>
#include <vector>

using namespace seedbed;

class PromptTagsTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void tags_data();
    void tags();
    void loras_data();
    void loras();
    void badLoras_data();
    void badLoras();
};

void PromptTagsTest::tags_data() {
    QTest::addColumn<QByteArray>("prompt");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("tags");
    const auto row = [](const char* prompt, const char* text, int tags) {
        QTest::newRow(prompt) << QByteArray(prompt) << QByteArray(text) << tags;
    };
    row("a cube", "a cube", 0);
    row("a <lora:x:1> cube", "a  cube", 1);
    row("<lora:x><hypernet:y:0.5>z", "z", 2);
    row("<cat-toy> a<b and c>d <a b:c> <:x> <x:> <x:y",
        "<cat-toy> a<b and c>d <a b:c> <:x> <x:> <x:y",
        0);
    row("<lora:a b (c).x:1>!", "!", 1);
    row("<кот:1>", "", 1);
}

void PromptTagsTest::tags() {
    QFETCH(QByteArray, prompt);
    QFETCH(QByteArray, text);
    QFETCH(int, tags);
    const TaglessPrompt taken = take_tags(prompt.toStdString());
    QCOMPARE(taken.text, text.toStdString());
    QCOMPARE(static_cast<int>(taken.tags.size()), tags);
    QCOMPARE(taken.source.size(), taken.text.size());
    for (std::size_t i = 0; i < taken.source.size(); ++i)
        QCOMPARE(prompt[taken.source[i]], taken.text[i]);
}

void PromptTagsTest::loras_data() {
    QTest::addColumn<QByteArray>("prompt");
    QTest::addColumn<QString>("name");
    QTest::addColumn<double>("weight");
    QTest::addColumn<double>("textWeight");
    const auto row = [](const char* prompt, const char* name, double weight, double text) {
        QTest::newRow(prompt) << QByteArray(prompt) << QString::fromUtf8(name) << weight << text;
    };
    row("<lora:film>", "film", 1, 1);
    row("<lora:film:0.8>", "film", 0.8, 0.8);
    row("<lora:film:0.8:0.5>", "film", 0.5, 0.8);
    row("<lyco:film v2:-1:+.5:16>", "film v2", 0.5, -1);
    row("<lora:film:te=0.5>", "film", 0.5, 0.5);
    row("<lora:film:te=0.5:unet=1:dyn=8>", "film", 1, 0.5);
    row("<lora:film:unet=0.5>", "film", 0.5, 1);
    row("<lora:film:0.3:unet=0.5>", "film", 0.5, 0.3);
}

void PromptTagsTest::loras() {
    QFETCH(QByteArray, prompt);
    QFETCH(QString, name);
    QFETCH(double, weight);
    QFETCH(double, textWeight);
    const auto loras = parse_lora_tags("a cube " + prompt.toStdString() + "<hypernet:x>");
    QCOMPARE(loras.size(), std::size_t{1});
    QCOMPARE(QString::fromStdString(loras[0].name), name);
    QCOMPARE(loras[0].weight, weight);
    QCOMPARE(loras[0].text_weight.value_or(loras[0].weight), textWeight);
}

void PromptTagsTest::badLoras_data() {
    QTest::addColumn<QByteArray>("prompt");
    for (const char* prompt : {"<lora:film:x>",
                               "<lora:film:0.5:>",
                               "<lora::1>",
                               "<lora:te=1>",
                               "<lora:a:nan>",
                               "<lora:a:1 >"})
        QTest::newRow(prompt) << QByteArray(prompt);
}

void PromptTagsTest::badLoras() {
    QFETCH(QByteArray, prompt);
    VERIFY_ERROR(parse_lora_tags("a cube " + prompt.toStdString()),
                 ErrorCode::InvalidRequest,
                 prompt.toStdString());
    QCOMPARE(take_tags(prompt.toStdString()).tags.size(), std::size_t{1});
}

QTEST_GUILESS_MAIN(PromptTagsTest)
#include "prompt_tags_test.moc"
