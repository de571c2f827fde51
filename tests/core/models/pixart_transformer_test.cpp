// SPDX-License-Identifier: Apache-2.0
// B images, P prompts, L heads, N patches, T tokens, D width of the text states
#include "core/models/pixart_transformer.h"

#include "tests/core/base/expect_error.h"
#include "tests/core/models/model_copy.h"

#include <ATen/ATen.h>
#include <QTest>

#include <cmath>
#include <map>
#include <string>

using namespace seedbed;
namespace fs = std::filesystem;

namespace {

constexpr std::int64_t kTokens = 120;
constexpr std::int64_t kWidth = 32;

fs::path folder() {
    return fs::path(SEEDBED_TEST_DATA) / "parity/pixart-alpha/model/transformer";
}

// Keeps everything that it is shown.
class Keeper : public AttentionObserver {
 public:
    bool wants(int, int, int) const override { return true; }
    void observe(int layer, const at::Tensor& probabilities, int height, int width) override {
        maps[layer] = probabilities.clone();
        sizes[layer] = {height, width};
    }
    std::map<int, at::Tensor> maps;  // [B, L, N, T]
    std::map<int, std::pair<int, int>> sizes;
};

at::Tensor random(at::IntArrayRef shape, std::uint64_t seed) {
    return at::randn(shape, at::detail::createCPUGenerator(seed), at::TensorOptions(at::kFloat));
}

at::Tensor at_time(double t) {
    return at::full({1}, t, at::kFloat);
}

double largest(const at::Tensor& a, const at::Tensor& b) {
    return (a - b).abs().max().item<double>();
}

// Prompt p counts 5 + 40 p tokens.
EncodedPrompts some_text(std::int64_t prompts) {
    const at::Tensor lengths = at::arange(prompts).unsqueeze(1) * 40 + 5;
    return {random({prompts, kTokens, kWidth}, 5), {}, at::arange(kTokens).unsqueeze(0) < lengths};
}

}  // namespace

class PixArtTransformerTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { model_ = PixArtTransformer::load(folder()); }
    void describesItself();
    void averageLayersAreAllLayers();
    void rowsDoNotDependOnTheirPlace();
    void oneTimestepServesAll();
    void sizesMatter();
    void maskedTokensDoNotCount();
    void observerChangesNothing_data();
    void observerChangesNothing();
    void observerSeesTheLastPrompt();
    void positionsAreThoseOfTheGrid();
    void probesAreGiven();
    void halfPrecisionIsClose();
    void gradientPathGivesTheSame();
    void gradientMatchesDifferences();
    void withoutSizeConditions();
    void wrongInputsAreOurBugs();
    void unsupportedOptions_data();
    void unsupportedOptions();
    void wrongSettingsAreRefused_data();
    void wrongSettingsAreRefused();

 private:
    TextContext context(std::int64_t prompts) const {
        return model_->prepare_text(some_text(prompts), SizeCondition{128, 192});
    }
    std::unique_ptr<PixArtTransformer> model_;
};

void PixArtTransformerTest::describesItself() {
    const auto& layers = model_->attention_layers();
    QCOMPARE(layers.size(), std::size_t(3));
    QCOMPARE(layers[1].name, std::string("transformer_blocks.1.attn2"));
    for (const auto& layer : layers) {
        QCOMPARE(layer.heads, 4);
        QCOMPARE(layer.factor, 2);
        QVERIFY(model_->parameters().contains(layer.name + ".to_k.bias"));
    }
    QCOMPARE(model_->in_channels(), 4);
    QCOMPARE(model_->out_channels(), 8);
    QCOMPARE(model_->sample_size(), 128);
    QCOMPARE(model_->text_width(), 32);
    QCOMPARE(model_->size_multiple(), 2);
}

void PixArtTransformerTest::averageLayersAreAllLayers() {
    QCOMPARE(average_layers(model_->attention_layers(), 16, 16), (std::vector<int>{0, 1, 2}));
    QCOMPARE(average_layers(model_->attention_layers(), 128, 64), (std::vector<int>{0, 1, 2}));
}

void PixArtTransformerTest::rowsDoNotDependOnTheirPlace() {
    const TextContext text = context(2);
    const at::Tensor latents = random({6, 4, 16, 24}, 1);
    const at::Tensor together = model_->forward(latents, at_time(321), text);
    QCOMPARE(together.sizes(), at::IntArrayRef({6, 8, 16, 24}));
    for (const std::int64_t row : {0, 2}) {
        const at::Tensor pair = at::stack({latents[row], latents[3 + row]});
        const at::Tensor alone = model_->forward(pair, at_time(321), text);
        QVERIFY(largest(alone[0], together[row]) <= 1e-5);
        QVERIFY(largest(alone[1], together[3 + row]) <= 1e-5);
    }
}

void PixArtTransformerTest::oneTimestepServesAll() {
    for (const std::int64_t prompts : {1, 2}) {
        const TextContext text = context(prompts);
        const at::Tensor latents = random({4, 4, 8, 12}, 2);
        const at::Tensor one = model_->forward(latents, at_time(41.5), text);
        const at::Tensor each = model_->forward(latents, at::full({4}, 41.5, at::kFloat), text);
        QVERIFY(largest(one, each) <= 1e-5);
        const at::Tensor mixed =
            model_->forward(latents, at::tensor({41.5F, 900.0F, 41.5F, 900.0F}), text);
        QVERIFY(largest(mixed[0], one[0]) <= 1e-5);
        QVERIFY(largest(mixed[1], one[1]) > 1e-3);
        QVERIFY(largest(mixed[2], one[2]) <= 1e-5);
    }
}

void PixArtTransformerTest::sizesMatter() {
    const EncodedPrompts text = some_text(2);
    const at::Tensor latents = random({4, 4, 8, 8}, 2);
    const auto run = [&](const TextContext& context) {
        return model_->forward(latents, at_time(500), context);
    };
    const at::Tensor square = run(model_->prepare_text(text, SizeCondition{512, 512}));
    const at::Tensor wide = run(model_->prepare_text(text, SizeCondition{512, 768}));
    QVERIFY(largest(square, wide) > 1e-3);
    // A size for each prompt: its rows are those of a call that is told this size alone.
    const TextContext both =
        model_->prepare_text(text,
                             at::tensor({512.0F, 512.0F, 512.0F, 768.0F}).view({2, 2}),
                             at::tensor({1.0F, 512.0F / 768.0F}).view({2, 1}));
    const at::Tensor mixed = run(both);
    QVERIFY(largest(mixed.narrow(0, 0, 2), square.narrow(0, 0, 2)) <= 1e-5);
    QVERIFY(largest(mixed.narrow(0, 2, 2), wide.narrow(0, 2, 2)) <= 1e-5);
}

void PixArtTransformerTest::maskedTokensDoNotCount() {
    EncodedPrompts text = some_text(1), other = some_text(1);
    other.states.narrow(1, 5, kTokens - 5).fill_(3);
    const at::Tensor latents = random({1, 4, 8, 8}, 2);
    const auto run = [&](const EncodedPrompts& prompts) {
        return model_->forward(
            latents, at_time(500), model_->prepare_text(prompts, SizeCondition{64, 64}));
    };
    QVERIFY(run(text).equal(run(other)));
    text.mask = other.mask = at::Tensor();
    QVERIFY(largest(run(text), run(other)) > 1e-3);
}

void PixArtTransformerTest::observerChangesNothing_data() {
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("width");
    QTest::newRow("square") << 16 << 16;
    QTest::newRow("wide") << 12 << 20;
    QTest::newRow("flash attention") << 80 << 64;  // 1280 patches
}

void PixArtTransformerTest::observerChangesNothing() {
    QFETCH(int, height);
    QFETCH(int, width);
    const TextContext text = context(2);
    const at::Tensor latents = random({4, 4, height, width}, 3);
    Keeper keeper;
    const at::Tensor plain = model_->forward(latents, at_time(500), text);
    const at::Tensor watched = model_->forward(latents, at_time(500), text, &keeper);
    QVERIFY(plain.equal(watched));
    QCOMPARE(keeper.maps.size(), std::size_t(3));
    for (const auto& [layer, map] : keeper.maps) {
        const auto [h, w] = keeper.sizes[layer];
        QCOMPARE(h, height / 2);
        QCOMPARE(map.sizes(), at::IntArrayRef({2, 4, std::int64_t(h) * w, kTokens}));
        QVERIFY((map.sum(-1) - 1).abs().max().item<double>() < 1e-5);
        QVERIFY(map.narrow(-1, 45, kTokens - 45).max().item<double>() == 0);  // masked
    }
}

void PixArtTransformerTest::observerSeesTheLastPrompt() {
    const EncodedPrompts text = some_text(2);
    const EncodedPrompts last{text.states.narrow(0, 1, 1), {}, text.mask.narrow(0, 1, 1)};
    const at::Tensor latents = random({2, 4, 16, 16}, 4);
    Keeper both, alone;
    model_->forward(latents, at_time(700), context(2), &both);
    model_->forward(latents.narrow(0, 1, 1),
                    at_time(700),
                    model_->prepare_text(last, SizeCondition{128, 192}),
                    &alone);
    for (const auto& [layer, map] : both.maps) QVERIFY(largest(map, alone.maps[layer]) <= 1e-5);
}

void PixArtTransformerTest::positionsAreThoseOfTheGrid() {
    const at::Tensor wide = model_->positions(2, 3).view({2, 3, 48});
    QVERIFY(wide.select(1, 1).narrow(1, 0, 24).std(0).max().item<double>() == 0);   // columns first
    QVERIFY(wide.select(0, 1).narrow(1, 24, 24).std(0).max().item<double>() == 0);  // then rows
    QVERIFY(wide.narrow(2, 0, 12).select(1, 0).abs().max().item<double>() == 0);    // sines of 0
    // The base size spans the same stretch whatever the grid: 64 patches, scale 2.
    QCOMPARE(wide[0][1][0].item<float>(), static_cast<float>(std::sin(64.0 / 3 / 2)));
}

void PixArtTransformerTest::probesAreGiven() {
    std::map<std::string, at::Tensor> probes;
    model_->forward(random({2, 4, 8, 12}, 1), at_time(5), context(1), nullptr, &probes);
    QCOMPARE(probes.at("temb").sizes(), at::IntArrayRef({1, 48}));
    QCOMPARE(probes.at("patches").sizes(), at::IntArrayRef({2, 24, 48}));
    QCOMPARE(probes.at("block.2").sizes(), at::IntArrayRef({2, 24, 48}));
}

void PixArtTransformerTest::halfPrecisionIsClose() {
    const at::Tensor latents = random({2, 4, 16, 16}, 6);
    const at::Tensor exact = model_->forward(latents, at_time(100), context(2));
    for (const auto dtype : {at::kBFloat16, at::kHalf}) {
        const auto half = PixArtTransformer::load(folder(), {at::kCPU, dtype});
        const TextContext text = half->prepare_text(some_text(2), SizeCondition{128, 192});
        Keeper keeper;
        const at::Tensor out = half->forward(latents, at_time(100), text, &keeper);
        QVERIFY(out.scalar_type() == at::kFloat);
        QVERIFY(keeper.maps.at(0).scalar_type() == at::kFloat);
        const double error = largest(out, exact) / exact.std().item<double>();
        QVERIFY2(error < (dtype == at::kHalf ? 0.02 : 0.15), qPrintable(QString::number(error)));
    }
}

void PixArtTransformerTest::gradientPathGivesTheSame() {
    const TextContext text = context(2);
    const at::Tensor latents = random({2, 4, 16, 16}, 6);
    const at::Tensor fast = model_->forward(latents, at_time(100), text);
    const at::Tensor traced = model_->forward(latents.clone().requires_grad_(), at_time(100), text);
    QVERIFY(!fast.requires_grad() && traced.requires_grad());
    QVERIFY(largest(fast, traced) <= 1e-5);
}

void PixArtTransformerTest::gradientMatchesDifferences() {
    const auto model = PixArtTransformer::load(folder());
    const EncodedPrompts prompts = some_text(1);
    const at::Tensor latents = random({1, 4, 16, 16}, 9), target = random({1, 8, 16, 16}, 11);
    for (const char* name : {"transformer_blocks.1.attn2.to_k.weight",
                             "transformer_blocks.0.scale_shift_table",
                             "caption_projection.linear_1.weight"}) {
        at::Tensor weight = model->parameters().at(name);
        weight.set_data(weight.clone());  // out of the read-only mapping
        const at::Tensor direction = random(weight.sizes(), 10);
        const auto loss = [&] {
            const TextContext text = model->prepare_text(prompts, SizeCondition{128, 128});
            return (model->forward(latents, at_time(300), text).to(at::kDouble) * target).sum();
        };
        weight.requires_grad_(true);
        loss().backward();
        const double slope = (weight.grad() * direction).sum().item<double>();
        weight.requires_grad_(false);
        constexpr double kStep = 0.001;
        const at::Tensor start = weight.clone();
        weight.copy_(start + kStep * direction);
        const double above = loss().item<double>();
        weight.copy_(start - kStep * direction);
        const double difference = (above - loss().item<double>()) / (2 * kStep);
        weight.copy_(start);
        QVERIFY2(std::abs(slope - difference) < 0.03 * std::abs(difference),
                 qPrintable(QStringLiteral("%1: %2 against %3")
                                .arg(QString::fromUtf8(name))
                                .arg(slope)
                                .arg(difference)));
    }
}

void PixArtTransformerTest::withoutSizeConditions() {
    // The older class name, and a sample size that is told nothing.
    const ModelCopy copy(folder());
    copy.edit("config.json", [](nlohmann::json& json) {
        json["_class_name"] = "Transformer2DModel";
        json["sample_size"] = 64;
    });
    const auto model = PixArtTransformer::load(copy.path());
    const TextContext text = model->prepare_text(some_text(1), SizeCondition{});
    QVERIFY(!text.added.defined());
    model->forward(random({1, 4, 8, 8}, 1), at_time(3), text);
    QVERIFY_EXCEPTION_THROWN(model->forward(random({1, 4, 8, 8}, 1), at_time(3), context(1)),
                             LogicError);
}

void PixArtTransformerTest::wrongInputsAreOurBugs() {
    const TextContext text = context(2);
    const auto run = [&](at::IntArrayRef shape, const at::Tensor& time) {
        model_->forward(at::zeros(shape), time, text);
    };
    QVERIFY_EXCEPTION_THROWN(run({2, 3, 16, 16}, at_time(1)), LogicError);
    QVERIFY_EXCEPTION_THROWN(run({2, 4, 15, 16}, at_time(1)), LogicError);
    QVERIFY_EXCEPTION_THROWN(run({4, 16, 16}, at_time(1)), LogicError);
    QVERIFY_EXCEPTION_THROWN(run({3, 4, 16, 16}, at_time(1)), LogicError);
    QVERIFY_EXCEPTION_THROWN(run({4, 4, 16, 16}, at::ones({2})), LogicError);
    EncodedPrompts wide = some_text(1);
    QVERIFY_EXCEPTION_THROWN(model_->prepare_text(wide, SizeCondition{}), LogicError);  // no size
    wide.states = at::zeros({1, kTokens, kWidth + 1});
    QVERIFY_EXCEPTION_THROWN(model_->prepare_text(wide, SizeCondition{64, 64}), LogicError);
    wide = some_text(1);
    wide.mask = at::ones({1, 7}, at::kBool);
    QVERIFY_EXCEPTION_THROWN(model_->prepare_text(wide, SizeCondition{64, 64}), LogicError);
}

void PixArtTransformerTest::unsupportedOptions_data() {
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    const auto row = [](const char* key, const char* value) {
        QTest::newRow(key) << QString::fromUtf8(key) << QString::fromUtf8(value);
    };
    row("_class_name", R"("FluxTransformer2DModel")");
    row("activation_fn", R"("geglu")");
    row("norm_type", R"("layer_norm")");
    row("norm_elementwise_affine", "true");
    row("attention_type", R"("gated")");
    row("double_self_attention", "true");
    row("num_vector_embeds", "100");
    row("an_option_of_tomorrow", "1");
}

void PixArtTransformerTest::unsupportedOptions() {
    QFETCH(QString, key);
    QFETCH(QString, value);
    const ModelCopy copy(folder());
    copy.edit("config.json", [&](auto& json) {
        json[key.toStdString()] = nlohmann::json::parse(value.toStdString());
    });
    VERIFY_ERROR(PixArtTransformer::load(copy.path()),
                 ErrorCode::UnsupportedModel,
                 "\"" + key.toStdString() + "\"");
}

void PixArtTransformerTest::wrongSettingsAreRefused_data() {
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("names");
    const auto row = [](const char* key, const char* value, const char* names) {
        QTest::addRow("%s %s", key, value)
            << QString::fromUtf8(key) << QString::fromUtf8(value) << QString::fromUtf8(names);
    };
    row("num_layers", "4", "transformer_blocks.3");
    row("num_layers", "0", "num_layers");
    row("num_attention_heads", "3", "cross_attention_dim");
    row("attention_head_dim", R"("wide")", "attention_head_dim");
    row("patch_size", "0", "patch_size");
    row("patch_size", "4", "has the shape");
    row("caption_channels", "64", "caption_projection");
    row("sample_size", "1", "sample_size");
    row("interpolation_scale", "0", "interpolation_scale");
    row("out_channels", "4", "proj_out");
    row("cross_attention_dim", "32", "cross_attention_dim");
}

void PixArtTransformerTest::wrongSettingsAreRefused() {
    QFETCH(QString, key);
    QFETCH(QString, value);
    QFETCH(QString, names);
    const ModelCopy copy(folder());
    copy.edit("config.json", [&](auto& json) {
        json[key.toStdString()] = nlohmann::json::parse(value.toStdString());
    });
    VERIFY_ERROR(PixArtTransformer::load(copy.path()), ErrorCode::FileFormat, names.toStdString());
}

QTEST_GUILESS_MAIN(PixArtTransformerTest)
#include "pixart_transformer_test.moc"
