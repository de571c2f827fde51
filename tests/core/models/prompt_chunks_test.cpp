// SPDX-License-Identifier: Apache-2.0
#include "core/models/prompt_chunks.h"

#include "core/base/error.h"

#include <QTest>

#include <string>
#include <vector>

using namespace seedbed;

namespace {

constexpr std::int64_t kComma = 9;

// A chunk of 30 positions: start 1, end 2, padding 0.
ChunkFrame frame() {
    return {30, 1, 2, 0, kComma};
}

PromptToken token(std::int64_t id) {
    return {PromptToken::Kind::Text, id, "x", 0, 0, 1};
}

std::vector<PromptToken> vectors(int count) {
    std::vector<PromptToken> tokens(static_cast<std::size_t>(count), token(0));
    for (int i = 0; i < count; ++i) {
        tokens[static_cast<std::size_t>(i)].embedding = 0;
        tokens[static_cast<std::size_t>(i)].vector = i;
    }
    return tokens;
}

// How many text tokens each chunk holds.
std::vector<int> sizes(const std::vector<PromptToken>& tokens) {
    std::vector<int> counts;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (i % 30 == 0) counts.push_back(0);
        counts.back() += tokens[i].kind == PromptToken::Kind::Text ? 1 : 0;
    }
    return counts;
}

}  // namespace

class PromptChunksTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void nothingIsOneChunk();
    void chunksAreFramed();
    void fullChunks();
    void breakClosesAChunk();
    void chunkClosesBehindANearComma();
    void farCommasDoNotCount();
    void commaAtTheEdge();
    void vectorsStayTogether();
    void vectorsMoveWithWhatFollowsAComma();
    void tooManyVectors();
};

void PromptChunksTest::nothingIsOneChunk() {
    PromptChunker chunker(frame());
    const auto tokens = chunker.finish();
    QCOMPARE(tokens.size(), std::size_t{30});
    QVERIFY(tokens[0].kind == PromptToken::Kind::Start && tokens[1].kind == PromptToken::Kind::End);
    for (std::size_t i = 2; i < 30; ++i) QVERIFY(tokens[i].kind == PromptToken::Kind::Padding);
    QCOMPARE(chunker.text_tokens(), 0);
}

void PromptChunksTest::chunksAreFramed() {
    PromptChunker chunker(frame());
    for (int i = 0; i < 31; ++i) chunker.add(token(100 + i));
    const auto tokens = chunker.finish();
    QCOMPARE(tokens.size(), std::size_t{60});
    QCOMPARE(tokens[0].id, 1);
    QCOMPARE(tokens[28].id, 127);
    QCOMPARE(tokens[29].id, 2);
    QCOMPARE(tokens[30].id, 1);
    QCOMPARE(tokens[31].id, 128);
    QCOMPARE(tokens[34].id, 2);
    QCOMPARE(tokens[35].id, 0);
    QVERIFY(tokens[29].kind == PromptToken::Kind::End);
    QCOMPARE(chunker.text_tokens(), 31);
}

void PromptChunksTest::fullChunks() {
    PromptChunker chunker(frame());
    for (int i = 0; i < 56; ++i) chunker.add(token(100));
    QCOMPARE(sizes(chunker.finish()), (std::vector<int>{28, 28}));
    QCOMPARE(chunker.text_tokens(), 56);
}

void PromptChunksTest::breakClosesAChunk() {
    PromptChunker chunker(frame());
    chunker.add(token(100));
    chunker.add_break();
    chunker.add_break();
    chunker.add(token(101));
    chunker.add_break();
    QCOMPARE(sizes(chunker.finish()), (std::vector<int>{1, 0, 1}));
    QCOMPARE(chunker.text_tokens(), 3 * 28);
}

void PromptChunksTest::chunkClosesBehindANearComma() {
    PromptChunker chunker(frame());
    for (int i = 0; i < 10; ++i) chunker.add(token(100));
    chunker.add(token(kComma));
    for (int i = 0; i < 19; ++i) chunker.add(token(100));
    QCOMPARE(sizes(chunker.finish()), (std::vector<int>{11, 19}));
    QCOMPARE(chunker.text_tokens(), 28 + 19);
}

void PromptChunksTest::farCommasDoNotCount() {
    PromptChunker chunker(frame());
    for (int i = 0; i < 7; ++i) chunker.add(token(100));
    chunker.add(token(kComma));  // 21 before the end
    for (int i = 0; i < 22; ++i) chunker.add(token(100));
    QCOMPARE(sizes(chunker.finish()), (std::vector<int>{28, 2}));
}

void PromptChunksTest::commaAtTheEdge() {
    PromptChunker chunker(frame());
    for (int i = 0; i < 28; ++i) chunker.add(token(100));
    chunker.add(token(kComma));  // does not fit and moves nothing
    chunker.add(token(101));
    QCOMPARE(sizes(chunker.finish()), (std::vector<int>{28, 2}));
}

void PromptChunksTest::vectorsStayTogether() {
    PromptChunker chunker(frame());
    for (int i = 0; i < 26; ++i) chunker.add(token(100));
    chunker.add_together(vectors(3));
    const auto tokens = chunker.finish();
    QCOMPARE(sizes(tokens), (std::vector<int>{26, 3}));
    QCOMPARE(tokens[31].embedding, 0);
    QCOMPARE(tokens[33].vector, 2);
}

void PromptChunksTest::vectorsMoveWithWhatFollowsAComma() {
    PromptChunker chunker(frame());
    for (int i = 0; i < 20; ++i) chunker.add(token(100));
    chunker.add(token(kComma));
    chunker.add_together(vectors(4));
    for (int i = 0; i < 5; ++i) chunker.add(token(101));
    const auto tokens = chunker.finish();
    QCOMPARE(sizes(tokens), (std::vector<int>{21, 9}));
    QCOMPARE(tokens[31].embedding, 0);
    QCOMPARE(tokens[34].vector, 3);
    QCOMPARE(tokens[35].embedding, -1);
}

void PromptChunksTest::tooManyVectors() {
    PromptChunker chunker(frame());
    QVERIFY_THROWS_EXCEPTION(LogicError, chunker.add_together(vectors(29)));
}

QTEST_GUILESS_MAIN(PromptChunksTest)
#include "prompt_chunks_test.moc"
