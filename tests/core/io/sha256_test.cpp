// SPDX-License-Identifier: Apache-2.0
#include "core/io/sha256.h"

#include "tests/core/base/expect_error.h"
#include "tests/core/io/test_files.h"

#include <QCryptographicHash>

using namespace seedbed;

class Sha256Test : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

 private Q_SLOTS:
    void gives_the_published_digests() {  // FIPS 180-2, appendix B
        QCOMPARE(sha256(std::as_bytes(std::span("abc", 3))),
                 std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        QCOMPARE(sha256({}),
                 std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    }

    void hashes_files_of_any_size() {
        for (const int size : {0, 1, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 3'000'000}) {
            const QByteArray bytes(size, 'a');
            const auto expected =
                QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex().toStdString();
            QCOMPARE(sha256_of_file(put(folder_, "a", bytes)), expected);
        }
    }

    void missing_files_are_named() {
        VERIFY_ERROR(sha256_of_file("/nowhere/file"),
                     ErrorCode::FileNotFound,
                     "\"/nowhere/file\" does not exist");
        VERIFY_ERROR(sha256_of_file("/dev"), ErrorCode::FileFormat, "is a folder");
    }
};

QTEST_GUILESS_MAIN(Sha256Test)
#include "sha256_test.moc"
