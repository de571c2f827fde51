// SPDX-License-Identifier: Apache-2.0
#include "core/attention/map_losses.h"

#include "core/attention/overlap.h"
#include "core/base/error.h"

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

using namespace seedbed;

namespace {

at::Tensor random_maps(std::uint64_t seed, at::ScalarType type = at::kFloat) {
    const at::Tensor x = at::rand({2, 2, 16, 16}, at::detail::createCPUGenerator(seed), type);
    return x / x.sum({2, 3}, true);
}

std::vector<float> values_of(const at::Tensor& map) {
    const at::Tensor flat = map.contiguous();
    const float* first = flat.const_data_ptr<float>();
    return {first, first + flat.numel()};
}

// The gradient that autograd gives against central differences, in double.
double gradient_error(const std::function<at::Tensor(const at::Tensor&)>& loss) {
    const at::Tensor x = random_maps(7, at::kDouble).requires_grad_();
    loss(x).sum().backward();
    double worst = 0;
    for (const std::int64_t i : {3, 100, 255, 256, 400, 700}) {
        const double h = 1e-7;
        at::Tensor up = x.detach().clone(), down = x.detach().clone();
        up.view(-1)[i] += h;
        down.view(-1)[i] -= h;
        const double numeric = (loss(up).sum() - loss(down).sum()).item<double>() / (2 * h);
        worst = std::max(worst, std::abs(numeric - x.grad().view(-1)[i].item<double>()));
    }
    return worst;
}

}  // namespace

class MapLossesTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void agreeWithTheNumbersOnPlainMaps() {
        const at::Tensor maps = random_maps(1);
        for (int b = 0; b < 2; ++b) {
            const auto first = values_of(maps[b][0]), second = values_of(maps[b][1]);
            const MapView views[] = {first, second};
            QVERIFY(std::abs(separate_loss(maps)[b].item<double>() - separate_term(views)) < 1e-7);
            const double enhance =
                std::max(enhance_term(first, 16, 16), enhance_term(second, 16, 16));
            QVERIFY(std::abs(enhance_loss(maps)[b].item<double>() - enhance) < 1e-6);
        }
    }

    void gradientsAreThoseOfTheLoss() {
        QVERIFY(gradient_error(separate_loss) < 1e-5);
        QVERIFY(gradient_error([](const at::Tensor& x) { return enhance_loss(x); }) < 1e-5);
    }

    void kernelsSumToOne() {
        for (const Smoothing form : {Smoothing::AttendExcite, Smoothing::Gaussian})
            QVERIFY(std::abs(smoothing_kernel(form).sum().item<double>() - 1) < 1e-6);
        QVERIFY(smoothing_kernel(Smoothing::Gaussian)[1][1].item<double>() >
                smoothing_kernel(Smoothing::AttendExcite)[1][1].item<double>());
    }

    void wordsAreMeansOfTheirTokens() {
        const at::Tensor maps = at::rand({1, 16, 16, 5});
        const at::Tensor words = word_maps(maps, {{1, 3}, {2}});
        QVERIFY(at::allclose(words[0][0], (maps[0].select(2, 1) + maps[0].select(2, 3)) / 2));
        QVERIFY(words[0][1].equal(maps[0].select(2, 2)));
        QVERIFY_EXCEPTION_THROWN(word_maps(maps, {{}}), LogicError);
    }

    void attendAndExciteFallsWithAttention() {
        at::Tensor maps = at::full({1, 16, 16, 6}, 0.1);
        const double even = attend_excite_loss(maps, {{2}, {4}})[0].item<double>();
        maps[0].narrow(0, 4, 4).narrow(1, 4, 4).select(2, 2).fill_(0.6);
        const double one = attend_excite_loss(maps, {{2}, {4}})[0].item<double>();
        maps[0].narrow(0, 10, 4).narrow(1, 10, 4).select(2, 4).fill_(0.6);
        const double both = attend_excite_loss(maps, {{2}, {4}})[0].item<double>();
        QVERIFY(std::abs(one - even) < 0.05);  // the worst word counts
        QVERIFY(both < one - 0.5);
    }

    void nothingSeenIsOurBug() {
        MapMean mean({{"a", 1, 1}}, 16, 16);
        QVERIFY_EXCEPTION_THROWN(mean.take(), LogicError);
    }
};

QTEST_GUILESS_MAIN(MapLossesTest)
#include "map_losses_test.moc"
