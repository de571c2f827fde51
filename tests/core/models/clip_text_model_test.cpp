// SPDX-License-Identifier: Apache-2.0
// P prompts, T tokens, D width
#include "core/models/clip_text_model.h"

#include "core/base/error.h"
#include "core/io/json_file.h"

#include <ATen/ATen.h>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

using namespace seedbed;
namespace fs = std::filesystem;

namespace {

fs::path tabletop() {
    return fs::path(SEEDBED_SOURCE_DIR) / "resources/models/tabletop/text_encoder";
}
fs::path small() {
    return fs::path(SEEDBED_TEST_DATA) / "parity/sd1/model/text_encoder";
}

double largest(const at::Tensor& a, const at::Tensor& b) {
    return (a - b).abs().max().item<double>();
}

// A copy of the small encoder whose configuration a test may change.
class Copy {
 public:
    Copy() { fs::copy(small(), path()); }
    fs::path path() const { return directory_.path().toStdString(); }
    void change(const std::function<void(nlohmann::json&)>& edit) const {
        nlohmann::json config = read_json(path() / "config.json");
        edit(config);
        std::ofstream(path() / "config.json") << config;
    }

 private:
    QTemporaryDir directory_;
};

}  // namespace

class ClipTextModelTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void statesHaveTheirShapes();
    void parametersAreNamedAsInCheckpoints();
    void laterTokensDoNotReachEarlierOnes();
    void promptsDoNotMix();
    void poolsAtTheFirstEndToken();
    void poolsAtTheLargestIdInOldConfigurations();
    void activationMatters();
    void badIds();
    void unknownModels_data();
    void unknownModels();
};

void ClipTextModelTest::statesHaveTheirShapes() {
    const auto model = ClipTextModel::load(tabletop());
    QCOMPARE(model->width(), 128);
    QCOMPARE(model->max_positions(), 24);
    const TextStates states = model->forward(at::randint(0, 600, {3, 24}, at::kLong));
    QCOMPARE(states.hidden.size(), std::size_t{3});  // embeddings and two layers
    for (const at::Tensor& hidden : states.hidden)
        QVERIFY((hidden.sizes() == at::IntArrayRef{3, 24, 128}));
    QVERIFY((states.last.sizes() == at::IntArrayRef{3, 24, 128}));
    QVERIFY((states.penultimate_normed.sizes() == at::IntArrayRef{3, 24, 128}));
    QVERIFY((states.pooled.sizes() == at::IntArrayRef{3, 128}));
    QVERIFY(states.last.scalar_type() == at::kFloat);  // though the file holds float16
}

void ClipTextModelTest::parametersAreNamedAsInCheckpoints() {
    const auto model =
        ClipTextModel::load(small());  // its file says "text_model." before each name
    const auto& parameters = model->parameters();
    QVERIFY(parameters.count("embeddings.token_embedding.weight") == 1);
    QVERIFY(parameters.count("encoder.layers.2.self_attn.out_proj.bias") == 1);
    QCOMPARE(parameters.size(), std::size_t{2 + 3 * 16 + 2});
}

void ClipTextModelTest::laterTokensDoNotReachEarlierOnes() {
    const auto model = ClipTextModel::load(small());
    const at::Tensor ids = at::randint(0, 800, {1, 77}, at::kLong);
    at::Tensor other = ids.clone();
    other.narrow(1, 40, 37).random_(0, 800);
    const at::Tensor a = model->forward(ids).last;
    const at::Tensor b = model->forward(other).last;
    QVERIFY(largest(a.narrow(1, 0, 40), b.narrow(1, 0, 40)) < 1e-6);
    QVERIFY(largest(a.narrow(1, 40, 37), b.narrow(1, 40, 37)) > 0.1);
}

void ClipTextModelTest::promptsDoNotMix() {
    const auto model = ClipTextModel::load(small());
    const at::Tensor ids = at::randint(0, 800, {4, 77}, at::kLong);
    const at::Tensor together = model->forward(ids).last;
    for (int p = 0; p < 4; ++p)
        QVERIFY(largest(model->forward(ids.narrow(0, p, 1)).last, together.narrow(0, p, 1)) < 1e-5);
}

void ClipTextModelTest::poolsAtTheFirstEndToken() {
    const auto model = ClipTextModel::load(tabletop());  // eos_token_id 667
    const at::Tensor ids =
        at::tensor(std::vector<std::int64_t>{666, 5, 667, 7, 667, 667}).unsqueeze(0);
    const TextStates states = model->forward(ids);
    QVERIFY(states.pooled[0].equal(states.last[0][2]));
}

void ClipTextModelTest::poolsAtTheLargestIdInOldConfigurations() {
    const auto model = ClipTextModel::load(small());  // eos_token_id 2
    const at::Tensor ids = at::tensor(std::vector<std::int64_t>{846, 2, 5, 847, 847}).unsqueeze(0);
    const TextStates states = model->forward(ids);
    QVERIFY(states.pooled[0].equal(states.last[0][3]));
}

void ClipTextModelTest::activationMatters() {
    const Copy copy;
    copy.change([](nlohmann::json& config) { config["hidden_act"] = "gelu"; });
    const at::Tensor ids = at::randint(0, 800, {1, 77}, at::kLong);
    const at::Tensor exact = ClipTextModel::load(copy.path())->forward(ids).last;
    const at::Tensor quick = ClipTextModel::load(small())->forward(ids).last;
    QVERIFY(largest(exact, quick) > 1e-4);
}

void ClipTextModelTest::badIds() {
    const auto model = ClipTextModel::load(small());
    QVERIFY_THROWS_EXCEPTION(LogicError, model->forward(at::zeros({1, 78}, at::kLong)));
    QVERIFY_THROWS_EXCEPTION(LogicError, model->forward(at::full({1, 77}, 848, at::kLong)));
    QVERIFY_THROWS_EXCEPTION(LogicError, model->forward(at::full({1, 77}, -1, at::kLong)));
    QVERIFY_THROWS_EXCEPTION(LogicError, model->forward(at::zeros({77}, at::kLong)));
    QVERIFY_THROWS_EXCEPTION(LogicError, model->forward(at::zeros({1, 77}, at::kFloat)));
}

void ClipTextModelTest::unknownModels_data() {
    using Edit = std::function<void(nlohmann::json&)>;
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("names");
    const auto row = [](const char* name, const Edit& edit, ErrorCode code, const char* names) {
        QTest::newRow(name) << edit << static_cast<int>(code) << QString::fromUtf8(names);
    };
    row(
        "class",
        [](nlohmann::json& c) { c["architectures"] = {"T5EncoderModel"}; },
        ErrorCode::UnsupportedModel,
        "T5EncoderModel");
    row(
        "activation",
        [](nlohmann::json& c) { c["hidden_act"] = "swish"; },
        ErrorCode::UnsupportedModel,
        "swish");
    row(
        "heads",
        [](nlohmann::json& c) { c["num_attention_heads"] = 5; },
        ErrorCode::FileFormat,
        "num_attention_heads");
    row(
        "missing width",
        [](nlohmann::json& c) { c.erase("hidden_size"); },
        ErrorCode::FileFormat,
        "hidden_size");
    row(
        "other width",
        [](nlohmann::json& c) { c["hidden_size"] = 64; },
        ErrorCode::FileFormat,
        "token_embedding");
    row(
        "one layer more",
        [](nlohmann::json& c) { c["num_hidden_layers"] = 4; },
        ErrorCode::FileFormat,
        "layers.3");
    row(
        "projection that is not there",
        [](nlohmann::json& c) { c["architectures"] = {"CLIPTextModelWithProjection"}; },
        ErrorCode::FileFormat,
        "text_projection");
}

void ClipTextModelTest::unknownModels() {
    QFETCH(std::function<void(nlohmann::json&)>, edit);
    QFETCH(int, code);
    QFETCH(QString, names);
    const Copy copy;
    copy.change(edit);
    try {
        ClipTextModel::load(copy.path());
        QFAIL("an error was expected");
    } catch (const Error& error) {
        QCOMPARE(static_cast<int>(error.code()), code);
        QVERIFY2(QString::fromUtf8(error.what()).contains(names), error.what());
        QVERIFY2(
            QString::fromUtf8(error.what()).contains(QString::fromStdString(copy.path().string())),
            error.what());
    }
}

QTEST_GUILESS_MAIN(ClipTextModelTest)
#include "clip_text_model_test.moc"
