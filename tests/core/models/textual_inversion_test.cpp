// SPDX-License-Identifier: Apache-2.0
#include "core/models/textual_inversion.h"

#include "core/io/safetensors.h"
#include "tests/core/base/expect_error.h"

#include <ATen/ATen.h>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

using namespace seedbed;
namespace fs = std::filesystem;

namespace {

fs::path data() {
    return fs::path(SEEDBED_TEST_DATA) / "prompts/embeddings";
}

using Shapes = std::map<std::string, std::vector<std::int64_t>>;

}  // namespace

class TextualInversionTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void forms_data();
    void forms();
    void vectorsAreRead();
    void otherFiles_data();
    void otherFiles();
    void widthsMustFit();
    void headersAreReadAgainWhenTheyChange();

 private:
    // A file of zeros.
    fs::path write(const std::string& name, const Shapes& shapes, DType dtype = DType::F32) {
        const fs::path path = fs::path(m_directory.path().toStdString()) / name;
        const std::vector<std::byte> zeros(1 << 20);
        std::map<std::string, TensorData> tensors;
        for (const auto& [key, shape] : shapes) {
            std::size_t bytes = item_size(dtype);
            for (const std::int64_t side : shape) bytes *= static_cast<std::size_t>(side);
            tensors[key] = {dtype, shape, {zeros.data(), bytes}};
        }
        write_safetensors(path, tensors);
        return path;
    }

    QTemporaryDir m_directory;
};

void TextualInversionTest::forms_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<int>("vectors");
    QTest::addColumn<QList<int>>("widths");
    const auto row =
        [](const char* file, const QStringList& names, int vectors, const QList<int>& w) {
            QTest::newRow(file) << QString::fromUtf8(file) << names << vectors << w;
        };
    row("tiny-style.pt", {QStringLiteral("tiny-style")}, 3, {32});
    row("plush.safetensors", {QStringLiteral("plush")}, 2, {32});
    row("word-bin.bin", {QStringLiteral("word-bin"), QStringLiteral("<cat-toy>")}, 1, {32});
    row("pair.safetensors", {QStringLiteral("pair")}, 2, {32, 48});
}

void TextualInversionTest::forms() {
    QFETCH(QString, file);
    QFETCH(QStringList, names);
    QFETCH(int, vectors);
    QFETCH(QList<int>, widths);
    const TextualInversion inversion = read_textual_inversion(data() / file.toStdString());
    QStringList got;
    for (const std::string& name : inversion.names) got << QString::fromStdString(name);
    QCOMPARE(got, names);
    QCOMPARE(inversion.vectors, vectors);
    QList<int> wide;
    for (const auto& [name, width] : inversion.parts) wide << static_cast<int>(width);
    QCOMPARE(wide, widths);
}

void TextualInversionTest::vectorsAreRead() {
    const auto style = read_textual_inversion(data() / "tiny-style.pt");
    const at::Tensor vectors = load_vectors(style, 0, 1, 32, "model", {});
    QVERIFY((vectors.sizes() == at::IntArrayRef{3, 32}));
    QVERIFY(vectors.std().item<double>() > 0.5);
    const auto word = read_textual_inversion(data() / "word-bin.bin");
    QVERIFY((load_vectors(word, 0, 1, 32, "model", {}).sizes() == at::IntArrayRef{1, 32}));
    const auto pair = read_textual_inversion(data() / "pair.safetensors");
    const at::Tensor second = load_vectors(pair, 1, 2, 48, "model", {at::kCPU, at::kHalf});
    QVERIFY((second.sizes() == at::IntArrayRef{2, 48}) && second.scalar_type() == at::kHalf);
}

void TextualInversionTest::otherFiles_data() {
    QTest::addColumn<QByteArray>("kind");
    for (const char* kind :
         {"two words", "a model", "whole numbers", "many vectors", "parts differ", "text"})
        QTest::newRow(kind) << QByteArray(kind);
}

void TextualInversionTest::otherFiles() {
    QFETCH(QByteArray, kind);
    fs::path path;
    if (kind == "two words") path = write("x.safetensors", {{"<a>", {8}}, {"<b>", {8}}});
    if (kind == "a model") path = write("x.safetensors", {{"w", {2, 2, 2, 2}}, {"b.c", {2, 2, 1}}});
    if (kind == "whole numbers") path = write("x.safetensors", {{"<a>", {8}}}, DType::I64);
    if (kind == "many vectors") path = write("x.safetensors", {{"emb_params", {1001, 2}}});
    if (kind == "parts differ")
        path = write("x.safetensors", {{"clip_l", {2, 8}}, {"clip_g", {3, 8}}});
    if (kind == "text") {
        path = fs::path(m_directory.path().toStdString()) / "x.safetensors";
        std::ofstream(path) << "not a tensor in sight";
    }
    VERIFY_ERROR(read_textual_inversion(path), ErrorCode::FileFormat, "x.safetensors");
}

void TextualInversionTest::widthsMustFit() {
    const auto style = read_textual_inversion(data() / "tiny-style.pt");
    VERIFY_ERROR(load_vectors(style, 0, 1, 768, "big model", {}),
                 ErrorCode::InvalidRequest,
                 "tiny-style.pt");
    VERIFY_ERROR(load_vectors(style, 0, 1, 768, "big model", {}), ErrorCode::InvalidRequest, "768");
    VERIFY_ERROR(
        load_vectors(style, 0, 2, 32, "big model", {}), ErrorCode::InvalidRequest, "big model");
}

void TextualInversionTest::headersAreReadAgainWhenTheyChange() {
    TextualInversionCache cache;
    const fs::path path = write("cached.safetensors", {{"emb_params", {2, 8}}});
    QCOMPARE(cache.get(path).vectors, 2);
    write("cached.safetensors", {{"emb_params", {5, 8}}});
    QCOMPARE(cache.get(path).vectors, 5);
    fs::remove(path);
    VERIFY_ERROR(cache.get(path), ErrorCode::FileNotFound, "cached.safetensors");
}

QTEST_GUILESS_MAIN(TextualInversionTest)
#include "textual_inversion_test.moc"
