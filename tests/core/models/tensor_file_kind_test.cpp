// SPDX-License-Identifier: Apache-2.0
#include "core/models/tensor_file_kind.h"

#include <QtTest>

#include <sstream>

namespace seedbed {

// Names and shapes alone.
class NamedTensors final : public TensorSource {
 public:
    explicit NamedTensors(const std::map<std::string, std::vector<std::int64_t>>& shapes)
        : TensorSource("named") {
        for (const auto& [name, shape] : shapes) tensors_[name].shape = shape;
    }
    std::span<const std::byte> bytes(const std::string&) const override { return {}; }
    void release_pages(const std::string&) const override {}
    std::string_view kind() const override { return "named"; }
};

class TensorFileKindTest : public QObject {
    Q_OBJECT

    using Holds = TensorFileKind::Holds;

    // `words` are names with one dimension each, separated by spaces.
    static TensorFileKind kind_of(const std::string& words, std::int64_t in = 4) {
        std::map<std::string, std::vector<std::int64_t>> shapes;
        std::istringstream stream(words);
        for (std::string name; stream >> name;) shapes[name] = {1};
        if (shapes.contains("model.diffusion_model.input_blocks.0.0.weight"))
            shapes["model.diffusion_model.input_blocks.0.0.weight"] = {32, in, 3, 3};
        if (shapes.contains("first_stage_model.decoder.conv_in.weight"))
            shapes["first_stage_model.decoder.conv_in.weight"] = {32, 4, 3, 3};
        return tensor_file_kind(NamedTensors(shapes));
    }
    static constexpr const char* kCore =
        "model.diffusion_model.input_blocks.0.0.weight first_stage_model.decoder.conv_in.weight ";

 private Q_SLOTS:
    void models_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("in");
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("usable");
        const auto row = [](const char* text, int in, const char* name, bool usable) {
            QTest::newRow(name) << QString::fromLatin1(text) << in << QString::fromUtf8(name)
                                << usable;
        };
        row("cond_stage_model.transformer.text_model.a", 4, "Stable Diffusion 1.x", true);
        row("cond_stage_model.model.ln_final.bias", 4, "Stable Diffusion 2.x", true);
        row("cond_stage_model.model.ln_final.bias", 9, "Stable Diffusion 2.x inpainting", true);
        row("conditioner.embedders.0.transformer.a conditioner.embedders.1.model.b",
            4,
            "SDXL",
            true);
        row("conditioner.embedders.0.transformer.a conditioner.embedders.1.model.b",
            9,
            "SDXL inpainting",
            true);
        row("conditioner.embedders.0.model.b", 4, "SDXL refiner", false);
        row("cond_stage_model.transformer.a", 8, "InstructPix2Pix", false);
        row("cond_stage_model.model.a",
            7,
            "Stable Diffusion 2.x with a UNet that takes 7 channels",
            false);
        row("cond_stage_model.model.a model.diffusion_model.label_emb.weight",
            7,
            "Stable Diffusion x4 upscaler",
            false);
        row("cond_stage_model.model.a model.diffusion_model.label_emb.0.0.weight",
            4,
            "Stable Diffusion 2.1 unCLIP",
            false);
        row("conditioner.embedders.1.model.b edm_mean", 4, "Playground 2.5 (EDM)", false);
        row("model.diffusion_model.joint_blocks.0.x", 4, "Stable Diffusion 3", false);
        row("", 4, "Stable Diffusion without its text encoder (cond_stage_model.…)", false);
    }
    void models() {
        QFETCH(QString, text);
        QFETCH(int, in);
        QFETCH(QString, name);
        QFETCH(bool, usable);
        const auto kind = kind_of(kCore + text.toStdString(), in);
        QCOMPARE(QString::fromStdString(kind.name), name);
        QCOMPARE(kind.problem.empty(), usable);
        QCOMPARE(kind.holds == Holds::OtherModel, !usable);
    }

    void otherFiles_data() {
        QTest::addColumn<QString>("names");
        QTest::addColumn<int>("holds");
        QTest::addColumn<QString>("name");
        const auto row = [](const char* names, Holds holds, const char* name) {
            QTest::newRow(name) << QString::fromLatin1(names) << static_cast<int>(holds)
                                << QString::fromLatin1(name);
        };
        row("lora_unet_down_blocks_0.lora_down.weight", Holds::Adapter, "LoRA (kohya form)");
        row("unet.a.attn1.to_q.lora_A.weight", Holds::Adapter, "LoRA (PEFT form)");
        row("emb_params", Holds::Adapter, "textual-inversion embedding");
        row("clip_l clip_g", Holds::Adapter, "textual-inversion embedding (SDXL)");
        row("<cat>", Holds::Adapter, "textual-inversion embedding (diffusers form)");
        row("down_blocks.0.resnets.0.conv1.weight time_embedding.linear_1.weight",
            Holds::Part,
            "UNet in diffusers' layout");
        row("encoder.down_blocks.0.resnets.0.conv1.weight",
            Holds::Part,
            "autoencoder in diffusers' layout");
        row("text_model.encoder.layers.0.self_attn.q_proj.bias "
            "text_model.embeddings.position_embedding.weight",
            Holds::Part,
            "CLIP text encoder");
        row("encoder.block.0.layer.0.SelfAttention.q.weight", Holds::Part, "T5 encoder");
        row("model.diffusion_model.input_blocks.0.0.weight",
            Holds::Part,
            "UNet in the original layout");
        row("vision_model.a text_model.b", Holds::NoDiffusion, "CLIP");
        row("vision_model.a text_decoder.b", Holds::NoDiffusion, "BLIP");
        row("features.0.weight features.0.bias", Holds::NoDiffusion, "VGG");
        row("layer1.0.conv1.weight conv1.weight", Holds::NoDiffusion, "ResNet");
        row("a.weight b.weight", Holds::Unknown, "");
    }
    void otherFiles() {
        QFETCH(QString, names);
        QFETCH(int, holds);
        QFETCH(QString, name);
        const auto kind = kind_of(names.toStdString());
        QCOMPARE(QString::fromStdString(kind.name), name);
        QCOMPARE(static_cast<int>(kind.holds), holds);
        QVERIFY(!kind.problem.empty());
    }
};

}  // namespace seedbed

QTEST_GUILESS_MAIN(seedbed::TensorFileKindTest)
#include "tensor_file_kind_test.moc"
