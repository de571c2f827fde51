// SPDX-License-Identifier: Apache-2.0
// Runs that start from a picture, against diffusers' (tests/data/scripts/make_start_cases.py).
#include "core/sampling/started_batch.h"

#include "core/base/error.h"
#include "core/io/json_file.h"
#include "core/io/picture_file.h"
#include "core/io/safetensors.h"
#include "core/sampling/grid_run.h"
#include "core/sampling/image_prep.h"
#include "core/sampling/noise.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <QtTest>

#include <cstring>

namespace {

using namespace seedbed;

const std::string kCases = std::string(SEEDBED_TEST_DATA) + "/sampling/start";

double distance(const at::Tensor& a, const at::Tensor& b) {
    return (a - b).abs().max().item<double>();
}

}  // namespace

class StartedBatchTest : public QObject {
    Q_OBJECT

 private:
    std::shared_ptr<const Model> m_model;
    nlohmann::json m_cases;
    std::shared_ptr<const SafetensorsFile> m_expected;
    at::Tensor m_picture, m_mask;

    at::Tensor expected(const std::string& name) const {
        const auto bytes = m_expected->bytes(name);
        const at::Tensor values = at::empty(m_expected->entry(name).shape, at::kFloat);
        std::memcpy(values.mutable_data_ptr(), bytes.data(), bytes.size());
        return values;
    }

    std::shared_ptr<const StartLatents> start(double strength, bool masked) const {
        return std::make_shared<StartLatents>(encode_start(
            *m_model->vae, {m_picture, masked ? m_mask : at::Tensor(), strength}, false));
    }

    std::shared_ptr<const PromptContext> prompt() const {
        return std::make_shared<PromptContext>(
            encode_prompt(*m_model,
                          {m_cases["prompt"], m_cases["negative"], {}},
                          m_cases["guidance"],
                          m_cases["width"],
                          m_cases["height"]));
    }

    RunSettings settings(Sampler sampler, double strength, bool masked, double eta = 0) const {
        RunSettings out;
        out.steps = m_cases["steps"];
        out.sampler = sampler;
        out.guidance = m_cases["guidance"];
        out.eta = eta;
        out.width = m_cases["width"];
        out.height = m_cases["height"];
        out.start = start(strength, masked);
        return out;
    }

    GridRun finished(const RunSettings& wanted, std::vector<Seed> seeds) const {
        GridRun run(m_model, prompt(), wanted, std::move(seeds));
        while (!run.done()) run.step();
        return run;
    }

 private Q_SLOTS:
    void initTestCase() {
        at::set_num_threads(1);
        m_model = load_model(std::string(SEEDBED_TEST_DATA) + "/parity/sd1/model");
        m_cases = read_json(kCases + "/cases.json");
        m_expected = SafetensorsFile::open(kCases + "/expected.safetensors");
        const int width = m_cases["width"], height = m_cases["height"];
        m_picture = prepare_picture(read_picture(kCases + "/image.png"), width, height);
        m_mask = binarized(prepare_mask(read_picture(kCases + "/mask.png"), width, height));
    }

    void equalToDiffusers_data() {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < m_cases["cases"].size(); ++i)
            QTest::newRow(m_cases["cases"][i]["name"].get<std::string>().c_str())
                << static_cast<int>(i);
    }

    void equalToDiffusers() {
        QFETCH(int, index);
        const auto& wanted = m_cases["cases"][index];
        Schedule schedule = Schedule::Automatic;
        const Sampler sampler = parse_sampler(wanted["sampler"].get<std::string>(), schedule);
        const GridRun run =
            finished(settings(sampler, wanted["strength"], wanted["mask"], wanted["eta"]),
                     {Seed(m_cases["seed"].get<std::uint64_t>())});
        const at::Tensor reference = expected(wanted["name"]);
        const double error =
            distance(run.latents(), reference) / reference.std(false).item<double>();
        QVERIFY2(error < 2e-3, std::to_string(error).c_str());
    }

    // The posterior's, the first and the later noise come from each seed's own generator.
    void aPlaceInTheBatchDoesNotMatter() {
        const RunSettings wanted = settings(Sampler::EulerAncestral, 0.55, true);
        const at::Tensor together = finished(wanted, {Seed(5), Seed(6), Seed(7)}).latents();
        for (int i = 0; i < 3; ++i) {
            const at::Tensor alone = finished(wanted, {Seed(5 + i)}).latents();
            QVERIFY(distance(together[i], alone[0]) < 1e-3);
        }
    }

    void keptRowsEndAsTheyWouldHave() {
        const RunSettings wanted = settings(Sampler::EulerAncestral, 0.8, true);
        const at::Tensor all = finished(wanted, {Seed(5), Seed(6), Seed(7)}).latents();
        GridRun run(m_model, prompt(), wanted, {Seed(5), Seed(6), Seed(7)});
        run.step();
        run.keep({1, 2});
        while (!run.done()) run.step();
        QVERIFY(distance(run.latents(), all.narrow(0, 1, 2)) < 1e-3);
    }

    void strengthIsTheShareOfSteps() {
        const GridRun half(m_model, prompt(), settings(Sampler::Ddim, 0.5, false), {Seed(1)});
        QCOMPARE(half.steps(), 3);
        QCOMPARE(half.timesteps().size(0), std::int64_t{3});
        const GridRun none(m_model, prompt(), settings(Sampler::Ddim, 0, false), {Seed(1)});
        QVERIFY(none.done());
        QCOMPARE(none.steps(), 0);
        // The picture itself, but for what the VAE changes.
        QVERIFY(distance(none.latents(), start(0, false)->picture.mean) <
                6 * start(0, false)->picture.deviation.max().item<double>());
        try {
            GridRun(m_model, prompt(), settings(Sampler::Ddim, 0.1, false), {Seed(1)});
            QFAIL("a tenth of six steps is none");
        } catch (const Error& error) {
            QCOMPARE(error.code(), ErrorCode::InvalidRequest);
        }
    }

    void whatIsKeptStaysItself() {
        const RunSettings wanted = settings(Sampler::Euler, 1, true);
        const GridRun run = finished(wanted, {Seed(3)});
        const at::Tensor kept = wanted.start->mask == 0;
        QVERIFY(kept.any().item<bool>() && !kept.all().item<bool>());
        SeedNoise noise(NoiseMode::Cpu, {Seed(3)});
        const auto shape = run.latents().sizes();
        const at::Tensor picture =
            wanted.start->picture.sample(noise.next_for_posterior(shape[1], shape[2], shape[3]));
        QVERIFY(run.latents().masked_select(kept).equal(picture.masked_select(kept)));
        QVERIFY(run.denoised().masked_select(kept).equal(picture.masked_select(kept)));
        QVERIFY(!run.latents().masked_select(~kept).equal(picture.masked_select(~kept)));
    }

    // A recipe mixes initial noises; what the posterior takes first is not one.
    void recipesMixTheInitialNoise() {
        const auto initial = [&](Seed seed, const NoiseRecipe& recipe) {
            return GridRun(m_model,
                           prompt(),
                           settings(Sampler::Ddim, 0.5, false),
                           std::make_unique<SeedNoise>(
                               NoiseMode::Cpu, std::vector{seed}, std::vector{recipe}))
                .initial_noise();
        };
        NoiseRecipe all_the_other;
        all_the_other.chain = {{Seed(9), 1.0}};
        QVERIFY(initial(Seed(8), all_the_other).equal(initial(Seed(9), {})));
        QVERIFY(!initial(Seed(8), {}).equal(initial(Seed(9), {})));
    }

    void aStartOfAnotherKindIsOurBug() {
        RunSettings wanted = settings(Sampler::Ddim, 0.5, true);
        wanted.start = std::make_shared<StartLatents>(
            encode_start(*m_model->vae, {m_picture, m_mask, 0.5}, true));
        QVERIFY_EXCEPTION_THROWN(GridRun(m_model, prompt(), wanted, {Seed(1)}), LogicError);
        QVERIFY_EXCEPTION_THROWN(encode_start(*m_model->vae, {m_picture, {}, 0.5}, true),
                                 LogicError);
    }
};

QTEST_GUILESS_MAIN(StartedBatchTest)
#include "started_batch_test.moc"
