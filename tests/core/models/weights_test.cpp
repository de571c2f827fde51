// SPDX-License-Identifier: Apache-2.0
#include "core/models/weights.h"

#include "core/io/safetensors.h"
#include "tests/core/base/expect_error.h"

#include <ATen/ATen.h>
#include <QTemporaryDir>
#include <QTest>

#include <cstring>
#include <fstream>
#include <map>
#include <optional>
#include <string>
#include <vector>

using namespace seedbed;
namespace fs = std::filesystem;

namespace {

DType dtype_of(const at::Tensor& tensor) {
    switch (tensor.scalar_type()) {
        case at::kHalf:
            return DType::F16;
        case at::kBFloat16:
            return DType::BF16;
        case at::kFloat:
            return DType::F32;
        default:
            return DType::I64;
    }
}

void save(const fs::path& file, const std::map<std::string, at::Tensor>& tensors) {
    std::map<std::string, TensorData> data;
    for (const auto& [name, tensor] : tensors) {
        data[name] = {dtype_of(tensor),
                      tensor.sizes().vec(),
                      {static_cast<const std::byte*>(tensor.const_data_ptr()), tensor.nbytes()}};
    }
    write_safetensors(file, data);
}

// What /proc/self/maps says is mapped at this address.
std::string mapped_file(const void* address) {
    std::ifstream maps("/proc/self/maps");
    std::string line;
    while (std::getline(maps, line)) {
        std::size_t begin = 0, end = 0;
        if (std::sscanf(line.c_str(), "%zx-%zx", &begin, &end) != 2) continue;
        const auto at = reinterpret_cast<std::size_t>(address);
        const auto slash = line.find('/');
        if (at >= begin && at < end) return slash == std::string::npos ? "" : line.substr(slash);
    }
    return "";
}

}  // namespace

class WeightsTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void float32AliasesTheFile();
    void halfTypesAreConverted();
    void unalignedTensorsAreCopied();
    void missingTensorIsNamed();
    void otherShapeNamesBoth();
    void integersAreRefused();
    void scopesSpellPaths();
    void prefixStandsInTheFileOnly();
    void oldNamesAreFound();

 private:
    fs::path file(const char* name) const {
        return folder_.filePath(QString::fromUtf8(name)).toStdString();
    }
    QTemporaryDir folder_;
};

void WeightsTest::float32AliasesTheFile() {
    const at::Tensor value = at::randn({3, 5});
    save(file("a.safetensors"), {{"w", value}});
    at::Tensor taken;
    {
        Weights weights = Weights::open(file("a.safetensors"), at::kCPU);
        taken = weights.take("w", {3, 5});
        QVERIFY(weights.taken().at("w").is_same(taken));
    }
    // The mapping outlives the Weights, and the tensor still lies in it.
    QCOMPARE(mapped_file(taken.const_data_ptr()), fs::canonical(file("a.safetensors")).string());
    QVERIFY(taken.equal(value));
}

void WeightsTest::halfTypesAreConverted() {
    const at::Tensor value = at::randn({7});
    save(file("h.safetensors"),
         {{"half", value.to(at::kHalf)}, {"brain", value.to(at::kBFloat16)}});
    Weights weights = Weights::open(file("h.safetensors"), at::kCPU);
    const at::Tensor half = weights.take("half", {7}), brain = weights.take("brain", {7});
    QVERIFY(half.scalar_type() == at::kFloat && brain.scalar_type() == at::kFloat);
    QVERIFY(half.equal(value.to(at::kHalf).to(at::kFloat)));
    QVERIFY(brain.equal(value.to(at::kBFloat16).to(at::kFloat)));
}

void WeightsTest::unalignedTensorsAreCopied() {
    // A header of 8 n + 1 bytes puts every float at an odd address.
    std::string header = R"({"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}})";
    while (header.size() % 8 != 1) header += ' ';
    const std::uint64_t length = header.size();
    const float values[] = {1.5F, -2.25F};
    std::ofstream out(file("odd.safetensors"), std::ios::binary);
    out.write(reinterpret_cast<const char*>(&length), 8) << header;
    out.write(reinterpret_cast<const char*>(values), 8);
    out.close();
    Weights weights = Weights::open(file("odd.safetensors"), at::kCPU);
    QVERIFY(weights.take("w", {2}).equal(at::tensor({1.5F, -2.25F})));
}

void WeightsTest::missingTensorIsNamed() {
    save(file("m.safetensors"), {{"w", at::ones({2})}});
    Weights weights = Weights::open(file("m.safetensors"), at::kCPU);
    VERIFY_ERROR(weights.take("norm.weight", {2}), ErrorCode::FileFormat, "\"norm.weight\"");
    VERIFY_ERROR(weights.take("norm.weight", {2}), ErrorCode::FileFormat, "m.safetensors");
}

void WeightsTest::otherShapeNamesBoth() {
    save(file("s.safetensors"), {{"w", at::ones({2, 3})}});
    Weights weights = Weights::open(file("s.safetensors"), at::kCPU);
    VERIFY_ERROR(weights.take("w", {3, 2}), ErrorCode::FileFormat, "[2, 3]");
    VERIFY_ERROR(weights.take("w", {3, 2}), ErrorCode::FileFormat, "[3, 2]");
    VERIFY_ERROR(weights.take("w", {6}), ErrorCode::FileFormat, "\"w\"");
    QVERIFY(weights.taken().empty());
}

void WeightsTest::integersAreRefused() {
    save(file("i.safetensors"), {{"w", at::ones({2}, at::kLong)}});
    Weights weights = Weights::open(file("i.safetensors"), at::kCPU);
    VERIFY_ERROR(weights.take("w", {2}), ErrorCode::FileFormat, "I64");
}

void WeightsTest::scopesSpellPaths() {
    save(file("p.safetensors"), {{"a.0.b.weight", at::ones({2})}});
    Weights weights = Weights::open(file("p.safetensors"), at::kCPU);
    const WeightScope scope = WeightScope(weights) / "a" / 0 / "b";
    QCOMPARE(scope.path(), std::string("a.0.b"));
    QVERIFY(scope.has("weight") && !scope.has("bias"));
    scope.take("weight", {2});
    QVERIFY(weights.taken().contains("a.0.b.weight"));
}

void WeightsTest::prefixStandsInTheFileOnly() {
    save(file("x.safetensors"), {{"text_model.a.weight", at::ones({2})}});
    Weights weights = Weights::open(file("x.safetensors"), at::kCPU);
    (WeightScope(weights, "text_model.") / "a").take("weight", {2});
    QVERIFY(weights.taken().contains("a.weight"));
}

void WeightsTest::oldNamesAreFound() {
    save(file("o.safetensors"),
         {{"m.query.weight", at::ones({2})}, {"m.to_k.weight", at::zeros({2})}});
    Weights weights = Weights::open(file("o.safetensors"), at::kCPU);
    const WeightScope scope = WeightScope(weights) / "m";
    QVERIFY(scope.child("to_q", "query").take("weight", {2}).equal(at::ones({2})));
    QVERIFY(scope.child("to_k", "key").take("weight", {2}).equal(at::zeros({2})));
    QVERIFY(weights.taken().contains("m.to_q.weight") && weights.taken().contains("m.to_k.weight"));
    // Where both are missing the error names today's spelling.
    VERIFY_ERROR(
        scope.child("to_v", "value").take("weight", {2}), ErrorCode::FileFormat, "m.to_v.weight");
}

QTEST_GUILESS_MAIN(WeightsTest)
#include "weights_test.moc"
