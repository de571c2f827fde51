// SPDX-License-Identifier: Apache-2.0
#include "core/base/noise_recipe.h"

#include "tests/core/base/expect_error.h"

#include <limits>

using namespace seedbed;

namespace {

using Chain = std::vector<NoiseMix>;

}  // namespace

class NoiseRecipeTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void reads_chains() {
        QCOMPARE(parse_noise_chain("42:0.2;7:0.1"), (Chain{{Seed(42), 0.2}, {Seed(7), 0.1}}));
        QCOMPARE(parse_noise_chain("42,0.2;7,0.1"), (Chain{{Seed(42), 0.2}, {Seed(7), 0.1}}));
        QCOMPARE(parse_noise_chain(" 42 : 0.2 ;\n 7 , 1 ; "),
                 (Chain{{Seed(42), 0.2}, {Seed(7), 1}}));
        QCOMPARE(parse_noise_chain("18446744073709551615:0"),
                 (Chain{{Seed(std::numeric_limits<std::uint64_t>::max()), 0}}));
        QCOMPARE(parse_noise_chain("7:1e-3"), (Chain{{Seed(7), 0.001}}));
    }

    void empty_text_is_an_empty_chain() {
        QVERIFY(parse_noise_chain("").empty());
        QVERIFY(parse_noise_chain(" ; ;").empty());
        QCOMPARE(format_noise_chain({}), std::string());
    }

    void chains_read_back_exactly() {
        const Chain chain{{Seed(42), 0.2},
                          {Seed(7), 1.0 / 3},
                          {Seed(0), 0},
                          {Seed(1), 1},
                          {Seed(std::numeric_limits<std::uint64_t>::max()), 1e-17}};
        QCOMPARE(parse_noise_chain(format_noise_chain(chain)), chain);
        QCOMPARE(format_noise_chain({{Seed(42), 0.2}, {Seed(7), 0.1}}),
                 std::string("42:0.2;7:0.1"));
    }

    void refuses_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("part");
        const auto row = [](const char* text, const char* part) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(part);
        };
        row("42", "\"42\" has no strength");
        row("42:0.2;7", "\"7\" has no strength");
        row(":0.2", "\":0.2\" has no seed");
        row("-1:0.2", "\"-1:0.2\" has no seed");
        row("4 2:0.2", "\"4 2:0.2\" has no seed");
        row("18446744073709551616:0.2", "has a seed above 18446744073709551615");
        row("42:", "\"42:\" has no number");
        row("42:x", "\"42:x\" has no number");
        row("42:0.2,7:0.1", "\"42:0.2,7:0.1\" has no number");
        row("42:1.5", "\"42:1.5\" has a strength outside 0 to 1");
        row("42:-0.1", "has a strength outside 0 to 1");
        row("42:nan", "has a strength outside 0 to 1");
        row("42:inf", "has a strength outside 0 to 1");
        row("42:1e-999", "has a strength outside 0 to 1");
    }

    void refuses() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, part);
        VERIFY_ERROR(
            parse_noise_chain(text.toStdString()), ErrorCode::InvalidRequest, part.toStdString());
    }

    void names_of_forms_read_back() {
        for (const auto form : {SlerpForm::Whole, SlerpForm::PerColumn})
            QVERIFY(parse_slerp_form(to_string(form)) == form);
        VERIFY_ERROR(parse_slerp_form("columns"), ErrorCode::InvalidRequest, "\"columns\"");
    }

    void plain_is_without_mixes() {
        QVERIFY(NoiseRecipe{}.plain());
        QVERIFY(!(NoiseRecipe{{{Seed(1), 0.5}}, {}, SlerpForm::Whole}.plain()));
        QVERIFY(!(NoiseRecipe{{}, NoisePad{Seed(1), Seed(2), Seed(3)}, SlerpForm::Whole}.plain()));
    }
};

QTEST_GUILESS_MAIN(NoiseRecipeTest)
#include "noise_recipe_test.moc"
