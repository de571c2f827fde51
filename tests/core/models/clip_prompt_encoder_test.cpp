// SPDX-License-Identifier: Apache-2.0
// P prompts, T tokens, D width
#include "core/models/clip_prompt_encoder.h"

#include "core/io/json_file.h"
#include "core/io/safetensors.h"
#include "core/models/clip_pair_prompt_encoder.h"
#include "core/models/model_files.h"
#include "core/models/unet.h"
#include "tests/core/base/expect_error.h"
#include "tests/core/models/model_copy.h"

#include <ATen/ATen.h>
#include <QTest>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

using namespace seedbed;
namespace fs = std::filesystem;

namespace {

fs::path data() {
    return fs::path(SEEDBED_TEST_DATA) / "prompts";
}

// The model folder of a parity case that does not travel with the project.
fs::path shared_model(const std::string& name) {
    const char* set = std::getenv("SEEDBED_PARITY");
    const fs::path cases = set ? fs::path(set) : fs::path(SEEDBED_SOURCE_DIR) / "../shared/parity";
    return cases / name / "model";
}

at::Tensor expected(const std::string& name) {
    static const auto file = SafetensorsFile::open(data() / "expected.safetensors");
    if (!file->contains(name)) return {};
    const TensorEntry& entry = file->entry(name);
    const auto type = entry.dtype == DType::I64  ? at::kLong
                      : entry.dtype == DType::U8 ? at::kByte
                                                 : at::kFloat;
    void* bytes = const_cast<std::byte*>(file->bytes(name).data());
    return at::from_blob(bytes, entry.shape, type).clone();
}

// Of the largest difference, as the parity cases count it.
double difference(const at::Tensor& got, const at::Tensor& want) {
    return (got - want).abs().max().item<double>() / want.std().item<double>();
}

PromptOptions webui(int clip_skip = 0) {
    return {PromptSyntax::Webui, clip_skip, {}};
}

}  // namespace

class ClipPromptEncoderTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase();
    void matchesTheReference_data();
    void matchesTheReference();
    void plainIsWebuiWithoutBrackets();
    void weightsOfOneChangeNothing();
    void onlyTheWeightedPromptChanges();
    void shorterPromptsArePadded();
    void paddedPromptsDenoiseAsAlone();
    void clipSkipOfOneEncoder();
    void clipSkipOfStableDiffusion2();
    void clipSkipOfTwoEncoders();
    void pooledIsOfTheFirstChunk();
    void badOptions();
    void tokensAreTheColumns();

 private:
    const PromptEncoder* encoder(const std::string& model) {
        return model == "sd1" ? m_single.get() : m_pair.get();
    }

    std::unique_ptr<PromptEncoder> m_single;
    std::unique_ptr<PromptEncoder> m_pair;
};

void ClipPromptEncoderTest::initTestCase() {
    m_single = ClipPromptEncoder::load(find_model_files(small_model()), {});
    const fs::path pair = shared_model("sdxl-turbo");
    if (fs::exists(pair)) m_pair = ClipPairPromptEncoder::load(find_model_files(pair), {});
}

void ClipPromptEncoderTest::matchesTheReference_data() {
    QTest::addColumn<int>("index");
    const auto cases = read_json(data() / "cases.json");
    for (std::size_t i = 0; i < cases.size(); ++i)
        QTest::newRow(cases[i]["name"].get<std::string>().c_str()) << static_cast<int>(i);
}

void ClipPromptEncoderTest::matchesTheReference() {
    QFETCH(int, index);
    const auto json = read_json(data() / "cases.json")[static_cast<std::size_t>(index)];
    const std::string name = json["name"];
    const PromptEncoder* encoder = this->encoder(json["model"]);
    if (!encoder) QSKIP("no parity case sdxl-turbo; set SEEDBED_PARITY");
    PromptOptions options = webui(json["clip_skip"]);
    for (const auto& file : json["embeddings"])
        options.embeddings.push_back((data() / "embeddings" / file.get<std::string>()).string());
    const std::vector<std::string> prompts = json["prompts"];

    QVERIFY(encoder->token_ids(prompts, options).equal(expected(name + ".ids")));
    const EncodedPrompts got = encoder->encode(prompts, options);
    QVERIFY((got.states.sizes() == expected(name + ".states").sizes()));
    const double off = difference(got.states, expected(name + ".states"));
    QVERIFY2(off < 1e-4, std::to_string(off).c_str());
    const at::Tensor mask = expected(name + ".mask").to(at::kBool);
    QVERIFY(got.mask.defined() ? got.mask.equal(mask) : mask.all().item<bool>());
    const at::Tensor pooled = expected(name + ".pooled");
    QCOMPARE(got.pooled.defined(), pooled.defined());
    if (pooled.defined()) QVERIFY(difference(got.pooled, pooled) < 1e-4);
}

void ClipPromptEncoderTest::plainIsWebuiWithoutBrackets() {
    const std::vector<std::string> prompts = {
        "a red cube and a blue sphere", "", "it's 7.5 % of \"naïve\" 日本 <b> {x|y}, !!", "BREAKS"};
    const EncodedPrompts plain = m_single->encode(prompts, {});
    QVERIFY(plain.states.equal(m_single->encode(prompts, webui()).states));
    QVERIFY(!plain.mask.defined());
}

void ClipPromptEncoderTest::weightsOfOneChangeNothing() {
    const auto plain = m_single->encode({"a red cube"}, {});
    const auto bracketed = m_single->encode({"a (red:1.0) cube"}, webui());
    QVERIFY(plain.states.equal(bracketed.states));
}

void ClipPromptEncoderTest::onlyTheWeightedPromptChanges() {
    const auto plain = m_single->encode({"dogs", "a red cube"}, {}).states;
    const auto weighted = m_single->encode({"dogs", "a (red:1.5) cube"}, webui()).states;
    QVERIFY(weighted[0].equal(plain[0]));
    const double mean = plain[1].mean().item<double>();
    QVERIFY(std::abs(weighted[1].mean().item<double>() - mean) < 1e-6);
    // All that was not weighted is moved by one factor, "red" by half as much again.
    const at::Tensor ratio = (weighted[1] / plain[1]).mean(-1);
    const double factor = ratio[0].item<double>();
    QVERIFY(std::abs(ratio[2].item<double>() / factor - 1.5) < 1e-4);
    QVERIFY(std::abs(ratio[3].item<double>() / factor - 1) < 1e-4);
}

void ClipPromptEncoderTest::shorterPromptsArePadded() {
    const EncodedPrompts both = m_single->encode({"cats", "a cube BREAK dogs"}, webui());
    QVERIFY((both.states.sizes() == at::IntArrayRef{2, 154, 32}));
    const auto empty = m_single->encode({""}, {}).states[0];
    QVERIFY((both.states[0].narrow(0, 77, 77) - empty).abs().max().item<double>() < 1e-5);
    QVERIFY(both.mask.defined());
    QVERIFY(both.mask[1].all().item<bool>());
    QCOMPARE(both.mask[0].sum().item<std::int64_t>(), 77);
}

// AUTOMATIC1111 runs prompts of different lengths one after the other.
void ClipPromptEncoderTest::paddedPromptsDenoiseAsAlone() {
    const auto unet = UNet::load(small_model() / "unet");
    const std::string shorter = "a (blue:1.2) sphere";
    const auto both = unet->prepare_text(m_single->encode({shorter, "a cube BREAK dogs"}, webui()),
                                         SizeCondition{});
    const auto alone = unet->prepare_text(m_single->encode({shorter}, webui()), SizeCondition{});
    const at::Tensor latent = at::randn({1, 4, 16, 16});
    const at::Tensor time = at::full({1}, 500.0);
    const at::Tensor two = unet->forward(latent.repeat({2, 1, 1, 1}), time, both);
    QVERIFY(difference(two[0], unet->forward(latent, time, alone)[0]) < 1e-5);
    QVERIFY(difference(two[1], two[0]) > 1e-3);
}

void ClipPromptEncoderTest::clipSkipOfOneEncoder() {
    const auto model = ClipTextModel::load(small_model() / "text_encoder");
    const at::Tensor ids = m_single->token_ids({"a red cube"}, {});
    const TextStates states = model->forward(ids);
    const auto with = [&](int skip) {
        return m_single->encode({"a red cube"}, {PromptSyntax::Plain, skip, {}}).states;
    };
    QVERIFY(with(0).equal(states.last));
    QVERIFY(with(1).equal(states.last));
    QVERIFY(with(2).equal(states.penultimate_normed));
    QVERIFY(with(3).equal(model->final_norm(states.hidden[1])));
    VERIFY_ERROR(with(4), ErrorCode::InvalidRequest, "Clip skip 4");
    VERIFY_ERROR(with(-1), ErrorCode::InvalidRequest, "Clip skip -1");
}

// Its files lack the last layer, which the count includes: 2 is what it was trained with.
void ClipPromptEncoderTest::clipSkipOfStableDiffusion2() {
    const ModelCopy copy;
    copy.edit("text_encoder/config.json", [](auto& json) { json["hidden_act"] = "gelu"; });
    const auto encoder = ClipPromptEncoder::load(find_model_files(copy.path()), {});
    const auto model = ClipTextModel::load(copy.path() / "text_encoder");
    const TextStates states = model->forward(encoder->token_ids({"dogs"}, {}));
    const auto with = [&](int skip) {
        return encoder->encode({"dogs"}, {PromptSyntax::Plain, skip, {}}).states;
    };
    QVERIFY(with(0).equal(states.last));
    QVERIFY(with(2).equal(states.last));
    QVERIFY(with(3).equal(states.penultimate_normed));
    VERIFY_ERROR(with(1), ErrorCode::InvalidRequest, "comes without");
    VERIFY_ERROR(with(5), ErrorCode::InvalidRequest, "2 to 4");
}

void ClipPromptEncoderTest::clipSkipOfTwoEncoders() {
    if (!m_pair) QSKIP("no parity case sdxl-turbo; set SEEDBED_PARITY");
    const auto with = [&](int skip) {
        return m_pair->encode({"dogs"}, {PromptSyntax::Plain, skip, {}}).states;
    };
    QVERIFY(with(0).equal(with(2)));
    QVERIFY(!with(0).equal(with(1)));
    QVERIFY(!with(0).equal(with(3)));
    VERIFY_ERROR(with(4), ErrorCode::InvalidRequest, "1 to 3");
}

void ClipPromptEncoderTest::pooledIsOfTheFirstChunk() {
    if (!m_pair) QSKIP("no parity case sdxl-turbo; set SEEDBED_PARITY");
    const auto both = m_pair->encode({"dogs BREAK cats", "(cubes:1.5)"}, webui());
    QVERIFY(difference(both.pooled[0], m_pair->encode({"dogs"}, {}).pooled[0]) < 1e-4);
    QVERIFY(difference(both.pooled[1], m_pair->encode({"cubes"}, {}).pooled[0]) < 1e-4);
}

void ClipPromptEncoderTest::badOptions() {
    VERIFY_ERROR(
        m_single->encode({"a [cat:dog:0.5]"}, webui()), ErrorCode::InvalidRequest, "[cat:dog");
    QVERIFY(m_single->encode({"a [cat:dog:0.5]"}, {}).states.defined());
    PromptOptions options;
    options.embeddings = {(data() / "embeddings/pair.safetensors").string()};
    VERIFY_ERROR(
        m_single->encode({"pair"}, options), ErrorCode::InvalidRequest, "pair.safetensors");
    options.embeddings = {(data() / "embeddings/none.pt").string()};
    VERIFY_ERROR(m_single->encode({"none"}, options), ErrorCode::FileNotFound, "none.pt");
    if (!m_pair) return;
    options.embeddings = {(data() / "embeddings/plush.safetensors").string()};
    VERIFY_ERROR(m_pair->encode({"plush"}, options), ErrorCode::InvalidRequest, "sdxl-turbo");
}

void ClipPromptEncoderTest::tokensAreTheColumns() {
    PromptOptions options = webui();
    options.embeddings = {(data() / "embeddings/tiny-style.pt").string()};
    const std::string prompt = "a ((red)) tiny-style cube BREAK (dogs:0.5)";
    const TokenizedPrompt tokens = m_single->tokenizer()->tokenize(prompt, options);
    const at::Tensor ids = m_single->token_ids({prompt}, options);
    QCOMPARE(static_cast<std::int64_t>(tokens.tokens.size()), ids.size(1));
    for (std::int64_t t = 0; t < ids.size(1); ++t)
        QCOMPARE(tokens.tokens[static_cast<std::size_t>(t)].id, ids[0][t].item<std::int64_t>());
    QCOMPARE(find_phrase(tokens, "tiny-style").size(), std::size_t{3});
    QCOMPARE(find_phrase(tokens, "dogs"), (std::vector<int>{78}));
}

QTEST_GUILESS_MAIN(ClipPromptEncoderTest)
#include "clip_prompt_encoder_test.moc"
