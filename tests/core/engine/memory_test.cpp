// SPDX-License-Identifier: Apache-2.0
#include "core/engine/memory.h"

#include "core/base/error.h"
#include "core/models/model.h"

#include <QtTest>

namespace seedbed {

class MemoryTest : public QObject {
    Q_OBJECT

    std::shared_ptr<Model> model_;

    static GenerateRequest request(int side, int batch) {
        GenerateRequest request;
        request.width = request.height = side;
        request.batch = batch;
        for (std::uint64_t i = 0; i < 64; ++i) request.seeds.emplace_back(i);
        return request;
    }
    QString refusal(const GenerateRequest& request, std::uint64_t free_bytes) const {
        try {
            check_run_memory(*model_, request, free_bytes);
        } catch (const Error& error) {
            Q_ASSERT(error.code() == ErrorCode::OutOfMemory);
            return QString::fromStdString(error.what());
        }
        return {};
    }

 private Q_SLOTS:
    void initTestCase() { model_ = load_model(model_path("tabletop")); }

    void moreWorkNeedsMore() {
        const auto base = run_memory(*model_, request(128, 8));
        QVERIFY(base > 0);
        QVERIFY(run_memory(*model_, request(128, 16)) > base);
        QVERIFY(run_memory(*model_, request(256, 8)) > 3 * base);
        auto everything = request(128, 8);
        everything.capture = Capture::Everything;
        QVERIFY(run_memory(*model_, everything) > base);
        auto dumped = request(128, 8);
        dumped.dump_path = "run.safetensors";
        QVERIFY(run_memory(*model_, dumped) > base);
        auto unguided = request(128, 8);
        unguided.guidance = 1;
        QVERIFY(run_memory(*model_, unguided) < base);
    }

    void whatFitsIsAccepted() { QCOMPARE(refusal(request(128, 8), 1ull << 40), QString()); }

    void theBatchThatWouldFitIsNamedAndFits() {
        const auto eight = run_memory(*model_, request(512, 8));
        const auto detail = refusal(request(512, 8), eight * 3 / 4);
        QVERIFY2(detail.contains(QStringLiteral("batch of 8 at 512x512")), qPrintable(detail));
        QVERIFY2(detail.contains(QStringLiteral("a batch of 6 would fit")), qPrintable(detail));
        QCOMPARE(refusal(request(512, 6), eight * 3 / 4), QString());
    }

    void theSizeThatWouldFitIsNamedAndFits() {
        const auto half = run_memory(*model_, request(1024, 1)) / 2;
        const auto detail = refusal(request(1024, 4), half);
        const auto match =
            QRegularExpression(QStringLiteral("a batch of 1 at (\\d+)x\\1 would fit"))
                .match(detail);
        QVERIFY2(match.hasMatch(), qPrintable(detail));
        const int side = match.captured(1).toInt();
        QCOMPARE(side % 8, 0);
        QVERIFY(side < 1024 && side > 512);
        QCOMPARE(refusal(request(side, 1), half), QString());
    }

    void tilesAreChosenWhenTheWholeWouldNotFit() {
        auto large = request(1024, 1);
        const auto tiled = [&] {
            large.vae_tiling = Tiling::On;
            return run_memory(*model_, large);
        }();
        large.vae_tiling = Tiling::Automatic;
        const auto whole = run_memory(*model_, large);
        QVERIFY(tiled < whole);
        QVERIFY(chosen_tiling(*model_, large, 1ull << 40) == Tiling::Automatic);
        QVERIFY(chosen_tiling(*model_, large, whole - 1) == Tiling::On);
        large.vae_tiling = Tiling::Off;
        QVERIFY(chosen_tiling(*model_, large, whole - 1) == Tiling::Off);
        QVERIFY(refusal(large, tiled).contains(QStringLiteral("with VAE tiling it would fit")));
        // A picture of one tile cannot be divided.
        QVERIFY(chosen_tiling(*model_, request(128, 1), 1) == Tiling::Automatic);
    }

    void bytesReadWell() {
        QCOMPARE(format_bytes(340ull << 20), std::string("340 MiB"));
        QCOMPARE(format_bytes(25ull << 29), std::string("12.5 GiB"));
    }
};

}  // namespace seedbed

QTEST_GUILESS_MAIN(seedbed::MemoryTest)
#include "memory_test.moc"
