// SPDX-License-Identifier: Apache-2.0
#include "core/io/wildcards.h"

#include "tests/core/base/expect_error.h"

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>

using namespace seedbed;
namespace fs = std::filesystem;

class WildcardsTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init();
    void choices_data();
    void choices();
    void textStaysAsItIs_data();
    void textStaysAsItIs();
    void dependsOnTextSeedAndPlace();
    void drawsArePinned();
    void weightsCount();
    void everythingIsChosenSometime();
    void badChoices_data();
    void badChoices();
    void badFiles_data();
    void badFiles();
    void circlesAreNamed();
    void growthHasAnEnd();
    void noFolder();

 private:
    void write(const std::string& name, const std::string& text) {
        const fs::path path = folder() / name;
        fs::create_directories(path.parent_path());
        std::ofstream(path) << text;
    }
    fs::path folder() const { return fs::path(m_directory->path().toStdString()) / "wild"; }
    // All that a prompt becomes in many pictures.
    std::set<std::string> results(const std::string& prompt, int pictures = 400) {
        Wildcards wildcards(folder());
        std::set<std::string> all;
        for (int i = 0; i < pictures; ++i)
            all.insert(wildcards.expand(prompt, Seed(5), static_cast<std::uint64_t>(i)));
        return all;
    }

    std::unique_ptr<QTemporaryDir> m_directory;
};

void WildcardsTest::init() {
    m_directory = std::make_unique<QTemporaryDir>();
    write("colour.txt", "# colours\nred\r\n\n  blue  \n");
    write("animals/cat.txt", "a {big|small} cat\n__colour__ cat\n");
    write("north_america.txt", "Cuban\n");
}

void WildcardsTest::choices_data() {
    QTest::addColumn<QString>("prompt");
    QTest::addColumn<QStringList>("results");
    const auto row = [](const char* prompt, const QStringList& results) {
        QTest::newRow(prompt) << QString::fromUtf8(prompt) << results;
    };
    const auto list = [](const char* text) {
        return QString::fromUtf8(text).split(QLatin1Char(';'));
    };
    row("{red|blue} cube", list("red cube;blue cube"));
    row("{ red | blue }!", list("red!;blue!"));
    row("{a|{b|c}}d", list("ad;bd;cd"));
    row("{a|}", list("a;"));
    row("{a}", list("a"));
    row("{~a|b}", list("a;b"));
    row("{2$$a|b}", list("a, b;b, a"));
    row("{2$$ and $$a|b}", list("a and b;b and a"));
    row("{1-2$$+$$a|b}", list("a;b;a+b;b+a"));
    row("{-1$$a|b}", list("a;b"));
    row("{2-$$a|b}", list("a, b;b, a"));
    row("{9$$a|b}", list("a, b;b, a"));
    row("{0$$a|b}", list(""));
    row("{2$$a|{1$$b|b}}", list("a, b;b, a"));
    row("{0::a|1::b}", list("b"));
    row("{a::b|c}", list("a::b;c"));
    row("__colour__ cube", list("red cube;blue cube"));
    row("{2$$__colour__}", list("red, blue;blue, red"));
    row("__animals/cat__", list("a big cat;a small cat;red cat;blue cat"));
    row("__north_america__", list("Cuban"));
    row("a(__colour__:1.3)", list("a(red:1.3);a(blue:1.3)"));
}

void WildcardsTest::choices() {
    QFETCH(QString, prompt);
    QFETCH(QStringList, results);
    std::set<std::string> expected;
    for (const QString& result : results) expected.insert(result.toStdString());
    QCOMPARE(this->results(prompt.toStdString()), expected);
}

void WildcardsTest::textStaysAsItIs_data() {
    QTest::addColumn<QString>("prompt");
    for (const char* prompt : {"",
                               "a (red:1.3) cube [x|y]",
                               "snake__case",
                               "__ x",
                               "a|b } $5 50%",
                               "日本 __",
                               "__a\nb",
                               "_ ___"})
        QTest::newRow(prompt) << QString::fromUtf8(prompt);
}

void WildcardsTest::textStaysAsItIs() {
    QFETCH(QString, prompt);
    Wildcards wildcards(folder());
    QCOMPARE(QString::fromStdString(wildcards.expand(prompt.toStdString(), Seed(1), 0)), prompt);
}

void WildcardsTest::dependsOnTextSeedAndPlace() {
    Wildcards wildcards(folder());
    const std::string prompt = "{1|2|3|4|5|6|7|8}{1|2|3|4|5|6|7|8}{1|2|3|4|5|6|7|8}";
    std::set<std::string> texts;
    for (std::uint64_t seed = 0; seed < 5; ++seed)
        for (std::uint64_t index = 0; index < 5; ++index)
            texts.insert(wildcards.expand(prompt, Seed(seed), index));
    QVERIFY(texts.size() > 20);
    QCOMPARE(wildcards.expand(prompt, Seed(3), 4), Wildcards(folder()).expand(prompt, Seed(3), 4));
}

// The same text on every machine and in every version: computed apart from this program.
void WildcardsTest::drawsArePinned() {
    Wildcards wildcards(folder());
    std::string text;
    for (std::uint64_t index = 0; index < 6; ++index)
        text += wildcards.expand("{0|1|2|3|4|5|6|7|8|9}", Seed(42), index);
    QCOMPARE(text, std::string("498123"));
}

void WildcardsTest::weightsCount() {
    Wildcards wildcards(folder());
    std::map<std::string, int> counts;
    for (std::uint64_t i = 0; i < 4000; ++i) ++counts[wildcards.expand("{3::a|b}", Seed(1), i)];
    QVERIFY2(std::abs(counts["a"] - 3000) < 120, std::to_string(counts["a"]).c_str());
}

void WildcardsTest::everythingIsChosenSometime() {
    QCOMPARE(results("{a|b|c|d|e|f|g|h}").size(), std::size_t{8});
}

void WildcardsTest::badChoices_data() {
    QTest::addColumn<QString>("prompt");
    QTest::addColumn<QString>("part");
    const auto row = [](const char* prompt, const char* part) {
        QTest::newRow(prompt) << QString::fromUtf8(prompt) << QString::fromUtf8(part);
    };
    row("a {b|c", "{b|c");
    row("{a|{b}", "closing brace");
    row("{2-1$$a|b}", "2-1");
    row("{--$$a|b}", "--");
    row("{0::a|0::b}", "above 0");
    row("{-1::a|b}", "-1");
    row("{!a|b}", "sampler");
    row("{@a|b}", "sampler");
    row("${x=a} ${x}", "variables");
    row("__../secret__", "../secret");
    row("__/etc/passwd__", "/etc/passwd");
    row("{99999999999$$a|b}", "99999999999");
}

void WildcardsTest::badChoices() {
    QFETCH(QString, prompt);
    QFETCH(QString, part);
    Wildcards wildcards(folder());
    VERIFY_ERROR(wildcards.expand(prompt.toStdString(), Seed(1), 0),
                 ErrorCode::InvalidRequest,
                 part.toStdString());
    const std::string deep(200, '{');
    VERIFY_ERROR(wildcards.expand(deep, Seed(1), 0), ErrorCode::InvalidRequest, "too deep");
}

void WildcardsTest::badFiles_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("code");
    QTest::newRow("empty") << QByteArray("# nothing\n\n")
                           << static_cast<int>(ErrorCode::FileFormat);
    QTest::newRow("latin 1") << QByteArray("caf\xe9\n") << static_cast<int>(ErrorCode::FileFormat);
    QTest::newRow("missing") << QByteArray() << static_cast<int>(ErrorCode::FileNotFound);
}

void WildcardsTest::badFiles() {
    QFETCH(QByteArray, text);
    QFETCH(int, code);
    if (!text.isEmpty()) write("bad.txt", text.toStdString());
    Wildcards wildcards(folder());
    VERIFY_ERROR(wildcards.expand("__bad__", Seed(1), 0), static_cast<ErrorCode>(code), "bad.txt");
}

void WildcardsTest::circlesAreNamed() {
    write("a.txt", "x __b__\n");
    write("b.txt", "__a__\n");
    Wildcards wildcards(folder());
    VERIFY_ERROR(wildcards.expand("__a__", Seed(1), 0), ErrorCode::InvalidRequest, "circle");
}

void WildcardsTest::growthHasAnEnd() {
    for (int i = 0; i < 30; ++i) {
        const QString name = QStringLiteral("l%1.txt").arg(i);
        write(name.toStdString(), QStringLiteral("__l%1____l%1__\n").arg(i + 1).toStdString());
    }
    write("l30.txt", "ha\n");
    Wildcards wildcards(folder());
    VERIFY_ERROR(wildcards.expand("__l0__", Seed(1), 0), ErrorCode::InvalidRequest, "100000 bytes");
}

void WildcardsTest::noFolder() {
    Wildcards wildcards({});
    QCOMPARE(wildcards.expand("{a|a}", Seed(1), 0), std::string("a"));
    VERIFY_ERROR(wildcards.expand("__colour__", Seed(1), 0), ErrorCode::InvalidRequest, "colour");
}

QTEST_GUILESS_MAIN(WildcardsTest)
#include "wildcards_test.moc"
