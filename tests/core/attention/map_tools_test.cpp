// SPDX-License-Identifier: Apache-2.0
// Resized maps were computed with PyTorch's interpolate (align_corners=False, nearest-exact); the
// rest by hand.
#include "core/attention/map_tools.h"

#include "core/base/error.h"

#include <QTest>

#include <algorithm>

using namespace seedbed;

namespace {

const std::vector<float> kMap{1, 2, 3, 4, 8, 6};  // [2, 3]

}  // namespace

class MapToolsTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void growsBilinearly() {
        const PlainMap map = resampled(kMap, 2, 3, 4, 4, Resample::Bilinear);
        const std::vector<float> expected{1.0F,
                                          1.625F,
                                          2.375F,
                                          3.0F,
                                          1.75F,
                                          2.84375F,
                                          3.59375F,
                                          3.75F,
                                          3.25F,
                                          5.28125F,
                                          6.03125F,
                                          5.25F,
                                          4.0F,
                                          6.5F,
                                          7.25F,
                                          6.0F};
        QCOMPARE(map.height, 4);
        QCOMPARE(map.width, 4);
        QCOMPARE(map.values, expected);
    }

    void shrinksBilinearly() {
        QCOMPARE(resampled(kMap, 2, 3, 1, 2, Resample::Bilinear).values,
                 (std::vector<float>{3.125F, 4.625F}));
    }

    void growsToTheNearest() {
        QCOMPARE(resampled(kMap, 2, 3, 4, 5, Resample::Nearest).values,
                 (std::vector<float>{1, 1, 2, 3, 3, 1, 1, 2, 3, 3, 4, 4, 8, 6, 6, 4, 4, 8, 6, 6}));
    }

    void sameSizeIsTheSame() {
        for (const Resample how : {Resample::Nearest, Resample::Bilinear})
            QCOMPARE(resampled(kMap, 2, 3, 2, 3, how).values, kMap);
    }

    void onePositionFillsEverything() {
        const std::vector<float> one{0.25F};
        QCOMPARE(resampled(one, 1, 1, 2, 2, Resample::Bilinear).values,
                 std::vector<float>(4, 0.25F));
    }

    void refusesMapsOfAnotherSize() {
        QVERIFY_EXCEPTION_THROWN(resampled(kMap, 3, 3, 2, 2, Resample::Nearest), LogicError);
        QVERIFY_EXCEPTION_THROWN(resampled(kMap, 2, 3, 0, 2, Resample::Nearest), LogicError);
        QVERIFY_EXCEPTION_THROWN(resampled({}, 0, 0, 2, 2, Resample::Bilinear), LogicError);
    }

    void differenceKeepsItsSign() {
        const PlainMap a{1, 3, {0.5F, 0.25F, 0}};
        const PlainMap b{1, 3, {0.25F, 0.5F, 0}};
        QCOMPARE(difference_map(a, b).values, (std::vector<float>{0.25F, -0.25F, 0}));
        QCOMPARE(difference_map(b, a).values, (std::vector<float>{-0.25F, 0.25F, 0}));
    }

    void differenceMeetsOnTheFinerGrid() {
        const PlainMap fine{1, 4, {1, 2, 3, 4}};
        const PlainMap coarse{1, 2, {0, 4}};  // at 4: 0, 1, 3, 4
        QCOMPARE(difference_map(fine, coarse), (PlainMap{1, 4, {1, 1, 0, 0}}));
        QCOMPARE(difference_map(coarse, fine), (PlainMap{1, 4, {-1, -1, 0, 0}}));
        QVERIFY_EXCEPTION_THROWN(difference_map(PlainMap{}, PlainMap{}), LogicError);
    }

    void ranksFromTheLargest() {
        const std::vector<float> a{0.1F, 0.4F};
        const std::vector<float> b{0.3F, 0.1F};
        const std::vector<float> c{0.1F, 0.2F};
        const MapView maps[] = {a, b, c};
        const auto ranking = ranked_at(maps, 0);
        QCOMPARE(ranking.size(), std::size_t{3});
        QCOMPARE(ranking[0].index, std::size_t{1});
        QCOMPARE(ranking[0].value, 0.3F);
        QCOMPARE(ranking[1].index, std::size_t{0});  // equal to the third, and before it
        QCOMPARE(ranking[2].index, std::size_t{2});
        QCOMPARE(ranked_at(maps, 1)[0].index, std::size_t{0});
        QVERIFY_EXCEPTION_THROWN(ranked_at(maps, 2), LogicError);
        QVERIFY(ranked_at({}, 5).empty());
    }

    void cutsRelativeToTheMaximum() {
        using Mask = std::vector<std::uint8_t>;
        QCOMPARE(threshold_mask(kMap, 0.5), (Mask{0, 0, 0, 1, 1, 1}));  // 4 of 8 is in
        QCOMPARE(threshold_mask(kMap, 0), Mask(6, 1));
        QCOMPARE(threshold_mask(kMap, 1), (Mask{0, 0, 0, 0, 1, 0}));
        QCOMPARE(threshold_mask(std::vector<float>(3, 0), 0), Mask(3, 0));
        QCOMPARE(threshold_mask({}, 0.5), Mask());
    }

    void masksOfPictures() {
        using Mask = std::vector<std::uint8_t>;
        // Bilinear at 4 x 4 has the maximum 7.25: 3.625 and more is in.
        QCOMPARE(picture_mask(kMap, 2, 3, 4, 4, 0.5, Resample::Bilinear),
                 (Mask{0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 1, 1, 1, 1, 1, 1}));
        QCOMPARE(picture_mask(kMap, 2, 3, 4, 3, 0.7, Resample::Nearest),
                 (Mask{0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 1, 1}));
        QCOMPARE(mask_share(Mask{0, 1, 1, 0}), 0.5);
        QCOMPARE(mask_share(Mask{}), 0.0);
    }

    void sharedFieldPeaksAtTheSeparateTerm() {
        const std::vector<float> a{0.5F, 0.25F, 0, 0.25F};
        const std::vector<float> b{0, 0.25F, 0, 0.75F};
        const auto field = shared_field(a, b);
        QCOMPARE(field, (std::vector<float>{0, 0.125F, 0, 0.1875F}));
        const MapView both[] = {a, b};
        QCOMPARE(static_cast<float>(separate_term(both)),
                 *std::max_element(field.begin(), field.end()));
        QVERIFY_EXCEPTION_THROWN(shared_field(a, kMap), LogicError);
    }
};

QTEST_GUILESS_MAIN(MapToolsTest)
#include "map_tools_test.moc"
