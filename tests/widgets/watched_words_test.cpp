// SPDX-License-Identifier: Apache-2.0
#include "widgets/watched_words.h"

#include "widgets/fake_engine.h"
#include "widgets/word_chips.h"

#include <QSignalSpy>
#include <QTest>

using namespace seedbed;

class WatchedWordsTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void namesWordsByTextAndOccurrence() {
        const TokenizedPrompt prompt = tokenize("a Red cube and a blue cube");
        const auto words = wordsOf(prompt, false);
        QCOMPARE(words.size(), std::size_t{7});
        QCOMPARE(words[4].occurrence, 1);  // the second "a"
        QCOMPARE(tokensOf(words[6], prompt), (std::vector<int>{7}));
        WatchedWord red{WatchedWord::Kind::Word, QStringLiteral("RED"), 0, 0};
        QCOMPARE(tokensOf(red, prompt), (std::vector<int>{2}));
        red.occurrence = 1;
        QVERIFY(tokensOf(red, prompt).empty());
    }

    void mergesTheTokensOfAWord() {
        const TokenizedPrompt prompt = tokenize("an astronautics museum");
        QCOMPARE(tokensOf(wordsOf(prompt, false)[1], prompt), (std::vector<int>{2, 3}));
    }

    void offersSpecialPositions() {
        const TokenizedPrompt prompt = tokenize("a cube");
        const auto words = wordsOf(prompt, true);
        QCOMPARE(words.size(), std::size_t{5});
        QCOMPARE(tokensOf(words.front(), prompt), (std::vector<int>{0}));
        QCOMPARE(tokensOf(words[3], prompt), (std::vector<int>{3}));
        QCOMPARE(tokensOf(words.back(), prompt).size(), std::size_t{20});
    }

    void givesEachPickAColourOfItsOwn() {
        WatchedWords words;
        QSignalSpy changed(&words, &WatchedWords::picksChanged);
        const auto offered = wordsOf(tokenize("red cube blue sphere"), false);
        for (const WatchedWord& word : offered) words.toggle(word);
        QCOMPARE(changed.size(), 4);
        QCOMPARE(words.picked()[3].slot, 3);
        words.toggle(offered[1]);
        QCOMPARE(words.picked().size(), std::size_t{3});
        QCOMPARE(words.find(offered[3])->slot, 3);  // the others keep theirs
        words.toggle(offered[1]);
        QCOMPARE(words.find(offered[1])->slot, 1);  // the free colour is taken again
    }

    void hoverStandsAlone() {
        WatchedWords words;
        const auto offered = wordsOf(tokenize("red cube"), false);
        words.toggle(offered[0]);
        QCOMPARE(words.active().size(), std::size_t{1});
        words.setHovered(offered[1]);
        QCOMPARE(words.active().size(), std::size_t{1});
        QCOMPARE(words.active()[0].text, QStringLiteral("cube"));
        QCOMPARE(words.active()[0].slot, 1);  // the colour it would get
        words.setHovered(std::nullopt);
        QCOMPARE(words.active()[0].text, QStringLiteral("red"));
    }

    void forgetsWhatThePromptLacks() {
        WatchedWords words;
        for (const WatchedWord& word : wordsOf(tokenize("red cube"), false)) words.toggle(word);
        QCOMPARE(words.pickedIn(tokenize("a cube")).size(), std::size_t{1});
        words.keepOnly(tokenize("a cube"));
        QCOMPARE(words.picked().size(), std::size_t{1});
        QCOMPARE(words.picked()[0].text, QStringLiteral("cube"));
    }

    void chipsPickAndBrush() {
        WatchedWords words;
        WordChips chips(&words);
        chips.setPrompt(std::make_shared<TokenizedPrompt>(tokenize("a red cube")));
        chips.resize(200, 60);
        chips.show();
        QCOMPARE(chips.count(), 3);
        WordChip* cube = chips.chip(QStringLiteral("cube"));
        QVERIFY(cube);
        QTest::mouseClick(cube, Qt::LeftButton);
        QVERIFY(words.find(cube->word()));
        QVERIFY(cube->isChecked());
        QEnterEvent enter(QPointF(2, 2), QPointF(2, 2), QPointF(2, 2));
        QCoreApplication::sendEvent(cube, &enter);
        QVERIFY(words.hovered() && words.hovered()->text == QStringLiteral("cube"));
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(cube, &leave);
        QVERIFY(!words.hovered());
        words.setSpecialTokens(true);
        QCOMPARE(chips.count(), 6);
        words.setSpecialTokens(false);
        QCOMPARE(chips.count(), 3);
    }

 private:
    static TokenizedPrompt tokenize(const char* text) {
        return fakeModel()->tokenizer->tokenize(text);
    }
};

QTEST_MAIN(WatchedWordsTest)
#include "watched_words_test.moc"
