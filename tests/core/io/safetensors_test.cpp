// SPDX-License-Identifier: Apache-2.0
#include "core/io/safetensors.h"

#include "core/io/resources.h"
#include "tests/core/base/expect_error.h"
#include "tests/core/io/test_files.h"

#include <cstring>

using namespace seedbed;

namespace {

std::span<const std::byte> bytes_of(const QByteArray& bytes) {
    return std::as_bytes(std::span(bytes.data(), static_cast<std::size_t>(bytes.size())));
}

QByteArray to_bytes(std::span<const std::byte> bytes) {
    return QByteArray(reinterpret_cast<const char*>(bytes.data()),
                      static_cast<qsizetype>(bytes.size()));
}

}  // namespace

class SafetensorsTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

    std::filesystem::path path(const char* name) const {
        return folder_.filePath(QString::fromUtf8(name)).toStdString();
    }

 private Q_SLOTS:
    void reads_a_file_made_by_hand() {
        const auto file = SafetensorsFile::open(put(
            folder_,
            "hand.safetensors",
            safetensors_bytes(R"({"__metadata__":{"format":"pt"},)"
                              R"("b":{"dtype":"F32","shape":[1,2],"data_offsets":[2,10]},)"
                              R"("a":{"dtype":"BF16","shape":[],"data_offsets":[0,2]},)"
                              R"("none":{"dtype":"I64","shape":[3,0],"data_offsets":[10,10]}}   )",
                              10)));
        QCOMPARE(file->tensors().size(), std::size_t{3});
        QCOMPARE(file->metadata().at("format"), std::string("pt"));
        QVERIFY(file->entry("a").shape.empty());
        QVERIFY(file->entry("a").dtype == DType::BF16);
        QVERIFY(file->entry("b").shape == (std::vector<std::int64_t>{1, 2}));
        QCOMPARE(to_bytes(file->bytes("b")), QByteArray("\2\3\4\5\6\7\x8\x9", 8));
        QCOMPARE(file->bytes("none").size(), std::size_t{0});
        QCOMPARE(file->data().size(), std::size_t{10});
        QVERIFY(file->contains("a") && !file->contains("c"));
    }

    void a_file_without_tensors_is_fine() {
        const auto file =
            SafetensorsFile::open(put(folder_, "none.safetensors", safetensors_bytes("{}", 0)));
        QVERIFY(file->tensors().empty() && file->metadata().empty());
    }

    void missing_tensors_are_named() {
        const auto file =
            SafetensorsFile::open(put(folder_, "none.safetensors", safetensors_bytes("{}", 0)));
        VERIFY_ERROR(file->bytes("conv_in.weight"),
                     ErrorCode::FileFormat,
                     "none.safetensors\": tensor \"conv_in.weight\" is missing");
    }

    void missing_files_are_named() {
        VERIFY_ERROR(SafetensorsFile::open(path("gone.safetensors")),
                     ErrorCode::FileNotFound,
                     "gone.safetensors\" does not exist");
    }

    // The file was written by the reference implementation (tests/data/io/make_reference.py).
    void reads_what_the_reference_wrote() {
        const auto file = SafetensorsFile::open(SEEDBED_TEST_DATA "/io/reference.safetensors");
        QCOMPARE(file->metadata().at("note"), std::string("gr\xC3\xBCn \"quoted\"\n"));
        const std::pair<const char*, DType> expected[] = {{"F64", DType::F64},
                                                          {"F32", DType::F32},
                                                          {"F16", DType::F16},
                                                          {"I64", DType::I64},
                                                          {"I32", DType::I32},
                                                          {"I16", DType::I16},
                                                          {"I8", DType::I8},
                                                          {"U8", DType::U8},
                                                          {"BOOL", DType::Bool},
                                                          {"U16", DType::U16},
                                                          {"U32", DType::U32},
                                                          {"U64", DType::U64}};
        QCOMPARE(file->tensors().size(), std::size(expected));
        for (const auto& [name, dtype] : expected) {
            QVERIFY2(file->entry(name).dtype == dtype, name);
            QVERIFY2(file->entry(name).shape == (std::vector<std::int64_t>{2, 3}), name);
        }
        double value = 0;
        std::memcpy(&value, file->bytes("F64").data() + 5 * sizeof value, sizeof value);
        QCOMPARE(value, 5.0);
    }

    void reads_the_embedded_model() {
        const auto unet = resource_path("models/tabletop") / "unet";
        const auto file = SafetensorsFile::open(unet / "diffusion_pytorch_model.safetensors");
        QVERIFY(file->tensors().size() > 100);
        QVERIFY(file->contains("conv_in.weight"));
    }

    void writes_what_it_reads() {
        const QByteArray wide("0123456789abcdef"), narrow("xyz");
        const std::map<std::string, TensorData> tensors{
            {"a.narrow", {DType::U8, {3}, bytes_of(narrow)}},
            {"b.wide", {DType::F64, {2, 1}, bytes_of(wide)}},
            {"c.half", {DType::F16, {}, bytes_of(narrow).first(2)}},
            {"d.none", {DType::F32, {0}, {}}}};
        write_safetensors(path("out.safetensors"), tensors, {{"prompt", "a \"red\" cube\n"}});
        const auto file = SafetensorsFile::open(path("out.safetensors"));
        QCOMPARE(file->tensors().size(), tensors.size());
        QCOMPARE(file->metadata().at("prompt"), std::string("a \"red\" cube\n"));
        for (const auto& [name, tensor] : tensors) {
            QCOMPARE(to_bytes(file->bytes(name)), to_bytes(tensor.bytes));
            QVERIFY(file->entry(name).shape == tensor.shape);
            const auto address = reinterpret_cast<std::uintptr_t>(file->bytes(name).data());
            QCOMPARE(address % item_size(tensor.dtype), std::uintptr_t{0});
        }
    }

    void the_same_tensors_give_the_same_bytes() {
        const QByteArray data("01234567");
        for (const char* name : {"one.safetensors", "two.safetensors"})
            write_safetensors(path(name),
                              {{"x", {DType::F32, {2}, bytes_of(data)}},
                               {"y", {DType::I64, {1}, bytes_of(data)}}},
                              {{"b", "1"}, {"a", "2"}});
        const auto bytes = get(path("one.safetensors"));
        QCOMPARE(bytes, get(path("two.safetensors")));
        const QByteArray header = R"({"__metadata__":{"a":"2","b":"1"},)"
                                  R"("y":{"dtype":"I64","shape":[1],"data_offsets":[0,8]},)"
                                  R"("x":{"dtype":"F32","shape":[2],"data_offsets":[8,16]}})";
        QCOMPARE(bytes.mid(8, header.size()), header);
        QCOMPARE((bytes.size() - 16) % 8, 0);
    }

    void refuses_to_write_nonsense() {
        const QByteArray data("01234567");
        const auto write = [&](const std::string& name, std::vector<std::int64_t> shape) {
            write_safetensors(path("bad.safetensors"),
                              {{name, {DType::F32, std::move(shape), bytes_of(data)}}});
        };
        QVERIFY_EXCEPTION_THROWN(write("x", {3}), LogicError);
        QVERIFY_EXCEPTION_THROWN(write("x", {-1, -2}), LogicError);
        QVERIFY_EXCEPTION_THROWN(write("x", {std::int64_t{1} << 62, 4}), LogicError);
        QVERIFY_EXCEPTION_THROWN(write("__metadata__", {2}), LogicError);
        VERIFY_ERROR(write("\xFF", {2}), ErrorCode::InvalidRequest, "is not UTF-8");
        VERIFY_ERROR(write_safetensors(path("bad.safetensors"), {}, {{"prompt", "\xC3"}}),
                     ErrorCode::InvalidRequest,
                     "is not UTF-8");
        QVERIFY(!std::filesystem::exists(path("bad.safetensors")));
    }

    void a_full_disk_is_said() {
        const QByteArray data(1000, 'x');
        VERIFY_ERROR(write_safetensors("/dev/full", {{"x", {DType::U8, {1000}, bytes_of(data)}}}),
                     ErrorCode::DiskFull,
                     "\"/dev/full\" could not be written because the disk is full (it needs 10");
    }

    void every_dtype_has_a_name_and_a_size() {
        QCOMPARE(to_string(DType::F8E4M3), std::string_view("F8_E4M3"));
        QCOMPARE(to_string(DType::Bool), std::string_view("BOOL"));
        QCOMPARE(item_size(DType::BF16), std::size_t{2});
        QCOMPARE(item_size(DType::U64), std::size_t{8});
    }
};

QTEST_GUILESS_MAIN(SafetensorsTest)
#include "safetensors_test.moc"
