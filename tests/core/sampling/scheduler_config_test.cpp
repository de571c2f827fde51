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

    void defaultsOfTheOthers() {
        const json none = json::object();
        for (const Sampler sampler : {Sampler::Ddpm, Sampler::Pndm, Sampler::Lcm})
            QVERIFY(read(none, sampler).spacing == Spacing::Leading);
        for (const Sampler sampler : {Sampler::Lms, Sampler::Heun, Sampler::UniPc})
            QVERIFY(read(none, sampler).spacing == Spacing::Linspace);
        QVERIFY(read(none, Sampler::Lcm).beta_schedule == BetaSchedule::ScaledLinear);
        QCOMPARE(read(none, Sampler::Heun).beta_end, 0.012);
        QVERIFY(read(none, Sampler::Ddpm).clip == 1.0 && !read(none, Sampler::Lcm).clip);
        QVERIFY(!read(none, Sampler::Pndm).set_alpha_to_one);
        QCOMPARE(read(none, Sampler::UniPc).solver_order, 2);
        QVERIFY(read(none, Sampler::UniPc).predict_picture);
    }

    void rungeKuttaOnlyWhereItIsMeant() {
        QVERIFY(read(json::object(), Sampler::Pndm).runge_kutta_start);
        QVERIFY(!read(kPndm, Sampler::Pndm).runge_kutta_start);
        QVERIFY(!read({{"_class_name", "DDIMScheduler"}}, Sampler::Pndm).runge_kutta_start);
        QVERIFY(read({{"_class_name", "DDIMScheduler"}, {"skip_prk_steps", false}}, Sampler::Pndm)
                    .runge_kutta_start);
    }

    // A model's configuration says how it was made; the sampler is the user's choice.
    void solversReadOneAnothersConfigurations() {
        const json dpm{{"_class_name", "DPMSolverMultistepScheduler"},
                       {"algorithm_type", "sde-dpmsolver++"},
                       {"solver_type", "midpoint"},
                       {"variance_type", nullptr},
                       {"lambda_min_clipped", -5.1}};
        QVERIFY(read(dpm, Sampler::UniPc).bh == BhForm::Two);
        QVERIFY(read(dpm, Sampler::DpmPp2m).lambda_min == -5.1);
        const json unipc{{"_class_name", "UniPCMultistepScheduler"}, {"solver_type", "bh1"}};
        QVERIFY(!read(unipc, Sampler::DpmPp2m).heun_solver);
        QVERIFY(read(unipc, Sampler::UniPc).bh == BhForm::One);
        const json ddpm{{"_class_name", "DDPMScheduler"}, {"variance_type", "fixed_small"}};
        QVERIFY(read(ddpm, Sampler::DpmPp2m).spacing == Spacing::Linspace);
    }

    void classesNameTheirSampler() {
        QVERIFY(sampler_of_class(kPndm) == Sampler::Pndm);
        QVERIFY(sampler_of_class({{"_class_name", "EulerAncestralDiscreteScheduler"}}) ==
                Sampler::EulerAncestral);
        json solver{{"_class_name", "DPMSolverMultistepScheduler"}};
        QVERIFY(sampler_of_class(solver) == Sampler::DpmPp2m);
        solver["algorithm_type"] = "sde-dpmsolver++";
        QVERIFY(sampler_of_class(solver) == Sampler::DpmPp2mSde);
        QVERIFY(sampler_of_class({{"_class_name", "LCMScheduler"}, {"algorithm_type", "sde-"}}) ==
                Sampler::Lcm);
    }

    void unknownClassesListWhatThereIs() {
        try {
            sampler_of_class({{"_class_name", "FlowMatchEulerDiscreteScheduler"}});
            QFAIL("no error");
        } catch (const Error& error) {
            QCOMPARE(error.code(), ErrorCode::UnsupportedModel);
            const QString detail = QString::fromUtf8(error.what());
            for (const char* part : {"_class_name", "FlowMatchEuler", "UniPCMultistepScheduler"})
                QVERIFY2(detail.contains(QLatin1String(part)), qPrintable(detail));
        }
        for (const json& bad : {json::object(), json{{"_class_name", 5}}}) {
            try {
                sampler_of_class(bad);
                QFAIL("no error");
            } catch (const Error& error) {
                QCOMPARE(error.code(), ErrorCode::FileFormat);
            }
        }
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
            const std::string name = std::string(to_string(sampler)) + " " + field + " " + value;
            QTest::newRow(name.c_str()) << QString::fromUtf8(field) << QString::fromUtf8(value)
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
        row("algorithm_type", "\"sde-dpmsolver\"", Sampler::DpmPp2mSde);
        row("solver_order", "4", Sampler::DpmPp2m);
        row("solver_type", "\"rk4\"", Sampler::DpmPp2m);
        row("use_flow_sigmas", "true", Sampler::DpmPp2m);
        row("use_lu_lambdas", "true", Sampler::DpmPp2mSde);
        row("variance_type", "\"learned_range\"", Sampler::DpmPp2m);
        row("variance_type", "\"fixed_large_log\"", Sampler::Ddpm);
        row("variance_type", "\"learned\"", Sampler::Ddpm);
        row("thresholding", "true", Sampler::Ddpm);
        row("thresholding", "true", Sampler::Lcm);
        row("thresholding", "true", Sampler::UniPc);
        row("use_beta_sigmas", "true", Sampler::Lms);
        row("use_exponential_sigmas", "true", Sampler::Heun);
        row("solver_order", "0", Sampler::UniPc);
        row("solver_type", "\"bh3\"", Sampler::UniPc);
        row("solver_p", "{\"a\":1}", Sampler::UniPc);
        row("use_flow_sigmas", "true", Sampler::UniPc);
        row("beta_schedule", "\"exp\"", Sampler::Heun);
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
