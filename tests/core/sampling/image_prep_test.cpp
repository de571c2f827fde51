// SPDX-License-Identifier: Apache-2.0
// Whole preparations are compared in tests/parity (prep.*); here what no fixture holds.
#include "core/sampling/image_prep.h"

#include "core/base/error.h"

#include <ATen/ATen.h>
#include <QtTest>

#include <cmath>

namespace {

using namespace seedbed;

Image filled(int width, int height, std::array<std::uint8_t, 3> colour) {
    Image image{width, height, {}};
    for (int i = 0; i < width * height; ++i)
        image.rgb.insert(image.rgb.end(), colour.begin(), colour.end());
    return image;
}

double at_pixel(const at::Tensor& picture, int channel, int y, int x) {
    return picture[0][channel][y][x].item<double>();
}

}  // namespace

class ImagePrepTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void channelsStayInTheirPlaces() {
        Image image = filled(16, 8, {0, 255, 51});
        image.rgb[(3 * 16 + 5) * 3] = 255;  // one pixel red, too
        const at::Tensor picture = prepare_picture(image, 16, 8);
        QVERIFY(picture.sizes() == at::IntArrayRef({1, 3, 8, 16}));
        QCOMPARE(at_pixel(picture, 0, 0, 0), -1.0);
        QCOMPARE(at_pixel(picture, 1, 0, 0), 1.0);
        QVERIFY(std::abs(at_pixel(picture, 2, 0, 0) - (51 / 127.5 - 1)) < 1e-6);
        QCOMPARE(at_pixel(picture, 0, 3, 5), 1.0);
    }

    // Pillow's convert("L"): 76, 150 and 29 of 255.
    void coloursOfAMaskBecomeGrey() {
        const auto grey = [](std::array<std::uint8_t, 3> colour) {
            return std::lround(255 * at_pixel(prepare_mask(filled(8, 8, colour), 8, 8), 0, 0, 0));
        };
        QCOMPARE(grey({255, 0, 0}), 76L);
        QCOMPARE(grey({0, 255, 0}), 150L);
        QCOMPARE(grey({0, 0, 255}), 29L);
        QCOMPARE(grey({77, 77, 77}), 77L);
    }

    void halfIsRepainted() {
        const at::Tensor mask = at::tensor({0.0f, 0.499f, 0.5f, 1.0f}).view({1, 1, 1, 4});
        const at::Tensor hard = binarized(mask);
        QVERIFY(hard.flatten().equal(at::tensor({0.0f, 0.0f, 1.0f, 1.0f})));
        const at::Tensor shown = masked_picture(at::full({1, 3, 1, 4}, -0.5f), hard);
        QVERIFY(shown[0][1][0].equal(at::tensor({-0.5f, -0.5f, 0.0f, 0.0f})));
    }

    void aBlurSoftensAndKeepsTheMiddleOfAnEdge() {
        Image half = filled(64, 32, {0, 0, 0});
        for (int i = 0; i < 64 * 32; ++i)
            if (i % 64 >= 32) std::fill_n(half.rgb.begin() + i * 3, 3, std::uint8_t{255});
        const at::Tensor hard = prepare_mask(half, 64, 32), soft = prepare_mask(half, 64, 32, 4);
        QVERIFY(hard.equal(binarized(hard)));
        QVERIFY(binarized(soft).equal(hard));
        // A Gaussian of 4 pixels: 16 % one deviation outside of the edge.
        QVERIFY(std::abs(at_pixel(soft, 0, 16, 27) - 0.13) < 0.04);
        QCOMPARE(at_pixel(soft, 0, 16, 10), 0.0);
    }

    void pixelsOutsideStayToTheLastBit() {
        const at::Tensor made = at::rand({2, 3, 4, 4}), original = at::rand({1, 3, 4, 4});
        at::Tensor mask = at::zeros({1, 1, 4, 4});
        mask.narrow(3, 2, 2).fill_(1);
        const at::Tensor kept = keep_outside(made, original, mask);
        QVERIFY(kept.narrow(3, 2, 2).equal(made.narrow(3, 2, 2)));
        for (int i = 0; i < 2; ++i)
            QVERIFY(kept[i].narrow(2, 0, 2).equal(original[0].narrow(2, 0, 2)));
        const at::Tensor mixed = keep_outside(made, original, at::full({1, 1, 4, 4}, 0.25));
        QVERIFY(at::allclose(mixed, 0.25 * made + 0.75 * original));
    }

    void wrongArgumentsAreBugs() {
        QVERIFY_EXCEPTION_THROWN(prepare_mask(filled(8, 8, {0, 0, 0}), 8, 8, -1), LogicError);
        QVERIFY_EXCEPTION_THROWN(prepare_picture({8, 8, {1, 2, 3}}, 16, 8), LogicError);
    }
};

QTEST_GUILESS_MAIN(ImagePrepTest)
#include "image_prep_test.moc"
