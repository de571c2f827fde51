// SPDX-License-Identifier: Apache-2.0
#include "core/io/json_file.h"

#include "tests/core/base/expect_error.h"
#include "tests/core/io/test_files.h"

#include <limits>

using namespace seedbed;

namespace {

constexpr auto kMin = std::numeric_limits<std::int64_t>::min();
constexpr auto kMax = std::numeric_limits<std::int64_t>::max();

}  // namespace

class JsonFileTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

    JsonObject open(const QByteArray& text) const {
        return JsonObject::open(put(folder_, "config.json", text));
    }

 private Q_SLOTS:
    void reads_typed_fields() {
        const auto config = open(
            R"({"class": "UNet", "levels": [320, 640], "groups": 32.0, "eps": 1e-5, )"
            R"("bias": true, "none": null, "types": ["a", "b"], "inner": {"size": 8}, "halves": [0.5, 1]} )");
        QCOMPARE(config.text("class"), std::string("UNet"));
        QVERIFY(config.integers("levels", 1, kMax) == (std::vector<std::int64_t>{320, 640}));
        QCOMPARE(config.integer("groups", 1, kMax), std::int64_t{32});
        QCOMPARE(config.number("eps"), 1e-5);
        QCOMPARE(config.boolean("bias"), true);
        QVERIFY(config.texts("types") == (std::vector<std::string>{"a", "b"}));
        QVERIFY(config.numbers("halves") == (std::vector<double>{0.5, 1}));
        QCOMPARE(config.object("inner").integer("size", 0, 10), std::int64_t{8});
        QVERIFY(config.at("levels").is_array());
        QVERIFY(!config.has("none") && !config.has("absent") && config.has("eps"));
    }

    void fallbacks_are_for_absent_fields_only() {
        const auto config = open(R"({"none": null, "wrong": {}})");
        QCOMPARE(config.text("none", "x"), std::string("x"));
        QCOMPARE(config.boolean("absent", true), true);
        QCOMPARE(config.number("absent", 2.5), 2.5);
        QCOMPARE(config.integer("absent", 0, 9, 3), std::int64_t{3});
        VERIFY_ERROR(config.text("wrong", "x"), ErrorCode::FileFormat, "\"wrong\" must be a text");
        VERIFY_ERROR(config.boolean("wrong", true), ErrorCode::FileFormat, "must be true or false");
        VERIFY_ERROR(config.number("wrong", 1), ErrorCode::FileFormat, "must be a number");
        VERIFY_ERROR(config.integer("wrong", 0, 9, 1),
                     ErrorCode::FileFormat,
                     "must be a whole number from 0 to 9, but is \"{}\"");
    }

    void errors_name_file_field_and_value() {
        const auto config = open(R"({"block_out_channels": "320", "inner": {"size": -1}})");
        VERIFY_ERROR(config.integers("block_out_channels", 1, kMax),
                     ErrorCode::FileFormat,
                     "config.json\": \"block_out_channels\" must be a list of whole numbers of at "
                     "least 1, but is");
        VERIFY_ERROR(config.object("inner").integer("size", 1, 64),
                     ErrorCode::FileFormat,
                     "\"inner.size\" must be a whole number from 1 to 64, but is \"-1\"");
        VERIFY_ERROR(config.text("class"),
                     ErrorCode::FileFormat,
                     "\"class\" is missing, but must be a text");
        VERIFY_ERROR(config.object("class"), ErrorCode::FileFormat, "\"class\" is missing");
        VERIFY_ERROR(config.at("class"), ErrorCode::FileFormat, "\"class\" is missing");
    }

    void whole_numbers_are_whole() {
        const auto config =
            open(R"({"half": 0.5, "big": 18446744073709551615, "far": 1e300, )"
                 R"("list": [1, 2.5], "mixed": ["a", 1], "most": 9223372036854775807} )");
        for (const char* key : {"half", "big", "far"})
            VERIFY_ERROR(config.integer(key, kMin, kMax),
                         ErrorCode::FileFormat,
                         "must be a whole number, but");
        VERIFY_ERROR(config.integers("list", 0, 9), ErrorCode::FileFormat, "list of whole numbers");
        VERIFY_ERROR(config.texts("mixed"), ErrorCode::FileFormat, "list of texts");
        VERIFY_ERROR(config.numbers("mixed"), ErrorCode::FileFormat, "list of numbers");
        QCOMPARE(config.integer("most", kMin, kMax), kMax);
    }

    // diffusers writes -Infinity into the configuration of DPM++ schedulers.
    void reads_what_python_writes() {
        const auto config = open(R"({"lambda_min_clipped": -Infinity, "a": NaN, "b": [Infinity], )"
                                 "\"text\": \"-Infinity \\\" NaN\", \"last\": 1}");
        QVERIFY(!config.has("lambda_min_clipped") && !config.has("a"));
        QVERIFY(config.at("b")[0].is_null());
        QCOMPARE(config.text("text"), std::string("-Infinity \" NaN"));
        VERIFY_ERROR(
            parse_json("{\"a\": NaN}", "\"strict\""), ErrorCode::FileFormat, "line 1, column");
    }

    void says_where_json_is_broken() {
        VERIFY_ERROR(open("{\n  \"a\": 1,\n  \"b\": x\n}"),
                     ErrorCode::FileFormat,
                     "config.json\" is not valid JSON (line 3, column 8)");
        VERIFY_ERROR(open("{\"a\": 1"), ErrorCode::FileFormat, "is not valid JSON (line 1");
        VERIFY_ERROR(open("{\"a\": \"\xFF\"}"), ErrorCode::FileFormat, "is not valid JSON (line 1");
        VERIFY_ERROR(open("{\"a\": 1e999}"), ErrorCode::FileFormat, "number that is too large");
        VERIFY_ERROR(open("[1]"), ErrorCode::FileFormat, "must hold a JSON object");
        VERIFY_ERROR(open(""), ErrorCode::FileFormat, "is empty");
        VERIFY_ERROR(
            open(R"({"a": {"b": 1, "b": 2}})"), ErrorCode::FileFormat, "names \"b\" twice");
        QVERIFY(open(R"({"a": {"b": 1}, "b": {"b": 1}, "c": [{"b": 1}, {"b": 2}]})").has("c"));
    }

    void nesting_is_limited() {
        for (const char bracket : {'[', '{'}) {
            const QByteArray level = bracket == '[' ? "[" : "{\"a\":";
            VERIFY_ERROR(open(level.repeated(10'000)), ErrorCode::FileFormat, "more than 64 deep");
        }
        QVERIFY(open("{\"a\":" + QByteArray(63, '[') + QByteArray(63, ']') + "}").has("a"));
        VERIFY_ERROR(open("{\"a\":" + QByteArray(64, '[') + QByteArray(64, ']') + "}"),
                     ErrorCode::FileFormat,
                     "more than 64 deep");
    }

    void size_is_limited() {
        const auto path = put(folder_, "large.json", "{\"a\": \"" + QByteArray(1000, 'x') + "\"}");
        QVERIFY(read_json(path).is_object());
        VERIFY_ERROR(
            read_json(path, {.bytes = 1000}), ErrorCode::FileFormat, "more than the limit of 1000");
    }

    void missing_files_are_named() {
        VERIFY_ERROR(JsonObject::open("unet/config.json"),
                     ErrorCode::FileNotFound,
                     "\"unet/config.json\" does not exist");
    }
};

QTEST_GUILESS_MAIN(JsonFileTest)
#include "json_file_test.moc"
