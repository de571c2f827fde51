// SPDX-License-Identifier: Apache-2.0
#include "core/engine/reproduce_candidates.h"

#include "core/base/error.h"

#include <QTest>

#include <algorithm>
#include <string>

using namespace seedbed;

namespace {

const CandidateModel kModel{"tabletop", "Tabletop", "Stable Diffusion 1.x", "0123456789"};

PictureFile file_of(const std::string& text) {
    PictureFile file;
    file.width = file.height = 128;
    file.settings = settings_of({{"parameters", text}});
    file.as_written = text;
    return file;
}

Candidates candidates_of(const std::string& fields, int most = 100) {
    return reproduce_candidates(
        file_of("a cat\nSteps: 5, Seed: 1, Size: 128x128, " + fields), {}, kModel, {}, most);
}

bool names(const Candidates& candidates, const std::string& name) {
    return std::find(candidates.named.begin(), candidates.named.end(), name) !=
           candidates.named.end();
}

}  // namespace

class ReproduceCandidatesTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void whatTheFileLeavesOpenIsTried() {
        const auto found = candidates_of("Sampler: Euler a");
        // Noise, ENSD and clip skip.
        QCOMPARE(found.tries.size(), std::size_t{8});
        QVERIFY(found.named.empty());
        const auto& first = found.tries.front().request;  // AUTOMATIC1111's habits
        QVERIFY(first.noise == NoiseMode::Nv);
        QCOMPARE(first.ensd, 0);
        QCOMPARE(first.text.clip_skip, 1);
        const auto wanted = [](const Candidate& each) {
            return each.request.noise == NoiseMode::Cpu && each.request.ensd == 31337 &&
                   each.request.text.clip_skip == 2;
        };
        QCOMPARE(std::count_if(found.tries.begin(), found.tries.end(), wanted), 1);
        QVERIFY(wanted(found.tries.back()));  // the most unusual comes last
        for (const auto& each : found.tries) {
            QCOMPARE(each.taken.size(), std::size_t{3});
            QCOMPARE(each.request.batch, 1);
            QVERIFY(each.request.capture == Capture::None);
        }
    }

    void whatTheFileNamesIsKept() {
        const auto found = candidates_of(
            "Sampler: Euler a, Clip skip: 2, ENSD: 31337, RNG: CPU, Version: v1.10.1");
        QCOMPARE(found.tries.size(), std::size_t{1});
        QVERIFY(found.tries.front().taken.empty());
        const auto& request = found.tries.front().request;
        QVERIFY(request.noise == NoiseMode::Cpu);
        QCOMPARE(request.ensd, 31337);
        QCOMPARE(request.text.clip_skip, 2);
        QVERIFY(names(found, "noise") && names(found, "ENSD") && names(found, "clip skip"));
    }

    void onlyWhatMatters() {
        // No noise in its steps: no ENSD. Karras and eta where the sampler has them.
        QCOMPARE(candidates_of("Sampler: Euler, RNG: CPU, Clip skip: 1").tries.size(),
                 std::size_t{2});
        const auto ddim = candidates_of("Sampler: DDIM, RNG: CPU, Clip skip: 1");
        QCOMPARE(ddim.tries.size(), std::size_t{2});
        QCOMPARE(ddim.tries[0].request.eta, 0.0);
        QCOMPARE(ddim.tries[1].request.eta, 1.0);
        const CandidateModel xl{"xl", "xl", "SDXL", ""};
        const auto other = reproduce_candidates(
            file_of("a\nSteps: 5, Seed: 1, Sampler: PLMS, RNG: CPU"), {}, xl, {}, 100);
        QCOMPARE(other.tries.size(), std::size_t{1});
    }

    void brackets() {
        const auto found = reproduce_candidates(
            file_of("a (red) cat\nSteps: 5, Sampler: PLMS, Seed: 1, RNG: CPU, Clip skip: 1"),
            {},
            kModel,
            {},
            100);
        QCOMPARE(found.tries.size(), std::size_t{2});
        QVERIFY(found.tries[0].request.text.syntax == PromptSyntax::Webui);
        QVERIFY(found.tries[1].request.text.syntax == PromptSyntax::Plain);
    }

    void theMostThatAreTried() {
        const auto found = candidates_of("Sampler: Euler a", 3);
        QCOMPARE(found.tries.size(), std::size_t{3});
        QCOMPARE(found.left_out, 5);
    }

    void theSizeOfTheFileWhereItIsSilent() {
        auto file = file_of("a\nSteps: 5, Sampler: PLMS, Seed: 1");
        file.width = 256;
        const auto found = reproduce_candidates(file, {}, kModel, {}, 1);
        QCOMPARE(found.tries.front().request.width, 256);
        QCOMPARE(found.tries.front().request.height, 128);
    }

    void whatCannotBeTakenOverIsSaid() {
        const auto found = candidates_of("Sampler: Euler a, Model: dream, Model hash: 0123456789");
        QVERIFY(found.missing.empty());  // the hash is the model's
        const auto other = candidates_of("Sampler: Euler a, Model: dream, Hires upscale: 2");
        QCOMPARE(other.missing.size(), std::size_t{2});
        QVERIFY_EXCEPTION_THROWN(
            reproduce_candidates(file_of("a\nSteps: 5, Sampler: Euler"), {}, kModel, {}, 9), Error);
    }

    void hashes() {
        QVERIFY(same_hash("0123456789", "0123456789abcdef"));
        QVERIFY(same_hash("0123456789ab", "0123456789"));
        QVERIFY(!same_hash("0123", "0123456789"));
        QVERIFY(!same_hash("", ""));
        QVERIFY(!same_hash("9123456789", "0123456789"));
    }
};

QTEST_GUILESS_MAIN(ReproduceCandidatesTest)
#include "reproduce_candidates_test.moc"
