// SPDX-License-Identifier: Apache-2.0
#include "core/base/utf8.h"

#include <QTest>

using namespace seedbed;

class Utf8Test : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    // Qt's own decoder is the reference: every lead byte with the telling second and third bytes.
    void agrees_with_qt() {
        constexpr unsigned char kTelling[] = {0x00,
                                              0x41,
                                              0x7F,
                                              0x80,
                                              0x8F,
                                              0x90,
                                              0x9F,
                                              0xA0,
                                              0xBF,
                                              0xC0,
                                              0xC2,
                                              0xE0,
                                              0xED,
                                              0xF0,
                                              0xF4,
                                              0xFF};
        int valid = 0;
        for (int lead = 0; lead < 256; ++lead)
            for (const auto second : kTelling)
                for (const auto third : kTelling)
                    for (const auto fourth : kTelling) {
                        const char bytes[] = {static_cast<char>(lead),
                                              static_cast<char>(second),
                                              static_cast<char>(third),
                                              static_cast<char>(fourth)};
                        const bool expected = QByteArrayView(bytes, 4).isValidUtf8();
                        QCOMPARE(is_utf8(std::string_view(bytes, 4)), expected);
                        valid += expected;
                    }
        QVERIFY(valid > 1000);
    }

    void cut_sequences_are_invalid() {
        QVERIFY(is_utf8(""));
        QVERIFY(is_utf8("\xF0\x9F\x8C\xB1"));
        for (const char* text : {"\xF0\x9F\x8C", "\xF0\x9F", "\xF0", "\xE2\x82", "\xC3"})
            QVERIFY(!is_utf8(text));
    }

    void quotes_any_bytes() {
        QCOMPARE(quote("red cube"), std::string("\"red cube\""));
        QCOMPARE(quote("a\nb\x7F\xC3"), std::string("\"a\\x0Ab\\x7F\\xC3\""));
        QCOMPARE(quote("gr\xC3\xBCn"), std::string("\"gr\xC3\xBCn\""));
    }

    void cuts_between_characters() {
        QCOMPARE(quote("abcdef", 3), std::string("\"abc…\""));
        QCOMPARE(quote("ab\xC3\xBC"
                       "cd",
                       3),
                 std::string("\"ab…\""));
        QCOMPARE(quote("abc", 3), std::string("\"abc\""));
        QCOMPARE(quote("\xFF\xFF\xFF", 2), std::string("\"\\xFF\\xFF…\""));
    }
};

QTEST_GUILESS_MAIN(Utf8Test)
#include "utf8_test.moc"
