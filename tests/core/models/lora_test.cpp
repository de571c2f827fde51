// SPDX-License-Identifier: Apache-2.0
#include "core/models/lora.h"

#include "core/io/safetensors.h"
#include "core/models/model.h"
#include "tests/core/base/expect_error.h"
#include "tests/core/models/model_copy.h"

#include <ATen/ATen.h>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

using namespace seedbed;
namespace fs = std::filesystem;

namespace {

constexpr const char* kToK = "down_blocks.0.attentions.0.transformer_blocks.0.attn2.to_k";
constexpr const char* kConv = "mid_block.resnets.0.conv1";
constexpr const char* kText = "encoder.layers.0.self_attn.q_proj";

std::string underscored(std::string name) {
    std::replace(name.begin(), name.end(), '.', '_');
    return name;
}

// Writes float32 tensors under these names.
fs::path write_tensors(const fs::path& folder,
                       const std::string& name,
                       const std::map<std::string, at::Tensor>& tensors) {
    std::map<std::string, TensorData> data;
    std::vector<at::Tensor> kept;
    for (const auto& [key, value] : tensors) {
        kept.push_back(value.to(at::kFloat).contiguous());
        const auto* bytes = static_cast<const std::byte*>(kept.back().const_data_ptr());
        data[key] = {DType::F32, value.sizes().vec(), {bytes, kept.back().nbytes()}};
    }
    const fs::path path = folder / name;
    write_safetensors(path, data);
    return path;
}

at::Tensor random(at::IntArrayRef shape, std::uint64_t seed) {
    auto generator = at::detail::createCPUGenerator(seed);
    return at::randn(shape, generator);
}

}  // namespace

class LoraTest : public QObject {
    Q_OBJECT

 private:
    QTemporaryDir folder_;
    std::shared_ptr<Model> model_;

    fs::path folder() const { return folder_.path().toStdString(); }
    const at::Tensor& weight(const std::string& layer) const {
        return model_->denoiser->parameters().at(layer + ".weight");
    }
    const at::Tensor& text_weight() const {
        return model_->prompts->networks().at("text_encoder")->at(std::string(kText) + ".weight");
    }
    LoraUse use(const fs::path& path, double scale = 1.0) const {
        return {path.string(), scale, std::nullopt};
    }
    // A LoRA of rank 3 on `layer` of the denoiser, as kohya writes it.
    std::map<std::string, at::Tensor> kohya(const std::string& layer, double alpha = 3) const {
        const at::Tensor& w = weight(layer);
        const std::string name = "lora_unet_" + underscored(layer);
        auto down = w.sizes().vec(), up = w.sizes().vec();
        down[0] = 3;
        up[1] = 3;
        for (std::size_t i = 2; i < up.size(); ++i) up[i] = 1;
        return {{name + ".lora_down.weight", random(down, 1)},
                {name + ".lora_up.weight", random(up, 2)},
                {name + ".alpha", at::scalar_tensor(alpha)}};
    }

 private Q_SLOTS:
    void initTestCase() { model_ = load_model(small_model()); }

    void addsAndRemovesBitByBit() {
        LoraMixer mixer(*model_);
        const at::Tensor before = weight(kToK).clone();
        const void* place = weight(kToK).const_data_ptr();
        const auto tensors = kohya(kToK, 1.5);
        const auto file = write_tensors(folder(), "a.safetensors", tensors);
        mixer.set({use(file, 0.5)});
        const std::string name = "lora_unet_" + underscored(kToK);
        const at::Tensor expected = before + 0.5 * (1.5 / 3) *
                                                 at::mm(tensors.at(name + ".lora_up.weight"),
                                                        tensors.at(name + ".lora_down.weight"));
        QVERIFY(at::allclose(weight(kToK), expected, 1e-6, 1e-6));
        QVERIFY(!weight(kToK).equal(before));
        mixer.set({});
        QVERIFY(weight(kToK).equal(before));
        QCOMPARE(weight(kToK).const_data_ptr(), place);  // the file's mapping again, no copy
    }

    void convolutionsAndSeveralAtOnce() {
        LoraMixer mixer(*model_);
        const at::Tensor before = weight(kConv).clone();
        const auto first = write_tensors(folder(), "c1.safetensors", kohya(kConv));
        const auto second = write_tensors(folder(), "c2.safetensors", kohya(kConv, 6));
        mixer.set({use(first, 1)});
        const at::Tensor one = weight(kConv) - before;
        mixer.set({use(first, 1), use(second, -0.5)});  // alpha 6 at -0.5 takes alpha 3 at 1 away
        QVERIFY(one.abs().max().item<double>() > 0.1);
        QVERIFY(at::allclose(weight(kConv), before, 0, 1e-5));
        mixer.set({});
        QVERIFY(weight(kConv).equal(before));
    }

    void textEncodersHaveTheirOwnWeight() {
        LoraMixer mixer(*model_);
        const at::Tensor before = text_weight().clone();
        auto tensors = kohya(kToK);
        const auto width = before.size(0);
        tensors["lora_te_text_model_" + underscored(kText) + ".lora_down.weight"] =
            random({2, width}, 3);
        tensors["lora_te_text_model_" + underscored(kText) + ".lora_up.weight"] =
            random({width, 2}, 4);
        const auto file = write_tensors(folder(), "t.safetensors", tensors);
        mixer.set({{file.string(), 1.0, 0.0}});
        QVERIFY(text_weight().equal(before));
        mixer.set({{file.string(), 0.0, 1.0}});
        QVERIFY(!text_weight().equal(before));
        mixer.set({});
        QVERIFY(text_weight().equal(before));
    }

    void originalLayoutNamesAreKnown() {
        LoraMixer mixer(*model_);
        const at::Tensor before = weight(kToK).clone();
        std::map<std::string, at::Tensor> tensors;
        for (const auto& [name, value] : kohya(kToK)) {
            const auto dot = name.find('.');
            tensors["lora_unet_input_blocks_1_1_transformer_blocks_0_attn2_to_k" +
                    name.substr(dot)] = value;
        }
        mixer.set({use(write_tensors(folder(), "o.safetensors", tensors))});
        QVERIFY(!weight(kToK).equal(before));
        mixer.set({});
    }

    void changedWeightsReachTheNetwork() {
        LoraMixer mixer(*model_);
        const auto run = [&] {
            const Denoiser& unet = *model_->denoiser;
            const at::Tensor text = random({1, 77, unet.text_width()}, 7);
            return unet.forward(random({1, 4, 16, 16}, 8),
                                at::full({1}, 500.0),
                                unet.prepare_text({text, {}, {}}, SizeCondition{}));
        };
        const auto file = write_tensors(folder(), "n.safetensors", kohya(kConv));
        const at::Tensor plain = run();
        mixer.set({use(file)});
        const at::Tensor strong = run();
        mixer.set({use(file, 0.5)});
        const at::Tensor weak = run();
        mixer.set({});
        QVERIFY(run().equal(plain));
        QVERIFY(!strong.equal(plain) && !weak.equal(plain) && !weak.equal(strong));
    }

    void anotherBaseIsRefused() {
        LoraMixer mixer(*model_);
        const at::Tensor before = weight(kToK).clone();
        const std::string name = "lora_unet_" + underscored(kToK);
        const auto good = write_tensors(folder(), "good.safetensors", kohya(kConv));
        const auto bad = write_tensors(folder(),
                                       "xl.safetensors",
                                       {{name + ".lora_down.weight", random({4, 2048}, 1)},
                                        {name + ".lora_up.weight", random({640, 4}, 2)}});
        mixer.set({use(good)});
        VERIFY_ERROR(mixer.set({use(good), use(bad)}), ErrorCode::UnsupportedModel, "SDXL");
        VERIFY_ERROR(mixer.set({use(bad)}), ErrorCode::UnsupportedModel, "Stable Diffusion 1.x");
        QCOMPARE(mixer.current().size(), std::size_t(1));  // nothing happened
        QVERIFY(weight(kToK).equal(before));
        mixer.set({});
    }

    void brokenFiles() {
        LoraMixer mixer(*model_);
        auto half = kohya(kToK);
        half.erase("lora_unet_" + underscored(kToK) + ".lora_up.weight");
        const auto file = [&](const char* name, const std::map<std::string, at::Tensor>& tensors) {
            return use(write_tensors(folder(), name, tensors));
        };
        VERIFY_ERROR(
            mixer.set({file("half.safetensors", half)}), ErrorCode::FileFormat, "only one");
        VERIFY_ERROR(mixer.set({file("none.safetensors", {{"weight", random({2, 2}, 1)}})}),
                     ErrorCode::FileFormat,
                     "no tensor in it");
        VERIFY_ERROR(
            mixer.set({file("loha.safetensors", {{"lora_unet_x.hada_w1_a", random({2, 2}, 1)}})}),
            ErrorCode::UnsupportedModel,
            "LoHa");
        VERIFY_ERROR(
            mixer.set({use(folder() / "nowhere.safetensors")}), ErrorCode::FileNotFound, "nowhere");
    }
};

QTEST_GUILESS_MAIN(LoraTest)
#include "lora_test.moc"
