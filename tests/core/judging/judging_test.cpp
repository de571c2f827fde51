// SPDX-License-Identifier: Apache-2.0
// What can be said without the parity cases: closed forms, symmetries, orders.
#include "core/base/error.h"
#include "core/judging/embedding_map.h"
#include "core/judging/feature_statistics.h"
#include "core/judging/picture_input.h"
#include "core/judging/similarity.h"
#include "tests/core/base/expect_error.h"

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>
#include <QTest>

#include <cmath>

using namespace seedbed;

namespace {

at::Tensor random(at::IntArrayRef shape, std::uint64_t seed) {
    return at::randn(shape, at::detail::createCPUGenerator(seed), at::kDouble);
}

bool near(double a, double b, double tolerance = 1e-9) {
    return std::abs(a - b) <= tolerance;
}

}  // namespace

class JudgingTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void frechetDistanceOfDiagonals() {
        // For diagonal covariances it is |m1 - m2|^2 + sum (s1 - s2)^2 of standard deviations.
        const at::Tensor zero = at::zeros({2}, at::kDouble);
        const FeatureStatistics a{zero, at::diag(at::tensor({4.0, 9.0}, at::kDouble))};
        const FeatureStatistics b{at::tensor({3.0, 4.0}, at::kDouble),
                                  at::diag(at::tensor({1.0, 1.0}, at::kDouble))};
        QVERIFY(near(frechet_distance(a, b), 25 + 1 + 4));
        QVERIFY(near(frechet_distance(a, b), frechet_distance(b, a)));
        QVERIFY(near(frechet_distance(a, a), 0, 1e-8));
    }

    void statisticsOfFewerSamplesThanFeatures() {
        const auto s = feature_statistics(random({3, 8}, 1));  // a singular covariance
        QVERIFY(near(frechet_distance(s, s), 0, 1e-6));
        QVERIFY_EXCEPTION_THROWN(feature_statistics(random({1, 8}, 1)), LogicError);
    }

    void gramMatricesAreNormalised() {
        const at::Tensor gram = gram_matrices(at::ones({2, 3, 4, 5}));
        QVERIFY(gram.sizes() == at::IntArrayRef({2, 3, 3}));
        QVERIFY(at::allclose(gram, at::full({2, 3, 3}, 1.0 / 3)));
    }

    void componentsFindTheLineOfTheData() {
        const at::Tensor along = at::tensor({-0.6, 0.8}, at::kDouble);
        const at::Tensor samples =
            random({50, 1}, 2) * along + at::tensor({5.0, -1.0}, at::kDouble);
        const auto parts = principal_components(samples, 1);
        QVERIFY(at::allclose(parts.components[0], along));  // the larger entry is positive
        QVERIFY(at::allclose(parts.mean, samples.mean(0)));
        QVERIFY(near(parts.variance[0].item<double>(), parts.scores.var().item<double>()));
        QVERIFY_EXCEPTION_THROWN(principal_components(samples, 3), LogicError);
    }

    void affinitiesHaveTheirPerplexity() {
        const at::Tensor p = tsne_affinities(random({40, 5}, 3), 10);
        QVERIFY(p.equal(p.t()));
        QVERIFY(near(p.sum().item<double>(), 1));
        QVERIFY(p.diagonal().abs().max().item<double>() == 0);
        // Two far groups: nearly all of the weight stays inside.
        at::Tensor groups = random({40, 5}, 4);
        groups.narrow(0, 20, 20).add_(1000);
        const at::Tensor q = tsne_affinities(groups, 5);
        QVERIFY(q.narrow(0, 0, 20).narrow(1, 20, 20).sum().item<double>() < 1e-6);
    }

    void farthestPointsTakeTheLowestOfEquals() {
        const at::Tensor x = at::tensor({0.0, 1.0, 10.0, 10.0, 4.0}, at::kDouble).unsqueeze(1);
        const auto order = farthest_points((x - x.t()).abs(), 0, 4);
        QCOMPARE(order, (std::vector<std::int64_t>{0, 2, 4, 1}));
        QVERIFY_EXCEPTION_THROWN(farthest_points(at::zeros({3, 3}), 3, 1), LogicError);
        QVERIFY_EXCEPTION_THROWN(farthest_points(at::zeros({3, 3}), 0, 4), LogicError);
    }

    void cosines() {
        const at::Tensor x = at::tensor({1.0, 0.0, 0.0, 2.0, -3.0, 0.0}, at::kDouble).view({3, 2});
        const at::Tensor c = cosine_similarities(x);
        QVERIFY(near(c[0][1].item<double>(), 0) && near(c[0][2].item<double>(), -1));
        QVERIFY(near(mean_pairwise(c), -1.0 / 3));
    }

    void picturesGoIntoTheMiddle() {
        const JsonObject config(nlohmann::json::parse(R"({"size": {"shortest_edge": 4},
            "crop_size": 4, "do_center_crop": true, "image_mean": [0, 0, 0],
            "image_std": [1, 1, 1]})"),
                                "preprocessor_config.json");
        const auto input = PictureInput::read(config);
        Image wide{8, 4, std::vector<std::uint8_t>(8 * 4 * 3, 0)};
        for (int y = 0; y < 4; ++y)
            for (int x = 2; x < 6; ++x)
                for (int c = 0; c < 3; ++c) wide.rgb[(y * 8 + x) * 3 + c] = 255;
        QVERIFY(input.pixels(wide).equal(at::ones({3, 4, 4})));
        const JsonObject wrong(nlohmann::json::parse(R"({"size": 4, "image_mean": [0, 0],
            "image_std": [1, 1, 1]})"),
                               "\"preprocessor_config.json\"");
        VERIFY_ERROR(PictureInput::read(wrong), ErrorCode::FileFormat, "image_mean");
    }
};

QTEST_GUILESS_MAIN(JudgingTest)
#include "judging_test.moc"
