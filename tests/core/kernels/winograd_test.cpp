// SPDX-License-Identifier: Apache-2.0
// B images, I O channels, H W size
#include "core/kernels/winograd.h"

#include "core/base/error.h"

#include <ATen/ATen.h>
#include <QTest>

#include <cmath>

using namespace seedbed;

namespace {

struct Case {
    at::Tensor x, weight, bias, residual;
};

Case make_case(int images, int in, int out, int height, int width) {
    at::manual_seed(images + in + out + height + width);
    const auto picture = [=](int channels) {
        return at::randn({images, channels, height, width})
            .contiguous(at::MemoryFormat::ChannelsLast);
    };
    return {picture(in),
            at::randn({out, in, 3, 3}) / std::sqrt(9.0 * in),
            at::randn({out}),
            picture(out)};
}

at::Tensor exact(const Case& c) {
    return at::conv2d(c.x.to(at::kDouble), c.weight.to(at::kDouble), c.bias.to(at::kDouble), 1, 1);
}

double largest(const at::Tensor& a, const at::Tensor& b) {
    return (a - b).abs().max().item<double>();
}

}  // namespace

class WinogradTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void equalsTheDirectSum_data();
    void equalsTheDirectSum();
    void addsAResidual();
    void picturesDoNotMix();
    void refusesWrongShapes();
};

void WinogradTest::equalsTheDirectSum_data() {
    QTest::addColumn<int>("images");
    QTest::addColumn<int>("in");
    QTest::addColumn<int>("out");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("width");
    QTest::newRow("whole tiles") << 3 << 32 << 64 << 8 << 12;
    QTest::newRow("hanging over") << 2 << 16 << 16 << 7 << 9;
    QTest::newRow("smaller than a tile") << 5 << 48 << 32 << 2 << 3;
    QTest::newRow("one pixel") << 1 << 16 << 16 << 1 << 1;
    QTest::newRow("wide channels") << 2 << 320 << 192 << 4 << 4;
}

void WinogradTest::equalsTheDirectSum() {
    QFETCH(int, images);
    QFETCH(int, in);
    QFETCH(int, out);
    QFETCH(int, height);
    QFETCH(int, width);
    const Case c = make_case(images, in, out, height, width);
    const at::Tensor y = winograd_conv(c.x, winograd_weights(c.weight), c.bias);
    QVERIFY(y.is_contiguous(at::MemoryFormat::ChannelsLast));
    QCOMPARE(y.sizes(), at::IntArrayRef({images, out, height, width}));
    const double error = largest(y, exact(c));  // the values' standard deviation is about 1.4
    QVERIFY2(error < 2e-5, qPrintable(QString::number(error)));
}

void WinogradTest::addsAResidual() {
    const Case c = make_case(2, 32, 32, 8, 6);
    const at::Tensor weights = winograd_weights(c.weight);
    const at::Tensor y = winograd_conv(c.x, weights, c.bias, &c.residual);
    QVERIFY(largest(y, exact(c) + c.residual) < 2e-5);
    const at::Tensor other_memory = c.residual.contiguous();
    QVERIFY(winograd_conv(c.x, weights, c.bias, &other_memory).equal(y));
}

void WinogradTest::picturesDoNotMix() {
    const Case c = make_case(4, 32, 32, 8, 8);
    const at::Tensor weights = winograd_weights(c.weight),
                     together = winograd_conv(c.x, weights, c.bias);
    for (int i = 0; i < 4; ++i) {
        const at::Tensor alone = c.x.narrow(0, i, 1).contiguous(at::MemoryFormat::ChannelsLast);
        QVERIFY(largest(winograd_conv(alone, weights, c.bias)[0], together[i]) < 1e-5);
    }
}

void WinogradTest::refusesWrongShapes() {
    const Case c = make_case(1, 32, 16, 4, 4);
    const at::Tensor weights = winograd_weights(c.weight);
    QVERIFY_EXCEPTION_THROWN(winograd_weights(at::zeros({8, 8, 1, 1})), LogicError);
    QVERIFY_EXCEPTION_THROWN(winograd_conv(c.x.contiguous(), weights, c.bias), LogicError);
    QVERIFY_EXCEPTION_THROWN(winograd_conv(c.residual, weights, c.bias), LogicError);
    QVERIFY_EXCEPTION_THROWN(winograd_conv(c.x, weights, at::zeros({5})), LogicError);
    QVERIFY_EXCEPTION_THROWN(winograd_conv(c.x, weights, c.bias, &c.x), LogicError);
}

QTEST_GUILESS_MAIN(WinogradTest)
#include "winograd_test.moc"
