// SPDX-License-Identifier: Apache-2.0
#include "core/engine/picture_writer.h"

#include "core/base/error.h"
#include "core/io/atomic_write.h"
#include "tests/core/base/file_modes.h"

#include <QTemporaryDir>
#include <QtTest>

#include <csignal>
#include <functional>
#include <set>
#include <sys/resource.h>
#include <thread>

namespace seedbed {

class PictureWriterTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> temporary_;
    std::filesystem::path folder_;

    static Image picture() { return {8, 8, std::vector<std::uint8_t>(8 * 8 * 3, 77)}; }
    std::set<std::string> names() const {
        std::set<std::string> found;
        for (const auto& entry : std::filesystem::directory_iterator(folder_))
            found.insert(entry.path().filename().string());
        return found;
    }
    static ErrorCode code_of(const std::function<void()>& thrower) {
        try {
            thrower();
        } catch (const Error& error) {
            return error.code();
        }
        throw std::logic_error("no error was thrown");
    }

 private Q_SLOTS:
    void init() {
        temporary_ = std::make_unique<QTemporaryDir>();
        folder_ = std::filesystem::path(temporary_->path().toStdString()) / "made" / "on demand";
    }

    void picturesAreNumberedAndReadBack() {
        PictureWriter writer(folder_);
        QCOMPARE(writer.write(picture(), Seed(42), {}), folder_ / "00000-42.png");
        const auto path = writer.write(picture(), Seed(18446744073709551615u), {{"seedbed", "{}"}});
        QCOMPARE(path, folder_ / "00001-18446744073709551615.png");
        const auto read = read_png(path);
        QCOMPARE(read.image, picture());
        QCOMPARE(read.text, (PngText{{"seedbed", "{}"}}));
        QCOMPARE(names().size(), std::size_t{2});
    }

    void numbersGoOnBehindTheHighest() {
        ensure_folder(folder_);
        for (const char* name :
             {"00007-1.png", "00041-9.cube.png", "notes.txt", "99-1.png", "00099-1.jpg", "123456"})
            write_file(folder_ / name, std::string_view("x"));
        QCOMPARE(PictureWriter(folder_).write(picture(), Seed(5), {}), folder_ / "00042-5.png");
    }

    void twoWritersInOneFolderNeverOverwrite() {
        constexpr int kEach = 40;
        const auto write_all = [&] {
            PictureWriter writer(folder_);
            for (int i = 0; i < kEach; ++i) writer.write(picture(), Seed(7), {});
        };
        {
            std::jthread one(write_all);
            std::jthread two(write_all);
        }
        QCOMPARE(names().size(), std::size_t{2 * kEach});
    }

    void aFullDiskLeavesNoPartOfTheFile() {
        PictureWriter writer(folder_);
        writer.write(picture(), Seed(1), {});
        const auto before = names();
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit old{};
        ::getrlimit(RLIMIT_FSIZE, &old);
        const rlimit tiny{16, old.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &tiny);
        const auto code = code_of([&] { writer.write(picture(), Seed(2), {}); });
        ::setrlimit(RLIMIT_FSIZE, &old);
        QCOMPARE(code, ErrorCode::DiskFull);
        QCOMPARE(names(), before);
        writer.write(picture(), Seed(3), {});  // and it goes on when there is room again
        QCOMPARE(names().size(), std::size_t{2});
    }

    void aFolderThatCannotBeUsedIsSaidAtOnce() {
        const auto locked = make_read_only_folder(folder_ / "locked");
        {
            const ObeyFileModes obey;
            QCOMPARE(code_of([&] { PictureWriter{locked}; }), ErrorCode::PermissionDenied);
            QCOMPARE(code_of([&] { PictureWriter(locked / "below"); }),
                     ErrorCode::PermissionDenied);
        }
        ensure_folder(folder_);
        write_file(folder_ / "file", std::string_view("x"));
        QCOMPARE(code_of([&] { PictureWriter(folder_ / "file"); }), ErrorCode::FileFormat);
    }
};

}  // namespace seedbed

QTEST_GUILESS_MAIN(seedbed::PictureWriterTest)
#include "picture_writer_test.moc"
