// SPDX-License-Identifier: Apache-2.0
#include "core/engine/request.h"

#include "core/base/error.h"

#include <QtTest>

#include <functional>
#include <limits>

namespace seedbed {

using Change = std::function<void(GenerateRequest&)>;

class RequestTest : public QObject {
    Q_OBJECT

    static GenerateRequest good() {
        GenerateRequest request;
        request.prompt = "a red cube";
        request.seeds = {Seed(0), Seed(1)};
        return request;
    }

    static NoiseRecipe mix(double strength) { return {{{Seed(7), strength}}, {}}; }
    static NoiseRecipe pad(double x, double y) {
        return {{}, NoisePad{Seed(1), Seed(2), Seed(3), x, y}};
    }
    static AbandonRule rule() { return {{"red", "cube"}, OverlapMeasure::Separate, 0.25, 20}; }

 private Q_SLOTS:
    void goodRequests_data() {
        QTest::addColumn<Change>("change");
        QTest::newRow("as it is") << Change([](auto&) {});
        QTest::newRow("empty prompt") << Change([](auto& r) { r.prompt.clear(); });
        QTest::newRow("smallest size") << Change([](auto& r) { r.width = r.height = 8; });
        QTest::newRow("largest size") << Change([](auto& r) { r.width = r.height = 4096; });
        QTest::newRow("one step") << Change([](auto& r) { r.steps = 1; });
        QTest::newRow("largest batch") << Change([](auto& r) { r.batch = 256; });
        QTest::newRow("a GPU by number") << Change([](auto& r) { r.device = "cuda:12"; });
        QTest::newRow("karras") << Change([](auto& r) {
            r.sampler = Sampler::DpmPp2m;
            r.schedule = Schedule::Karras;
        });
        QTest::newRow("eta") << Change([](auto& r) { r.eta = 1; });
        QTest::newRow("one recipe") << Change([](auto& r) { r.recipes = {mix(0)}; });
        QTest::newRow("a recipe each") << Change([](auto& r) { r.recipes = {mix(0.5), mix(1)}; });
        QTest::newRow("pad") << Change([](auto& r) { r.recipes = {pad(1, 0)}; });
        QTest::newRow("abandon") << Change([](auto& r) { r.abandon = rule(); });
        QTest::newRow("start") << Change([](auto& r) {
            r.start = StartPicture{"a.png", 0, "m.png", 4};
        });
        QTest::newRow("library") << Change([](auto& r) { r.library = "here"; });
    }
    void goodRequests() {
        QFETCH(Change, change);
        auto request = good();
        change(request);
        validate(request);
    }

    // Each message names the field, the value and what is allowed.
    void badRequests_data() {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QStringList>("words");
        const auto row =
            [](const char* name, Change change, std::initializer_list<const char*> words) {
                QStringList list;
                for (const auto* word : words) list << QString::fromLatin1(word);
                QTest::newRow(name) << std::move(change) << list;
            };
        row("no seeds", [](auto& r) { r.seeds.clear(); }, {"seeds", "0-15"});
        row("no model", [](auto& r) { r.model.clear(); }, {"model", "tabletop"});
        row("no steps", [](auto& r) { r.steps = 0; }, {"steps", "0", "1000"});
        row("too many steps", [](auto& r) { r.steps = 1001; }, {"steps", "1001", "1000"});
        row("width 100",
            [](auto& r) { r.width = 100; },
            {"width", "100", "multiple of 8", "96", "104"});
        row("height 129", [](auto& r) { r.height = 129; }, {"height", "129", "128", "136"});
        row("width 4", [](auto& r) { r.width = 4; }, {"width", "4", "smallest is 8"});
        row("negative height", [](auto& r) { r.height = -64; }, {"height", "-64", "smallest is 8"});
        row("width 4104", [](auto& r) { r.width = 4104; }, {"width", "4104", "4096"});
        row("batch 0", [](auto& r) { r.batch = 0; }, {"batch", "0", "256"});
        row("batch 257", [](auto& r) { r.batch = 257; }, {"batch", "257", "256"});
        row("guidance nan",
            [](auto& r) { r.guidance = std::numeric_limits<double>::quiet_NaN(); },
            {"guidance"});
        row("guidance infinite",
            [](auto& r) { r.guidance = std::numeric_limits<double>::infinity(); },
            {"guidance"});
        row("eta 2", [](auto& r) { r.eta = 2; }, {"eta", "2", "0 to 1"});
        row("eta nan", [](auto& r) { r.eta = std::numeric_limits<double>::quiet_NaN(); }, {"eta"});
        row("two recipes too many",
            [](auto& r) {
                r.recipes = {mix(0), mix(0), mix(0)};
            },
            {"3 noise recipes", "2 seeds"});
        row("strength 1.5", [](auto& r) { r.recipes = {mix(1.5)}; }, {"strength", "7", "1.5"});
        row("strength nan",
            [](auto& r) { r.recipes = {mix(std::numeric_limits<double>::quiet_NaN())}; },
            {"strength", "0 to 1"});
        row("pad beyond", [](auto& r) { r.recipes = {pad(0, -0.5)}; }, {"place y", "-0.5"});
        row("one phrase",
            [](auto& r) {
                r.abandon = rule();
                r.abandon->phrases.pop_back();
            },
            {"abandoning", "1 phrases", "at least two"});
        row("threshold nan",
            [](auto& r) {
                r.abandon = rule();
                r.abandon->threshold = std::numeric_limits<double>::quiet_NaN();
            },
            {"threshold"});
        row("a step beyond the last",
            [](auto& r) {
                r.abandon = rule();
                r.abandon->step = 21;
            },
            {"step", "21", "1 to 20"});
        row("dump and rule",
            [](auto& r) {
                r.abandon = rule();
                r.dump_path = "x";
            },
            {"dump", "abandoned"});
        row("library and folder",
            [](auto& r) {
                r.library = "here";
                r.output_folder = "there";
            },
            {"here", "there", "not to both"});
        const auto start = [](double strength, const char* mask, int blur) {
            return [=](auto& r) { r.start = StartPicture{"a.png", strength, mask, blur}; };
        };
        row("a start without a picture",
            [](auto& r) { r.start.emplace(); },
            {"starts from a picture", "path"});
        row("strength above 1", start(1.5, "", 0), {"strength", "1.5", "0 to 1"});
        row("blur below 0", start(0.5, "m.png", -1), {"blur", "-1", "0 to 512"});
        row("blur without a mask", start(0.5, "", 4), {"blur", "none"});
        row("nothing to dump",
            [](auto& r) {
                r.start = StartPicture{"a.png", 0};
                r.dump_path = "x";
            },
            {"strength of 0", "dump"});
        row("a step that a start leaves out",
            [](auto& r) {
                r.abandon = rule();
                r.start = StartPicture{"a.png", 0.5};
            },
            {"step", "20", "1 to 10"});
        row("eta without DDIM",
            [](auto& r) {
                r.sampler = Sampler::Euler;
                r.eta = 0.5;
            },
            {"eta", "euler", "ddim"});
        row("karras with DDIM",
            [](auto& r) { r.schedule = Schedule::Karras; },
            {"schedule", "karras", "ddim"});
        for (const char* device : {"", "gpu", "cuda:", "cuda:x", "cuda:-1", "cuda:1 "})
            row(device, [device](auto& r) { r.device = device; }, {"device", device, "cuda:N"});
    }
    void badRequests() {
        QFETCH(Change, change);
        QFETCH(QStringList, words);
        auto request = good();
        change(request);
        try {
            validate(request);
        } catch (const Error& error) {
            QCOMPARE(error.code(), ErrorCode::InvalidRequest);
            const auto detail = QString::fromStdString(error.what());
            for (const auto& word : words)
                QVERIFY2(detail.contains(word),
                         qPrintable(detail + QStringLiteral(" lacks ") + word));
            return;
        }
        QFAIL("the request was accepted");
    }

    void titlesSayWhatIsDone() {
        auto request = good();
        QCOMPARE(title_of(request), std::string("Grid: a red cube"));
        request.prompt.clear();
        QCOMPARE(title_of(request), std::string("Grid: (empty prompt)"));
        QCOMPARE(title_of(LoadModelRequest{}), std::string("Load tabletop"));
    }
};

}  // namespace seedbed

QTEST_GUILESS_MAIN(seedbed::RequestTest)
#include "request_test.moc"
