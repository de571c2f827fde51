// SPDX-License-Identifier: Apache-2.0
#include "core/sampling/scheduler_config.h"

#include "core/base/error.h"

#include <QtTest>
#include <nlohmann/json.hpp>

using namespace seedbed;
using nlohmann::json;

namespace {

// The configuration that Stable Diffusion 1.x is published with.
const json kPndm{{"_class_name", "PNDMScheduler"},
                 {"beta_start", 0.00085},
                 {"beta_end", 0.012},
                 {"beta_schedule", "scaled_linear"},
                 {"num_train_timesteps", 1000},
                 {"set_alpha_to_one", false},
                 {"skip_prk_steps", true},
                 {"steps_offset", 1},
                 {"trained_betas", nullptr}};

SchedulerConfig read(const json& config, Sampler sampler, Schedule schedule = Schedule::Automatic) {
    return read_scheduler_config(config, sampler, schedule);
}

QString refusal(const json& config, Sampler sampler, ErrorCode code) {
    try {
        read(config, sampler);
    } catch (const Error& error) {
        if (error.code() == code) return QString::fromUtf8(error.what());
        return QStringLiteral("wrong code: ") + QString::fromUtf8(error.what());
    }
    return QStringLiteral("no error");
}

}  // namespace

class SchedulerConfigTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void defaultsAreEachSamplersOwn() {
        QVERIFY(read(json::object(), Sampler::Ddim).spacing == Spacing::Leading);
        QVERIFY(read(json::object(), Sampler::Euler).spacing == Spacing::Linspace);
        QVERIFY(read(json::object(), Sampler::Ddim).beta_schedule == BetaSchedule::Linear);
        QVERIFY(read(json::object(), Sampler::Ddim).clip == 1.0);
        QVERIFY(read(json::object(), Sampler::Ddim).set_alpha_to_one);
    }

    void anotherClassDoesNotClip() {
        const SchedulerConfig config = read(kPndm, Sampler::Ddim);
        QVERIFY(!config.clip.has_value());
        QVERIFY(!config.set_alpha_to_one);
        QCOMPARE(config.steps_offset, 1);
        json spelled = kPndm;
        spelled["clip_sample"] = true;
        spelled["clip_sample_range"] = 2.5;
        QVERIFY(read(spelled, Sampler::Ddim).clip == 2.5);
    }

    void karrasFromConfigOrRequest() {
        QVERIFY(!read(kPndm, Sampler::Euler).karras);
        QVERIFY(read(kPndm, Sampler::Euler, Schedule::Karras).karras);
        json config = kPndm;
        config["use_karras_sigmas"] = true;
        QVERIFY(read(config, Sampler::DpmPp2m).karras);
        QVERIFY(!read(config, Sampler::Ddim).karras);
    }

    void optionsThatChangeTheResultAreRefused_data() {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        QTest::addColumn<int>("sampler");
        const auto row = [](const char* field, const char* value, Sampler sampler) {
            QTest::newRow(field) << QString::fromUtf8(field) << QString::fromUtf8(value)
                                 << static_cast<int>(sampler);
        };
        row("prediction_type", "\"flow_prediction\"", Sampler::Ddim);
        row("beta_schedule", "\"sigmoid\"", Sampler::Euler);
        row("timestep_spacing", "\"log\"", Sampler::Euler);
        row("thresholding", "true", Sampler::Ddim);
        row("use_exponential_sigmas", "true", Sampler::Euler);
        row("timestep_type", "\"continuous\"", Sampler::Euler);
        row("interpolation_type", "\"log_linear\"", Sampler::Euler);
        row("final_sigmas_type", "\"other\"", Sampler::Euler);
        row("algorithm_type", "\"sde-dpmsolver++\"", Sampler::DpmPp2m);
        row("solver_order", "3", Sampler::DpmPp2m);
        row("use_flow_sigmas", "true", Sampler::DpmPp2m);
        row("lambda_min_clipped", "-5.1", Sampler::DpmPp2m);
        row("variance_type", "\"learned_range\"", Sampler::DpmPp2m);
    }

    void optionsThatChangeTheResultAreRefused() {
        QFETCH(QString, field);
        QFETCH(QString, value);
        QFETCH(int, sampler);
        json config = kPndm;
        config[field.toStdString()] = json::parse(value.toStdString());
        const QString detail =
            refusal(config, static_cast<Sampler>(sampler), ErrorCode::UnsupportedModel);
        QVERIFY2(detail.contains(field) && detail.contains(value), qPrintable(detail));
        QVERIFY2(detail.contains(QStringLiteral("scheduler_config.json")), qPrintable(detail));
    }

    void wrongTypesAreNamed() {
        json config = kPndm;
        config["beta_start"] = "small";
        QVERIFY(refusal(config, Sampler::Ddim, ErrorCode::FileFormat)
                    .contains(QStringLiteral("beta_start")));
        config = kPndm;
        config["num_train_timesteps"] = 0;
        QVERIFY(refusal(config, Sampler::Ddim, ErrorCode::FileFormat)
                    .contains(QStringLiteral("num_train_timesteps")));
    }
};

QTEST_GUILESS_MAIN(SchedulerConfigTest)
#include "scheduler_config_test.moc"
