// SPDX-License-Identifier: Apache-2.0
#include "core/engine/grid_plan.h"

#include "core/base/error.h"
#include "core/engine/grid_axis.h"

#include <QtTest>

#include <numeric>
#include <set>

namespace seedbed {

class GridPlanTest : public QObject {
    Q_OBJECT

    static GridRequest grid(std::vector<std::pair<std::string, std::string>> axes) {
        GridRequest request;
        request.base.prompt = "a red cube and a blue sphere";
        request.base.seeds = {Seed(3), Seed(4)};
        for (const auto& [kind, text] : axes) request.axes.push_back(parse_axis(kind, text));
        return request;
    }
    static std::string error_of(const GridRequest& request) {
        try {
            GridPlan plan(request);
        } catch (const Error& error) {
            return error.what();
        }
        return "";
    }

 private Q_SLOTS:
    void aGridWithoutAxesIsOnePicture() {
        const GridPlan plan(grid({}));
        QCOMPARE(plan.count(), 1);
        QCOMPARE(plan.cell(0).request.seeds, (std::vector<Seed>{Seed(3)}));
        QCOMPARE(plan.label(0), std::string());
        QVERIFY(plan.cell(0).runnable());
    }

    void theFirstAxisIsTheFastest() {
        const GridPlan plan(grid({{"seed", "0-2"}, {"steps", "10, 20"}, {"cfg", "4, 7"}}));
        QCOMPARE(plan.count(), 12);
        QCOMPARE(plan.size(0), 3);
        QCOMPARE(plan.size(3), 1);
        const auto cell = plan.cell(1 + 3 * (1 + 2 * 1));
        QCOMPARE(cell.at, (std::vector<int>{1, 1, 1}));
        QCOMPARE(cell.request.seeds, (std::vector<Seed>{Seed(1)}));
        QCOMPARE(cell.request.steps, 20);
        QCOMPARE(cell.request.guidance, 7.0);
        QCOMPARE(plan.label(cell.index), std::string("seed 1, steps 20, cfg 7"));
        for (int i = 0; i < plan.count(); ++i) QCOMPARE(plan.index_of(plan.place_of(i)), i);
        QVERIFY_THROWS_EXCEPTION(LogicError, plan.cell(12));
        QVERIFY_THROWS_EXCEPTION(LogicError, plan.cell(-1));
    }

    void everyKindSetsItsField() {
        const auto at = [](const char* kind, const char* text, int index = 0) {
            return GridPlan(grid({{kind, text}})).cell(index);
        };
        QCOMPARE(at("prompt", "x, y", 1).request.prompt, std::string("y"));
        QCOMPARE(at("prompt_sr", "red, green", 1).request.prompt,
                 std::string("a green cube and a blue sphere"));
        QCOMPARE(at("negative", "blur").request.negative, std::string("blur"));
        QCOMPARE(at("steps", "7").request.steps, 7);
        QCOMPARE(at("cfg", "2.5").request.guidance, 2.5);
        QCOMPARE(at("eta", "0.5").request.eta, 0.5);
        QVERIFY(at("sampler", "dpmpp_2m_karras").request.schedule == Schedule::Karras);
        QVERIFY(at("sampler", "Euler a").request.sampler == Sampler::EulerAncestral);
        QCOMPARE(at("size", "64x72").request.height, 72);
        QVERIFY(at("rng", "nv").request.noise == NoiseMode::Nv);
        QCOMPARE(at("model", "some/folder").request.model, std::string("some/folder"));
        const auto recipe = at("variation", "42:0.2;7:0.1").request.recipes;
        QCOMPARE(recipe.size(), std::size_t{1});
        QCOMPARE(recipe[0].chain.size(), std::size_t{2});
        QVERIFY(at("variation", "\"\", 42:0.2", 0).request.recipes.empty());
    }

    void orderOfAxesDoesNotMatterForWhatBelongsTogether() {
        const GridPlan prompts(
            grid({{"prompt_sr", "cube, cone"}, {"prompt", "a cube, two cubes"}}));
        QCOMPARE(prompts.cell(3).request.prompt, std::string("two cones"));
        const GridPlan samplers(grid({{"schedule", "automatic"}, {"sampler", "euler_karras"}}));
        QVERIFY(samplers.cell(0).request.schedule == Schedule::Automatic);
        const GridPlan noise(grid({{"variation_strength", "0.1, 0.9"}, {"variation", "42, 43"}}));
        const auto mix = noise.cell(3).request.recipes.at(0).chain.at(0);
        QCOMPARE(mix.seed, Seed(43));
        QCOMPARE(mix.strength, 0.9);
    }

    void severalSearchesInOneGrid() {
        const GridPlan plan(grid({{"prompt_sr", "red, green"}, {"prompt_sr", "blue, black"}}));
        QCOMPARE(plan.cell(3).request.prompt, std::string("a green cube and a black sphere"));
    }

    void theBasesOwnVariationIsKept() {
        auto request = grid({{"seed", "1-2"}, {"variation", "7, 8"}});
        request.base.recipes = {NoiseRecipe{{{Seed(5), 0.3}}}};
        const GridPlan plan(request);
        QCOMPARE(plan.cell(3).request.recipes.at(0).chain.at(0), (NoiseMix{Seed(8), 0.3}));
        request.axes.pop_back();
        QCOMPARE(GridPlan(request).cell(1).request.recipes, request.base.recipes);
    }

    void whatIsWrongWithACellStandsInIt() {
        const auto problem = [](std::vector<std::pair<std::string, std::string>> axes, int cell) {
            return GridPlan(grid(std::move(axes))).cell(cell).problem;
        };
        QVERIFY(problem({{"steps", "0, 20"}}, 0).find("steps") != std::string::npos);
        QVERIFY(problem({{"steps", "0, 20"}}, 1).empty());
        QVERIFY(problem({{"size", "100x100"}}, 0).find("104") != std::string::npos);
        QVERIFY(problem({{"prompt_sr", "cat, dog"}}, 0).find("\"cat\"") != std::string::npos);
        QVERIFY(problem({{"variation", "42"}}, 0).find("42:0.2") != std::string::npos);
        QVERIFY(problem({{"variation_strength", "0.5"}}, 0).find("variation") != std::string::npos);
        QVERIFY(!problem({{"eta", "0.5"}, {"sampler", "ddim, euler"}}, 1).empty());
        QVERIFY(problem({{"eta", "0.5"}, {"sampler", "ddim, euler"}}, 0).empty());
    }

    void whatIsWrongWithTheGridIsRefused() {
        QVERIFY(error_of(grid({{"steps", "1"}, {"steps", "2"}})).find("twice") !=
                std::string::npos);
        auto request = grid({{"steps", "1"}});
        request.base.seeds.clear();
        QVERIFY(error_of(request).find("seed") != std::string::npos);
        request.axes.push_back({"seed", {"9"}});
        QCOMPARE(error_of(request), std::string());
        request.axes.push_back({"cfg", {}});
        QVERIFY(error_of(request).find("no values") != std::string::npos);
        request.axes.back() = {"CFG Scale", {"4"}};
        QVERIFY(error_of(request).find("\"cfg\"") != std::string::npos);
        QVERIFY(error_of(grid({{"seed", "0-9999"}, {"cfg", "1-101"}})).find("1,000,000") !=
                std::string::npos);
        // A value that a person edited in a file.
        request.axes.back() = {"cfg", {"much"}};
        QVERIFY(GridPlan(request).cell(0).problem.find("\"much\"") != std::string::npos);
        QVERIFY(!schedule_cells(GridPlan(request)).problems.empty());
    }

    void cellsThatDifferInNoiseGoTogether() {
        const GridPlan plan(
            grid({{"cfg", "4, 7"}, {"seed", "0-3"}, {"variation", "\"\", 42:0.5"}}));
        const auto schedule = schedule_cells(plan);
        QCOMPARE(schedule.groups.size(), std::size_t{2});
        QCOMPARE(schedule.runnable, 16);
        QCOMPARE(schedule.units, std::int64_t{16 * 20});
        const auto request = request_of(plan, schedule.groups[1]);
        QCOMPARE(request.guidance, 7.0);
        QCOMPARE(request.seeds.size(), std::size_t{8});
        QCOMPARE(request.recipes.size(), std::size_t{8});
        validate(request);
        for (std::size_t i = 0; i < 8; ++i) {
            const auto cell = plan.cell(schedule.groups[1][i]).request;
            QCOMPARE(request.seeds[i], cell.seeds[0]);
            QVERIFY(request.recipes[i] == (cell.recipes.empty() ? NoiseRecipe{} : cell.recipes[0]));
        }
        QVERIFY_THROWS_EXCEPTION(LogicError, request_of(plan, {}));
    }

    void oneModelAfterTheOther() {
        const GridPlan plan(grid({{"model", "a, b"}, {"seed", "0-1"}, {"cfg", "4, 7"}}));
        std::vector<std::string> models;
        std::set<int> cells;
        for (const auto& group : schedule_cells(plan).groups) {
            models.push_back(plan.cell(group.front()).request.model);
            cells.insert(group.begin(), group.end());
            QCOMPARE(group.size(), std::size_t{2});
        }
        QCOMPARE(models, (std::vector<std::string>{"a", "a", "b", "b"}));
        QCOMPARE(cells.size(), std::size_t{8});
    }

    void skippedAndBrokenCellsAreNotMade() {
        const GridPlan plan(grid({{"steps", "10, SKIP:20, 0"}, {"seed", "0-1"}}));
        const auto schedule = schedule_cells(plan);
        QCOMPARE(plan.count(), 6);
        QCOMPARE(schedule.runnable, 2);
        QCOMPARE(schedule.skipped, 2);
        QCOMPARE(schedule.problems.size(), std::size_t{2});
        QCOMPARE(schedule.problems[0].cell, 2);
        QCOMPARE(schedule.groups, (std::vector<std::vector<int>>{{0, 3}}));
        QVERIFY(plan.cell(1).skipped);
        QCOMPARE(plan.label(1), std::string("steps 20, seed 0"));
    }

    void tenThousandCellsAreLookedAtInAMoment() {
        const GridPlan plan(grid({{"seed", "0-999"}, {"cfg", "1-10"}}));
        QElapsedTimer timer;
        timer.start();
        const auto schedule = schedule_cells(plan);
        QCOMPARE(schedule.runnable, 10000);
        QCOMPARE(schedule.groups.size(), std::size_t{10});
        QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
    }
};

}  // namespace seedbed

QTEST_GUILESS_MAIN(seedbed::GridPlanTest)
#include "grid_plan_test.moc"
