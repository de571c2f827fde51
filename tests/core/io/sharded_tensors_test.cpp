// SPDX-License-Identifier: Apache-2.0
#include "core/io/sharded_tensors.h"

#include "core/io/safetensors.h"
#include "tests/core/base/expect_error.h"
#include "tests/core/io/test_files.h"
#include "tests/core/io/torch_bytes.h"

using namespace seedbed;
namespace fs = std::filesystem;

class ShardedTensorsTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

    fs::path index(const QByteArray& text) {
        return put(folder_, "model.safetensors.index.json", text);
    }

 private Q_SLOTS:
    void initTestCase() {
        put(folder_,
            "model-1.safetensors",
            safetensors_bytes(R"({"__metadata__":{"format":"pt"},"a":{"dtype":"U8","shape":[2],)"
                              R"("data_offsets":[0,2]},"b":{"dtype":"U8","shape":[1],)"
                              R"("data_offsets":[2,3]}})",
                              3));
        put(folder_,
            "model-2.bin",
            zip_bytes(
                {{"x/data.pkl", torch_pickle("Byte", 4, "K\2", "K\1")}, {"x/data/0", "WXYZ"}}));
    }

    void reads_tensors_of_every_shard() {
        const auto path = index(
            R"({"metadata":{"total_size":5},"weight_map":{"a":"model-1.safetensors","t":"model-2.bin"}})");
        const auto file = open_tensors(path);
        QCOMPARE(file->kind(), std::string_view("shards"));
        QCOMPARE(file->path(), path);
        QCOMPARE(file->tensors().size(), std::size_t{2});  // what the index does not name is none
        QCOMPARE(std::to_integer<int>(file->bytes("a")[1]), 1);
        QCOMPARE(std::to_integer<char>(file->bytes("t")[1]), 'X');
        QCOMPARE(file->file_of("t").filename().string(), std::string("model-2.bin"));
        QCOMPARE(file->files().size(), std::size_t{2});
        QCOMPARE(file->metadata().at("format"), std::string("pt"));
        file->release_pages("a");
        QCOMPARE(std::to_integer<int>(file->bytes("a")[1]), 1);
        VERIFY_ERROR(file->bytes("b"), ErrorCode::FileFormat, "\"b\" is missing");
    }

    void refuses_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("part");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name,
                            const QByteArray& text,
                            const char* part,
                            ErrorCode code = ErrorCode::FileFormat) {
            QTest::newRow(name) << text << QByteArray(part) << static_cast<int>(code);
        };
        row("no map", "{}", "\"weight_map\"");
        row("empty map", R"({"weight_map":{}})", "at least one tensor");
        row("list", R"({"weight_map":[]})", "\"weight_map\" must be");
        row("number", R"({"weight_map":{"a":1}})", "\"weight_map.a\" must be");
        row("missing shard",
            R"({"weight_map":{"a":"model-9.safetensors"}})",
            "the shard \"model-9.safetensors\"",
            ErrorCode::FileNotFound);
        row("tensor elsewhere",
            R"({"weight_map":{"t":"model-1.safetensors"}})",
            "tensor \"t\" into \"model-1.safetensors\"");
        row("way out", R"({"weight_map":{"a":"../model-1.safetensors"}})", "in the same folder");
        row("absolute", R"({"weight_map":{"a":"/etc/passwd"}})", "in the same folder");
        row("parent", R"({"weight_map":{"a":".."}})", "in the same folder");
        row("no name", R"({"weight_map":{"a":""}})", "in the same folder");
        row("itself",
            R"({"weight_map":{"a":"model.safetensors.index.json"}})",
            "where a file of weights is expected");
        row("cut", "{\"weight_map\": {\"a", "is not valid JSON");
    }
    void refuses() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, part);
        QFETCH(int, code);
        const auto path = index(text);
        VERIFY_ERROR(open_tensors(path), static_cast<ErrorCode>(code), part.toStdString());
        VERIFY_ERROR(
            open_tensors(path), static_cast<ErrorCode>(code), "model.safetensors.index.json");
    }
};

QTEST_GUILESS_MAIN(ShardedTensorsTest)
#include "sharded_tensors_test.moc"
