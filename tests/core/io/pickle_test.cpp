// SPDX-License-Identifier: Apache-2.0
#include "core/io/pickle.h"

#include "tests/core/base/expect_error.h"
#include "tests/core/io/torch_bytes.h"

#include <memory>

using namespace seedbed;

namespace {

using Kind = PickleValue::Kind;

// A pickle and the bytes that it lies in.
struct Loaded {
    QByteArray bytes;
    std::unique_ptr<Pickle> pickle;
    const PickleValue& root() const { return pickle->root(); }
};

Loaded load(const QByteArray& bytes) {
    Loaded loaded{bytes, nullptr};
    loaded.pickle = std::make_unique<Pickle>(
        std::as_bytes(
            std::span(loaded.bytes.constData(), static_cast<std::size_t>(loaded.bytes.size()))),
        "\"test.pkl\"",
        [](std::string_view module, std::string_view) {
            return module == "known" || module == "collections";
        });
    return loaded;
}

Loaded load2(const QByteArray& body) {
    return load("\x80\x02" + body + ".");
}

}  // namespace

class PickleTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void reads_numbers() {
        const auto integer = [](const QByteArray& body) { return load2(body).root().integer; };
        QCOMPARE(integer("K\xff"), std::int64_t{255});
        QCOMPARE(integer(QByteArray("M\x01\x02", 3)), std::int64_t{513});
        QCOMPARE(integer("J\xfe\xff\xff\xff"), std::int64_t{-2});
        QCOMPARE(integer(QByteArray("\x8a\x00", 2)), std::int64_t{0});
        QCOMPARE(integer("\x8a\x01\xff"), std::int64_t{-1});
        QCOMPARE(integer(QByteArray("\x8b\x02\x00\x00\x00\xff\x00", 7)), std::int64_t{255});
        QCOMPARE(integer("\x88"), std::int64_t{1});
        QCOMPARE(load2(QByteArray("G\x3f\xe0\0\0\0\0\0\0", 9)).root().number, 0.5);
        QVERIFY(load2("\x8a\x09"
                      "123456789")
                    .root()
                    .kind == Kind::Bytes);
        QVERIFY(load2("N").root().kind == Kind::None);
    }

    void reads_texts() {
        QCOMPARE(load2(pickle_text("abc")).root().text, std::string_view("abc"));
        QCOMPARE(load2("\x8c\x02"
                       "hi")
                     .root()
                     .text,
                 std::string_view("hi"));
        QCOMPARE(load2("U\x02hi").root().text, std::string_view("hi"));
        QVERIFY(load2("U\x02\xff\xfe").root().kind == Kind::Bytes);
        QVERIFY(load2("C\x02hi").root().kind == Kind::Bytes);
    }

    void reads_containers() {
        const auto loaded =
            load2("}(" + pickle_text("a") + "K\1" + pickle_text("b") + "](K\2K\3eu");
        const PickleValue& root = loaded.root();
        QVERIFY(root.kind == Kind::Dict);
        QCOMPARE(root.find("a")->integer, std::int64_t{1});
        QCOMPARE(root.find("b")->items.size(), std::size_t{2});
        QCOMPARE(root.find("b")->items[1]->integer, std::int64_t{3});
        QVERIFY(root.find("c") == nullptr);
        QCOMPARE(load2("K\1K\2K\3\x87").root().items.size(), std::size_t{3});
        QCOMPARE(load2("(K\1K\2l").root().items.size(), std::size_t{2});
    }

    // A list that is its own first item.
    void values_may_hold_themselves() {
        const auto loaded = load2(QByteArray("]q\0h\0a", 6));
        QVERIFY(loaded.root().items.at(0) == &loaded.root());
    }

    void calls_are_only_described() {
        const auto loaded = load2("cknown\nthing\nK\7\x85R}" + pickle_text("x") + "K\1sb");
        const PickleValue& root = loaded.root();
        QVERIFY(root.kind == Kind::Object);
        QVERIFY(root.function->is_global("known", "thing"));
        QCOMPARE(root.arguments->items.at(0)->integer, std::int64_t{7});
        QCOMPARE(root.state->find("x")->integer, std::int64_t{1});
    }

    void ordered_dictionaries_are_dictionaries() {
        // From Python 2: made of a list of pairs.
        const auto made =
            load2("ccollections\nOrderedDict\n]]K\1aK\2aa\x85R" + pickle_text("x") + "K\5s");
        QCOMPARE(made.root().items.size(), std::size_t{4});
        QCOMPARE(made.root().items[1]->integer, std::int64_t{2});
        QCOMPARE(made.root().find("x")->integer, std::int64_t{5});
        const auto filled = load2("ccollections\nOrderedDict\n)R" + pickle_text("x") + "K\5s");
        QVERIFY(filled.root().kind == Kind::Dict);
        QCOMPARE(filled.root().find("x")->integer, std::int64_t{5});
    }

    void refuses_code_by_name() {
        VERIFY_ERROR(load2("cposix\nsystem\n" + pickle_text("ls") + "\x85R"),
                     ErrorCode::UnsupportedModel,
                     "\"posix.system\"");
        VERIFY_ERROR(load2(pickle_text("builtins") + pickle_text("eval") + "\x93"),
                     ErrorCode::UnsupportedModel,
                     "\"builtins.eval\"");
        // Names of old protocols, and objects built from them.
        VERIFY_ERROR(load2("(iposix\nsystem\n"), ErrorCode::UnsupportedModel, "opcode 105");
        VERIFY_ERROR(load2("(cposix\nsystem\no"), ErrorCode::UnsupportedModel, "posix.system");
        VERIFY_ERROR(load("cposix\nsystem\n."), ErrorCode::UnsupportedModel, "posix.system");
        VERIFY_ERROR(load2("\x82\x01"), ErrorCode::UnsupportedModel, "opcode 130");
    }

    void refuses_damage_data() {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("part");
        const auto row = [](const char* name, const QByteArray& body, const char* part) {
            QTest::newRow(name) << body << QByteArray(part);
        };
        row("nothing", "", "takes what it has not put");
        row("cut text", "X\xff\xff\xff\x7f", "is cut short");
        row("cut bytes", "\x8e\xff\xff\xff\xff\xff\xff\xff\xff", "is cut short");
        row("no memo", "h\7", "its value 7");
        row("no mark", "t", "misses a mark");
        row("append to number", "K\1K\2a", "takes none");
        row("set on a list", "]K\1K\2s", "takes none");
        row("set on nothing", "(K\1K\2u", "into nothing");
        row("odd dictionary", "}(K\1u", "key without value");
        row("odd dictionary at once", "(K\1d", "key without value");
        row("call of a number", "K\1)R", "no function");
        row("call without tuple", "cknown\nf\nK\1R", "no function");
        row("global of number", "K\1K\1\x93", "by what is no text");
        row("endless name", "c" + QByteArray(2000, 'a'), "name without end");
        row("pop below a mark",
            "K\1(K\2"
            "000",
            "takes what it has not put");
        row("pairs of one",
            "ccollections\nOrderedDict\n](K\1\x85"
            "e\x85R",
            "made of no pairs");
        row("deep", QByteArray(70'000, '('), "nests too deep");
        row("high", QByteArray(70'000, 'N'), "nests too deep");
    }
    void refuses_damage() {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, part);
        VERIFY_ERROR(load2(body), ErrorCode::FileFormat, part.toStdString());
    }

    void refuses_other_protocols() {
        VERIFY_ERROR(load("\x80\x01N."), ErrorCode::UnsupportedModel, "protocol 1");
        VERIFY_ERROR(load("\x80\x06N."), ErrorCode::UnsupportedModel, "protocol 6");
    }

    // A few bytes that would double a list over and over, or make values without end.
    void refuses_bombs() {
        QByteArray values;
        for (int i = 0; i < 1'100'000; ++i) values += "N0";
        VERIFY_ERROR(load2(values + "N"), ErrorCode::FileFormat, "more than 1000000 values");
        QByteArray list = "](";
        list += QByteArray(60'000, 'N') + "e(" + QByteArray(60'000, 'N') + "e(" +
                QByteArray(60'000, 'N') + "e";
        VERIFY_ERROR(load2(list), ErrorCode::FileFormat, "longer than any model's");
        // The same pairs made into one dictionary after the other.
        QByteArray dicts = "](";
        for (int i = 0; i < 30'000; ++i) dicts += "K\1K\2\x86";
        dicts += QByteArray("eq\0", 3);
        for (int i = 0; i < 1'000; ++i)
            dicts += QByteArray("ccollections\nOrderedDict\nh\0\x85R0", 29);
        VERIFY_ERROR(load2(dicts), ErrorCode::FileFormat, "longer than any model's");
    }
};

QTEST_GUILESS_MAIN(PickleTest)
#include "pickle_test.moc"
