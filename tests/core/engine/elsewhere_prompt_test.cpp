// SPDX-License-Identifier: Apache-2.0
#include "core/engine/elsewhere_prompt.h"

#include <QTest>

using namespace seedbed;

class ElsewherePromptTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void pieces() {
        const auto plain = pieces_of("a (red:1.2) cat", PromptSyntax::Plain);
        QCOMPARE(plain.size(), std::size_t{1});
        QCOMPARE(joined_text(plain), std::string("a (red:1.2) cat"));
        const auto weighed = pieces_of("a (red:1.2) cat BREAK dog", PromptSyntax::Webui);
        QCOMPARE(weighed.size(), std::size_t{5});
        QCOMPARE(weighed[1].text, std::string("red"));
        QCOMPARE(weighed[1].weight, 1.2);
        QVERIFY(weighed[3].breaks && weighed[3].text.empty());
    }

    void whatAPlainReadingGivesToo() {
        QVERIFY(reads_plainly(pieces_of("a \\(red\\) cat", PromptSyntax::Webui)));
        QVERIFY(!reads_plainly(pieces_of("a (red) cat", PromptSyntax::Webui)));
        QVERIFY(!reads_plainly(pieces_of("a BREAK b", PromptSyntax::Webui)));
        QVERIFY(!reads_plainly(pieces_of(std::string(76, 'a'), PromptSyntax::Webui)));
        QVERIFY(reads_plainly({}));
    }

    void comfyui() {
        const auto text = [](const char* prompt, PromptSyntax syntax) {
            return comfyui_prompt(pieces_of(prompt, syntax), {"/e/film.pt"});
        };
        QCOMPARE(text("a (red:1.3) [cat]", PromptSyntax::Webui),
                 std::string("a (red:1.3) (cat:0.9091)"));
        QCOMPARE(text("((a)) \\(b\\)", PromptSyntax::Webui), std::string("(a:1.21) \\(b\\)"));
        QCOMPARE(text("a (b)", PromptSyntax::Plain), std::string("a \\(b\\)"));
        QCOMPARE(text("film, filmy, (film:1.2)", PromptSyntax::Webui),
                 std::string("embedding:film, filmy, (embedding:film:1.2)"));
    }
};

QTEST_GUILESS_MAIN(ElsewherePromptTest)
#include "elsewhere_prompt_test.moc"
