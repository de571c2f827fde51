// SPDX-License-Identifier: Apache-2.0
#include "core/engine/reproduce_difference.h"

#include "core/base/error.h"

#include <QTest>

#include <cmath>

using namespace seedbed;

namespace {

Image plain(int width, int height, std::uint8_t level) {
    return {width, height, std::vector<std::uint8_t>(std::size_t{3} * width * height, level)};
}

// With a square of another level in the corner.
Image with_square(Image image, int side, std::uint8_t level) {
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side * 3; ++x)
            image.rgb[static_cast<std::size_t>(y * image.width * 3 + x)] = level;
    return image;
}

}  // namespace

class ReproduceDifferenceTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void equalPictures() {
        const auto image = plain(20, 12, 9);
        const auto difference = difference_of(image, image);
        QCOMPARE(difference.mean, 0.0);
        QCOMPARE(difference.most, 0);
        QVERIFY(std::isinf(difference.psnr));
        QCOMPARE(difference.same_places, 1.0);
        QVERIFY(verdict_of(difference) == Verdict::Same);
    }

    void numbers() {
        const auto difference =
            difference_of(plain(16, 16, 100), with_square(plain(16, 16, 100), 8, 90));
        QCOMPARE(difference.mean, 2.5);
        QCOMPARE(difference.most, 10);
        QCOMPARE(difference.worst_place, 10.0);
        QCOMPARE(difference.same_places, 0.75);
        QVERIFY(std::abs(difference.psnr - 10 * std::log10(255.0 * 255.0 / 25.0)) < 1e-9);
    }

    void verdicts() {
        const auto base = plain(64, 64, 100);
        QVERIFY(verdict_of(difference_of(base, plain(64, 64, 101))) == Verdict::Match);  // mean 1
        QVERIFY(verdict_of(difference_of(base, with_square(base, 4, 103))) == Verdict::Same);
        QVERIFY(verdict_of(difference_of(base, plain(64, 64, 103))) == Verdict::Match);
        QVERIFY(verdict_of(difference_of(base, plain(64, 64, 105))) == Verdict::None);
        // A mean below 1, but one place is another picture: painted over.
        const auto painted = difference_of(base, with_square(base, 8, 150));
        QVERIFY(painted.mean < 1);
        QVERIFY(verdict_of(painted) == Verdict::Part);
        QVERIFY(!is_match(Verdict::Part) && is_match(Verdict::Match));
    }

    void theDifferenceAsAPicture() {
        const auto shown =
            difference_picture(plain(8, 8, 100), with_square(plain(8, 8, 100), 4, 97));
        QCOMPARE(int{shown.rgb[0]}, 24);
        QCOMPARE(int{shown.rgb.back()}, 0);
        QCOMPARE(int{difference_picture(plain(8, 8, 0), plain(8, 8, 200)).rgb[0]}, 255);
    }

    void otherSizes() {
        QVERIFY_EXCEPTION_THROWN(difference_of(plain(8, 8, 0), plain(8, 16, 0)), LogicError);
        QVERIFY_EXCEPTION_THROWN(difference_of(Image(), Image()), LogicError);
    }
};

QTEST_GUILESS_MAIN(ReproduceDifferenceTest)
#include "reproduce_difference_test.moc"
