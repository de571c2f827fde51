// SPDX-License-Identifier: Apache-2.0
// The expected headers are what numpy.save of NumPy 2.4 writes.
#include "core/io/npz.h"

#include "tests/core/base/expect_error.h"
#include "tests/core/io/test_files.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QTest>

using namespace seedbed;

namespace {

// magic, version 1.0, length 118, the dictionary padded to 128 bytes in all
QByteArray npy_header(const QByteArray& dictionary) {
    QByteArray bytes("\x93NUMPY\x01\x00v\x00", 10);
    bytes += dictionary;
    return bytes.leftJustified(127, ' ') + '\n';
}

QByteArray encoded(const NpyArray& array) {
    const std::string bytes = encode_npy(array);
    return {bytes.data(), static_cast<qsizetype>(bytes.size())};
}

// A Python that has NumPy: the bench's own, or the system's. Empty when there is none.
QString python_with_numpy() {
    const QString bench =
        QDir::home().filePath(QStringLiteral(".cache/seedbed/bench-venv/bin/python"));
    for (const QString& python : {bench, QStringLiteral("python3")}) {
        QProcess process;
        process.start(python, {QStringLiteral("-c"), QStringLiteral("import numpy")});
        if (process.waitForFinished() && process.exitStatus() == QProcess::NormalExit &&
            process.exitCode() == 0)
            return python;
    }
    return {};
}

QByteArray output_of(const QString& python, const char* script, const std::filesystem::path& file) {
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(
        python,
        {QStringLiteral("-c"), QString::fromUtf8(script), QString::fromStdString(file.string())});
    return process.waitForFinished() ? process.readAll() : QByteArray("did not run");
}

}  // namespace

class NpzTest : public QObject {
    Q_OBJECT

    const QTemporaryDir folder_;

    std::filesystem::path path(const char* name) const {
        return folder_.filePath(QString::fromUtf8(name)).toStdString();
    }

    static std::vector<NpzEntry> entries() {
        return {
            {"layer.up.2", {{2, 3}, std::vector<float>{0, 0.5F, 1, 1.5F, 2, 2.5F}}},
            {"words", {{3}, std::vector<std::string>{"a", "\xc3\xa4\xc3\x9f\xf0\x9f\x98\x80", ""}}},
            {"ids", {{2}, std::vector<std::int64_t>{-1, 49407}}},
            {"scale", {{}, std::vector<double>{7.5}}},
            {"none", {{0, 4}, std::vector<float>{}}}};
    }

 private Q_SLOTS:
    void writesWhatNumpyWrites() {
        QCOMPARE(encoded({{2}, std::vector<float>{1.5F, -2}}),
                 npy_header("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }") +
                     QByteArray("\0\0\xc0\x3f\0\0\0\xc0", 8));
        QCOMPARE(encoded({{}, std::vector<std::int64_t>{7}}),
                 npy_header("{'descr': '<i8', 'fortran_order': False, 'shape': (), }") +
                     QByteArray("\7\0\0\0\0\0\0\0", 8));
        QCOMPARE(encoded({{2, 3, 4, 5}, std::vector<float>(120)}),
                 npy_header("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3, 4, 5), }") +
                     QByteArray(480, '\0'));
        QCOMPARE(encoded({{2}, std::vector<std::string>{"a", "\xc3\xa4\xf0\x9f\x98\x80"}}),
                 npy_header("{'descr': '<U2', 'fortran_order': False, 'shape': (2,), }") +
                     QByteArray("a\0\0\0\0\0\0\0\xe4\0\0\0\0\xf6\1\0", 16));
    }

    void dataIsAlignedWhateverTheHeader() {
        for (std::size_t dimensions = 1; dimensions < 40; ++dimensions) {
            const auto bytes =
                encode_npy({std::vector<std::size_t>(dimensions, 1), std::vector<double>{0.1}});
            QCOMPARE((bytes.size() - sizeof(double)) % 64, std::size_t{0});
        }
    }

    void refusesWhatDoesNotFit() {
        QVERIFY_EXCEPTION_THROWN(encode_npy({{3}, std::vector<float>{1, 2}}), LogicError);
        QVERIFY_EXCEPTION_THROWN(encode_npy({{}, std::vector<float>{}}), LogicError);
        VERIFY_ERROR(encode_npy({{1}, std::vector<std::string>{"caf\xe9"}}),
                     ErrorCode::InvalidRequest,
                     "\"caf\\xE9\" is not UTF-8");
        const std::vector<NpzEntry> twice = {entries()[0], entries()[0]};
        QVERIFY_EXCEPTION_THROWN(write_npz(path("twice.npz"), twice), LogicError);
        QVERIFY(!std::filesystem::exists(path("twice.npz")));
    }

    void anyZipReaderOpensIt() {
        write_npz(path("maps.npz"), entries());
        const auto said = output_of(QStringLiteral("python3"),
                                    "import sys, zipfile\n"
                                    "z = zipfile.ZipFile(sys.argv[1])\n"
                                    "print(z.testzip(), [(i.filename, i.compress_type, "
                                    "i.file_size, i.date_time[0]) for i in z.infolist()])",
                                    path("maps.npz"));
        QCOMPARE(said,
                 QByteArray("None [('layer.up.2.npy', 0, 152, 1980), ('words.npy', 0, 164, 1980), "
                            "('ids.npy', 0, 144, 1980), ('scale.npy', 0, 136, 1980), ('none.npy', "
                            "0, 128, 1980)]\n"));
        const QByteArray first = get(path("maps.npz"));
        write_npz(path("maps.npz"), entries());
        QCOMPARE(get(path("maps.npz")), first);
    }

    void numpyReadsItBack() {
        const QString python = python_with_numpy();
        if (python.isEmpty()) QSKIP("no Python with NumPy here");
        write_npz(path("numpy.npz"), entries());
        const auto said = output_of(python,
                                    "import sys, numpy\n"
                                    "z = numpy.load(sys.argv[1])\n"
                                    "for k in z.files: print(k, z[k].dtype.str, z[k].shape, "
                                    "ascii(z[k].tolist()))",
                                    path("numpy.npz"));
        QCOMPARE(said,
                 QByteArray("layer.up.2 <f4 (2, 3) [[0.0, 0.5, 1.0], [1.5, 2.0, 2.5]]\n"
                            "words <U3 (3,) ['a', '\\xe4\\xdf\\U0001f600', '']\n"
                            "ids <i8 (2,) [-1, 49407]\n"
                            "scale <f8 () 7.5\n"
                            "none <f4 (0, 4) []\n"));
    }

    void saysWhyItCannotWrite() {
        VERIFY_ERROR(
            write_npz(path("absent/maps.npz"), entries()), ErrorCode::FileNotFound, "absent");
    }
};

QTEST_GUILESS_MAIN(NpzTest)
#include "npz_test.moc"
