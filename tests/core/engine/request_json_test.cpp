// SPDX-License-Identifier: Apache-2.0
#include "core/engine/request_json.h"

#include "tests/core/base/expect_error.h"

#include <QtTest>

#include <functional>
#include <limits>

namespace seedbed {

using nlohmann::json;

class RequestJsonTest : public QObject {
    Q_OBJECT

    // Every field differs from its default.
    static GenerateRequest full() {
        GenerateRequest request;
        request.model = "/models/sd15";
        request.device = "cpu";
        request.prompt = "a \"red\" cube\nand a sphere";
        request.negative = "blur";
        request.seeds = {Seed(3), Seed(3), Seed(std::numeric_limits<std::uint64_t>::max())};
        request.steps = 7;
        request.sampler = Sampler::DpmPp2m;
        request.schedule = Schedule::Karras;
        request.guidance = 1.0 / 3;
        request.eta = 0.25;
        request.width = 128;
        request.height = 64;
        request.noise = NoiseMode::Nv;
        request.recipes = {
            {{{Seed(42), 0.2}, {Seed(7), 0.1}}, {}, SlerpForm::PerColumn},
            {},
            {{}, NoisePad{Seed(1), Seed(2), Seed(1ULL << 63), 0.5, 1.0 / 3}, SlerpForm::Whole}};
        request.abandon = AbandonRule{{"cube", "sphere"}, OverlapMeasure::Iou, 0.25, 3};
        request.batch = 2;
        request.capture = Capture::Everything;
        request.previews = false;
        request.output_folder = "out";
        request.library = "library";
        request.dump_path = "dump";
        request.priority = Priority::Background;
        return request;
    }
    static GridRequest full_grid() {
        GridRequest grid;
        grid.base = full();
        grid.axes = {{"seed", {"0", "1"}}, {"cfg", {"4", "7.5"}}};
        grid.skip_existing = false;
        grid.name = "strength";
        grid.priority = Priority::Interactive;
        return grid;
    }
    static JsonObject file(const json& value) { return JsonObject(value, "\"session.json\""); }
    // Through text, as a file has it.
    static JsonObject through_text(const json& value) {
        return file(parse_json(value.dump(), "text"));
    }

 private Q_SLOTS:
    void requestsReadBack() {
        QVERIFY(generate_request_from(through_text(to_json_value(full()))) == full());
        QVERIFY(generate_request_from(through_text(to_json_value(GenerateRequest{}))) ==
                GenerateRequest{});
        QVERIFY(grid_request_from(through_text(to_json_value(full_grid()))) == full_grid());
        QVERIFY(grid_request_from(through_text(to_json_value(GridRequest{}))) == GridRequest{});
    }

    void absentFieldsHaveTheirDefaults() {
        QVERIFY(generate_request_from(file({{"version", 1}})) == GenerateRequest{});
        GenerateRequest steps;
        steps.steps = 5;
        QVERIFY(generate_request_from(file({{"version", 1}, {"steps", 5}})) == steps);
    }

    // A form that is not filled in yet is kept as it is.
    void whatValidateRefusesIsLetThrough() {
        auto odd = full();
        odd.steps = -3;
        odd.seeds.clear();
        odd.guidance = 1e9;
        QVERIFY(generate_request_from(through_text(to_json_value(odd))) == odd);
    }

    void badFilesAreNamed_data() {
        QTest::addColumn<QByteArray>("patch");
        QTest::addColumn<QByteArray>("words");
        const auto row = [](const char* patch, const char* words) {
            QTest::newRow(patch) << QByteArray(patch) << QByteArray(words);
        };
        row(R"({"stepz": 5})", "\"stepz\"");
        row(R"({"version": null})", "\"version\"");
        row(R"({"version": 2})", "newer Seedbed");
        row(R"({"steps": "many"})", "\"steps\"");
        row(R"({"steps": 5000000000})", "\"steps\"");
        row(R"({"seeds": [0, -1]})", "\"seeds\"");
        row(R"({"seeds": [18446744073709551616]})", "\"seeds\"");
        row(R"({"seeds": [1.5]})", "\"seeds\"");
        row(R"({"seeds": "0-15"})", "\"seeds\"");
        row(R"({"sampler": "magic"})", "\"sampler\"");
        row(R"({"schedule": "magic"})", "\"schedule\"");
        row(R"({"noise": "gpu"})", "\"noise\"");
        row(R"({"capture": "all"})", "\"capture\"");
        row(R"({"priority": "high"})", "\"priority\"");
        row(R"({"prompt": 7})", "\"prompt\"");
        row(R"({"recipes": [{"variation": "42"}]})", "\"42\" has no strength");
        row(R"({"recipes": [{"slerp": "round"}]})", "\"slerp\"");
        row(R"({"recipes": [{"colour": "red"}]})", "\"colour\"");
        row(R"({"recipes": [{"pad": {"right": 1}}]})", "below");
        row(R"({"recipes": [7]})", "recipes[0]");
        row(R"({"abandon": {"phrases": ["a", "b"], "threshold": 1, "measure": "x"}})",
            "\"measure\"");
        row(R"({"abandon": {"phrases": "a"}})", "phrases");
        row(R"({"abandon": 5})", "\"abandon\"");
    }
    void badFilesAreNamed() {
        QFETCH(QByteArray, patch);
        QFETCH(QByteArray, words);
        auto value = to_json_value(GenerateRequest{});
        value.update(json::parse(patch.toStdString()));
        VERIFY_ERROR(generate_request_from(file(value)), ErrorCode::FileFormat, "session.json");
        VERIFY_ERROR(
            generate_request_from(file(value)), ErrorCode::FileFormat, words.toStdString());
    }

    void badGridsAreNamed() {
        auto value = to_json_value(full_grid());
        value["axes"][1]["kinds"] = "x";
        VERIFY_ERROR(grid_request_from(file(value)), ErrorCode::FileFormat, "\"kinds\"");
        value = to_json_value(full_grid());
        value["axes"][0]["values"] = {0, 1};
        VERIFY_ERROR(grid_request_from(file(value)), ErrorCode::FileFormat, "axes[0].values");
        value = to_json_value(full_grid());
        value["base"]["stepz"] = 1;
        VERIFY_ERROR(grid_request_from(file(value)), ErrorCode::FileFormat, "\"stepz\"");
        VERIFY_ERROR(grid_request_from(file({{"version", 1}})), ErrorCode::FileFormat, "\"base\"");
    }

    void plainRecipesAreEmpty() {
        QVERIFY(to_json_value(NoiseRecipe{}) == json::object());
        const auto varied = to_json_value(full().recipes[0]);
        QVERIFY(varied == json({{"variation", "42:0.2;7:0.1"}, {"slerp", "per_column"}}));
    }

    void namesReadBack() {
        for (const auto measure :
             {OverlapMeasure::Separate, OverlapMeasure::Iou, OverlapMeasure::Cosine})
            QVERIFY(parse_overlap_measure(name_of(measure)) == measure);
        for (const auto capture : {Capture::None, Capture::Averages, Capture::Everything})
            QVERIFY(parse_capture(name_of(capture)) == capture);
        VERIFY_ERROR(parse_overlap_measure("dice"), ErrorCode::InvalidRequest, "separate, iou");
        VERIFY_ERROR(parse_capture("all"), ErrorCode::InvalidRequest, "none, averages");
    }
};

}  // namespace seedbed

QTEST_GUILESS_MAIN(seedbed::RequestJsonTest)
#include "request_json_test.moc"
