// SPDX-License-Identifier: Apache-2.0
#include "core/models/prompt_syntax.h"

#include "core/models/prompt_schedule.h"
#include "tests/core/base/expect_error.h"

#include <QTest>

#include <cmath>
#include <random>
#include <string>
#include <vector>

using namespace seedbed;

namespace {

struct Expected {
    std::string text;
    double weight = 1;
};

std::string shown(const std::vector<PromptSpan>& spans) {
    std::string out;
    for (const PromptSpan& span : spans)
        out +=
            (span.breaks ? "BREAK" : "'" + span.text + "' " + std::to_string(span.weight)) + "; ";
    return out;
}

}  // namespace

Q_DECLARE_METATYPE(std::vector<Expected>)

class PromptSyntaxTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void spans_data();
    void spans();
    void breaks_data();
    void breaks();
    void sourcesPointAtThePrompt();
    void tagsAreTakenOut();
    void plainTextIsOneSpan();
    void schedules_data();
    void schedules();
    void andCombinesPrompts();
    void warnings_data();
    void warnings();
    void unsupportedPromptsAreRefused();
    void anythingCanBeRead();
};

void PromptSyntaxTest::spans_data() {
    QTest::addColumn<QByteArray>("prompt");
    QTest::addColumn<std::vector<Expected>>("spans");
    const auto row = [](const char* prompt, const std::vector<Expected>& spans) {
        QTest::newRow(prompt) << QByteArray(prompt) << spans;
    };
    row("normal text", {{"normal text"}});
    row("an (important) word", {{"an "}, {"important", 1.1}, {" word"}});
    row("an [unimportant] word", {{"an "}, {"unimportant", 1 / 1.1}, {" word"}});
    row("(unbalanced", {{"unbalanced", 1.1}});
    row("[unbalanced", {{"unbalanced", 1 / 1.1}});
    row("unbalanced)", {{"unbalanced)"}});
    row("(a]b", {{"a]b", 1.1}});
    row("\\(literal\\]", {{"(literal]"}});
    row("(unnecessary)(parens)", {{"unnecessaryparens", 1.1}});
    row("a (((house:1.3)) [on] a (hill:0.5), sun, (((sky))).",
        {{"a "},
         {"house", 1.3 * 1.1 * 1.1},
         {" ", 1.1},
         {"on", 1.1 / 1.1},
         {" a ", 1.1},
         {"hill", 0.5 * 1.1},
         {", sun, ", 1.1},
         {"sky", 1.1 * 1.1 * 1.1 * 1.1},
         {".", 1.1}});
    row("(a:1.5)", {{"a", 1.5}});
    row("(a : 1.5 )", {{"a ", 1.5}});
    row("(a:-1)", {{"a", -1}});
    row("(a:+.5)", {{"a", 0.5}});
    row("(a:0)", {{"a", 0}});
    row("(a:b)", {{"a:b", 1.1}});
    row("(a:)", {{"a:", 1.1}});
    row("a:1.5)", {{"a:1.5)"}});
    row("16:9", {{"16:9"}});
    row("(a:1.2.3)", {{"a:1.2.3", 1.1}});
    row("a\\b\\\\c\\", {{"ab\\c"}});
    row("(a [b) c]", {{"a ", 1.1}, {"b", 1.1 / 1.1}, {" c", 1 / 1.1}});
    row("(日本:1.3) кот", {{"日本", 1.3}, {" кот"}});
    row("{a|b} __c__", {{"{a|b} __c__"}});
}

void PromptSyntaxTest::spans() {
    QFETCH(QByteArray, prompt);
    QFETCH(std::vector<Expected>, spans);
    const auto read = parse_weighted_prompt(prompt.toStdString()).spans;
    const std::string got = shown(read);
    QVERIFY2(read.size() == spans.size(), got.c_str());
    for (std::size_t i = 0; i < spans.size(); ++i) {
        QVERIFY2(read[i].text == spans[i].text, got.c_str());
        QVERIFY2(std::abs(read[i].weight - spans[i].weight) < 1e-12, got.c_str());
        QVERIFY(!read[i].breaks);
        QCOMPARE(read[i].source.size(), read[i].text.size());
    }
}

void PromptSyntaxTest::breaks_data() {
    QTest::addColumn<QByteArray>("prompt");
    QTest::addColumn<QByteArray>("texts");  // "|" = a break
    const auto row = [](const char* prompt, const char* texts) {
        QTest::newRow(prompt) << QByteArray(prompt) << QByteArray(texts);
    };
    row("a BREAK b", "a|b");
    row("a\n BREAK \tb", "a|b");
    row("BREAK", "|");
    row("a BREAK BREAK b", "a||b");
    row("BREAKS and aBREAK, break", "BREAKS and aBREAK, break");
    row("a,BREAK,b", "a,|,b");
    row("a\u3000BREAK\u3000b", "a|b");
    row("äBREAK", "äBREAK");
}

void PromptSyntaxTest::breaks() {
    QFETCH(QByteArray, prompt);
    QFETCH(QByteArray, texts);
    std::string got;
    for (const PromptSpan& span : parse_weighted_prompt(prompt.toStdString()).spans)
        got += span.breaks ? "|" : span.text;
    QCOMPARE(got, texts.toStdString());
}

void PromptSyntaxTest::sourcesPointAtThePrompt() {
    const std::string prompt = "<lora:x:1>a (red\\):1.3) c[ub]e BREAK (é)(z)";
    std::size_t bytes = 0;
    int last = -1;
    for (const PromptSpan& span : parse_weighted_prompt(prompt).spans) {
        for (std::size_t i = 0; i < span.source.size(); ++i, ++bytes) {
            QCOMPARE(prompt[static_cast<std::size_t>(span.source[i])], span.text[i]);
            QVERIFY(span.source[i] > last);
            last = span.source[i];
        }
    }
    QVERIFY(bytes > 10);
}

void PromptSyntaxTest::tagsAreTakenOut() {
    const auto read = parse_weighted_prompt("a <lora:film:0.8>(cube <hypernet:b>:1.5)");
    QCOMPARE(shown(read.spans), std::string("'a ' 1.000000; 'cube ' 1.500000; "));
    QCOMPARE(read.tags, (std::vector<std::string>{"<lora:film:0.8>", "<hypernet:b>"}));
    QCOMPARE(read.warnings.size(), std::size_t{1});
    QVERIFY(read.warnings[0].find("<hypernet:b>") != std::string::npos);
}

void PromptSyntaxTest::plainTextIsOneSpan() {
    const std::string text = "a red cube, 7.5 % of it's \"blue\" — «spheres» {x|y} <b> & more!";
    const auto read = parse_weighted_prompt(text);
    QCOMPARE(read.spans.size(), std::size_t{1});
    QCOMPARE(read.spans[0].text, text);
    QCOMPARE(read.spans[0].weight, 1.0);
    QVERIFY(read.warnings.empty() && read.tags.empty() && read.unsupported.empty());
    QVERIFY(parse_weighted_prompt("").spans.empty());
}

void PromptSyntaxTest::schedules_data() {
    QTest::addColumn<QByteArray>("prompt");
    QTest::addColumn<QByteArray>("schedule");  // empty = none
    const auto row = [](const char* prompt, const char* schedule) {
        QTest::newRow(prompt) << QByteArray(prompt) << QByteArray(schedule);
    };
    row("a [cat:dog:0.5] b", "[cat:dog:0.5]");
    row("a [dog:5]", "[dog:5]");
    row("a [dog: .5]", "[dog: .5]");
    row("a [cat::0.5]", "[cat::0.5]");
    row("[a|b]", "[a|b]");
    row("[a|(b:1.1)]", "[a|(b:1.1)]");
    row("([a [b:c:2] d])", "[b:c:2]");
    row("[(a:2):3]", "[(a:2):3]");
    row("a [b] (c:1.3) d|e f:0.5", "");
    row("[a:b]", "");
    row("[a:b:c:0.5]", "");
    row("[a (b:0.5]", "");
    row("\\[a|b\\]", "");
    row("[a\\|b:c]", "");
    row("(a|b) a] [b", "");
}

void PromptSyntaxTest::schedules() {
    QFETCH(QByteArray, prompt);
    QFETCH(QByteArray, schedule);
    const auto range = find_prompt_schedule(prompt.toStdString());
    const QByteArray found = range ? prompt.mid(range->begin, range->end - range->begin) : "";
    QCOMPARE(found, schedule);
    const auto read = parse_weighted_prompt(prompt.toStdString());
    QCOMPARE(read.unsupported.empty(), schedule.isEmpty());
}

void PromptSyntaxTest::andCombinesPrompts() {
    QVERIFY(find_prompt_and("a cat AND a dog"));
    QVERIFY(!find_prompt_and("SAND, ANDROID and and_AND_"));
    QVERIFY(parse_weighted_prompt("a AND b").unsupported.find("AND") != std::string::npos);
}

void PromptSyntaxTest::warnings_data() {
    QTest::addColumn<QByteArray>("prompt");
    QTest::addColumn<QByteArray>("part");  // empty = no warning
    const auto row = [](const char* prompt, const char* part) {
        QTest::newRow(prompt) << QByteArray(prompt) << QByteArray(part);
    };
    row("(a BREAK b)", "BREAK inside brackets");
    row("(a) BREAK (b)", "");
    row("(a:1.2.3)", "\":1.2.3)\"");
    row("a cat :1.2", "guidance");
    row("a cat at 12:30 ", "guidance");
    row("16:9 picture", "");
    row("(cat:1.2)", "");
    row("seed 42", "");
    row("42", "");
}

void PromptSyntaxTest::warnings() {
    QFETCH(QByteArray, prompt);
    QFETCH(QByteArray, part);
    const auto read = parse_weighted_prompt(prompt.toStdString());
    QCOMPARE(read.warnings.size(), part.isEmpty() ? std::size_t{0} : std::size_t{1});
    for (const std::string& warning : read.warnings) {
        QVERIFY2(warning.find(part.toStdString()) != std::string::npos, warning.c_str());
        QVERIFY2(is_sentence(warning), warning.c_str());
    }
}

void PromptSyntaxTest::unsupportedPromptsAreRefused() {
    check_prompts({"a (red:1.3) cube", ""}, PromptSyntax::Webui);
    check_prompts({"a [cat:dog:0.5] AND b"}, PromptSyntax::Plain);
    VERIFY_ERROR(check_prompts({"", "a [cat:dog:0.5]"}, PromptSyntax::Webui),
                 ErrorCode::InvalidRequest,
                 "[cat:dog:0.5]");
    VERIFY_ERROR(
        check_prompts({"a AND b"}, PromptSyntax::Webui), ErrorCode::InvalidRequest, "\"and\"");
}

// Whatever is typed gives spans whose sources lie inside, in order.
void PromptSyntaxTest::anythingCanBeRead() {
    std::mt19937 random(1);
    const std::string pieces[] = {"(",
                                  ")",
                                  "[",
                                  "]",
                                  ":",
                                  "1.3",
                                  ".",
                                  "\\",
                                  "BREAK",
                                  " ",
                                  "a",
                                  "é",
                                  "\xff",
                                  "|",
                                  "<lora:",
                                  ">",
                                  "AND"};
    for (int i = 0; i < 3000; ++i) {
        std::string prompt;
        for (int k = 0; k < 12; ++k) prompt += pieces[random() % std::size(pieces)];
        int last = -1;
        for (const PromptSpan& span : parse_weighted_prompt(prompt).spans) {
            QVERIFY(std::isfinite(span.weight));
            QCOMPARE(span.source.size(), span.text.size());
            for (const int source : span.source) {
                QVERIFY2(source > last && source < static_cast<int>(prompt.size()), prompt.c_str());
                last = source;
            }
        }
    }
}

QTEST_GUILESS_MAIN(PromptSyntaxTest)
#include "prompt_syntax_test.moc"
