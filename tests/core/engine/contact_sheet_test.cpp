// SPDX-License-Identifier: Apache-2.0
#include "core/engine/contact_sheet.h"

#include "core/base/error.h"

#include <QtTest>

#include <algorithm>

namespace seedbed {

class ContactSheetTest : public QObject {
    Q_OBJECT

    static SheetCell cell(int width, int height, std::uint8_t value, const std::string& label) {
        auto image = std::make_shared<Image>();
        *image = {width,
                  height,
                  std::vector<std::uint8_t>(static_cast<std::size_t>(width) * height * 3, value)};
        return {image, label};
    }

 private Q_SLOTS:
    void picturesStandInANearlySquareGrid() {
        std::vector<SheetCell> cells;
        for (int i = 0; i < 5; ++i)
            cells.push_back(cell(40, 30, static_cast<std::uint8_t>(10 * i), "7"));
        const auto sheet = contact_sheet(cells);
        QCOMPARE(sheet.width, 3 * 44 + 4);          // three columns
        QCOMPARE(sheet.height, 2 * (30 + 22) + 4);  // two rows with labels
        const auto at = [&](int x, int y) {
            return int(sheet.rgb[(static_cast<std::size_t>(y) * sheet.width + x) * 3]);
        };
        QCOMPARE(at(4 + 20, 4 + 15), 0);
        QCOMPARE(at(4 + 44 + 20, 4 + 15), 10);
        QCOMPARE(at(4 + 20, 4 + 52 + 15), 30);
        QCOMPARE(at(4 + 2 * 44 + 20, 4 + 52 + 15), 255);  // the empty place
        const auto dark = [&](int y0, int y1) {
            for (int y = y0; y < y1; ++y)
                for (int x = 4; x < 44; ++x)
                    if (at(x, y) < 128) return true;
            return false;
        };
        QVERIFY(dark(34, 52));  // the label
    }

    void manyPicturesStillFit() {
        const std::vector<SheetCell> cells(900, cell(512, 512, 90, "18446744073709551615"));
        const auto sheet = contact_sheet(cells);
        QVERIFY(sheet.width <= 8100 && sheet.height <= 8100);
    }

    void noPicturesIsOurBug() { QVERIFY_EXCEPTION_THROWN(contact_sheet({}), LogicError); }
};

}  // namespace seedbed

QTEST_GUILESS_MAIN(seedbed::ContactSheetTest)
#include "contact_sheet_test.moc"
