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
        MemoryPlan larger = one;
        larger.width = 2048;
        QVERIFY(run(larger) > run(one));
        MemoryPlan tiled = one;
        tiled.tiled = true;
        QVERIFY(run(tiled) < run(one));
        MemoryPlan unguided = eight;
        unguided.guided = false;
        QVERIFY(run(unguided) < run(eight));
        // Tiles only help the decoder.
        QVERIFY(run(tiled) > 0);
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
        QVERIFY(!plan.tiled);
        request.dtype = "float32";
        request.vae_tiling = Tiling::On;
        request.seeds.clear();
        plan = memory_plan(request, "bfloat16");
        QCOMPARE(plan.dtype, std::string("float32"));
        QCOMPARE(plan.batch, 1);
        QVERIFY(plan.tiled);
    }

    void plansThatFit_data() {
        QTest::addColumn<qulonglong>("free");
        QTest::addColumn<QString>("device");
        QTest::addColumn<QStringList>("plans");
        // weights 13.9 GB, decoder 3.8 GB, denoiser 8.4 GB for eight pictures in float32
        QTest::newRow("fits as it is")
            << qulonglong{30 * kGb} << QStringLiteral("cpu") << QStringList();
        QTest::newRow("half the pictures at once")
            << qulonglong{19 * kGb} << QStringLiteral("cpu")
            << QStringList{QStringLiteral("float32 4"), QStringLiteral("bfloat16 8")};
        QTest::newRow("tiles") << qulonglong{17 * kGb} << QStringLiteral("cpu")
                               << QStringList{QStringLiteral("float32 2 tiled"),
                                              QStringLiteral("bfloat16 8")};
        QTest::newRow("half precision") << qulonglong{12 * kGb} << QStringLiteral("cuda:0")
                                        << QStringList{QStringLiteral("float16 8")};
        QTest::newRow("half precision and tiles") << qulonglong{9 * kGb} << QStringLiteral("cuda:0")
                                                  << QStringList{QStringLiteral("float16 2 tiled")};
        QTest::newRow("nothing") << qulonglong{4 * kGb} << QStringLiteral("cpu") << QStringList();
    }

    void plansThatFit() {
        QFETCH(qulonglong, free);
        QFETCH(QString, device);
        QFETCH(QStringList, plans);
        MemoryPlan wanted;
        wanted.batch = 8;
        QStringList found;
        for (const auto& plan : plans_that_fit(large_model(), wanted, device.toStdString(), free)) {
            QVERIFY(forecast_memory(large_model(), plan).total() <= free);
            found << QStringLiteral("%1 %2%3")
                         .arg(QString::fromStdString(plan.dtype))
                         .arg(plan.batch)
                         .arg(plan.tiled ? QStringLiteral(" tiled") : QString());
        }
        QCOMPARE(found, plans);
    }

    void automaticPrecision() {
        QCOMPARE(automatic_dtype("cpu"), std::string("float32"));
        QCOMPARE(automatic_dtype("cuda:1"), std::string("float16"));
    }
};

}  // namespace seedbed

QTEST_GUILESS_MAIN(seedbed::MemoryForecastTest)
#include "memory_forecast_test.moc"
