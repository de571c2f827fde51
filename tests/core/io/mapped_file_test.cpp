// SPDX-License-Identifier: Apache-2.0
#include "core/io/mapped_file.h"

#include "tests/core/base/expect_error.h"
#include "tests/core/io/test_files.h"

#include <sys/stat.h>

using namespace seedbed;

class MappedFileTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

 private Q_SLOTS:
    void maps_all_bytes() {
        const QByteArray bytes("one\0two", 7);
        const auto file = MappedFile::open(put(folder_, "seven", bytes));
        QCOMPARE(QByteArray(reinterpret_cast<const char*>(file->bytes().data()),
                            static_cast<qsizetype>(file->bytes().size())),
                 bytes);
        QCOMPARE(file->path().filename().string(), std::string("seven"));
    }

    void outlives_the_name() {
        const auto path = put(folder_, "gone", "still here");
        const auto file = MappedFile::open(path);
        std::filesystem::remove(path);
        QVERIFY(file->bytes()[0] == std::byte{'s'});
    }

    void refuses_what_is_no_file() {
        const auto folder = std::filesystem::path(folder_.path().toStdString());
        VERIFY_ERROR(MappedFile::open(folder / "no" / "file"),
                     ErrorCode::FileNotFound,
                     "/no/file\" does not exist");
        VERIFY_ERROR(MappedFile::open(put(folder_, "empty", "")),
                     ErrorCode::FileFormat,
                     "/empty\" is empty");
        VERIFY_ERROR(MappedFile::open(put(folder_, "file", "x") / "below"),
                     ErrorCode::FileNotFound,
                     "does not exist");
        VERIFY_ERROR(MappedFile::open(folder), ErrorCode::FileFormat, "is a folder");
        VERIFY_ERROR(MappedFile::open("/dev/zero"), ErrorCode::FileFormat, "is a device");
        VERIFY_ERROR(MappedFile::open(""), ErrorCode::FileNotFound, "does not exist");
    }

    void a_pipe_does_not_hang() {
        const auto pipe = std::filesystem::path(folder_.path().toStdString()) / "pipe";
        QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
        VERIFY_ERROR(MappedFile::open(pipe), ErrorCode::FileFormat, "is a device");
    }
};

QTEST_GUILESS_MAIN(MappedFileTest)
#include "mapped_file_test.moc"
