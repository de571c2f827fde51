// SPDX-License-Identifier: Apache-2.0
// P prompts, T tokens, D width
#include "core/models/t5_encoder.h"

#include "core/models/model_files.h"
#include "core/models/t5_prompt_encoder.h"
#include "tests/core/base/expect_error.h"
#include "tests/core/models/model_copy.h"

#include <ATen/ATen.h>
#include <QTest>

using namespace seedbed;
namespace fs = std::filesystem;

namespace {

fs::path model() {
    return fs::path(SEEDBED_TEST_DATA) / "parity/pixart-alpha/model";
}

double largest(const at::Tensor& a, const at::Tensor& b) {
    return (a - b).abs().max().item<double>();
}

at::Tensor some_ids(std::int64_t prompts, std::int64_t tokens) {
    return at::randint(3, 250, {prompts, tokens}, at::detail::createCPUGenerator(3), at::kLong);
}

std::unique_ptr<PromptEncoder> prompt_encoder(const Placement& placement = {}) {
    return T5PromptEncoder::load(
        Component::in_folder(model() / "text_encoder"), model() / "tokenizer", placement);
}

PromptOptions webui() {
    PromptOptions options;
    options.syntax = PromptSyntax::Webui;
    return options;
}

}  // namespace

class T5EncoderTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void statesHaveTheirShapes();
    void promptsDoNotMix();
    void maskedTokensDoNotCount();
    void orderMatters();
    void eitherEmbeddingServes();
    void halfPrecision();
    void gradientsReachTheWeights();
    void wrongInputsAreOurBugs();
    void wrongSettings_data();
    void wrongSettings();
    void promptsAreReadInLowerCase();
    void weightsMultiplyStates();
    void optionsOfClipAreRefused();
    void mixedParts();
};

void T5EncoderTest::statesHaveTheirShapes() {
    const auto encoder = T5Encoder::load(model() / "text_encoder");
    QCOMPARE(encoder->width(), 32);
    QCOMPARE(encoder->vocabulary(), std::int64_t(250));
    std::vector<at::Tensor> hidden;
    const at::Tensor last = encoder->forward(some_ids(3, 11), {}, &hidden);
    QCOMPARE(last.sizes(), at::IntArrayRef({3, 11, 32}));
    QCOMPARE(hidden.size(), std::size_t(3));  // embeddings and two layers
    for (const at::Tensor& states : hidden) QCOMPARE(states.sizes(), last.sizes());
    QVERIFY(encoder->parameters().contains("encoder.block.1.layer.1.DenseReluDense.wi_1.weight"));
}

void T5EncoderTest::promptsDoNotMix() {
    const auto encoder = T5Encoder::load(model() / "text_encoder");
    const at::Tensor ids = some_ids(4, 30);
    const at::Tensor mask = at::arange(30).unsqueeze(0) < at::tensor({4, 30, 17, 9}).unsqueeze(1);
    const at::Tensor together = encoder->forward(ids, mask);
    for (std::int64_t p = 0; p < 4; ++p) {
        const at::Tensor alone = encoder->forward(ids.narrow(0, p, 1), mask.narrow(0, p, 1));
        QVERIFY(largest(alone, together.narrow(0, p, 1)) < 1e-5);
    }
}

void T5EncoderTest::maskedTokensDoNotCount() {
    const auto encoder = T5Encoder::load(model() / "text_encoder");
    const at::Tensor ids = some_ids(1, 30);
    at::Tensor other = ids.clone();
    other.narrow(1, 10, 20).fill_(7);
    const at::Tensor mask = (at::arange(30) < 10).unsqueeze(0);
    const at::Tensor a = encoder->forward(ids, mask), b = encoder->forward(other, mask);
    QVERIFY(a.narrow(1, 0, 10).equal(b.narrow(1, 0, 10)));
    QVERIFY(largest(encoder->forward(ids, {}), encoder->forward(other, {})) > 0.01);
}

void T5EncoderTest::orderMatters() {
    const auto encoder = T5Encoder::load(model() / "text_encoder");
    const at::Tensor ids = some_ids(1, 200);  // beyond the largest distance, 128
    const at::Tensor turned = encoder->forward(ids.flip(1), {}).flip(1);
    QVERIFY(largest(turned, encoder->forward(ids, {})) > 0.01);
}

void T5EncoderTest::eitherEmbeddingServes() {
    const auto reference = T5Encoder::load(model() / "text_encoder");
    const at::Tensor ids = some_ids(1, 12);
    for (const std::string gone : {"shared.weight", "encoder.embed_tokens.weight"}) {
        const ModelCopy copy(model() / "text_encoder");
        copy.rename_tensors("model.safetensors", [&](const std::string& name) {
            return name == gone ? "not_used" : name;
        });
        const auto encoder = T5Encoder::load(copy.path());
        QVERIFY(encoder->forward(ids, {}).equal(reference->forward(ids, {})));
    }
}

void T5EncoderTest::halfPrecision() {
    const at::Tensor ids = some_ids(2, 12);
    const at::Tensor exact = T5Encoder::load(model() / "text_encoder")->forward(ids, {});
    for (const auto dtype : {at::kBFloat16, at::kHalf}) {
        const auto encoder = T5Encoder::load(model() / "text_encoder", {at::kCPU, dtype});
        const at::Tensor states = encoder->forward(ids, {});
        QVERIFY(states.scalar_type() == at::kBFloat16);  // T5 overflows in float16
        QVERIFY(largest(states.to(at::kFloat), exact) < 0.1);
    }
}

void T5EncoderTest::gradientsReachTheWeights() {
    const auto encoder = T5Encoder::load(model() / "text_encoder");
    for (const char* name : {"shared.weight",
                             "encoder.block.0.layer.0.SelfAttention.relative_attention_bias.weight",
                             "encoder.block.1.layer.1.DenseReluDense.wo.weight"}) {
        at::Tensor weight = encoder->parameters().at(name);
        weight.set_data(weight.clone());
        weight.requires_grad_(true);
        encoder->forward(some_ids(1, 9), {}).square().sum().backward();
        QVERIFY2(weight.grad().abs().max().item<double>() > 0, name);
        weight.requires_grad_(false);
    }
}

void T5EncoderTest::wrongInputsAreOurBugs() {
    const auto encoder = T5Encoder::load(model() / "text_encoder");
    const auto run = [&](const at::Tensor& ids, const at::Tensor& mask) {
        encoder->forward(ids, mask);
    };
    QVERIFY_EXCEPTION_THROWN(run(at::full({1, 4}, 250, at::kLong), {}), LogicError);
    QVERIFY_EXCEPTION_THROWN(run(at::full({1, 4}, -1, at::kLong), {}), LogicError);
    QVERIFY_EXCEPTION_THROWN(run(at::ones({4}, at::kLong), {}), LogicError);
    QVERIFY_EXCEPTION_THROWN(run(at::ones({1, 4}), {}), LogicError);
    const at::Tensor ids = some_ids(2, 4);
    QVERIFY_EXCEPTION_THROWN(run(ids, at::ones({2, 5}, at::kBool)), LogicError);
    QVERIFY_EXCEPTION_THROWN(run(ids, at::ones({2, 4}, at::kLong)), LogicError);
    QVERIFY_EXCEPTION_THROWN(run(ids, at::zeros({2, 4}, at::kBool)), LogicError);
}

void T5EncoderTest::wrongSettings_data() {
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("names");
    const auto row = [](const char* key, const char* value, ErrorCode code, const char* names) {
        QTest::addRow("%s %s", key, value) << QString::fromUtf8(key) << QString::fromUtf8(value)
                                           << static_cast<int>(code) << QString::fromUtf8(names);
    };
    row("architectures", R"(["BertModel"])", ErrorCode::UnsupportedModel, "architectures");
    row("model_type", R"("mt5")", ErrorCode::UnsupportedModel, "model_type");
    row("dense_act_fn", R"("tanh")", ErrorCode::UnsupportedModel, "dense_act_fn");
    row("feed_forward_proj", R"("open-gelu")", ErrorCode::UnsupportedModel, "feed_forward_proj");
    row("num_heads", "0", ErrorCode::FileFormat, "num_heads");
    row("num_heads", "4", ErrorCode::FileFormat, "relative_attention_bias");
    row("d_model", R"("wide")", ErrorCode::FileFormat, "d_model");
    row("d_ff", "64", ErrorCode::FileFormat, "wi_0");
    row("num_layers", "3", ErrorCode::FileFormat, "block.2");
    row("relative_attention_max_distance", "8", ErrorCode::FileFormat, "max_distance");
    row("is_gated_act", "false", ErrorCode::FileFormat, "DenseReluDense.wi.weight");
}

void T5EncoderTest::wrongSettings() {
    QFETCH(QString, key);
    QFETCH(QString, value);
    QFETCH(int, code);
    QFETCH(QString, names);
    const ModelCopy copy(model() / "text_encoder");
    copy.edit("config.json", [&](nlohmann::json& json) {
        json[key.toStdString()] = nlohmann::json::parse(value.toStdString());
    });
    VERIFY_ERROR(T5Encoder::load(copy.path()), static_cast<ErrorCode>(code), names.toStdString());
}

void T5EncoderTest::promptsAreReadInLowerCase() {
    const auto encoder = prompt_encoder();
    QCOMPARE(encoder->width(), 32);
    const EncodedPrompts typed = encoder->encode({"", " A RED Cube "}, {});
    const EncodedPrompts small = encoder->encode({"", "a red cube"}, {});
    QCOMPARE(typed.states.sizes(), at::IntArrayRef({2, 120, 32}));
    QVERIFY(typed.states.equal(small.states) && typed.mask.equal(small.mask));
    QVERIFY(!typed.pooled.defined());
    QCOMPARE(typed.mask[0].sum().item<std::int64_t>(), std::int64_t(1));  // </s> alone
    QVERIFY(encoder->token_ids({"A"}, {}).equal(encoder->token_ids({"a"}, {})));
    QCOMPARE(encoder->tokenizer()->length(), 120);
    QVERIFY(encoder->networks().contains("text_encoder"));
}

void T5EncoderTest::weightsMultiplyStates() {
    const auto encoder = prompt_encoder();
    const std::string text = "a (red:1.5) cube";
    const at::Tensor weighted = encoder->encode({text}, webui()).states[0];
    const at::Tensor plain = encoder->encode({"a red cube"}, webui()).states[0];
    QVERIFY(plain.equal(encoder->encode({"a red cube"}, {}).states[0]));
    const TokenizedPrompt tokens = encoder->tokenizer()->tokenize(text, webui());
    for (std::size_t i = 0; i < tokens.tokens.size(); ++i) {
        const double factor = tokens.tokens[i].weight;
        QVERIFY(largest(weighted[i], plain[i] * factor) < 1e-6);
    }
    QVERIFY(largest(weighted, plain) > 0.1);
}

void T5EncoderTest::optionsOfClipAreRefused() {
    const auto encoder = prompt_encoder();
    PromptOptions options;
    options.clip_skip = 1;  // none left out
    encoder->encode({"a"}, options);
    options.clip_skip = 2;
    VERIFY_ERROR(encoder->encode({"a"}, options), ErrorCode::InvalidRequest, "choose 0");
    options = {};
    options.embeddings = {"style.pt"};
    VERIFY_ERROR(encoder->encode({"a"}, options), ErrorCode::InvalidRequest, "style.pt");
    VERIFY_ERROR(
        encoder->encode({"a [cat:dog:0.5]"}, webui()), ErrorCode::InvalidRequest, "[cat:dog:0.5]");
}

void T5EncoderTest::mixedParts() {
    const ModelCopy copy(model() / "tokenizer");
    copy.edit("tokenizer_config.json", [](nlohmann::json& json) { json["extra_ids"] = 101; });
    VERIFY_ERROR(T5PromptEncoder::load(
                     Component::in_folder(model() / "text_encoder"), copy.path(), Placement{}),
                 ErrorCode::FileFormat,
                 "vocab_size");
}

QTEST_GUILESS_MAIN(T5EncoderTest)
#include "t5_encoder_test.moc"
