// SPDX-License-Identifier: Apache-2.0
#include "core/io/atomic_write.h"

#include "tests/core/base/expect_error.h"
#include "tests/core/io/test_files.h"

#include <QDir>

#include <csignal>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace seedbed;

namespace {

// No file of this process may grow beyond `bytes`: writes fail with EFBIG, as on a full disk they
// do with ENOSPC.
class FileSizeLimit {
 public:
    explicit FileSizeLimit(rlim_t bytes) {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit limit{bytes, before_.rlim_max};
        if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) qFatal("cannot limit the size of files");
    }
    ~FileSizeLimit() { ::setrlimit(RLIMIT_FSIZE, &before_); }

 private:
    rlimit before_{};
};

// Root may write anywhere: for a while this process is nobody.
class Nobody {
 public:
    Nobody() : dropped_(::geteuid() == 0 && ::seteuid(65534) == 0) {}
    ~Nobody() {
        if (dropped_ && ::seteuid(0) != 0) qFatal("cannot become root again");
    }
    bool is_bound_by_permissions() const { return ::geteuid() != 0; }

 private:
    bool dropped_;
};

}  // namespace

class AtomicWriteTest : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> folder_;

    std::filesystem::path path(const char* name) const {
        return folder_->filePath(QString::fromUtf8(name)).toStdString();
    }
    QStringList files() const {
        return QDir(folder_->path())
            .entryList(QDir::Files | QDir::Hidden | QDir::System, QDir::Name);
    }

 private Q_SLOTS:
    void init() { folder_ = std::make_unique<QTemporaryDir>(); }

    void writes_and_replaces() {
        write_file(path("a.txt"), std::string_view("one"));
        QCOMPARE(get(path("a.txt")), QByteArray("one"));
        write_file(path("a.txt"), std::string_view("three"));
        QCOMPARE(get(path("a.txt")), QByteArray("three"));
        write_file(path("a.txt"), std::string_view());
        QCOMPARE(get(path("a.txt")), QByteArray());
        QCOMPARE(files(), QStringList{QStringLiteral("a.txt")});
    }

    void appears_only_when_committed() {
        AtomicFile file(path("a.txt"));
        file.write(std::as_bytes(std::span("one", 3)));
        QVERIFY(!std::filesystem::exists(path("a.txt")));
        file.write(std::as_bytes(std::span("two", 3)));
        file.commit();
        QCOMPARE(get(path("a.txt")), QByteArray("onetwo"));
        QVERIFY_EXCEPTION_THROWN(file.commit(), LogicError);
        QVERIFY_EXCEPTION_THROWN(file.write({}), LogicError);
    }

    void leaves_nothing_without_commit() {
        { AtomicFile file(path("a.txt")); }
        QCOMPARE(files(), QStringList());
    }

    void two_writers_do_not_meet() {
        AtomicFile first(path("a.txt")), second(path("a.txt"));
        first.write(std::as_bytes(std::span("first", 5)));
        second.write(std::as_bytes(std::span("second", 6)));
        second.commit();
        first.commit();
        QCOMPARE(get(path("a.txt")), QByteArray("first"));
    }

    void names_may_be_as_long_as_the_system_allows() {
        const std::string name(255, 'n');
        write_file(path(name.c_str()), std::string_view("x"));
        QCOMPARE(get(path(name.c_str())), QByteArray("x"));
        VERIFY_ERROR(write_file(path((name + "n").c_str()), std::string_view("x")),
                     ErrorCode::IoFailure,
                     "could not be written");
        QCOMPARE(files().size(), 1);
    }

    void links_are_followed() {
        write_file(path("real.txt"), std::string_view("old"));
        std::filesystem::create_symlink("real.txt", path("link.txt"));
        write_file(path("link.txt"), std::string_view("new"));
        QVERIFY(std::filesystem::is_symlink(path("link.txt")));
        QCOMPARE(get(path("real.txt")), QByteArray("new"));
    }

    void devices_stay_devices() {
        write_file("/dev/null", std::string_view("x"));
        QVERIFY(std::filesystem::is_character_file("/dev/null"));
    }

    void missing_folders_are_named() {
        VERIFY_ERROR(write_file(path("none") / "a.txt", std::string_view("x")),
                     ErrorCode::FileNotFound,
                     "/none/a.txt\" cannot be written because its folder does not exist");
        write_file(path("file"), std::string_view("x"));
        VERIFY_ERROR(write_file(path("file") / "a.txt", std::string_view("x")),
                     ErrorCode::FileNotFound,
                     "its folder does not exist");
        VERIFY_ERROR(write_file(folder_->path().toStdString(), std::string_view("x")),
                     ErrorCode::IoFailure,
                     "is a folder");
    }

    void a_full_disk_is_said() {
        VERIFY_ERROR(
            write_file("/dev/full", std::string_view("12345")),
            ErrorCode::DiskFull,
            "\"/dev/full\" could not be written because the disk is full (it needs 5 bytes)");
        const FileDescriptor full(::open("/dev/full", O_WRONLY));
        VERIFY_ERROR(write_all(full.get(), std::as_bytes(std::span("x", 1)), "out.png"),
                     ErrorCode::DiskFull,
                     "\"out.png\" could not be written because the disk is full; free some space");
    }

    void a_disk_that_fills_up_loses_nothing() {
        write_file(path("a.bin"), std::string_view("what was there"));
        const std::string large(100'000, 'x');
        {
            const FileSizeLimit limit(1000);
            VERIFY_ERROR(
                write_file(path("a.bin"), large), ErrorCode::DiskFull, "needs 100000 bytes");
        }
        QCOMPARE(get(path("a.bin")), QByteArray("what was there"));
        QCOMPARE(files(), QStringList{QStringLiteral("a.bin")});
        write_file(path("a.bin"), large);
        QCOMPARE(get(path("a.bin")).size(), 100'000);
    }

    void a_read_only_folder_is_said() {
        const auto locked = path("locked");
        ensure_folder(locked);
        QCOMPARE(::chmod(folder_->path().toUtf8().constData(), 0755), 0);
        QCOMPARE(::chmod(locked.c_str(), 0555), 0);
        const Nobody nobody;
        if (!nobody.is_bound_by_permissions())
            QSKIP("this process is root and cannot become anyone else here");
        VERIFY_ERROR(write_file(locked / "a.png", std::string_view("x")),
                     ErrorCode::PermissionDenied,
                     "/locked/a.png\" may not be written");
        VERIFY_ERROR(ensure_folder(locked / "more"),
                     ErrorCode::PermissionDenied,
                     "/locked/more\" may not be written");
    }

    void maps_errno_data() {
        QTest::addColumn<int>("error");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, int error, ErrorCode code) {
            QTest::newRow(name) << error << static_cast<int>(code);
        };
        row("ENOSPC", ENOSPC, ErrorCode::DiskFull);
        row("EDQUOT", EDQUOT, ErrorCode::DiskFull);
        row("EFBIG", EFBIG, ErrorCode::DiskFull);
        row("EACCES", EACCES, ErrorCode::PermissionDenied);
        row("EPERM", EPERM, ErrorCode::PermissionDenied);
        row("EROFS", EROFS, ErrorCode::PermissionDenied);
        row("ENOENT", ENOENT, ErrorCode::FileNotFound);
        row("EIO", EIO, ErrorCode::IoFailure);
    }
    void maps_errno() {
        QFETCH(int, error);
        QFETCH(int, code);
        VERIFY_ERROR(throw_write_error(error, "out/a.png", 7),
                     static_cast<ErrorCode>(code),
                     "\"out/a.png\"");
    }

    void a_new_name_is_only_taken_once() {
        write_file(path("1"), std::string_view("old"));
        AtomicFile file(path("1"));
        file.write(std::as_bytes(std::span(std::string_view("new"))));
        QVERIFY(!file.commit_new(path("1")));
        QVERIFY(file.commit_new(path("2")));
        QCOMPARE(files(), (QStringList{QStringLiteral("1"), QStringLiteral("2")}));
        QCOMPARE(get(path("1")), QByteArray("old"));
        QCOMPARE(get(path("2")), QByteArray("new"));
    }

    void without_a_free_name_nothing_remains() {
        write_file(path("1"), std::string_view("old"));
        {
            AtomicFile file(path("1"));
            QVERIFY(!file.commit_new(path("1")));
        }
        QCOMPARE(files(), QStringList{QStringLiteral("1")});
        AtomicFile file(path("1"));
        QVERIFY_EXCEPTION_THROWN(file.commit_new(path("below") / "1"), LogicError);
    }

    void makes_folders() {
        ensure_folder(path("a") / "b" / "c");
        QVERIFY(std::filesystem::is_directory(path("a") / "b" / "c"));
        ensure_folder(path("a") / "b");
        write_file(path("file"), std::string_view("x"));
        VERIFY_ERROR(
            ensure_folder(path("file")), ErrorCode::FileFormat, "a file stands in its way");
        VERIFY_ERROR(ensure_folder(path("file") / "below"),
                     ErrorCode::FileFormat,
                     "a file stands in its way");
    }
};

QTEST_GUILESS_MAIN(AtomicWriteTest)
#include "atomic_write_test.moc"
