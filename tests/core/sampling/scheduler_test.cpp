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

// Signal and noise parts of the sampler's own sample at a step.
std::pair<double, double> parts(const Scheduler& scheduler, Sampler sampler, int step) {
    if (sampler == Sampler::Euler || sampler == Sampler::EulerAncestral)
        return {1.0, scheduler.sigmas()[step]};
    if (sampler == Sampler::DpmPp2m) {
        const double sigma = scheduler.sigmas()[step];
        return {1 / std::sqrt(sigma * sigma + 1), sigma / std::sqrt(sigma * sigma + 1)};
    }
    const double a =
        scheduler.noise_schedule().alphas_cumprod()[static_cast<int>(scheduler.timesteps()[step])];
    return {std::sqrt(a), std::sqrt(1 - a)};
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
        const auto [signal, noise] = parts(*scheduler, kind, 0);
        at::Tensor x = signal * x0 + noise * noise_of(2);
        for (int k = 0; k < scheduler->steps(); ++k) {
            const auto [s, n] = parts(*scheduler, kind, k);
            const StepResult result = scheduler->step(
                k, x, perfect_output(says, x, x0, s, n), [&] { return fresh.next(4, 4, 4); });
            QVERIFY((result.denoised - x0).abs().max().item<double>() < 2e-4);
            x = result.next;
        }
        // DDIM's last alpha is that of the first training step, so a little noise is left.
        const double left = kind == Sampler::Ddim ? 0.15 : 2e-4;
        QVERIFY((x - x0).abs().max().item<double>() < left);
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
                        QCOMPARE(scheduler->steps(), steps);
                        at::Tensor x = noise_of(1);
                        for (int k = 0; k < steps; ++k)
                            x = scheduler->step(k, x, 0.1 * x, [] { return noise_of(2); }).next;
                        QVERIFY2(
                            at::isfinite(x).all().item<bool>(),
                            qPrintable(
                                QStringLiteral("%1 %2").arg(QLatin1String(spacing)).arg(steps)));
                    } catch (const Error& error) {
                        QCOMPARE(error.code(), ErrorCode::InvalidRequest);
                        QVERIFY(steps > 990);
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
