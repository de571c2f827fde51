// SPDX-License-Identifier: Apache-2.0
// Archives as torch 2.11 wrote them: tests/data/io/make_torch.py.
#include "core/io/tensor_source.h"
#include "tests/core/base/expect_error.h"
#include "tests/core/io/memory_file.h"
#include "tests/core/io/test_files.h"
#include "tests/core/io/torch_bytes.h"

#include <cstring>

using namespace seedbed;
namespace fs = std::filesystem;

namespace {

fs::path saved(const std::string& name) {
    return fs::path(SEEDBED_TEST_DATA) / "io/torch" / name;
}

std::vector<float> floats(const TensorSource& file, const std::string& name) {
    const auto bytes = file.bytes(name);
    std::vector<float> values(bytes.size() / sizeof(float));
    std::memcpy(values.data(), bytes.data(), bytes.size());
    return values;
}

// 0, 1, … of the script, at these places.
std::vector<float> quarters(const std::vector<int>& places) {
    std::vector<float> values;
    for (const int place : places) values.push_back(static_cast<float>(place) / 4);
    return values;
}

using Shape = std::vector<std::int64_t>;

}  // namespace

class TorchZipTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

    fs::path put_torch(const QByteArray& pickle, const QByteArray& storage = QByteArray(24, 'x')) {
        return put(
            folder_, "made.pt", zip_bytes({{"made/data.pkl", pickle}, {"made/data/0", storage}}));
    }

 private Q_SLOTS:
    void reads_every_type() {
        const auto file = open_tensors(saved("types.pt"));
        QCOMPARE(file->kind(), std::string_view("torch"));
        QCOMPARE(file->tensors().size(), std::size_t{10});
        for (const auto& [name, dtype] : std::map<std::string, DType>{{"f64", DType::F64},
                                                                      {"f32", DType::F32},
                                                                      {"f16", DType::F16},
                                                                      {"bf16", DType::BF16},
                                                                      {"i64", DType::I64},
                                                                      {"i32", DType::I32},
                                                                      {"i16", DType::I16},
                                                                      {"i8", DType::I8},
                                                                      {"u8", DType::U8},
                                                                      {"bool", DType::Bool}}) {
            QVERIFY2(file->entry(name).dtype == dtype, name.c_str());
            QVERIFY(file->entry(name).shape == (Shape{2, 3}));
            QCOMPARE(file->bytes(name).size(), 6 * item_size(dtype));
        }
        QCOMPARE(floats(*file, "f32"), quarters({0, 1, 2, 3, 4, 5}));
        QCOMPARE(file->file_of("f32"), saved("types.pt"));
        VERIFY_ERROR(file->bytes("f8"), ErrorCode::FileFormat, "\"f8\"");
    }

    void reads_parts_of_storages() {
        const auto file = open_tensors(saved("views.pt"));
        QVERIFY(file->entry("rows").shape == (Shape{2, 6}));
        QCOMPARE(floats(*file, "rows"), quarters({6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17}));
        QCOMPARE(floats(*file, "columns"), quarters({2, 3, 8, 9, 14, 15, 20, 21}));
        QVERIFY(file->entry("turned").shape == (Shape{6, 4}));
        QCOMPARE(floats(*file, "turned"), quarters({0, 6, 12, 18, 1, 7,  13, 19, 2, 8,  14, 20,
                                                    3, 9, 15, 21, 4, 10, 16, 22, 5, 11, 17, 23}));
        QVERIFY(file->entry("scalar").shape.empty());
        QCOMPARE(floats(*file, "scalar"), quarters({6}));
        QCOMPARE(file->bytes("empty").size(), std::size_t{0});
        QCOMPARE(floats(*file, "parameter"), quarters({0, 1, 2, 3, 4, 5}));
        std::vector<int> in_order;
        for (int i = 0; i < 24; ++i) in_order.push_back(i);
        QCOMPARE(floats(*file, "last"), quarters(in_order));
    }

    void uses_storages_where_they_lie() {
        const auto file = open_tensors(saved("views.pt"));
        QVERIFY(file->bytes("rows").data() == file->bytes("whole").data() + 24);
        QVERIFY(file->bytes("turned").data() == file->bytes("turned").data());
        file->release_pages("rows");
        file->release_pages("turned");
        QCOMPARE(floats(*file, "rows").at(1), 7.0F / 4);
    }

    void reads_protocols_3_to_5() {
        for (const char* name : {"protocol3.pt", "protocol4.pt", "protocol5.pt"}) {
            const auto file = open_tensors(saved(name));
            QCOMPARE(file->tensors().size(), std::size_t{2});
            QCOMPARE(floats(*file, "a.b"), quarters({0, 1}));
            QCOMPARE(floats(*file, "a.3"), quarters({0, 1, 2}));
        }
    }

    void unwraps_a_checkpoint_of_lightning() {
        const auto file = open_tensors(saved("lightning.ckpt"));
        QCOMPARE(file->tensors().size(), std::size_t{2});
        QCOMPARE(floats(*file, "a"), quarters({0, 1, 2, 3, 4, 5}));
        QVERIFY(file->entry("b").dtype == DType::F16);
        const std::map<std::string, std::string> expected{{"epoch", "7"},
                                                          {"global_step", "1099511627776"},
                                                          {"lr", "0.500000"},
                                                          {"pytorch-lightning_version", "1.4.2"}};
        QVERIFY(file->metadata() == expected);
    }

    void reads_an_embedding() {
        const auto file = open_tensors(saved("embedding.pt"));
        QCOMPARE(file->tensors().size(), std::size_t{1});
        QVERIFY(file->entry("string_to_param.*").shape == (Shape{2, 8}));
    }

    void names_what_a_pickle_would_have_run() {
        VERIFY_ERROR(open_tensors(saved("evil.ckpt")), ErrorCode::UnsupportedModel, ".system\"");
        VERIFY_ERROR(open_tensors(saved("evil.ckpt")),
                     ErrorCode::UnsupportedModel,
                     "nothing of it was executed");
    }

    void refuses_other_archives() {
        VERIFY_ERROR(
            open_tensors(saved("legacy.pt")), ErrorCode::UnsupportedModel, "before version 1.6");
        VERIFY_ERROR(open_tensors(saved("compressed.pt")),
                     ErrorCode::UnsupportedModel,
                     "compressed or encrypted");
        VERIFY_ERROR(open_tensors(saved("expanded.pt")),
                     ErrorCode::FileFormat,
                     "more elements than its storage");
        VERIFY_ERROR(
            open_tensors(saved("list.pt")), ErrorCode::FileFormat, "no dictionary of tensors");
        VERIFY_ERROR(open_tensors(put(folder_, "a.zip", zip_bytes({{"a.txt", "hello"}}))),
                     ErrorCode::FileFormat,
                     "it has no data.pkl");
        VERIFY_ERROR(open_tensors(put(folder_,
                                      "big.pt",
                                      zip_bytes({{"x/data.pkl", torch_pickle("F", 1, "K\1", "K\1")},
                                                 {"x/byteorder", "big"},
                                                 {"x/data/0", "1234"}}))),
                     ErrorCode::UnsupportedModel,
                     "big-endian");
    }

    void refuses_tensors_that_do_not_fit_data() {
        QTest::addColumn<QByteArray>("pickle");
        QTest::addColumn<QByteArray>("part");
        const auto row = [](const char* name, const QByteArray& pickle, const char* part) {
            QTest::newRow(name) << pickle << QByteArray(part);
        };
        row("storage too short", torch_pickle("Float", 7, "K\7", "K\1"), "has only 24 bytes");
        row("too long", torch_pickle("Float", 6, "K\7", "K\1"), "beyond its storage of 6");
        row("negative", torch_pickle("Float", 6, "J\xff\xff\xff\xff", "K\1"), "no whole number");
        row("stride too long", torch_pickle("Float", 6, "K\3", "K\3"), "beyond its storage");
        row("overflow",
            torch_pickle("Float",
                         6,
                         QByteArray("\x8a\x08\xff\xff\xff\xff\xff\xff\xff\x7f"),
                         QByteArray("\x8a\x08\xff\xff\xff\xff\xff\xff\xff\x7f")),
            "beyond its storage");
        row("unknown type", torch_pickle("Complex", 6, "K\6", "K\1"), "torch.ComplexStorage");
        row("no stride", torch_pickle("Float", 6, "K\6", ""), "1 sizes and 0 strides");
    }
    void refuses_tensors_that_do_not_fit() {
        QFETCH(QByteArray, pickle);
        QFETCH(QByteArray, part);
        const auto path = put_torch(pickle);
        const auto thrown = error_of([&] { open_tensors(path); });
        QVERIFY(thrown.has_value());
        const std::string detail = thrown->what();
        QVERIFY2(detail.find(part.toStdString()) != std::string::npos, detail.c_str());
        QVERIFY2(detail.find("made.pt\"") != std::string::npos && is_sentence(detail),
                 detail.c_str());
    }

    void refuses_every_truncation() {
        const auto whole = get(saved("lightning.ckpt"));
        const MemoryFile file;
        for (int size = 1; size < whole.size(); ++size)
            VERIFY_ERROR(open_tensors(file.put(whole.first(size))), ErrorCode::FileFormat, "/fd/");
        QVERIFY(open_tensors(file.put(whole)));
    }

    void reads_zip64() {
        const auto file =
            open_tensors(put(folder_,
                             "wide.pt",
                             zip_bytes({{"x/data.pkl", torch_pickle("Float", 6, "K\6", "K\1")},
                                        {"x/data/0", QByteArray(24, '\0')}},
                                       true)));
        QCOMPARE(floats(*file, "t"), std::vector<float>(6, 0.0F));
    }
};

QTEST_GUILESS_MAIN(TorchZipTest)
#include "torch_zip_test.moc"
