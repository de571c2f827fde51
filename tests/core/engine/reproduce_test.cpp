// SPDX-License-Identifier: Apache-2.0
#include "core/engine/reproduce.h"

#include "core/base/error.h"
#include "core/engine/picture_text.h"
#include "core/io/infotext.h"
#include "core/io/png.h"
#include "tests/core/engine/generate_runs.h"

#include <QTemporaryDir>
#include <QTest>

#include <string>

using namespace seedbed;

namespace {

// As somebody made it who had changed AUTOMATIC1111's settings.
GenerateRequest odd_request() {
    GenerateRequest request;
    request.prompt = "a red cube and a blue sphere";
    request.seeds = {Seed(12)};
    request.steps = 5;
    request.width = request.height = 64;
    request.guidance = 5;
    request.sampler = Sampler::EulerAncestral;
    request.noise = NoiseMode::Nv;
    request.ensd = 31337;
    request.text.syntax = PromptSyntax::Webui;
    request.text.clip_skip = 2;
    request.device = "cpu";
    request.batch = 1;
    request.capture = Capture::None;
    return request;
}

}  // namespace

class ReproduceTest : public QObject {
    Q_OBJECT

 private:
    QTemporaryDir m_folder;
    GenerateRuns m_runs;
    ImagePtr m_picture;
    ImageRecordPtr m_record;

    std::string path(const char* name) const {
        return m_folder.filePath(QLatin1String(name)).toStdString();
    }
    // AUTOMATIC1111's text without the fields named.
    std::string text_without(const std::vector<std::string>& fields) const;
    Outcome reproduce(const ReproduceRequest& request);
    ReproduceRequest request_of(const char* name) const;

 private Q_SLOTS:
    void initTestCase();
    void findsTheVerySettings();
    void whatTheFileNamesNeedsNoTries();
    void allAreTriedOnWish();
    void aChangedPictureIsNoMatch();
    void anotherPictureIsNoMatch();
    void anEnlargedPictureIsComparedInItsOwnSize();
    void theModelByItsHash();
    void picturesThatTellNothing();
};

void ReproduceTest::initTestCase() {
    QVERIFY(m_folder.isValid());
    const auto outcome = m_runs.run(odd_request());
    m_picture = outcome.pictures().at(0);
    m_record = outcome.all<ImageReady>().at(0).record;
    write_png(path("silent.png"),
              *m_picture,
              {{"parameters", text_without({"RNG", "ENSD", "Clip skip", "Version"})}});
    write_png(path("named.png"), *m_picture, {{"parameters", text_without({"Version"})}});
}

std::string ReproduceTest::text_without(const std::vector<std::string>& fields) const {
    auto info = infotext_of(*m_record);
    std::erase_if(info.fields, [&](const auto& field) {
        return std::find(fields.begin(), fields.end(), field.first) != fields.end();
    });
    return format_infotext(info);
}

ReproduceRequest ReproduceTest::request_of(const char* name) const {
    ReproduceRequest request;
    request.picture = path(name);
    request.base.device = "cpu";
    return request;
}

Outcome ReproduceTest::reproduce(const ReproduceRequest& request) {
    Outcome outcome;
    const auto job = make_reproduce_job(JobId{1}, request, m_runs.models, m_runs.libraries);
    do {
        outcome.statuses.push_back(
            job->step([&](const Event& event) { outcome.events.push_back(event); }));
    } while (outcome.statuses.back() != Job::Status::Done);
    return outcome;
}

void ReproduceTest::findsTheVerySettings() {
    const auto outcome = reproduce(request_of("silent.png"));
    const auto plan = outcome.all<ReproducePlanned>().at(0);
    QCOMPARE(plan.tries.size(), std::size_t{8});
    QVERIFY(plan.original && *plan.original == *m_picture);
    const auto end = outcome.all<Reproduced>().at(0);
    QVERIFY2(end.verdict == Verdict::Same, end.sentence.c_str());
    QVERIFY(end.sentence.find("NVIDIA noise, ENSD 31337, clip skip 2") != std::string::npos);
    const auto tries = outcome.all<ReproduceTried>();
    const auto& best = tries.at(static_cast<std::size_t>(end.best));
    QVERIFY(best.request.noise == NoiseMode::Nv);
    QCOMPARE(best.request.ensd, 31337);
    QCOMPARE(best.request.text.clip_skip, 2);
    QCOMPARE(best.difference.most, 0);  // the same machine, the exact mode
    // The others are other pictures, so the answer means something, and it ends with this one.
    QCOMPARE(end.best + 1, static_cast<int>(tries.size()));
    for (const auto& each : tries) QVERIFY(each.index == end.best || each.verdict != Verdict::Same);
    QVERIFY(outcome.all<ImageReady>().empty());  // they are nobody's pictures
}

void ReproduceTest::whatTheFileNamesNeedsNoTries() {
    const auto outcome = reproduce(request_of("named.png"));
    QCOMPARE(outcome.all<ReproducePlanned>().at(0).tries,
             std::vector<std::string>{"as the file says"});
    QVERIFY(outcome.all<Reproduced>().at(0).verdict == Verdict::Same);
}

void ReproduceTest::allAreTriedOnWish() {
    auto request = request_of("silent.png");
    request.all = true;
    const auto outcome = reproduce(request);
    QCOMPARE(outcome.all<ReproduceTried>().size(), std::size_t{8});
    QVERIFY(outcome.all<Reproduced>().at(0).verdict == Verdict::Same);
    QCOMPARE(outcome.all<Progress>().back().done, outcome.all<Progress>().back().total);
}

void ReproduceTest::aChangedPictureIsNoMatch() {
    auto changed = *m_picture;
    for (int y = 24; y < 40; ++y)
        for (int x = 24 * 3; x < 40 * 3; ++x) {
            auto& level = changed.rgb[static_cast<std::size_t>(y * changed.width * 3 + x)];
            level = level > 127 ? 0 : 255;
        }
    write_png(path("changed.png"), changed, {{"parameters", text_without({"Version"})}});
    const auto end = reproduce(request_of("changed.png")).all<Reproduced>().at(0);
    QVERIFY(end.verdict == Verdict::Part);
    QVERIFY2(end.sentence.starts_with("No match: 93 %"), end.sentence.c_str());  // 60 of 64 places
}

void ReproduceTest::anotherPictureIsNoMatch() {
    auto text = text_without({"RNG", "Version"});
    text.replace(text.find("Seed: 12"), 8, "Seed: 13");
    write_png(path("other.png"), *m_picture, {{"parameters", text}});
    const auto outcome = reproduce(request_of("other.png"));
    QCOMPARE(outcome.all<ReproduceTried>().size(), std::size_t{2});
    const auto end = outcome.all<Reproduced>().at(0);
    QVERIFY(!is_match(end.verdict));
    QVERIFY(end.sentence.starts_with("No match"));
}

void ReproduceTest::anEnlargedPictureIsComparedInItsOwnSize() {
    Image twice{m_picture->width * 2, m_picture->height * 2, {}};
    for (int y = 0; y < twice.height; ++y)
        for (int x = 0; x < twice.width; ++x)
            for (int c = 0; c < 3; ++c)
                twice.rgb.push_back(m_picture->rgb[static_cast<std::size_t>(
                    (y / 2 * m_picture->width + x / 2) * 3 + c)]);
    write_png(path("twice.png"), twice, {{"parameters", text_without({"Version"})}});
    const auto outcome = reproduce(request_of("twice.png"));
    const auto plan = outcome.all<ReproducePlanned>().at(0);
    QCOMPARE(plan.original->width, m_picture->width);
    QVERIFY(plan.remarks.at(0).find("128x128 but was made in 64x64") != std::string::npos);
    QVERIFY(is_match(outcome.all<Reproduced>().at(0).verdict));
}

void ReproduceTest::theModelByItsHash() {
    auto request = request_of("named.png");
    request.models = {std::string(SEEDBED_TEST_DATA) + "/parity/sd1/model", "tabletop"};
    const auto outcome = reproduce(request);
    QCOMPARE(outcome.all<ReproducePlanned>().at(0).tries.size(), std::size_t{1});
    QCOMPARE(outcome.all<ReproduceTried>().at(0).record->model_name, m_record->model_name);
    QVERIFY(outcome.all<Reproduced>().at(0).verdict == Verdict::Same);
}

void ReproduceTest::picturesThatTellNothing() {
    write_png(path("plain.png"), *m_picture);
    QVERIFY_EXCEPTION_THROWN(reproduce(request_of("plain.png")), Error);
    QVERIFY_EXCEPTION_THROWN(reproduce(request_of("missing.png")), Error);
    QVERIFY_EXCEPTION_THROWN(reproduce(ReproduceRequest()), Error);
    auto none = request_of("named.png");
    none.most = 0;
    QVERIFY_EXCEPTION_THROWN(reproduce(none), Error);
    write_png(path("seedless.png"),
              *m_picture,
              {{"parameters", "a\nSteps: 3, Sampler: Euler, Size: 64x64"}});
    QVERIFY_EXCEPTION_THROWN(reproduce(request_of("seedless.png")), Error);
}

QTEST_GUILESS_MAIN(ReproduceTest)
#include "reproduce_test.moc"
