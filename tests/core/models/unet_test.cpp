// SPDX-License-Identifier: Apache-2.0
// B images, P prompts, L heads, N query positions, T tokens, D width of the text states
#include "core/models/unet.h"

#include "core/models/attention.h"
#include "core/models/weights.h"
#include "tests/core/base/expect_error.h"
#include "tests/core/models/model_copy.h"

#include <ATen/ATen.h>
#include <QTest>

#include <cmath>
#include <map>
#include <string>

using namespace seedbed;

namespace {

constexpr std::int64_t kTokens = 77;
constexpr std::int64_t kWidth = 32;

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

}  // namespace

class UNetTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { unet_ = UNet::load(small_model() / "unet"); }
    void listsItsAttentionLayers();
    void averageLayersAreNearestTo16x16();
    void rowsDoNotDependOnTheirPlace();
    void manyRowsAgreeWithFew();
    void oneTimestepServesAll();
    void observerChangesNothing_data();
    void observerChangesNothing();
    void observerSeesTheLastPrompt();
    void flashMapsEqualNaiveSoftmax();
    void gradientPathGivesTheSame();
    void gradientMatchesDifferences();
    void changedWeightsAreSeen();
    void wrongInputsAreOurBugs();
    void unsupportedOptions_data();
    void unsupportedOptions();
    void otherShapesAreRefused();
    void wrongSettingsAreRefused_data();
    void wrongSettingsAreRefused();

 private:
    TextContext context(std::int64_t prompts) const {
        return unet_->prepare_text({random({prompts, kTokens, kWidth}, 5), {}, {}},
                                   SizeCondition{});
    }
    std::unique_ptr<UNet> unet_;
};

void UNetTest::listsItsAttentionLayers() {
    const auto& layers = unet_->attention_layers();
    QCOMPARE(layers.size(), std::size_t(10));
    QCOMPARE(layers[0].name, std::string("down_blocks.0.attentions.0.transformer_blocks.0.attn2"));
    QCOMPARE(layers[3].name, std::string("mid_block.attentions.0.transformer_blocks.0.attn2"));
    QCOMPARE(layers[9].name, std::string("up_blocks.3.attentions.1.transformer_blocks.0.attn2"));
    QCOMPARE(layers[2].factor, 4);
    QCOMPARE(layers[3].factor, 8);
    QCOMPARE(layers[9].factor, 1);
    for (const auto& layer : layers) {
        QCOMPARE(layer.heads, 8);
        QVERIFY(unet_->parameters().contains(layer.name + ".to_k.weight"));
    }
}

void UNetTest::averageLayersAreNearestTo16x16() {
    const auto& layers = unet_->attention_layers();
    QCOMPARE(average_layers(layers, 16, 16), (std::vector<int>{0, 8, 9}));
    QCOMPARE(average_layers(layers, 16, 24), (std::vector<int>{0, 8, 9}));
    QCOMPARE(average_layers(layers, 32, 32), (std::vector<int>{1, 6, 7}));
    QCOMPARE(average_layers(layers, 64, 64), (std::vector<int>{2, 4, 5}));
    QCOMPARE(average_layers(layers, 96, 64), (std::vector<int>{2, 4, 5}));
    QVERIFY(average_layers({}, 16, 16).empty());
}

void UNetTest::rowsDoNotDependOnTheirPlace() {
    const TextContext text = context(2);
    const at::Tensor latents = random({6, 4, 16, 16}, 1);
    const at::Tensor together = unet_->forward(latents, at_time(321), text);
    for (const std::int64_t row : {0, 2}) {
        const at::Tensor pair = at::stack({latents[row], latents[3 + row]});
        const at::Tensor alone = unet_->forward(pair, at_time(321), text);
        QVERIFY(largest(alone[0], together[row]) <= 1e-5);
        QVERIFY(largest(alone[1], together[3 + row]) <= 1e-5);
    }
}

void UNetTest::manyRowsAgreeWithFew() {
    // From eight rows on other algorithms are faster; they may round differently, but not by much.
    const TextContext text = context(2);
    const at::Tensor latents = random({16, 4, 16, 16}, 13);
    const at::Tensor many = unet_->forward(latents, at_time(321), text);
    for (const std::int64_t row : {0, 7}) {
        const at::Tensor pair = at::stack({latents[row], latents[8 + row]});
        const at::Tensor few = unet_->forward(pair, at_time(321), text);
        QVERIFY(largest(few[0], many[row]) <= 1e-4);
        QVERIFY(largest(few[1], many[8 + row]) <= 1e-4);
    }
    // Among themselves rows are as independent of their place as ever.
    const at::Tensor turned = unet_->forward(latents.roll(1, 0), at_time(321), text);
    QVERIFY(largest(turned[3], many[2]) <= 1e-5);
    QVERIFY(largest(turned[12], many[11]) <= 1e-5);
}

void UNetTest::oneTimestepServesAll() {
    const TextContext text = context(1);
    const at::Tensor latents = random({3, 4, 16, 24}, 2);
    const at::Tensor one = unet_->forward(latents, at_time(41.5), text);
    const at::Tensor each = unet_->forward(latents, at::full({3}, 41.5, at::kFloat), text);
    QVERIFY(largest(one, each) <= 1e-5);
    const at::Tensor mixed = unet_->forward(latents, at::tensor({41.5F, 900.0F, 41.5F}), text);
    QVERIFY(largest(mixed[0], one[0]) <= 1e-5);
    QVERIFY(largest(mixed[1], one[1]) > 1e-3);
}

void UNetTest::observerChangesNothing_data() {
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("width");
    QTest::newRow("16x16") << 16 << 16;
    QTest::newRow("wide") << 16 << 24;
    QTest::newRow("odd") << 18 << 22;
    QTest::newRow("flash attention") << 40 << 32;  // 1280 positions
}

void UNetTest::observerChangesNothing() {
    QFETCH(int, height);
    QFETCH(int, width);
    const TextContext text = context(2);
    const at::Tensor latents = random({4, 4, height, width}, 3);
    Keeper keeper;
    const at::Tensor plain = unet_->forward(latents, at_time(500), text);
    const at::Tensor watched = unet_->forward(latents, at_time(500), text, &keeper);
    QVERIFY(plain.equal(watched));
    QCOMPARE(keeper.maps.size(), unet_->attention_layers().size());
    for (const auto& [layer, map] : keeper.maps) {
        const auto [h, w] = keeper.sizes[layer];
        QCOMPARE(map.sizes(), at::IntArrayRef({2, 8, std::int64_t(h) * w, kTokens}));
        QVERIFY((map.sum(-1) - 1).abs().max().item<double>() < 1e-5);
        QCOMPARE(h,
                 (height + unet_->attention_layers()[layer].factor - 1) /
                     unet_->attention_layers()[layer].factor);
    }
}

void UNetTest::observerSeesTheLastPrompt() {
    const at::Tensor states = random({2, kTokens, kWidth}, 5);
    const at::Tensor latents = random({2, 4, 16, 16}, 4);
    Keeper both, alone;
    unet_->forward(
        latents, at_time(700), unet_->prepare_text({states, {}, {}}, SizeCondition{}), &both);
    unet_->forward(latents.narrow(0, 1, 1),
                   at_time(700),
                   unet_->prepare_text({states.narrow(0, 1, 1), {}, {}}, SizeCondition{}),
                   &alone);
    for (const auto& [layer, map] : both.maps) QVERIFY(largest(map, alone.maps[layer]) <= 1e-5);
}

void UNetTest::flashMapsEqualNaiveSoftmax() {
    Weights weights =
        Weights::open(small_model() / "unet/diffusion_pytorch_model.safetensors", at::kCPU);
    const WeightScope scope = WeightScope(weights) / "down_blocks" / 0 / "attentions" / 0 /
                              "transformer_blocks" / 0 / "attn2";
    const CrossAttention attention(scope, 32, kWidth, 8);
    const at::Tensor x = random({2, 1600, 32}, 7), text = random({1, kTokens, kWidth}, 8);
    const auto [keys, values] = attention.prepare(text);
    Keeper keeper;
    attention.plus(x, x, keys, values, {&keeper, 0, 40, 40});
    const at::Tensor q = at::matmul(x, weights.taken().at(scope.path() + ".to_q.weight").t())
                             .to(at::kDouble)
                             .view({2, 1600, 8, 4})
                             .transpose(1, 2);  // [B, L, N, d]
    const at::Tensor naive =
        at::softmax(at::matmul(q, keys.to(at::kDouble).transpose(-1, -2)) / 2.0, -1);
    const double error = largest(keeper.maps.at(0), naive);
    QVERIFY2(error <= 1e-6, qPrintable(QString::number(error)));
}

void UNetTest::gradientPathGivesTheSame() {
    const TextContext text = context(2);
    const at::Tensor latents = random({2, 4, 16, 16}, 6);
    const at::Tensor fast = unet_->forward(latents, at_time(100), text);
    const at::Tensor traced = unet_->forward(latents.clone().requires_grad_(), at_time(100), text);
    QVERIFY(!fast.requires_grad() && traced.requires_grad());
    QVERIFY(largest(fast, traced) <= 1e-5);
}

void UNetTest::gradientMatchesDifferences() {
    const auto unet = UNet::load(small_model() / "unet");
    at::Tensor weight =
        unet->parameters().at("mid_block.attentions.0.transformer_blocks.0.attn2.to_k.weight");
    weight.set_data(weight.clone());  // out of the read-only mapping
    const at::Tensor states = random({1, kTokens, kWidth}, 5), latents = random({1, 4, 16, 16}, 9);
    const at::Tensor direction = random(weight.sizes(), 10), target = random(latents.sizes(), 11);
    const auto loss = [&] {
        const at::Tensor out = unet->forward(
            latents, at_time(300), unet->prepare_text({states, {}, {}}, SizeCondition{}));
        return (out.to(at::kDouble) * target).sum();
    };
    weight.requires_grad_(true);
    loss().backward();
    const double slope = (weight.grad() * direction).sum().item<double>();
    weight.requires_grad_(false);
    constexpr double kStep = 0.02;
    const at::Tensor start = weight.clone();
    weight.copy_(start + kStep * direction);
    const double above = loss().item<double>();
    weight.copy_(start - kStep * direction);
    const double below = loss().item<double>();
    const double difference = (above - below) / (2 * kStep);
    QVERIFY2(std::abs(slope - difference) < 0.02 * std::abs(difference),
             qPrintable(QStringLiteral("%1 against %2").arg(slope).arg(difference)));
}

void UNetTest::changedWeightsAreSeen() {
    const auto unet = UNet::load(small_model() / "unet");
    const TextContext text = context(1);
    const at::Tensor latents = random({1, 4, 16, 16}, 12);
    const at::Tensor before = unet->forward(latents, at_time(300), text);
    at::Tensor weight = unet->parameters().at("conv_out.weight");
    weight.set_data(weight.clone());
    QVERIFY(unet->forward(latents, at_time(300), text).equal(before));
    weight.mul_(2);  // packed copies must follow
    const at::Tensor bias = unet->parameters().at("conv_out.bias").view({1, -1, 1, 1});
    QVERIFY(largest(unet->forward(latents, at_time(300), text) - bias, 2 * (before - bias)) <=
            1e-5);
}

void UNetTest::wrongInputsAreOurBugs() {
    const TextContext text = context(2);
    const auto run = [&](at::IntArrayRef shape, const at::Tensor& time) {
        unet_->forward(at::zeros(shape), time, text);
    };
    QVERIFY_EXCEPTION_THROWN(run({2, 3, 16, 16}, at_time(1)), LogicError);
    QVERIFY_EXCEPTION_THROWN(run({4, 16, 16}, at_time(1)), LogicError);
    QVERIFY_EXCEPTION_THROWN(run({3, 4, 16, 16}, at_time(1)), LogicError);
    QVERIFY_EXCEPTION_THROWN(run({4, 4, 16, 16}, at::ones({2})), LogicError);
    QVERIFY_EXCEPTION_THROWN(
        unet_->prepare_text({at::zeros({1, kTokens, kWidth + 1}), {}, {}}, SizeCondition{}),
        LogicError);
}

void UNetTest::unsupportedOptions_data() {
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    const auto row = [](const char* key, const char* value) {
        QTest::newRow(key) << QString::fromUtf8(key) << QString::fromUtf8(value);
    };
    row("_class_name", R"("FluxTransformer2DModel")");
    row("act_fn", R"("gelu")");
    row("class_embed_type", R"("timestep")");
    row("addition_embed_type", R"("text_image")");
    row("dual_cross_attention", "true");
    row("only_cross_attention", "true");
    row("num_attention_heads", "4");
    row("resnet_time_scale_shift", R"("scale_shift")");
    row("time_embedding_type", R"("fourier")");
    row("mid_block_type", R"("UNetMidBlock2D")");
    row("conv_in_kernel", "5");
    row("center_input_sample", "true");
    row("encoder_hid_dim", "64");
    row("down_block_types", R"(["AttnDownBlock2D", "DownBlock2D", "DownBlock2D", "DownBlock2D"])");
    row("an_option_of_tomorrow", "1");
}

void UNetTest::unsupportedOptions() {
    QFETCH(QString, key);
    QFETCH(QString, value);
    const ModelCopy copy(small_model() / "unet");
    copy.edit("config.json", [&](auto& json) {
        json[key.toStdString()] = nlohmann::json::parse(value.toStdString());
    });
    VERIFY_ERROR(
        UNet::load(copy.path()), ErrorCode::UnsupportedModel, "\"" + key.toStdString() + "\"");
}

void UNetTest::otherShapesAreRefused() {
    const ModelCopy copy(small_model() / "unet");
    copy.edit("config.json", [](auto& json) { json["block_out_channels"] = {32, 64, 32, 64}; });
    VERIFY_ERROR(UNet::load(copy.path()), ErrorCode::FileFormat, "has the shape [32");
}

void UNetTest::wrongSettingsAreRefused_data() {
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    const auto row = [](const char* key, const char* value) {
        QTest::newRow(key) << QString::fromUtf8(key) << QString::fromUtf8(value);
    };
    row("block_out_channels", "[]");
    row("in_channels", "-4");
    row("norm_num_groups", "7");
    row("attention_head_dim", "5");
    row("layers_per_block", "[1, 1]");
    row("up_block_types", R"(["UpBlock2D"])");
    row("cross_attention_dim", R"("wide")");
}

void UNetTest::wrongSettingsAreRefused() {
    QFETCH(QString, key);
    QFETCH(QString, value);
    const ModelCopy copy(small_model() / "unet");
    copy.edit("config.json", [&](auto& json) {
        json[key.toStdString()] = nlohmann::json::parse(value.toStdString());
    });
    VERIFY_ERROR(UNet::load(copy.path()), ErrorCode::FileFormat, "\"" + key.toStdString() + "\"");
}

QTEST_GUILESS_MAIN(UNetTest)
#include "unet_test.moc"
