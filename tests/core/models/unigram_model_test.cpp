// SPDX-License-Identifier: Apache-2.0
#include "core/models/unigram_model.h"

#include "core/base/error.h"

#include <QTest>

#include <string>
#include <vector>

using namespace seedbed;

namespace {

UnigramModel letters() {
    return UnigramModel({{"<unk>", 0},
                         {"a", 0},
                         {"b", 0},
                         {"c", 0},
                         {"d", 0},
                         {"cd", 1},
                         {"ab", 2},
                         {"abc", 5},
                         {"abcd", 10}},
                        0);
}

std::vector<std::string> spelled(const UnigramModel& model, const std::string& text) {
    std::vector<std::string> pieces;
    for (const UnigramToken& token : model.encode(text))
        pieces.push_back(text.substr(token.bytes.begin, token.bytes.end - token.bytes.begin));
    return pieces;
}

std::vector<std::int64_t> ids(const UnigramModel& model, const std::string& text) {
    std::vector<std::int64_t> found;
    for (const UnigramToken& token : model.encode(text)) found.push_back(token.id);
    return found;
}

}  // namespace

class UnigramModelTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void takesTheBestPath();
    void joinsWhatIsUnknown();
    void keepsTheFirstOfEquals();
    void lastOfTwoPiecesCounts();
    void knowsItsPieces();
    void needsAnUnknownPiece();
    void longTextsAreFast();
};

void UnigramModelTest::takesTheBestPath() {
    // The example of the tokenizers library's own documentation.
    QCOMPARE(spelled(letters(), "abcdacdxx"), (std::vector<std::string>{"abcd", "a", "cd", "xx"}));
    QCOMPARE(ids(letters(), "abcdacdxx"), (std::vector<std::int64_t>{8, 1, 5, 0}));
    QVERIFY(letters().encode("").empty());
}

void UnigramModelTest::joinsWhatIsUnknown() {
    QCOMPARE(spelled(letters(), "\u65e5\u672ca\u00e9"),
             (std::vector<std::string>{"\u65e5\u672c", "a", "\u00e9"}));
}

void UnigramModelTest::keepsTheFirstOfEquals() {
    // Both ways of cutting "xxx" have the same sum; the one that is found first, from the left,
    // stays.
    const UnigramModel model({{"<unk>", 0}, {"x", -2}, {"xx", -3}}, 0);
    QCOMPARE(spelled(model, "xxx"), (std::vector<std::string>{"x", "xx"}));
}

void UnigramModelTest::lastOfTwoPiecesCounts() {
    const UnigramModel model({{"<unk>", 0}, {"x", -2}, {"x", -9}}, 0);
    QCOMPARE(model.id("x"), std::int64_t(2));
    QCOMPARE(ids(model, "x"), (std::vector<std::int64_t>{2}));
}

void UnigramModelTest::knowsItsPieces() {
    QCOMPARE(letters().id("abc"), std::int64_t(7));
    QCOMPARE(letters().id("bc"), std::int64_t(-1));
    QCOMPARE(letters().id(""), std::int64_t(-1));
    QCOMPARE(letters().size(), std::int64_t(9));
}

void UnigramModelTest::needsAnUnknownPiece() {
    QVERIFY_EXCEPTION_THROWN(UnigramModel({{"a", 0}}, 1), LogicError);
    QVERIFY_EXCEPTION_THROWN(UnigramModel({}, 0), LogicError);
}

void UnigramModelTest::longTextsAreFast() {
    // A piece as long as the text must not make every place look at all of it.
    const std::string text(200'000, 'a');
    const UnigramModel model({{"<unk>", 0}, {"a", -1}, {"b" + text, -1}}, 0);
    QCOMPARE(model.encode(text).size(), text.size());
}

QTEST_GUILESS_MAIN(UnigramModelTest)
#include "unigram_model_test.moc"
