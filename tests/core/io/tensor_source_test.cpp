// SPDX-License-Identifier: Apache-2.0
#include "core/io/tensor_source.h"

#include "tests/core/base/expect_error.h"
#include "tests/core/io/test_files.h"

using namespace seedbed;

class TensorSourceTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

 private Q_SLOTS:
    void forms_are_known_by_content() {
        const auto bytes =
            safetensors_bytes(R"({"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}})", 2);
        for (const char* name : {"a.safetensors", "a.ckpt", "a", "a.json"}) {
            const auto file = open_tensors(put(folder_, name, bytes));
            QCOMPARE(file->kind(), std::string_view("safetensors"));
            QCOMPARE(file->entry("a").size(), std::uint64_t{2});
        }
    }

    void refuses_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("part");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name,
                            const QByteArray& bytes,
                            const char* part,
                            ErrorCode code = ErrorCode::FileFormat) {
            QTest::newRow(name) << bytes << QByteArray(part) << static_cast<int>(code);
        };
        row("empty", "", "is empty");
        row("text", "hello", "is no file of weights");
        row("page", "<!DOCTYPE html>", "is no file of weights");
        row("Git LFS",
            "version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 3\n",
            "git lfs pull");
        row("GGUF", "GGUF\3\0\0\0", "GGUF", ErrorCode::UnsupportedModel);
        row("old pickle",
            "\x80\x02\x8a\x0al\xfc\x9c\x46\xf9 j\xa8P\x19.",
            "before version 1.6",
            ErrorCode::UnsupportedModel);
        row("cut safetensors", little_endian(100) + "{}", "it is cut short");
    }
    void refuses() {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, part);
        QFETCH(int, code);
        VERIFY_ERROR(open_tensors(put(folder_, "file.bin", bytes)),
                     static_cast<ErrorCode>(code),
                     part.toStdString());
    }

    void a_missing_file_is_named() {
        VERIFY_ERROR(open_tensors(folder_.filePath(QStringLiteral("none")).toStdString()),
                     ErrorCode::FileNotFound,
                     "none");
        VERIFY_ERROR(open_tensors(folder_.path().toStdString()), ErrorCode::FileFormat, "folder");
    }
};

QTEST_GUILESS_MAIN(TensorSourceTest)
#include "tensor_source_test.moc"
