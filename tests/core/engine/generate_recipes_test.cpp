// SPDX-License-Identifier: Apache-2.0
#include "core/io/png.h"
#include "core/metadata/read_settings.h"
#include "tests/core/engine/generate_runs.h"

#include <QTemporaryDir>
#include <QtTest>

namespace seedbed {

// Noises between seeds, from request to picture.
class GenerateRecipesTest : public QObject {
    Q_OBJECT

    GenerateRuns runs_;

    static NoiseRecipe towards(std::uint64_t seed, double strength) {
        return {{{Seed(seed), strength}}, {}};
    }
    static GenerateRequest run_of(std::vector<Seed> seeds, std::vector<NoiseRecipe> recipes) {
        auto request = small_run(0, 1);
        request.seeds = std::move(seeds);
        request.recipes = std::move(recipes);
        return request;
    }
    std::vector<ImagePtr> pictures(std::vector<Seed> seeds, std::vector<NoiseRecipe> recipes) {
        return runs_.run(run_of(std::move(seeds), std::move(recipes))).pictures();
    }

 private Q_SLOTS:
    void strengthZeroAndOneAreTheSeeds() {
        const auto seeds = pictures({Seed(1), Seed(2)}, {});
        const auto ends = pictures({Seed(1), Seed(1)}, {towards(2, 0), towards(2, 1)});
        QCOMPARE(*ends[0], *seeds[0]);
        QCOMPARE(*ends[1], *seeds[1]);
        const auto middle = pictures({Seed(1)}, {towards(2, 0.5)});
        QVERIFY(largest_difference(*middle[0], *seeds[0]) > 10);
        QVERIFY(largest_difference(*middle[0], *seeds[1]) > 10);
    }

    void oneRecipeIsForAll() {
        const auto each = pictures({Seed(1), Seed(2)}, {towards(9, 0.3), towards(9, 0.3)});
        const auto all = pictures({Seed(1), Seed(2)}, {towards(9, 0.3)});
        QCOMPARE(*each[0], *all[0]);
        QCOMPARE(*each[1], *all[1]);
        QVERIFY(largest_difference(*each[0], *each[1]) > 10);
    }

    void aBatchOfRecipesIsEachAlone() {
        auto request = run_of({Seed(1), Seed(1), Seed(1)}, {towards(2, 0.2), {}, towards(2, 0.8)});
        request.sampler = Sampler::EulerAncestral;
        const auto alone = runs_.run(request).pictures();
        request.batch = 3;
        const auto together = runs_.run(request).pictures();
        for (std::size_t i = 0; i < alone.size(); ++i)
            QVERIFY(largest_difference(*alone[i], *together[i]) <= 1);
    }

    void cornersOfAPadAreTheSeeds() {
        const auto seeds = pictures({Seed(1), Seed(2), Seed(3), Seed(4)}, {});
        std::vector<NoiseRecipe> corners;
        for (const auto& [x, y] :
             {std::pair(0, 0), std::pair(1, 0), std::pair(0, 1), std::pair(1, 1)})
            corners.push_back({{}, NoisePad{Seed(2), Seed(3), Seed(4), double(x), double(y)}});
        const auto pad = pictures({Seed(1), Seed(1), Seed(1), Seed(1)}, corners);
        for (std::size_t i = 0; i < 4; ++i) QCOMPARE(*pad[i], *seeds[i]);
    }

    void recordsAndFilesTellEachPicturesRecipe() {
        const QTemporaryDir temporary;
        auto request = run_of({Seed(1), Seed(1)}, {{}, towards(2, 0.25)});
        request.output_folder = temporary.path().toStdString();
        const auto ready = runs_.run(request).all<ImageReady>();
        QVERIFY(ready[0].record->request.recipes.empty());
        QVERIFY(ready[1].record->request.recipes == (std::vector{towards(2, 0.25)}));
        const auto plain = settings_of(read_png_text(ready[0].record->path));
        const auto varied = settings_of(read_png_text(ready[1].record->path));
        QVERIFY(plain && plain->recipe.plain());
        QVERIFY(varied && varied->recipe == towards(2, 0.25));
        QVERIFY(varied->problems.empty());
    }
};

}  // namespace seedbed

QTEST_GUILESS_MAIN(seedbed::GenerateRecipesTest)
#include "generate_recipes_test.moc"
