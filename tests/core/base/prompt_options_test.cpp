// SPDX-License-Identifier: Apache-2.0
#include "core/base/prompt_options.h"

#include "tests/core/base/expect_error.h"

#include <QTest>

using namespace seedbed;

class PromptOptionsTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void namesReadBack();
    void unknownNames();
    void oldPicturesWerePlain();
};

void PromptOptionsTest::namesReadBack() {
    for (const auto syntax : {PromptSyntax::Plain, PromptSyntax::Webui})
        QVERIFY(parse_prompt_syntax(to_string(syntax)) == syntax);
}

void PromptOptionsTest::unknownNames() {
    for (const char* name : {"", "Plain", "a1111"})
        VERIFY_ERROR(parse_prompt_syntax(name), ErrorCode::InvalidRequest, "webui");
    QVERIFY_THROWS_EXCEPTION(LogicError, to_string(static_cast<PromptSyntax>(7)));
}

// Pictures that say nothing of a syntax were made before there was one.
void PromptOptionsTest::oldPicturesWerePlain() {
    QVERIFY(PromptOptions{}.syntax == PromptSyntax::Plain);
    QCOMPARE(PromptOptions{}.clip_skip, 0);
}

QTEST_GUILESS_MAIN(PromptOptionsTest)
#include "prompt_options_test.moc"
