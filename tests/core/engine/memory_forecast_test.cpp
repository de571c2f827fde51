// SPDX-License-Identifier: Apache-2.0
#include "core/engine/memory_forecast.h"

#include <QtTest>

namespace seedbed {
namespace {

constexpr std::uint64_t kGb = 1'000'000'000;

// About SDXL.
ModelEntry large_model() {
    ModelEntry model;
    model.bytes_float32 = 13'876'000'000;
    model.vae_bytes_float32 = 335'000'000;
    model.native_width = model.native_height = 1024;
    model.base_channels = 320;
    model.vae_channels = 128;
    return model;
}

}  // namespace

class MemoryForecastTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void halfPrecisionKeepsTheVae() {
        MemoryPlan plan;
        QCOMPARE(forecast_memory(large_model(), plan).weights, std::uint64_t{13'876'000'000});
        plan.dtype = "float16";
        QCOMPARE(forecast_memory(large_model(), plan).weights,
                 std::uint64_t{(13'876'000'000 - 335'000'000) / 2 + 335'000'000});
        plan.dtype = "bfloat16";
        QVERIFY(forecast_memory(large_model(), plan).total() < 13'876'000'000);
    }

    void whatARunNeedsGrowsAndShrinks() {
        const auto run = [](MemoryPlan plan) { return forecast_memory(large_model(), plan).run; };
        MemoryPlan one;
        MemoryPlan eight = one;
        eight.batch = 8;
        QVERIFY(run(eight) > run(one));
        MemoryPlan whole = one;
        whole.tiled = false;
        QVERIFY(run(whole) > run(one));
        MemoryPlan larger = whole;
        larger.width = 2048;
        QVERIFY(run(larger) > run(whole));
        MemoryPlan unguided = eight;
        unguided.guided = false;
        QVERIFY(run(unguided) < run(eight));
    }

    void nothingIsForecastOfWhatIsUnknown() {
        QCOMPARE(forecast_memory({}, {}).total(), std::uint64_t{0});
    }

    void aRequestsPlan() {
        GenerateRequest request;
        request.batch = 8;
        for (int i = 0; i < 3; ++i) request.seeds.emplace_back(i);
        request.guidance = 1;
        request.width = 640;
        MemoryPlan plan = memory_plan(request, "bfloat16");
        QCOMPARE(plan.dtype, std::string("bfloat16"));
        QCOMPARE(plan.batch, 3);  // no more than there are seeds
        QVERIFY(!plan.guided);
        QCOMPARE(plan.width, 640);
        QVERIFY(plan.tiled);
        request.dtype = "float32";
        request.vae_tiling = Tiling::Off;
        request.seeds.clear();
        plan = memory_plan(request, "bfloat16");
        QCOMPARE(plan.dtype, std::string("float32"));
        QCOMPARE(plan.batch, 1);
        QVERIFY(!plan.tiled);
    }

    void plansThatFit_data() {
        QTest::addColumn<qulonglong>("free");
        QTest::addColumn<QString>("device");
        QTest::addColumn<bool>("tiled");
        QTest::addColumn<QString>("plans");
        const auto row =
            [](const char* name, int gb, const char* device, bool tiled, const char* plans) {
                QTest::newRow(name) << qulonglong{gb * kGb} << QString::fromLatin1(device) << tiled
                                    << QString::fromLatin1(plans);
            };
        // weights 13.9 GB; eight pictures 8.4 GB in float32; a picture decoded whole 3.8 GB
        row("fits as it is", 30, "cpu", true, "");
        row("half the pictures at once", 19, "cpu", true, "float32 4, bfloat16 8");
        row("a quarter", 17, "cpu", true, "float32 2, bfloat16 8");
        row("half precision", 12, "cuda:0", true, "float16 8");
        row("half precision and fewer", 9, "cuda:0", true, "float16 2");
        row("tiles, where they were forbidden", 9, "cuda:0", false, "float16 2 tiled");
        row("nothing", 4, "cpu", true, "");
    }

    void plansThatFit() {
        QFETCH(qulonglong, free);
        QFETCH(QString, device);
        QFETCH(bool, tiled);
        QFETCH(QString, plans);
        MemoryPlan wanted;
        wanted.batch = 8;
        wanted.tiled = tiled;
        QStringList found;
        for (const auto& plan : plans_that_fit(large_model(), wanted, device.toStdString(), free)) {
            QVERIFY(forecast_memory(large_model(), plan).total() <= free);
            const bool more = plan.tiled && !tiled;
            found << QStringLiteral("%1 %2%3")
                         .arg(QString::fromStdString(plan.dtype))
                         .arg(plan.batch)
                         .arg(more ? QStringLiteral(" tiled") : QString());
        }
        QCOMPARE(found.join(QStringLiteral(", ")), plans);
    }

    void automaticPrecision() {
        QCOMPARE(automatic_dtype("cpu"), std::string("float32"));
        QCOMPARE(automatic_dtype("cuda:1"), std::string("float16"));
    }
};

}  // namespace seedbed

QTEST_GUILESS_MAIN(seedbed::MemoryForecastTest)
#include "memory_forecast_test.moc"
