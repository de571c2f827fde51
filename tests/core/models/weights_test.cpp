// SPDX-License-Identifier: Apache-2.0
#include "core/models/weights.h"

#include "core/io/safetensors.h"
#include "core/models/layers.h"
#include "core/models/mapped_tensor.h"
#include "tests/core/base/expect_error.h"

#include <ATen/ATen.h>
#include <QTemporaryDir>
#include <QTest>

#include <cstdint>
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

// Bytes of a file that stand in this process's memory.
std::size_t resident(const fs::path& file) {
    std::ifstream maps("/proc/self/smaps");
    std::string line;
    bool ours = false;
    std::size_t kib = 0, total = 0;
    while (std::getline(maps, line)) {
        if (const auto slash = line.find('/'); slash != std::string::npos && line[0] != 'V')
            ours = line.substr(slash) == file.string();
        else if (line.find('-') < line.find(' '))
            ours = false;
        if (ours && std::sscanf(line.c_str(), "Rss: %zu kB", &kib) == 1) total += kib * 1024;
    }
    return total;
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
    void namesMayBeMapped();
    void partsOfTensorsAreTaken();
    void partsThatAreNotThereAreRefused();
    void typesAreThosePlaced();
    void convertedFilesLeaveMemory();
    void copiesAreBoundedInLargeNetworks();
    void packedWeightsLeaveOneCopy();

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

void WeightsTest::namesMayBeMapped() {
    save(file("n.safetensors"), {{"old.w", at::ones({2})}, {"other", at::zeros({3})}});
    Weights weights =
        Weights::open(open_tensors(file("n.safetensors")), {{"new.w", {.name = "old.w"}}}, {});
    QVERIFY(weights.has("new.w") && !weights.has("old.w") && !weights.has("other"));
    QCOMPARE(weights.names(), std::vector<std::string>{"new.w"});
    QVERIFY(weights.take("new.w", {2}).equal(at::ones({2})));
    QVERIFY(weights.taken().contains("new.w"));
    VERIFY_ERROR(weights.take("new.w", {3}), ErrorCode::FileFormat, "\"old.w\" has the shape [2]");
    VERIFY_ERROR(weights.take("old.w", {2}), ErrorCode::FileFormat, "is missing");
    VERIFY_ERROR(Weights::open(open_tensors(file("n.safetensors")), {{"a", {.name = "none"}}}, {}),
                 ErrorCode::FileFormat,
                 "\"none\"");
}

void WeightsTest::partsOfTensorsAreTaken() {
    const at::Tensor fused = at::randn({6, 4}), conv = at::randn({3, 5, 1, 1});
    save(file("q.safetensors"), {{"in_proj", fused}, {"conv", conv}});
    Weights weights =
        Weights::open(open_tensors(file("q.safetensors")),
                      {{"q", {.name = "in_proj", .first_row = 0, .rows = 2}},
                       {"k", {.name = "in_proj", .first_row = 2, .rows = 2}},
                       {"rest", {.name = "in_proj", .first_row = 5}},
                       {"turned", {.name = "in_proj", .transposed = true}},
                       {"matrix", {.name = "conv", .squeezed = true}},
                       {"both", {.name = "conv", .squeezed = true, .transposed = true}}},
                      {});
    QVERIFY(weights.take("q", {2, 4}).equal(fused.slice(0, 0, 2)));
    QVERIFY(weights.take("k", {2, 4}).equal(fused.slice(0, 2, 4)));
    QVERIFY(weights.take("rest", {1, 4}).equal(fused.slice(0, 5)));
    const at::Tensor turned = weights.take("turned", {4, 6});
    QVERIFY(turned.is_contiguous() && turned.equal(fused.t()));
    QVERIFY(weights.take("matrix", {3, 5}).equal(conv.flatten(1)));
    QVERIFY(weights.take("both", {5, 3}).equal(conv.flatten(1).t()));
    QVERIFY(is_mapped(weights.taken().at("k")) && !is_mapped(turned));
}

void WeightsTest::partsThatAreNotThereAreRefused() {
    save(file("r.safetensors"), {{"w", at::ones({4, 2})}, {"v", at::ones({4})}});
    const auto open = [&](const StoredTensor& part) {
        return Weights::open(open_tensors(file("r.safetensors")), {{"x", part}}, {});
    };
    VERIFY_ERROR(
        open({.name = "w", .first_row = 3, .rows = 2}), ErrorCode::FileFormat, "row 3 with 2 rows");
    VERIFY_ERROR(open({.name = "w", .first_row = 5}), ErrorCode::FileFormat, "[4, 2]");
    VERIFY_ERROR(open({.name = "w", .first_row = INT64_MAX, .rows = INT64_MAX}),
                 ErrorCode::FileFormat,
                 "\"w\"");
    VERIFY_ERROR(open({.name = "v", .transposed = true}), ErrorCode::FileFormat, "two sides");
}

void WeightsTest::typesAreThosePlaced() {
    const at::Tensor value = at::randn({8});
    save(file("t.safetensors"), {{"f", value}, {"h", value.to(at::kHalf)}});
    Weights weights = Weights::open(open_tensors(file("t.safetensors")), {}, {.dtype = at::kHalf});
    const at::Tensor converted = weights.take("f", {8}), same = weights.take("h", {8});
    QVERIFY(converted.scalar_type() == at::kHalf && converted.equal(value.to(at::kHalf)));
    QVERIFY(same.scalar_type() == at::kHalf && same.equal(converted));
    QVERIFY(is_mapped(same) && !is_mapped(converted));
}

// The file's own copy of what was converted is not kept in memory.
void WeightsTest::convertedFilesLeaveMemory() {
    constexpr std::int64_t kCount = 4 << 20;
    save(file("l.safetensors"), {{"w", at::ones({kCount}, at::kHalf)}});
    Weights weights = Weights::open(file("l.safetensors"), at::kCPU);
    const at::Tensor taken = weights.take("w", {kCount});
    QVERIFY(taken.sum().item<float>() == kCount);
    QVERIFY2(resident(file("l.safetensors")) < (1u << 20),
             qPrintable(QString::number(resident(file("l.safetensors")))));
}

void WeightsTest::copiesAreBoundedInLargeNetworks() {
    // 320 MiB of zeros, which take no room on disk.
    constexpr std::int64_t kRows = 40, kColumns = 1 << 20;
    std::string header = R"({"w":{"dtype":"F16","shape":[40,1048576],"data_offsets":[0,83886080]},)"
                         R"("v":{"dtype":"F32","shape":[1024,1024],)"
                         R"("data_offsets":[83886080,88080384]}})";
    while (header.size() % 8 != 0) header += ' ';
    const std::uint64_t length = header.size();
    {
        std::ofstream out(file("big.safetensors"), std::ios::binary);
        out.write(reinterpret_cast<const char*>(&length), 8) << header;
    }
    fs::resize_file(file("big.safetensors"), 8 + header.size() + 88080384);
    Weights small = Weights::open(file("big.safetensors"), at::kCPU);
    QVERIFY(small.is_small() && small.grant_copy(1u << 30));

    TensorNames twice{{"a", {.name = "w"}}, {"b", {.name = "w"}}, {"v", {.name = "v"}}};
    Weights weights = Weights::open(open_tensors(file("big.safetensors")), twice, {});
    const std::uint64_t all = (2 * kRows * kColumns + 1024 * 1024) * sizeof(float);
    QVERIFY(!weights.is_small());
    QVERIFY(weights.grant_copy(all / 32));
    QVERIFY(!weights.grant_copy(all / 32 + 16));
    QVERIFY(weights.grant_copy(all / 32 - 16));

    // What is mapped may be packed always; what replaces it, not.
    const WeightScope scope(weights);
    const at::Tensor mapped = scope.take("v", {1024, 1024});
    const PackedWeight packed(scope, mapped);
    QVERIFY(packed.packs(mapped) && !packed.packs(mapped.clone()));
}

void WeightsTest::packedWeightsLeaveOneCopy() {
    constexpr std::int64_t kSide = 1536;
    const at::Tensor value = at::randn({kSide, kSide});
    save(file("pack.safetensors"), {{"weight", value}});
    Weights weights = Weights::open(file("pack.safetensors"), at::kCPU);
    const Linear linear(WeightScope(weights), kSide, kSide, Bias::None);
    const at::Tensor x = at::randn({64, kSide});
    const at::Tensor expected = at::linear(x, value);
    QVERIFY(at::allclose(linear(x), expected, 1e-3, 1e-3));
    QVERIFY2(resident(file("pack.safetensors")) < (1u << 20),
             qPrintable(QString::number(resident(file("pack.safetensors")))));
    QVERIFY(at::allclose(linear(x), expected, 1e-3, 1e-3));
    QVERIFY(linear.weight.equal(value));  // comes back from the file
}

QTEST_GUILESS_MAIN(WeightsTest)
#include "weights_test.moc"
