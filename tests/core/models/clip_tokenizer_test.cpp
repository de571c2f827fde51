// SPDX-License-Identifier: Apache-2.0
#include "core/models/clip_tokenizer.h"

#include "core/base/error.h"
#include "core/io/json_file.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <thread>
#include <vector>

using namespace seedbed;
namespace fs = std::filesystem;

namespace {

fs::path data(const std::string& name) {
    return fs::path(SEEDBED_TEST_DATA) / "tokenizer" / name;
}

std::string repeat(const std::string& text, int times) {
    std::string result;
    for (int i = 0; i < times; ++i) result += text;
    return result;
}

// A copy of the folder padding_end that a test may damage.
class Copy {
 public:
    Copy() { fs::copy(data("padding_end"), path()); }
    fs::path path() const { return directory_.path().toStdString(); }
    void write(const std::string& name, const std::string& text) const {
        std::ofstream(path() / name) << text;
    }

 private:
    QTemporaryDir directory_;
};

// The detail of the Error that loading gives, "" for none; the code goes to `code`.
std::string load_error(const fs::path& folder, ErrorCode& code) {
    try {
        ClipTokenizer::load(folder);
    } catch (const Error& error) {
        code = error.code();
        return error.what();
    }
    return {};
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

class ClipTokenizerTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void equalsTransformers_data();
    void equalsTransformers();
    void padsAndTruncates();
    void padsWithTheFoldersToken();
    void wholeFileGivesTheSameAsItsParts();
    void ranges_data();
    void ranges();
    void truncationCountsEverything();
    void invalidUtf8BecomesReplacementCharacters();
    void longPromptsAreFast();
    void isSafeFromManyThreads();
    void brokenFolders_data();
    void brokenFolders();
};

void ClipTokenizerTest::equalsTransformers_data() {
    QTest::addColumn<QString>("folder");
    for (const char* name : {"padding_end", "padding_bang", "plain_strings", "decoder", "whole"})
        QTest::newRow(name) << QString::fromUtf8(name);
}

void ClipTokenizerTest::equalsTransformers() {
    QFETCH(QString, folder);
    const fs::path path = data(folder.toStdString());
    const auto tokenizer = ClipTokenizer::load(path);
    const nlohmann::json cases = read_json(path / "cases.json");
    QVERIFY(cases.size() >= 150);
    for (const auto& one : cases) {
        const auto text = one["text"].get<std::string>();
        QVERIFY2(tokenizer->encode_text(text) == one["ids"].get<std::vector<std::int64_t>>(),
                 one.dump().c_str());
    }
}

void ClipTokenizerTest::padsAndTruncates() {
    const auto tokenizer = ClipTokenizer::load(data("padding_end"));
    QCOMPARE(tokenizer->length(), 77);
    std::vector<std::int64_t> empty(77, 847);
    empty[0] = 846;
    QCOMPARE(tokenizer->encode(""), empty);

    const auto full = tokenizer->encode(repeat("a ", 100));
    QCOMPARE(full.size(), std::size_t{77});
    QCOMPARE(full.front(), std::int64_t{846});
    QCOMPARE(full[75], std::int64_t{320});
    QCOMPARE(full.back(), std::int64_t{847});
}

void ClipTokenizerTest::padsWithTheFoldersToken() {
    const auto ids = ClipTokenizer::load(data("padding_bang"))->encode("a!");
    QCOMPARE(std::vector<std::int64_t>(ids.begin(), ids.begin() + 6),
             (std::vector<std::int64_t>{846, 320, 0, 847, 0, 0}));
}

void ClipTokenizerTest::wholeFileGivesTheSameAsItsParts() {
    const auto parts = ClipTokenizer::load(data("padding_end"));
    const auto whole = ClipTokenizer::load(data("whole"));
    for (const char* text : {"a red cube", "A <|ENDOFTEXT|>b <|endoftext|>", "café !!"})
        QCOMPARE(whole->encode(text), parts->encode(text));
}

// Words as "text:first token's begin-last token's end:number of tokens", joined by spaces.
void ClipTokenizerTest::ranges_data() {
    QTest::addColumn<QString>("prompt");
    QTest::addColumn<QString>("words");
    const auto row = [](const char* prompt, const char* words) {
        QTest::newRow(prompt) << QString::fromUtf8(prompt) << QString::fromUtf8(words);
    };
    row("", "");
    row("a red  cube", "a:0-1:1 red:2-5:1 cube:7-11:1");
    row("It's 7.5,", "It's:0-4:2 7.5:5-8:3 ,:8-9:1");
    row("snake_case!!!", "snake_case:0-10:8 !!!:10-13:3");
    row("(red)", "(:0-1:1 red:1-4:1 ):4-5:1");
    row("CAFE\u0301 x", "CAFE\u0301:0-6:1 x:7-8:1");  // two characters compose to one
    row("\u0130 x", "\u0130:0-2:3 x:3-4:1");          // one character becomes two in lower case
    row("a<|endoftext|>b", "a:0-1:1 endoftext:1-14:1 b:14-15:1");
    row("'tis", "tis:0-4:3");
}

void ClipTokenizerTest::ranges() {
    QFETCH(QString, prompt);
    const std::string text = prompt.toStdString();
    const TokenizedPrompt tokenized = ClipTokenizer::load(data("padding_end"))->tokenize(text);
    QStringList words;
    for (std::size_t w = 0; w < tokenized.words.size(); ++w) {
        const PromptWord& word = tokenized.words[w];
        QCOMPARE(word.text, text.substr(word.begin, word.end - word.begin));
        for (const int position : word.tokens)
            QCOMPARE(tokenized.tokens[position].word, static_cast<int>(w));
        words += QStringLiteral("%1:%2-%3:%4")
                     .arg(QString::fromStdString(word.text))
                     .arg(tokenized.tokens[word.tokens.front()].begin)
                     .arg(tokenized.tokens[word.tokens.back()].end)
                     .arg(word.tokens.size());
    }
    QTEST(words.join(QLatin1Char(' ')), "words");
}

void ClipTokenizerTest::truncationCountsEverything() {
    const auto tokenizer = ClipTokenizer::load(data("padding_end"));
    const TokenizedPrompt fits = tokenizer->tokenize(repeat("a ", 75));
    QCOMPARE(fits.text_tokens, 75);
    QCOMPARE(fits.text_limit, 75);
    QVERIFY(!fits.truncated());

    const TokenizedPrompt cut = tokenizer->tokenize(repeat("a ", 5000));
    QCOMPARE(cut.text_tokens, 5000);
    QVERIFY(cut.truncated());
    QCOMPARE(cut.tokens.size(), std::size_t{77});
    QCOMPARE(cut.words.size(), std::size_t{75});
    QVERIFY(cut.tokens.front().kind == PromptToken::Kind::Start);
    QVERIFY(cut.tokens.back().kind == PromptToken::Kind::End);
    QCOMPARE(cut.tokens[1].text, std::string("a"));
    QCOMPARE(cut.tokens.back().word, -1);
}

void ClipTokenizerTest::invalidUtf8BecomesReplacementCharacters() {
    const auto tokenizer = ClipTokenizer::load(data("padding_end"));
    const std::string broken = "a \xC3 b\xFF";
    QCOMPARE(tokenizer->encode(broken), tokenizer->encode("a \uFFFD b\uFFFD"));
    const TokenizedPrompt tokenized = tokenizer->tokenize(broken);
    QCOMPARE(tokenized.words.back().text, std::string("\uFFFD"));
    QCOMPARE(tokenized.words.back().begin, 5);
    QCOMPARE(tokenized.words.back().end, 6);
}

// Loose, so that it also holds under a sanitizer: merging in quadratic time would take many
// seconds.
void ClipTokenizerTest::longPromptsAreFast() {
    const auto tokenizer = ClipTokenizer::load(data("padding_end"));
    const std::string words = repeat("astronaut café 日本 don't 1024 ", 1000);
    const std::string one_word(20000, 'x');
    QElapsedTimer timer;
    timer.start();
    tokenizer->tokenize(words);
    tokenizer->tokenize(one_word);
    QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
}

void ClipTokenizerTest::isSafeFromManyThreads() {
    const auto tokenizer = ClipTokenizer::load(data("padding_end"));
    const std::string prompt = "CAFE\u0301 İ <|endoftext|> a red cube, don't";
    const auto expected = tokenizer->encode(prompt);
    std::vector<std::vector<std::int64_t>> results(8);
    {
        std::vector<std::jthread> threads;
        for (auto& result : results)
            threads.emplace_back([&] {
                for (int i = 0; i < 50; ++i) result = tokenizer->encode(prompt);
            });
    }
    for (const auto& result : results) QCOMPARE(result, expected);
}

void ClipTokenizerTest::brokenFolders_data() {
    using Damage = std::function<void(const Copy&)>;
    QTest::addColumn<Damage>("damage");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("names");
    const auto row = [](const char* name, const Damage& damage, ErrorCode code, const char* names) {
        QTest::newRow(name) << damage << static_cast<int>(code) << QString::fromUtf8(names);
    };
    row(
        "no vocabulary",
        [](const Copy& c) { fs::remove(c.path() / "vocab.json"); },
        ErrorCode::FileNotFound,
        "vocab.json");
    row(
        "no merges",
        [](const Copy& c) { fs::remove(c.path() / "merges.txt"); },
        ErrorCode::FileNotFound,
        "merges.txt");
    row(
        "no configuration",
        [](const Copy& c) { fs::remove(c.path() / "tokenizer_config.json"); },
        ErrorCode::FileNotFound,
        "tokenizer_config.json");
    row(
        "an id that is no number",
        [](const Copy& c) { c.write("vocab.json", R"({"a": "b"})"); },
        ErrorCode::FileFormat,
        "\"a\"");
    row(
        "cut vocabulary",
        [](const Copy& c) { c.write("vocab.json", R"({"a": 1, )"); },
        ErrorCode::FileFormat,
        "vocab.json");
    row(
        "merge of one token",
        [](const Copy& c) { c.write("merges.txt", "#version: 0.2\na b\nab\n"); },
        ErrorCode::FileFormat,
        "line 3");
    row(
        "merge of unknown tokens",
        [](const Copy& c) { c.write("merges.txt", "qqq zzz\n"); },
        ErrorCode::FileFormat,
        "qqq");
    row(
        "no length",
        [](const Copy& c) { c.write("tokenizer_config.json", "{}"); },
        ErrorCode::FileFormat,
        "model_max_length");
    row(
        "absurd length",
        [](const Copy& c) { c.write("tokenizer_config.json", R"({"model_max_length": 1e30})"); },
        ErrorCode::FileFormat,
        "model_max_length");
    row(
        "special token without an id",
        [](const Copy& c) { c.write("special_tokens_map.json", R"({"pad_token": "<pad>"})"); },
        ErrorCode::FileFormat,
        "<pad>");
    row(
        "special token that eats spaces",
        [](const Copy& c) {
            c.write("special_tokens_map.json",
                    R"({"pad_token": {"content": "!", "lstrip": true}})");
        },
        ErrorCode::UnsupportedModel,
        "lstrip");
}

void ClipTokenizerTest::brokenFolders() {
    QFETCH(std::function<void(const Copy&)>, damage);
    QFETCH(int, code);
    QFETCH(QString, names);
    const Copy copy;
    damage(copy);
    ErrorCode got = ErrorCode::Internal;
    const std::string detail = load_error(copy.path(), got);
    QVERIFY2(contains(detail, names.toStdString()), detail.c_str());
    QVERIFY2(contains(detail, copy.path().string()), detail.c_str());
    QCOMPARE(static_cast<int>(got), code);
}

QTEST_GUILESS_MAIN(ClipTokenizerTest)
#include "clip_tokenizer_test.moc"
