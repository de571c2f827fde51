// SPDX-License-Identifier: Apache-2.0
#include "core/engine/recipe_key.h"

#include "core/base/error.h"

#include <QtTest>

#include <functional>
#include <set>

namespace seedbed {

using Change = std::function<void(ImageRecord&)>;

class RecipeKeyTest : public QObject {
    Q_OBJECT

    static ImageRecord record() {
        ImageRecord record;
        record.request.prompt = "a red cube";
        record.request.negative = "blur";
        record.request.seeds = {Seed(42)};
        record.request.width = 128;
        record.request.height = 64;
        record.seed = Seed(42);
        record.model_hash = "0123456789";
        return record;
    }
    static NoiseRecipe variation(double strength) {
        return {{{Seed(7), strength}}, {}, SlerpForm::Whole};
    }

 private Q_SLOTS:
    void whatDecidesThePictureCounts_data() {
        QTest::addColumn<Change>("change");
        const auto row = [](const char* name, Change change) { QTest::newRow(name) << change; };
        row("prompt", [](auto& r) { r.request.prompt = "a red cone"; });
        row("negative", [](auto& r) { r.request.negative = ""; });
        row("seed", [](auto& r) { r.seed = Seed(43); });
        row("steps", [](auto& r) { r.request.steps = 21; });
        row("sampler", [](auto& r) { r.request.sampler = Sampler::Euler; });
        row("schedule", [](auto& r) { r.request.schedule = Schedule::Karras; });
        row("guidance", [](auto& r) { r.request.guidance = 4.5; });
        row("eta", [](auto& r) { r.request.eta = 1; });
        row("width", [](auto& r) { r.request.width = 64; });
        row("height", [](auto& r) { r.request.height = 128; });
        row("noise", [](auto& r) { r.request.noise = NoiseMode::Nv; });
        row("model", [](auto& r) { r.model_hash = "9876543210"; });
        row("variation", [](auto& r) { r.request.recipes = {variation(0.2)}; });
        row("pad", [](auto& r) {
            r.request.recipes = {{{}, NoisePad{Seed(1), Seed(2), Seed(3), 0.5, 0.5}}};
        });
    }
    void whatDecidesThePictureCounts() {
        QFETCH(Change, change);
        auto changed = record();
        change(changed);
        QVERIFY(recipe_key(changed) != recipe_key(record()));
    }

    void whatDoesNotIsLeftOut_data() {
        QTest::addColumn<Change>("change");
        const auto row = [](const char* name, Change change) { QTest::newRow(name) << change; };
        row("device", [](auto& r) { r.device = r.request.device = "cuda:0"; });
        row("batch", [](auto& r) { r.request.batch = 1; });
        row("version", [](auto& r) { r.version += ".9"; });
        row("paths", [](auto& r) {
            r.path = "a.png";
            r.request.library = "b";
            r.request.model = "c";
        });
        row("capture", [](auto& r) { r.request.capture = Capture::None; });
        row("plain recipe", [](auto& r) { r.request.recipes = {{{}, {}, SlerpForm::PerColumn}}; });
    }
    void whatDoesNotIsLeftOut() {
        QFETCH(Change, change);
        auto changed = record();
        change(changed);
        QCOMPARE(recipe_key(changed), recipe_key(record()));
    }

    void withoutGuidanceTheNegativePromptIsUnused() {
        auto one = record();
        one.request.guidance = 1;
        auto other = one;
        other.request.guidance = 0.5;
        other.request.negative = "anything";
        QCOMPARE(recipe_key(one), recipe_key(other));
    }

    void itIsAHashThatAnyPromptHas() {
        auto odd = record();
        odd.request.prompt = "\xff not UTF-8";
        for (const auto& key : {recipe_key(record()), recipe_key(odd)}) {
            QCOMPARE(key.size(), std::size_t{64});
            QVERIFY(key.find_first_not_of("0123456789abcdef") == key.npos);
        }
    }

    void aPictureHasItBeforeItIsMade() {
        auto request = record().request;
        request.seeds = {Seed(41), Seed(42)};
        request.width = request.height = 0;
        QCOMPARE(recipe_key(request, 1, "0123456789", 128, 64), recipe_key(record()));
        QVERIFY(recipe_key(request, 0, "0123456789", 128, 64) != recipe_key(record()));

        auto varied = record();
        varied.request.recipes = {variation(0.2)};
        request.recipes = {variation(0.2)};
        QCOMPARE(recipe_key(request, 1, "0123456789", 128, 64), recipe_key(varied));
        request.recipes = {variation(0.1), variation(0.2)};
        QCOMPARE(recipe_key(request, 1, "0123456789", 128, 64), recipe_key(varied));
    }

    void recipesBelongToPictures() {
        GenerateRequest request;
        request.seeds = {Seed(1), Seed(2)};
        QVERIFY(recipe_of(request, 1).plain());
        request.recipes = {variation(0.3)};
        QVERIFY(recipe_of(request, 0) == variation(0.3) && recipe_of(request, 1) == variation(0.3));
        request.recipes = {variation(0.3), variation(0.4)};
        QVERIFY(recipe_of(request, 1) == variation(0.4));
        QVERIFY_EXCEPTION_THROWN(recipe_of(request, 2), LogicError);
    }
};

}  // namespace seedbed

QTEST_GUILESS_MAIN(seedbed::RecipeKeyTest)
#include "recipe_key_test.moc"
