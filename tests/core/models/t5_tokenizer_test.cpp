// SPDX-License-Identifier: Apache-2.0
#include "core/models/t5_tokenizer.h"

#include "core/models/sentencepiece_model.h"
#include "tests/core/base/expect_error.h"
#include "tests/core/models/model_copy.h"

#include <QByteArray>
#include <QTest>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

using namespace seedbed;
namespace fs = std::filesystem;

namespace {

constexpr int kLength = 120;

fs::path folder() {
    return fs::path(SEEDBED_TEST_DATA) / "parity/pixart-alpha/model/tokenizer";
}

std::shared_ptr<const T5Tokenizer> load(LetterCase letters = LetterCase::AsTyped) {
    return T5Tokenizer::load(folder(), kLength, letters);
}

std::string bytes_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::int64_t> text_ids(const TokenizedPrompt& prompt) {
    std::vector<std::int64_t> ids;
    for (const PromptToken& token : prompt.tokens)
        if (token.kind == PromptToken::Kind::Text) ids.push_back(token.id);
    return ids;
}

// The words with a bar between, so that a failing comparison shows them.
QString words_of(const TokenizedPrompt& prompt) {
    QStringList words;
    for (const PromptWord& word : prompt.words) words += QString::fromStdString(word.text);
    return words.join(QLatin1Char('|'));
}

const std::vector<std::string>& prompts() {
    static const std::vector<std::string> texts{
        "a red cube and a blue sphere",
        "",
        "two cats, three dogs; one (very) large bird!",
        "caf\u00e9 cre\u0300me \u00bd \u2163 \u338f \ufb01",
        "\u65e5\u672c\u306e\u732b \U0001f431\U0001f680 \u039a\u0391\u03a3 \u0130stanbul",
        "  tabs\tand\nnew\u00a0lines\u0085here\u200b ",
        "a cat </s> and <extra_id_0> the <pad><unk> dog",
        "a\u2581b \u2581\u2581c",
        std::string(300, 'x')};
    return texts;
}

}  // namespace

class T5TokenizerTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void fillsItsLength();
    void cutsOffWhatIsTooLong();
    void specialTokensAreCutOut();
    void whiteSpaceThatTokensTake();
    void everyTokenStandsInItsWord();
    void wordsAreFound();
    void lowerCase();
    void weightsAndRanges();
    void tokenizerJsonGivesTheSame();
    void moreTokensThanTheVocabulary();
    void missingFiles();
    void brokenFiles_data();
    void brokenFiles();
    void brokenSettings_data();
    void brokenSettings();
    void mutatedFiles();
};

void T5TokenizerTest::fillsItsLength() {
    const auto tokenizer = load();
    QCOMPARE(tokenizer->length(), kLength);
    std::vector<std::int64_t> expected(kLength, 0);
    expected[0] = 1;
    QCOMPARE(tokenizer->encode(""), expected);
    QCOMPARE(tokenizer->encode(" \t\n"), expected);
    const TokenizedPrompt prompt = tokenizer->tokenize("a cube");
    QCOMPARE(prompt.text_tokens, 2);
    QCOMPARE(prompt.text_limit, kLength - 1);
    QVERIFY(prompt.tokens[2].kind == PromptToken::Kind::End);
    QVERIFY(prompt.tokens[3].kind == PromptToken::Kind::Padding);
    QCOMPARE(prompt.tokens.size(), std::size_t(kLength));
}

void T5TokenizerTest::cutsOffWhatIsTooLong() {
    const TokenizedPrompt prompt = load()->tokenize(std::string(300, 'x'));
    QVERIFY(prompt.truncated());
    QVERIFY(prompt.text_tokens > 200);
    QCOMPARE(prompt.words.size(), std::size_t(1));
    QCOMPARE(prompt.words[0].tokens.back(), kLength - 2);
    QVERIFY(load()->tokenize(std::string(300, 'x') + " cube").words.size() == 1);
    QCOMPARE(prompt.tokens.back().id, std::int64_t(1));
    QCOMPARE(text_ids(prompt).size(), std::size_t(kLength - 1));
}

void T5TokenizerTest::specialTokensAreCutOut() {
    const auto tokenizer = load();
    const auto ids = text_ids(tokenizer->tokenize("a</s><extra_id_0><pad><unk> <extra_id_99>a"));
    const std::int64_t a = text_ids(tokenizer->tokenize("a")).front();
    QCOMPARE(ids, (std::vector<std::int64_t>{a, 1, 249, 0, 2, 150, a}));
    QVERIFY(text_ids(tokenizer->tokenize("<extra_id_100>")).size() > 3);  // there are 100
    QCOMPARE(tokenizer->largest_id(), std::int64_t(249));
}

void T5TokenizerTest::whiteSpaceThatTokensTake() {
    const ModelCopy copy(folder());
    copy.edit("tokenizer_config.json", [](nlohmann::json& config) {
        config["added_tokens_decoder"] = {
            {"249", {{"content", "<extra_id_0>"}, {"lstrip", true}, {"rstrip", true}}}};
    });
    const auto tokenizer = T5Tokenizer::load(copy.path(), kLength);
    const TokenizedPrompt prompt = tokenizer->tokenize("a \u3000<extra_id_0>  <extra_id_0> a");
    QCOMPARE(text_ids(prompt), text_ids(load()->tokenize("a<extra_id_0><extra_id_0>a")));
    QCOMPARE(prompt.tokens[1].begin, 5);  // the token without the white space
    QCOMPARE(prompt.tokens[1].end, 17);
}

void T5TokenizerTest::everyTokenStandsInItsWord() {
    for (const LetterCase letters : {LetterCase::AsTyped, LetterCase::Lower}) {
        const auto tokenizer = load(letters);
        for (const std::string& text : prompts()) {
            const TokenizedPrompt prompt = tokenizer->tokenize(text);
            int last = 0;
            for (const PromptToken& token : prompt.tokens) {
                QVERIFY(token.begin >= last && token.end >= token.begin);
                last = token.begin;
                if (token.kind != PromptToken::Kind::Text) continue;
                QVERIFY2(token.word >= 0, text.c_str());
                const PromptWord& word = prompt.words[token.word];
                QVERIFY(token.begin < word.end && token.end >= word.begin);
                QVERIFY(!token.text.empty());
            }
        }
    }
}

void T5TokenizerTest::wordsAreFound() {
    const TokenizedPrompt prompt =
        load()->tokenize("two cats, a Red  cube and \u65e5\u672c; a red sphere");
    QCOMPARE(words_of(prompt),
             QString::fromUtf8("two|cats|,|a|Red|cube|and|\u65e5\u672c|;|a|red|sphere"));
    const std::vector<int> cube = find_phrase(prompt, "red cube");
    QVERIFY(cube.size() >= 2);
    for (const int position : cube)
        QVERIFY(prompt.tokens[position].begin >= 12 && prompt.tokens[position].end <= 21);
    // The mark before what no piece spells belongs to the word behind it.
    const std::vector<int> japan = find_phrase(prompt, "\u65e5\u672c");
    QCOMPARE(japan.size(), std::size_t(2));
    QCOMPARE(prompt.tokens[japan[0]].begin, prompt.tokens[japan[0]].end);
    QCOMPARE(prompt.tokens[japan[1]].end - prompt.tokens[japan[1]].begin, 6);
}

void T5TokenizerTest::lowerCase() {
    const auto lower = load(LetterCase::Lower);
    const std::string typed = "A PHOTO \u039f\u0394\u039f\u03a3 \u0130I </S>";
    const std::string small = "a photo \u03bf\u03b4\u03bf\u03c2 i\u0307i </s>";
    QCOMPARE(lower->encode(typed), load()->encode(small));
    QVERIFY(load()->encode(typed) != load()->encode(small));
    const TokenizedPrompt prompt = lower->tokenize(typed);
    QCOMPARE(prompt.words[1].text, std::string("PHOTO"));  // as the person spelled it
    QCOMPARE(prompt.tokens[text_ids(prompt).size() - 1].end, static_cast<int>(typed.size()));
}

void T5TokenizerTest::weightsAndRanges() {
    const std::string text = "a (red \\(x\\):1.5) cube BREAK [sphere]";
    const TokenizedPrompt prompt = load()->tokenize(text, PromptSyntax::Webui);
    QCOMPARE(words_of(prompt), QStringLiteral("a|red|(|x|)|cube|sphere"));
    for (const PromptToken& token : prompt.tokens) {
        double expected = 1.0;
        if (token.word >= 1 && token.word <= 4) expected = 1.5;
        if (token.word == 6) expected = 1 / 1.1;
        QVERIFY(std::abs(token.weight - expected) < 1e-6);
    }
    const PromptWord& red = prompt.words[1];
    QCOMPARE(text.substr(red.begin, red.end - red.begin), std::string("red"));
    QCOMPARE(text_ids(load()->tokenize("a red cube", PromptSyntax::Webui)),
             text_ids(load()->tokenize("a red cube")));
}

void T5TokenizerTest::tokenizerJsonGivesTheSame() {
    const SentencePieceModel model = read_sentencepiece_model(folder() / "spiece.model");
    nlohmann::json vocabulary = nlohmann::json::array();
    for (const UnigramPiece& piece : model.pieces) vocabulary.push_back({piece.text, piece.score});
    for (int i = 99; i >= 0; --i)
        vocabulary.push_back({"<extra_id_" + std::to_string(i) + ">", 0.0});
    const QByteArray map(model.character_map.data(),
                         static_cast<qsizetype>(model.character_map.size()));
    const nlohmann::json file{
        {"added_tokens", nlohmann::json::array()},
        {"normalizer",
         {{"type", "Precompiled"}, {"precompiled_charsmap", map.toBase64().toStdString()}}},
        {"model", {{"type", "Unigram"}, {"unk_id", 2}, {"vocab", vocabulary}}}};
    const ModelCopy copy(folder());
    copy.write("tokenizer.json", file.dump());
    fs::remove(copy.path() / "spiece.model");
    const auto from_json = T5Tokenizer::load(copy.path(), kLength);
    for (const std::string& text : prompts())
        QCOMPARE(from_json->encode(text), load()->encode(text));
    copy.edit("tokenizer.json", [](nlohmann::json& json) { json["model"]["type"] = "BPE"; });
    VERIFY_ERROR(T5Tokenizer::load(copy.path(), kLength), ErrorCode::UnsupportedModel, "Unigram");
}

void T5TokenizerTest::moreTokensThanTheVocabulary() {
    const ModelCopy copy(folder());
    copy.edit("tokenizer_config.json", [](nlohmann::json& config) {
        config["additional_special_tokens"].push_back("<cool>");
    });
    const auto tokenizer = T5Tokenizer::load(copy.path(), kLength);
    QCOMPARE(text_ids(tokenizer->tokenize("<cool>")), (std::vector<std::int64_t>{250}));
    QCOMPARE(tokenizer->largest_id(), std::int64_t(250));
}

void T5TokenizerTest::missingFiles() {
    const ModelCopy copy(folder());
    fs::remove(copy.path() / "tokenizer_config.json");  // T5Tokenizer's own defaults stay
    fs::remove(copy.path() / "special_tokens_map.json");
    const auto tokenizer = T5Tokenizer::load(copy.path(), kLength);
    for (const std::string& text : prompts())
        QCOMPARE(tokenizer->encode(text), load()->encode(text));
    fs::remove(copy.path() / "spiece.model");
    VERIFY_ERROR(T5Tokenizer::load(copy.path(), kLength), ErrorCode::FileNotFound, "spiece.model");
}

void T5TokenizerTest::brokenFiles_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("names");
    const std::string good = bytes_of(folder() / "spiece.model");
    const auto row =
        [](const char* name, const std::string& bytes, ErrorCode code, const char* part) {
            QTest::newRow(name) << QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size()))
                                << static_cast<int>(code) << QString::fromUtf8(part);
        };
    row("empty", "", ErrorCode::FileFormat, "spiece.model");
    row("text", "this is no model", ErrorCode::FileFormat, "not a sentencepiece model");
    row("cut off", good.substr(0, good.size() / 2), ErrorCode::FileFormat, "damaged");
    row("no pieces",
        good.substr(good.size()) + std::string("\x12\x00", 2),
        ErrorCode::FileFormat,
        "no pieces");
    row("two pieces", "\x0a\x03\x0a\x01x\x0a\x03\x0a\x01y", ErrorCode::FileFormat, "<pad>");
    row("no UTF-8", "\x0a\x03\x0a\x01\xff", ErrorCode::FileFormat, "damaged");
    row("bytes pairs", good + "\x12\x02\x18\x02", ErrorCode::UnsupportedModel, "model_type");
    row("a table too large",
        good + std::string("\x1a\x0a\x12\x08\xff\xff\x00\x00\x00\x00\x00\x00", 12),
        ErrorCode::FileFormat,
        "precompiled_charsmap");
    row("a table of no UTF-8",
        good + std::string("\x1a\x0b\x12\x09\x04\x00\x00\x00\x00\x00\x00\x00\xff", 13),
        ErrorCode::FileFormat,
        "precompiled_charsmap");
}

void T5TokenizerTest::brokenFiles() {
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    QFETCH(QString, names);
    const ModelCopy copy(folder());
    if (QByteArray(QTest::currentDataTag()) == "two pieces")
        copy.edit("tokenizer_config.json", [](nlohmann::json& json) { json["extra_ids"] = 0; });
    copy.write("spiece.model", bytes.toStdString());
    VERIFY_ERROR(
        T5Tokenizer::load(copy.path(), kLength), static_cast<ErrorCode>(code), names.toStdString());
}

void T5TokenizerTest::brokenSettings_data() {
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<int>("code");
    const auto row = [](const char* key, const char* value, ErrorCode code) {
        QTest::addRow("%s %s", key, value)
            << QString::fromUtf8(key) << QString::fromUtf8(value) << static_cast<int>(code);
    };
    row("extra_ids", "-1", ErrorCode::FileFormat);
    row("extra_ids", R"("many")", ErrorCode::FileFormat);
    row("eos_token", "7", ErrorCode::FileFormat);
    row("added_tokens_decoder", R"({"x": {"content": "y"}})", ErrorCode::FileFormat);
    row("added_tokens_decoder", R"({"7": 7})", ErrorCode::FileFormat);
    row("added_tokens_decoder",
        R"({"7": {"content": "y", "single_word": true}})",
        ErrorCode::UnsupportedModel);
    row("additional_special_tokens", "[7]", ErrorCode::FileFormat);
}

void T5TokenizerTest::brokenSettings() {
    QFETCH(QString, key);
    QFETCH(QString, value);
    QFETCH(int, code);
    const ModelCopy copy(folder());
    fs::remove(copy.path() / "special_tokens_map.json");
    copy.edit("tokenizer_config.json", [&](nlohmann::json& json) {
        json[key.toStdString()] = nlohmann::json::parse(value.toStdString());
    });
    VERIFY_ERROR(T5Tokenizer::load(copy.path(), kLength),
                 static_cast<ErrorCode>(code),
                 "tokenizer_config.json");
}

void T5TokenizerTest::mutatedFiles() {
    const std::string good = bytes_of(folder() / "spiece.model");
    const ModelCopy copy(folder());
    std::mt19937 random(7);
    int loaded = 0, refused = 0;
    for (int round = 0; round < 150; ++round) {
        std::string bytes = good;
        // The pieces stand in the first few kilobytes, the table of characters behind them.
        const std::size_t reach = round % 2 == 0 ? 4096 : bytes.size();
        for (int i = 0; i < 8; ++i) bytes[random() % reach] = static_cast<char>(random());
        if (round % 5 == 0) bytes.resize(random() % bytes.size());
        copy.write("spiece.model", bytes);
        try {
            const auto tokenizer = T5Tokenizer::load(copy.path(), kLength);
            for (const std::string& text : prompts())
                QCOMPARE(tokenizer->encode(text).size(), std::size_t(kLength));
            ++loaded;
        } catch (const Error& error) {
            QVERIFY2(is_sentence(error.what()), error.what());
            ++refused;
        }
    }
    QVERIFY(loaded > 10 && refused > 10);
}

QTEST_GUILESS_MAIN(T5TokenizerTest)
#include "t5_tokenizer_test.moc"
