// SPDX-License-Identifier: Apache-2.0
// Properties that hold whatever the reference says; the trajectories themselves are compared with
// diffusers by the program parity.
#include "core/sampling/scheduler.h"

#include "core/base/error.h"
#include "core/sampling/noise.h"

#include <ATen/ATen.h>
#include <QtTest>
#include <nlohmann/json.hpp>

#include <cmath>

using namespace seedbed;
using nlohmann::json;

namespace {

json config(const char* prediction = "epsilon", const char* spacing = "leading") {
    return {{"_class_name", "DDIMScheduler"},
            {"beta_schedule", "scaled_linear"},
            {"beta_start", 0.00085},
            {"beta_end", 0.012},
            {"clip_sample", false},
            {"set_alpha_to_one", false},
            {"steps_offset", 1},
            {"prediction_type", prediction},
            {"timestep_spacing", spacing}};
}

std::unique_ptr<Scheduler> make(Sampler sampler,
                                int steps,
                                const json& from = config(),
                                double eta = 0) {
    return Scheduler::create(from, sampler, Schedule::Automatic, steps, eta);
}

at::Tensor noise_of(std::uint64_t seed) {
    return SeedNoise(NoiseMode::Cpu, {Seed(seed)}).next(4, 4, 4);
}

// What a perfect model says about x when the picture is x0: sigma is noise over signal, scale the
// signal's.
at::Tensor perfect_output(const std::string& prediction,
                          const at::Tensor& x,
                          const at::Tensor& x0,
                          double signal,
                          double noise) {
    const at::Tensor eps = (x - signal * x0) / noise;
    if (prediction == "epsilon") return eps;
    if (prediction == "sample") return x0;
    const double norm = std::sqrt(signal * signal + noise * noise);
    return (signal / norm) * eps - (noise / norm) * x0;
}

// DDIM's and PNDM's last alpha is that of the first training step, so a little noise is left; PNDM
// also mixes velocities of different steps as if they were of one. Consistency models keep a trace
// of the sample.
double left_over(Sampler sampler, const std::string& prediction) {
    if (sampler == Sampler::Pndm && prediction == "v_prediction") return 0.5;
    if (sampler == Sampler::Ddim || sampler == Sampler::Pndm) return 0.15;
    return 1e-3;
}

}  // namespace

class SchedulerTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void leadingStepsOfThePublishedTraps() {
        const std::vector<float> four{751, 501, 251, 1}, solver{801, 601, 401, 201};
        QVERIFY(make(Sampler::Ddim, 4)->timesteps() == four);
        QVERIFY(make(Sampler::Euler, 4)->timesteps() == four);
        QVERIFY(make(Sampler::DpmPp2m, 4)->timesteps() == solver);
        const auto euler = make(Sampler::Euler, 4);
        const double sigma = euler->sigmas().front();
        QVERIFY(std::abs(euler->init_noise_sigma() - std::sqrt(sigma * sigma + 1)) < 1e-9);
    }

    void eulerKeepsFractions() {
        const auto euler = make(Sampler::Euler, 20, config("epsilon", "linspace"));
        QCOMPARE(euler->timesteps()[0], 999.0F);
        QVERIFY(std::abs(euler->timesteps()[1] - 946.42105F) < 1e-4F);
    }

    void karrasSigmasFallFromMaxToMin() {
        const std::vector<double> sigmas = karras_sigmas(0.03, 14.6, 10);
        QVERIFY(std::abs(sigmas.front() - 14.6) < 1e-9 && std::abs(sigmas.back() - 0.03) < 1e-9);
        QVERIFY(std::is_sorted(sigmas.rbegin(), sigmas.rend()));
        QCOMPARE(karras_sigmas(0.03, 14.6, 1).size(), std::size_t{1});
    }

    // With a model that knows the picture, every sampler predicts it at each step and ends there.
    void perfectModelGivesThePicture_data() {
        QTest::addColumn<int>("sampler");
        QTest::addColumn<QString>("prediction");
        for (const Sampler sampler : all_samplers()) {
            for (const char* prediction : {"epsilon", "v_prediction", "sample"}) {
                const std::string name = std::string(to_string(sampler)) + " " + prediction;
                QTest::newRow(name.c_str())
                    << static_cast<int>(sampler) << QString::fromUtf8(prediction);
            }
        }
    }

    void perfectModelGivesThePicture() {
        QFETCH(int, sampler);
        QFETCH(QString, prediction);
        const auto kind = static_cast<Sampler>(sampler);
        const std::string says = prediction.toStdString();
        const auto scheduler = make(kind, 6, config(says.c_str(), "trailing"));
        const at::Tensor x0 = noise_of(1);
        SeedNoise fresh(NoiseMode::Cpu, {Seed(9)});
        at::Tensor x = scheduler->add_noise_at(0, x0, noise_of(2));
        for (int k = 0; k < scheduler->steps(); ++k) {
            const auto [s, n] = scheduler->parts(k);
            const StepResult result = scheduler->step(
                k, x, perfect_output(says, x, x0, s, n), [&] { return fresh.next(4, 4, 4); });
            QVERIFY((result.denoised - x0).abs().max().item<double>() < 2e-4);
            x = result.next;
        }
        QVERIFY((x - x0).abs().max().item<double>() < left_over(kind, says));
    }

    // The same from the middle, where those that remember earlier steps have none yet.
    void perfectModelFromAPicture_data() { perfectModelGivesThePicture_data(); }

    void perfectModelFromAPicture() {
        QFETCH(int, sampler);
        QFETCH(QString, prediction);
        const auto kind = static_cast<Sampler>(sampler);
        const std::string says = prediction.toStdString();
        const at::Tensor x0 = noise_of(1);
        for (const double strength : {0.125, 0.4, 0.9}) {
            const auto scheduler = make(kind, 10, config(says.c_str(), "trailing"));
            const int start = scheduler->start_step(std::max(strength, 0.1));
            SeedNoise fresh(NoiseMode::Cpu, {Seed(9)});
            at::Tensor x = scheduler->add_noise_at(start, x0, noise_of(2));
            for (int k = start; k < scheduler->steps(); ++k) {
                const auto [s, n] = scheduler->parts(k);
                const StepResult result = scheduler->step(
                    k, x, perfect_output(says, x, x0, s, n), [&] { return fresh.next(4, 4, 4); });
                QVERIFY((result.denoised - x0).abs().max().item<double>() < 1e-3);
                x = result.next;
            }
            QVERIFY((x - x0).abs().max().item<double>() < left_over(kind, says));
        }
    }

    void startStepsAreDiffusers() {
        QCOMPARE(make(Sampler::Ddim, 20)->start_step(1.0), 0);
        QCOMPARE(make(Sampler::Ddim, 20)->start_step(0.75), 5);
        QCOMPARE(make(Sampler::Ddim, 20)->start_step(0.05), 19);
        QCOMPARE(make(Sampler::Heun, 20)->start_step(0.75), 10);
        QCOMPARE(make(Sampler::Heun, 20)->sigmas()[10], make(Sampler::Euler, 20)->sigmas()[5]);
        QCOMPARE(make(Sampler::Pndm, 20)->start_step(0.5), 10);
        QCOMPARE(make(Sampler::Pndm, 20)->start_step(0.95), 2);
        json runge_kutta = config();
        runge_kutta["skip_prk_steps"] = false;
        QCOMPARE(make(Sampler::Pndm, 20, runge_kutta)->start_step(0.95), 4);
        QCOMPARE(make(Sampler::Pndm, 20, runge_kutta)->start_step(0.8), 13);
        for (const double bad : {0.0, -1.0, 1.01, 0.04, std::nan("")}) {
            try {
                make(Sampler::Ddim, 20)->start_step(bad);
                QFAIL("no error");
            } catch (const Error& error) {
                QCOMPARE(error.code(), ErrorCode::InvalidRequest);
            }
        }
    }

    void noiseAtALevelIsInTheSamplersOwnScale() {
        const at::Tensor x0 = noise_of(1), noise = noise_of(2);
        const auto euler = make(Sampler::Euler, 8);
        QVERIFY(at::allclose(euler->add_noise_at(3, x0, noise), x0 + noise * euler->sigmas()[3]));
        for (const Sampler sampler : {Sampler::Ddim, Sampler::Lcm, Sampler::UniPc}) {
            const auto scheduler = make(sampler, 8);
            const at::Tensor t = at::full({1}, scheduler->timesteps()[3], at::kLong);
            const at::Tensor wanted = scheduler->noise_schedule().add_noise(x0, noise, t);
            QVERIFY(at::allclose(scheduler->add_noise_at(3, x0, noise), wanted, 1e-4, 1e-5));
            QVERIFY(scheduler->add_noise_at(scheduler->steps(), x0, noise).equal(x0));
        }
    }

    // Rows that go on alone end as they would have in company.
    void keptRowsRememberTheirOwn() {
        const at::Tensor both = at::cat({noise_of(1), noise_of(2)});
        const at::Tensor rows = at::tensor(std::vector<std::int64_t>{1}, at::kLong);
        for (const Sampler sampler : all_samplers()) {
            for (const int dropped : {1, 2, 3, 5}) {
                const auto whole = make(sampler, 8);
                const auto part = make(sampler, 8);
                at::Tensor x = both, y = both;
                for (int k = 0; k < whole->steps(); ++k) {
                    const at::Tensor fresh = noise_of(10 + k).expand({2, 4, 4, 4});
                    x = whole->step(k, x, at::sin(x), [&] { return fresh; }).next;
                    if (k == dropped) {
                        part->keep(rows);
                        y = y.index_select(0, rows);
                    }
                    y = part->step(k, y, at::sin(y), [&] { return fresh.slice(0, 0, y.size(0)); })
                            .next;
                }
                QVERIFY(y.size(0) == 1 && at::allclose(y[0], x[1]));
            }
        }
    }

    void callsOfTheModel() {
        for (const Sampler sampler : all_samplers())
            for (const int steps : {1, 2, 7})
                QCOMPARE(make(sampler, steps)->steps(), model_calls(sampler, steps));
    }

    void rungeKuttaNeedsFourSteps() {
        json runge_kutta = config();
        runge_kutta["skip_prk_steps"] = false;
        QCOMPARE(make(Sampler::Pndm, 4, runge_kutta)->steps(), 13);
        QCOMPARE(make(Sampler::Pndm, 20, runge_kutta)->steps(), 29);
        try {
            make(Sampler::Pndm, 3, runge_kutta);
            QFAIL("no error");
        } catch (const Error& error) {
            QCOMPARE(error.code(), ErrorCode::InvalidRequest);
            QVERIFY(QString::fromUtf8(error.what()).contains(QStringLiteral("skip_prk_steps")));
        }
    }

    // Every form of the solvers is at least consistent: with a perfect model it ends at the
    // picture.
    void solverOptions_data() {
        QTest::addColumn<int>("sampler");
        QTest::addColumn<QString>("options");
        const auto row = [](Sampler sampler, const char* options) {
            const std::string name = std::string(to_string(sampler)) + " " + options;
            QTest::newRow(name.c_str()) << static_cast<int>(sampler) << QString::fromUtf8(options);
        };
        for (const Sampler sampler : {Sampler::DpmPp2m, Sampler::DpmPp2mSde, Sampler::UniPc}) {
            row(sampler, R"({"solver_order": 1})");
            row(sampler, R"({"solver_order": 3})");
            row(sampler, R"({"solver_order": 3, "lower_order_final": false})");
            row(sampler, R"({"solver_type": "heun"})");
            row(sampler, R"({"use_karras_sigmas": true, "final_sigmas_type": "zero"})");
            row(sampler, R"({"rescale_betas_zero_snr": true, "prediction_type": "v_prediction"})");
        }
        row(Sampler::UniPc, R"({"solver_type": "bh1"})");
        row(Sampler::UniPc, R"({"predict_x0": false})");
        row(Sampler::UniPc, R"({"predict_x0": false, "solver_order": 3, "solver_type": "bh1"})");
        row(Sampler::UniPc, R"({"disable_corrector": [0, 1]})");
        row(Sampler::DpmPp2m, R"({"lambda_min_clipped": -2.5})");
        // Its stride is that of leading steps, whatever the spacing.
        row(Sampler::Pndm, R"({"skip_prk_steps": false, "timestep_spacing": "leading"})");
        row(Sampler::Ddpm, R"({"variance_type": "fixed_small_log"})");
        row(Sampler::Lms, R"({"use_karras_sigmas": true})");
        row(Sampler::Heun, R"({"use_karras_sigmas": true})");
    }

    void solverOptions() {
        QFETCH(int, sampler);
        QFETCH(QString, options);
        const auto kind = static_cast<Sampler>(sampler);
        json settings = config("epsilon", "linspace");
        settings.update(json::parse(options.toStdString()));
        const std::string says = settings["prediction_type"];
        const auto scheduler = make(kind, 12, settings);
        const at::Tensor x0 = noise_of(1);
        at::Tensor x = scheduler->add_noise_at(0, x0, noise_of(2));
        for (int k = 0; k < scheduler->steps(); ++k) {
            const auto [s, n] = scheduler->parts(k);
            x = scheduler->step(k, x, perfect_output(says, x, x0, s, n), [] { return noise_of(3); })
                    .next;
        }
        const double error = (x - x0).abs().max().item<double>();
        QVERIFY2(error < std::max(2e-3, left_over(kind, says)), qPrintable(QString::number(error)));
    }

    void clippingOfTheOthers() {
        json clipped = config();
        clipped["clip_sample"] = true;
        clipped["clip_sample_range"] = 0.5;
        for (const Sampler sampler : {Sampler::Ddpm, Sampler::Heun}) {
            const StepResult result =
                make(sampler, 4, clipped)->step(0, noise_of(1), noise_of(2), [] {
                    return noise_of(3);
                });
            QVERIFY(result.denoised.abs().max().item<double>() <= 0.5);
        }
    }

    void consistencyModelsTakeTheStepsTheyWereMadeFor() {
        const std::vector<float> four{999, 759, 499, 259};
        QVERIFY(make(Sampler::Lcm, 4)->timesteps() == four);
        json few = config();
        few["original_inference_steps"] = 8;
        QVERIFY_EXCEPTION_THROWN(make(Sampler::Lcm, 9, few), Error);
    }

    void etaDrawsNoise() {
        int draws = 0;
        const NoiseSource count = [&] {
            ++draws;
            return noise_of(3);
        };
        const at::Tensor x = noise_of(1), output = noise_of(2);
        const at::Tensor plain = make(Sampler::Ddim, 4)->step(0, x, output, count).next;
        QCOMPARE(draws, 0);
        const at::Tensor noisy =
            make(Sampler::Ddim, 4, config(), 1.0)->step(0, x, output, count).next;
        QCOMPARE(draws, 1);
        QVERIFY(!plain.equal(noisy));
    }

    void clippingBoundsThePrediction() {
        json clipped = config();
        clipped["clip_sample"] = true;
        const StepResult result =
            make(Sampler::Ddim, 4, clipped)->step(0, noise_of(1), noise_of(2), {});
        QVERIFY(result.denoised.abs().max().item<double>() <= 1.0);
    }

    void stepsAreDifferentiable() {
        const at::Tensor x = noise_of(1).requires_grad_(true);
        const auto scheduler = make(Sampler::Ddim, 4);
        at::Tensor y = x;
        for (int k = 0; k < 3; ++k) y = scheduler->step(k, y, y * 0.25, {}).next;
        y.sum().backward();
        QVERIFY(x.grad().defined() && x.grad().abs().min().item<double>() > 0);
    }

    void inputsStayAsTheyAre() {
        const at::Tensor x = noise_of(1), output = noise_of(2);
        const at::Tensor x_before = x.clone(), output_before = output.clone();
        for (const Sampler sampler : all_samplers()) {
            const auto scheduler = make(sampler, 4);
            for (int k = 0; k < 3; ++k) scheduler->step(k, x, output, [] { return noise_of(5); });
        }
        QVERIFY(x.equal(x_before) && output.equal(output_before));
    }

    void everyCountOfStepsWorksOrIsRefused() {
        for (const Sampler sampler : all_samplers()) {
            for (const char* spacing : {"leading", "linspace", "trailing"}) {
                for (const int steps : {1, 2, 3, 7, 150, 333, 499, 500, 998, 999, 1000}) {
                    try {
                        const auto scheduler = make(sampler, steps, config("epsilon", spacing));
                        QCOMPARE(scheduler->steps(), model_calls(sampler, steps));
                        at::Tensor x = noise_of(1);
                        for (int k = 0; k < scheduler->steps(); ++k)
                            x = scheduler->step(k, x, 0.1 * x, [] { return noise_of(2); }).next;
                        QVERIFY2(
                            at::isfinite(x).all().item<bool>(),
                            qPrintable(
                                QStringLiteral("%1 %2").arg(QLatin1String(spacing)).arg(steps)));
                    } catch (const Error& error) {
                        QCOMPARE(error.code(), ErrorCode::InvalidRequest);
                        QVERIFY(steps > (sampler == Sampler::Lcm ? 50 : 990));
                        QVERIFY(QString::fromUtf8(error.what()).contains(QString::number(steps)));
                    }
                }
            }
        }
    }

    void zeroTerminalSnrNeedsVelocity() {
        json zsnr = config("epsilon", "trailing");
        zsnr["rescale_betas_zero_snr"] = true;
        QVERIFY_EXCEPTION_THROWN(make(Sampler::Ddim, 4, zsnr), Error);
        zsnr["prediction_type"] = "v_prediction";
        QCOMPARE(make(Sampler::Ddim, 4, zsnr)->noise_schedule().alphas_cumprod().back(), 0.0F);
    }
};

QTEST_GUILESS_MAIN(SchedulerTest)
#include "scheduler_test.moc"
