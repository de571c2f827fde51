// SPDX-License-Identifier: Apache-2.0
#include "core/engine/grid_sheet.h"

#include "core/base/error.h"

#include <QtTest>

namespace seedbed {

class GridSheetTest : public QObject {
    Q_OBJECT

    static GridPlan plan(std::vector<GridAxis> axes) {
        GridRequest request;
        request.base.seeds = {Seed(1)};
        request.axes = std::move(axes);
        return GridPlan(std::move(request));
    }
    static ImagePtr picture(int side, std::uint8_t value) {
        auto image = std::make_shared<Image>();
        image->width = image->height = side;
        for (int i = 0; i < side * side; ++i)
            image->rgb.insert(image->rgb.end(), {value, 0, 200});  // labels and gaps are grey
        return image;
    }
    // The pixels of one picture, as indices.
    static std::vector<std::size_t> pixels(const Image& sheet, std::uint8_t value) {
        std::vector<std::size_t> found;
        for (std::size_t i = 0; i < sheet.rgb.size(); i += 3)
            if (sheet.rgb[i] == value && sheet.rgb[i + 1] == 0 && sheet.rgb[i + 2] == 200)
                found.push_back(i / 3);
        return found;
    }
    static int count(const Image& sheet, std::uint8_t value) {
        return static_cast<int>(pixels(sheet, value).size());
    }

 private Q_SLOTS:
    void everyPictureStandsInItsPlace() {
        const auto cells = plan({{"seed", {"1", "2"}}, {"cfg", {"4", "7"}}, {"steps", {"1", "2"}}});
        std::map<int, ImagePtr> pictures;
        for (int i = 0; i < 8; ++i)
            if (i != 5) pictures[i] = picture(32, static_cast<std::uint8_t>(100 + i));
        const auto sheet = grid_sheet(cells, pictures);
        for (int i = 0; i < 8; ++i)
            QCOMPARE(count(sheet, static_cast<std::uint8_t>(100 + i)), i == 5 ? 0 : 32 * 32);
        // Four rows: the third axis stands below the second.
        QVERIFY(sheet.height > 4 * 32 && sheet.width > 2 * 32);
        QVERIFY(pixels(sheet, 103).back() < pixels(sheet, 104).front());
    }

    void longLabelsStayOutOfThePictures() {
        const std::string prompt(3000, 'x');
        const auto cells = plan({{"prompt", {prompt, "a b c d e f g h i j k l m n o p q r s t"}},
                                 {"negative", {prompt, ""}}});
        std::map<int, ImagePtr> pictures;
        for (int i = 0; i < 4; ++i) pictures[i] = picture(48, 120);
        QCOMPARE(count(grid_sheet(cells, pictures), 120), 4 * 48 * 48);
    }

    void hugeSheetsAreMadeOfSmallerCells() {
        std::vector<std::string> seeds;
        for (int i = 0; i < 60; ++i) seeds.push_back(std::to_string(i));
        const auto sheet = grid_sheet(plan({{"seed", seeds}}), {{0, picture(512, 90)}});
        QVERIFY(sheet.width <= 8000);
        QVERIFY(sheet.width > 6000);
    }

    void onePictureWithoutAxes() {
        QCOMPARE(count(grid_sheet(plan({}), {{0, picture(16, 90)}}), 90), 16 * 16);
        QVERIFY_THROWS_EXCEPTION(LogicError, grid_sheet(plan({}), {}));
    }
};

}  // namespace seedbed

QTEST_GUILESS_MAIN(seedbed::GridSheetTest)
#include "grid_sheet_test.moc"
