// SPDX-License-Identifier: Apache-2.0
#include "core/base/seed.h"

#include "tests/core/base/expect_error.h"

#include <limits>
#include <set>

using namespace seedbed;

namespace {

std::vector<Seed> seeds(std::initializer_list<std::uint64_t> values) {
    std::vector<Seed> result;
    for (const auto value : values) result.emplace_back(value);
    return result;
}

constexpr auto kLargest = std::numeric_limits<std::uint64_t>::max();

}  // namespace

class SeedTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void reads_numbers_and_ranges() {
        QCOMPARE(parse_seed_list("0, 7, 100-103"), seeds({0, 7, 100, 101, 102, 103}));
        QCOMPARE(parse_seed_list("5"), seeds({5}));
        QCOMPARE(parse_seed_list("5-5"), seeds({5}));
        QCOMPARE(parse_seed_list("007"), seeds({7}));
        QCOMPARE(parse_seed_list("18446744073709551615"), seeds({kLargest}));
        QCOMPARE(parse_seed_list("18446744073709551614-18446744073709551615"),
                 seeds({kLargest - 1, kLargest}));
    }

    void any_separator_will_do() {
        QCOMPARE(parse_seed_list(" 1\t2\r\n3 ,, 4,"), seeds({1, 2, 3, 4}));
        QCOMPARE(parse_seed_list(",7"), seeds({7}));
    }

    void repeated_seeds_are_kept_once() {
        QCOMPARE(parse_seed_list("3, 1-4, 1 3"), seeds({3, 1, 2, 4}));
    }

    void as_many_as_allowed() {
        QCOMPARE(parse_seed_list("0-999999").size(), kMaxSeeds);
        QCOMPARE(parse_seed_list("0-999999, 5, 0-999999").size(), kMaxSeeds);
    }

    void refuses_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("part");
        const auto row = [](const char* text, const char* part) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(part);
        };
        row("7-3", "\"7-3\" runs backwards");
        row("abc", "\"abc\" is not a whole number");
        row("1, abc, 2", "\"abc\" is not a whole number");
        row("18446744073709551616", "\"18446744073709551616\" is too large");
        row("0-18446744073709551616", "is too large");
        row("99999999999999999999999999", "is too large");
        row("-1", "\"-1\" is negative");
        row("1, -1", "\"-1\" is negative");
        row("1-", "\"1-\" is not a range");
        row("-", "\"-\" is not a range");
        row("--1", "is not a range");
        row("1-2-3", "\"1-2-3\" is not a range");
        row("1 - 3", "\"-\" is not a range");
        row("0-99999999999", "\"0-99999999999\" makes more than 1,000,000 seeds");
        row("0-18446744073709551615", "makes more than 1,000,000 seeds");
        row("0-999999, 1000000", "\"1000000\" makes more than 1,000,000 seeds");
        row("", "the list is empty");
        row("   ", "the list is empty");
        row(" , ,\n", "the list is empty");
        row("1.5", "\"1.5\" is not a whole number");
        row("1e3", "\"1e3\" is not a whole number");
        row("0x10", "\"0x10\" is not a whole number");
        row("+5", "\"+5\" is not a whole number");
        row("1;2", "\"1;2\" is not a whole number");
        row("\xEF\xBC\x97", "\"\xEF\xBC\x97\" is not a whole number");  // full-width 7
        row("\xD9\xA3", "\"\xD9\xA3\" is not a whole number");          // Arabic-Indic 3
        row("\xE2\x88\x92"
            "1",
            "\"\xE2\x88\x92"
            "1\" is not a whole number");  // minus sign
        row("1\xE2\x80\x93"
            "5",
            "\"1\xE2\x80\x93"
            "5\" is not a whole number");  // en dash
        row("\xFF", "\"\\xFF\" is not a whole number");
    }
    void refuses() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, part);
        VERIFY_ERROR(
            parse_seed_list(text.toStdString()), ErrorCode::InvalidRequest, part.toStdString());
    }

    void zero_bytes_are_no_numbers() {
        VERIFY_ERROR(parse_seed_list(std::string_view("1\0"
                                                      "2",
                                                      3)),
                     ErrorCode::InvalidRequest,
                     "\"1\\x002\"");
    }

    void long_nonsense_is_quoted_in_part() {
        const auto thrown = error_of([] { parse_seed_list(std::string(100'000, 'x')); });
        QVERIFY(thrown.has_value());
        QVERIFY(std::string(thrown->what()).size() < 300);
    }

    void formats_runs_as_ranges() {
        QCOMPARE(format_seed_list({}), std::string());
        QCOMPARE(format_seed_list(seeds({0, 7, 100, 101, 102})), std::string("0, 7, 100-102"));
        QCOMPARE(format_seed_list(seeds({1, 2, 4, 5, 6, 7})), std::string("1, 2, 4-7"));
        QCOMPARE(format_seed_list(seeds({3, 2, 1})), std::string("3, 2, 1"));
        QCOMPARE(format_seed_list(seeds({kLargest - 2, kLargest - 1, kLargest, 0})),
                 std::string("18446744073709551613-18446744073709551615, 0"));
    }

    void what_is_formatted_reads_back() {
        for (const char* text : {"0, 7, 100-131", "9-12, 3, 1, 2", "18446744073709551615"})
            QCOMPARE(parse_seed_list(format_seed_list(parse_seed_list(text))),
                     parse_seed_list(text));
    }

    void noise_modes_have_names() {
        for (const auto mode : {NoiseMode::Cpu, NoiseMode::Nv})
            QCOMPARE(parse_noise_mode(to_string(mode)), mode);
        VERIFY_ERROR(parse_noise_mode("gpu"),
                     ErrorCode::InvalidRequest,
                     "Noise mode: \"gpu\" is unknown; choose \"cpu\" or \"nv\".");
        VERIFY_ERROR(parse_noise_mode(""), ErrorCode::InvalidRequest, "\"\"");
    }
};

QTEST_GUILESS_MAIN(SeedTest)
#include "seed_test.moc"
