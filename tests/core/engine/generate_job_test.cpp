// SPDX-License-Identifier: Apache-2.0
#include "core/engine/generate_job.h"

#include "core/base/log.h"
#include "core/io/infotext.h"
#include "core/io/png.h"
#include "core/io/safetensors.h"
#include "tests/core/base/file_modes.h"
#include "tests/core/engine/generate_runs.h"

#include <QTemporaryDir>
#include <QtTest>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <csignal>
#include <cstring>
#include <functional>
#include <numeric>
#include <optional>
#include <set>
#include <sys/resource.h>

namespace seedbed {

using Status = Job::Status;

// Short runs of the embedded model.
class GenerateJobTest : public QObject {
    Q_OBJECT

    GenerateRuns runs_;
    std::unique_ptr<QTemporaryDir> temporary_;
    std::vector<std::string> warnings_;

    static GenerateRequest small(std::size_t seeds, int batch) { return small_run(seeds, batch); }
    std::string folder() const { return temporary_->path().toStdString() + "/out"; }
    Outcome run(
        const GenerateRequest& request, const std::function<void()>& between = [] {}) {
        return runs_.run(request, between);
    }
    std::optional<Error> error_of(const GenerateRequest& request) {
        try {
            run(request);
        } catch (const Error& error) {
            return error;
        }
        return std::nullopt;
    }
    std::set<std::string> files() const {
        std::set<std::string> names;
        for (const auto& entry : std::filesystem::directory_iterator(folder()))
            names.insert(entry.path().filename().string());
        return names;
    }

 private Q_SLOTS:
    void initTestCase() {
        add_log_sink([this](LogLevel level, const std::string& line) {
            if (level == LogLevel::Warning) warnings_.push_back(line);
        });
    }
    void init() {
        temporary_ = std::make_unique<QTemporaryDir>();
        warnings_.clear();
    }

    void aRunTellsItsWholeStory() {
        const auto outcome = run(small(3, 2));
        // Load and encode; then for each batch two steps and its pictures; a batch's end is a
        // boundary.
        QCOMPARE(outcome.statuses,
                 (std::vector{Status::Boundary,
                              Status::More,
                              Status::More,
                              Status::More,
                              Status::Boundary,
                              Status::More,
                              Status::More,
                              Status::Done}));
        QCOMPARE(outcome.all<ModelReady>().size(), std::size_t{1});
        const auto steps = outcome.all<StepReady>();
        QCOMPARE(steps.size(), std::size_t{6});
        std::vector<std::pair<int, int>> order;
        for (const auto& step : steps) order.emplace_back(step.image, step.step);
        QCOMPARE(
            order,
            (std::vector<std::pair<int, int>>{{0, 0}, {1, 0}, {0, 1}, {1, 1}, {2, 0}, {2, 1}}));
        const auto images = outcome.all<ImageReady>();
        QCOMPARE(images.size(), std::size_t{3});
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(images[i].image, i);
            QCOMPARE(images[i].record->seed, Seed(i));
            QCOMPARE(images[i].picture->width, 128);
            QVERIFY(images[i].record->path.empty());
        }
        const auto last = outcome.all<Progress>().back();
        QCOMPARE(last.done, 6);
        QCOMPARE(last.total, 6);
        QCOMPARE(last.images_done, 3);
        QCOMPARE(last.images_total, 3);
    }

    void theModelIsDescribed() {
        const auto info = run(small(1, 1)).all<ModelReady>().at(0).model;
        QCOMPARE(info->id, std::string("tabletop"));
        QCOMPARE(info->native_width, 128);
        QCOMPARE(info->prediction, std::string("v_prediction"));
        QCOMPARE(info->hash.size(), std::size_t{10});
        QCOMPARE(info->tokenizer->length(), 24);
        QVERIFY(!info->layers.empty());
        for (const int layer : info->average_layers) QCOMPARE(info->layers.at(layer).factor, 1);
    }

    void stepsCarryPreviewAndAttention() {
        for (const auto& step : run(small(2, 2)).all<StepReady>()) {
            QCOMPARE(step.steps, 2);
            QCOMPARE(step.preview->width, 64);
            const auto& grid = step.attention->average;
            QCOMPARE(grid.height, 16);
            QCOMPARE(grid.width, 16);
            QCOMPARE(grid.tokens, 24);
            QCOMPARE(step.attention->step, step.step);
            float sum = 0;
            for (int t = 0; t < grid.tokens; ++t) sum += grid.token(t)[37];
            QVERIFY(std::abs(sum - 1) < 1e-4f);
        }
        auto bare = small(1, 1);
        bare.previews = false;
        bare.capture = Capture::None;
        for (const auto& step : run(bare).all<StepReady>())
            QVERIFY(!step.preview && !step.attention);
    }

    void twiceGivesTheSameBytes() {
        const auto first = run(small(3, 2)).pictures();
        const auto second = run(small(3, 2)).pictures();
        for (std::size_t i = 0; i < first.size(); ++i) QCOMPARE(*first[i], *second[i]);
    }

    void theBatchSizeChangesAtMostOneLevel() {
        auto request = small(8, 1);
        request.sampler = Sampler::EulerAncestral;
        request.steps = 4;
        const auto alone = run(request).pictures();
        request.batch = 8;
        const auto together = run(request).pictures();
        for (std::size_t i = 0; i < alone.size(); ++i)
            QVERIFY(largest_difference(*alone[i], *together[i]) <= 1);
    }

    void anotherRunBetweenTwoStepsChangesNothing() {
        auto request = small(2, 2);
        request.sampler = Sampler::EulerAncestral;
        const auto alone = run(request).pictures();
        auto other = small(1, 1);
        other.sampler = Sampler::EulerAncestral;
        other.prompt = "three green cones";
        const auto disturbed = run(request, [&] { run(other); }).pictures();
        for (std::size_t i = 0; i < alone.size(); ++i) QCOMPARE(*alone[i], *disturbed[i]);
    }

    // Weights are packed at their first use: what ran first in this process must not show.
    void whatRanBeforeChangesNothing() {
        std::vector<std::vector<ImagePtr>> results;
        for (const int before : {1, 2, 8}) {
            ModelCache fresh;
            std::swap(runs_.models, fresh);
            run(small(static_cast<std::size_t>(before), before));
            results.push_back(run(small(8, 8)).pictures());
            std::swap(runs_.models, fresh);
        }
        for (const auto& pictures : results)
            for (std::size_t i = 0; i < pictures.size(); ++i)
                QCOMPARE(*pictures[i], *results[0][i]);
    }

    void captureLeavesThePictureAlone() {
        auto request = small(1, 1);
        request.capture = Capture::None;
        const auto bare = run(request).pictures();
        request.capture = Capture::Everything;
        QVERIFY(largest_difference(*bare[0], *run(request).pictures()[0]) <= 1);
    }

    void sizesNeedNotBeSquare() {
        auto request = small(1, 1);
        request.width = 200;
        request.height = 72;
        const auto outcome = run(request);
        QCOMPARE(outcome.pictures()[0]->width, 200);
        QCOMPARE(outcome.pictures()[0]->height, 72);
        const auto& grid = outcome.all<StepReady>()[0].attention->average;
        QCOMPARE(grid.height * 25, grid.width * 9);
    }

    void picturesCarryTheirSettings() {
        auto request = small(2, 2);
        request.output_folder = folder();
        request.negative = "blur";
        const auto ready = run(request).all<ImageReady>();
        QCOMPARE(files(), (std::set<std::string>{"00000-0.png", "00001-1.png"}));
        const auto file = read_png(ready[1].record->path);
        QCOMPARE(file.image, *ready[1].picture);
        const auto info = parse_infotext(file.text.at(0).second);
        QCOMPARE(info.prompt, request.prompt);
        QCOMPARE(info.negative, request.negative);
        QCOMPARE(*info.field("Seed"), std::string("1"));
        QCOMPARE(*info.field("Size"), std::string("128x128"));
        const auto settings = nlohmann::json::parse(file.text.at(1).second);
        QCOMPARE(settings["width"], 128);
        QCOMPARE(settings["batch"], 2);
        QCOMPARE(settings["device"], "cpu");
        run(request);
        QCOMPARE(files().size(), std::size_t{4});  // nothing was overwritten
    }

    void finishedPicturesSurviveAFullDisk() {
        auto request = small(3, 1);
        request.output_folder = folder();
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit old{};
        ::getrlimit(RLIMIT_FSIZE, &old);
        std::optional<Error> error;
        try {
            run(request, [&] {
                const bool one_written = std::filesystem::exists(folder()) && files().size() == 1;
                const rlimit tiny{64, old.rlim_max};
                if (one_written) ::setrlimit(RLIMIT_FSIZE, &tiny);
            });
        } catch (const Error& caught) {
            error = caught;
        }
        ::setrlimit(RLIMIT_FSIZE, &old);
        QVERIFY(error);
        QCOMPARE(error->code(), ErrorCode::DiskFull);
        QCOMPARE(files(), (std::set<std::string>{"00000-0.png"}));
        QCOMPARE(read_png(folder() + "/00000-0.png").image.width, 128);
    }

    void theDumpHoldsEverythingNumeric() {
        auto request = small(3, 2);
        request.capture = Capture::Everything;
        request.dump_path = temporary_->path().toStdString() + "/run.safetensors";
        const auto outcome = run(request);
        const auto file = SafetensorsFile::open(request.dump_path);
        const auto shape = [&](const std::string& name) { return file->entry(name).shape; };
        using Shape = std::vector<std::int64_t>;
        QCOMPARE(shape("noise"), (Shape{3, 4, 16, 16}));
        QCOMPARE(shape("timesteps"), (Shape{2}));
        QCOMPARE(shape("steps"), (Shape{2, 3, 4, 16, 16}));
        QCOMPARE(shape("latents"), (Shape{3, 4, 16, 16}));
        QCOMPARE(shape("image"), (Shape{3, 3, 128, 128}));
        QCOMPARE(shape("text.states"), (Shape{2, 24, 128}));
        QCOMPARE(shape("text.ids"), (Shape{2, 24}));
        QCOMPARE(file->entry("text.ids").dtype, DType::I64);
        QCOMPARE(shape("attn.average"), (Shape{2, 3, 256, 24}));
        const auto info = outcome.all<ModelReady>()[0].model;
        for (const auto& layer : info->layers) {
            const std::int64_t side = 16 / layer.factor;
            QCOMPARE(shape("attn." + layer.name), (Shape{2, 3, layer.heads, side * side, 24}));
        }
        // The dump and the events say the same: step 1, picture 2 (of the second batch),
        // position 37.
        const auto floats = [&](const std::string& name) {
            const auto bytes = file->bytes(name);
            std::vector<float> values(bytes.size() / sizeof(float));
            std::memcpy(values.data(), bytes.data(), bytes.size());
            return values;
        };
        const auto average = floats("attn.average");
        const auto& grid = outcome.all<StepReady>().back().attention->average;
        for (int t = 0; t < 24; ++t)
            QCOMPARE(average[((1 * 3 + 2) * 256 + 37) * 24 + t], grid.token(t)[37]);
        const auto image = floats("image");
        const auto& picture = *outcome.pictures()[2];
        QCOMPARE(static_cast<int>(std::lround(image[(2 * 3 + 1) * 128 * 128 + 500] * 255)),
                 static_cast<int>(picture.rgb[500 * 3 + 1]));
        const auto steps = floats("steps");
        const auto latents = floats("latents");
        QVERIFY(std::equal(latents.begin(), latents.end(), steps.begin() + 3 * 4 * 256));
    }

    void whatCannotWorkFailsBeforeAnyStep_data() {
        QTest::addColumn<QString>("field");
        QTest::addColumn<int>("code");
        QTest::newRow("output") << "output" << static_cast<int>(ErrorCode::PermissionDenied);
        QTest::newRow("model") << "model" << static_cast<int>(ErrorCode::FileNotFound);
        QTest::newRow("size") << "size" << static_cast<int>(ErrorCode::InvalidRequest);
        QTest::newRow("memory") << "memory" << static_cast<int>(ErrorCode::OutOfMemory);
        QTest::newRow("dump") << "dump" << static_cast<int>(ErrorCode::FileNotFound);
    }
    void whatCannotWorkFailsBeforeAnyStep() {
        QFETCH(QString, field);
        QFETCH(int, code);
        auto request = small(256, 256);
        if (field == QLatin1String("output"))
            request.output_folder = make_read_only_folder(folder() + "/locked");
        if (field == QLatin1String("model")) request.model = folder() + "/no model";
        if (field == QLatin1String("size")) request.width = 100;
        if (field == QLatin1String("memory")) request.width = request.height = 4096;
        if (field == QLatin1String("dump")) request.dump_path = folder() + "/none/run.safetensors";
        const ObeyFileModes obey;
        const auto error = error_of(request);
        QVERIFY(error);
        QCOMPARE(static_cast<int>(error->code()), code);
    }

    void aLongPromptIsCutAndSaid() {
        auto request = small(1, 1);
        request.prompt.clear();
        for (int i = 0; i < 5000; ++i) request.prompt += "cube ";
        QCOMPARE(run(request).pictures().size(), std::size_t{1});
        QCOMPARE(warnings_.size(), std::size_t{1});
        QVERIFY(warnings_[0].find("5000 tokens") != std::string::npos);
        QVERIFY(warnings_[0].find("first 22") != std::string::npos);
    }

    void anEmptyPromptIsUnconditionalAndSaid() {
        auto request = small(1, 1);
        request.prompt.clear();
        QCOMPARE(run(request).pictures().size(), std::size_t{1});
        QCOMPARE(warnings_.size(), std::size_t{1});
        QVERIFY(warnings_[0].find("empty") != std::string::npos);
    }

    void seedsBeyondThirtyTwoBitsAreSaidInModeCpu() {
        auto request = small(1, 2);
        request.seeds = {Seed(7), Seed((1ull << 32) + 7)};
        const auto pictures = run(request).pictures();
        QVERIFY(largest_difference(*pictures[0], *pictures[1]) <= 1);
        QCOMPARE(warnings_.size(), std::size_t{1});
        QVERIFY(warnings_[0].find("seed 4294967303 gives the same noise as 7") !=
                std::string::npos);
        request.noise = NoiseMode::Nv;
        warnings_.clear();
        const auto distinct = run(request).pictures();
        QVERIFY(largest_difference(*distinct[0], *distinct[1]) > 10);
        QVERIFY(warnings_.empty());
    }
};

}  // namespace seedbed

QTEST_GUILESS_MAIN(seedbed::GenerateJobTest)
#include "generate_job_test.moc"
