// SPDX-License-Identifier: Apache-2.0
// Opening a library in all the states in which one may be found.
#include "core/library/library.h"
#include "core/library/maintenance.h"
#include "core/library/schema.h"
#include "core/metadata/xmp.h"
#include "tests/core/base/expect_error.h"
#include "tests/core/base/file_modes.h"
#include "tests/core/library/pictures.h"

#include <QtTest>

#include <SQLiteCpp/SQLiteCpp.h>
#include <csignal>
#include <fstream>
#include <sys/resource.h>

namespace seedbed {

class OpeningTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> temporary_;
    std::filesystem::path folder_;

    std::filesystem::path index() const { return folder_ / "library.sqlite"; }
    // A library with `count` judged pictures, closed.
    void make_library(int count) const {
        Library library(folder_);
        for (int i = 0; i < count; ++i) {
            const MadePicture made{std::to_string(i) + ".png", "a cube", 7};
            const auto id = library.add(make_picture(library.images_folder(), made), {}, "r");
            library.apply({{id}, 1 + i % 5, {}, {}, {"tag"}});
        }
    }
    int backups() const {
        int count = 0;
        for ([[maybe_unused]] const auto& entry :
             std::filesystem::directory_iterator(folder_ / "backups"))
            ++count;
        return count;
    }
    void execute(const std::string& sql) const {
        SQLite::Database database(index().string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        database.exec(sql);
    }
    // As Seedbed made it before version 2.
    void make_version_1() const {
        make_library(2);
        std::filesystem::remove(index());
        execute(schema_step(1));
        execute("PRAGMA application_id = " + std::to_string(kApplicationId) +
                "; PRAGMA user_version = 1;");
        for (int i = 0; i < 2; ++i) execute(row_of_version_1(i));
        execute("INSERT INTO settings VALUES (1, '{}'), (2, '{\"model_hash\": \"9c1f04aa21\"}')");
    }
    static std::string row_of_version_1(int i) {
        const auto id = std::to_string(i + 1);
        return "INSERT INTO picture VALUES (" + id + ", 0, '" + std::to_string(i) +
               ".png', 1000, 99, 8, 8, 7, 'cpu', 20, 4.0, 3, 1, 0, 1, 0, NULL, 'Seedbed', 'ddim',"
               " 'DDIM', 'ddim', '', 'tabletop', 'a cube', 'tag', 'note', 'a cube, 红色立方体', "
               "'');"
               "INSERT INTO tag VALUES ('tag', " +
               id + ", 'tag');";
    }

 private Q_SLOTS:
    void init() {
        temporary_ = std::make_unique<QTemporaryDir>();
        folder_ = folder_of(*temporary_, "library");
    }

    void anOlderVersionIsBackedUpAndMigrated() {
        make_version_1();
        {
            Library library(folder_);
            QCOMPARE(library.search("cube tag:tag rating:3 is:pick").size(), 2u);
            QCOMPARE(library.search("prompt:立方 note:note").size(), 2u);
            QCOMPARE(library.picture(2)->recipe, "");
            QCOMPARE(library.search("hash:9c1f04aa21").size(), 1u);
            library.apply({{1}, 5});
            library.apply({{1}, {}, {}, {}, {}, {}, "很好的圆"});
            QCOMPARE(library.search("note:好的").size(), 1u);
        }
        QCOMPARE(backups(), 1);
        const auto backup = *std::filesystem::directory_iterator(folder_ / "backups");
        QVERIFY(backup.path().filename().string().starts_with("library-v1-"));
        SQLite::Database old(backup.path().string());
        QCOMPARE(old.execAndGet("PRAGMA user_version").getInt(), 1);
        QCOMPARE(old.execAndGet("SELECT sum(rating) FROM picture").getInt(), 6);
        const Library again(folder_);
        QCOMPARE(again.picture(1)->judgement.rating, 5);
        QCOMPARE(backups(), 1);
    }

    // Version 2 had no index of hashes.
    void settingsThatAreDamagedDoNotStopAMigration() {
        make_library(2);
        execute(
            "DROP INDEX picture_by_model_hash; PRAGMA user_version = 2;"
            "UPDATE settings SET more = '{\"model_ha' WHERE picture = 1");
        const Library library(folder_);
        QCOMPARE(library.search("hash:9c1f04aa21").size(), 0u);
        QCOMPARE(library.search("cube").size(), 2u);
    }

    void anOlderVersionThatCannotBeBackedUpStays() {
        make_version_1();
        std::ofstream(folder_ / "backups") << "a file where the folder should be";
        VERIFY_ERROR(Library(folder_), ErrorCode::FileFormat, "backups");
        SQLite::Database untouched(index().string());
        QCOMPARE(untouched.execAndGet("PRAGMA user_version").getInt(), 1);
    }

    void aNewerVersionIsRefused() {
        make_library(1);
        execute("PRAGMA user_version = 4");
        VERIFY_ERROR(Library(folder_), ErrorCode::FileFormat, "version 4");
        VERIFY_ERROR(Library(folder_), ErrorCode::FileFormat, "newer Seedbed");
        SQLite::Database untouched(index().string());
        QCOMPARE(untouched.execAndGet("PRAGMA user_version").getInt(), 4);
    }

    void aReadOnlyFolderCanBeLookedAt() {
        make_library(3);
        const ObeyFileModes modes;
        std::filesystem::permissions(folder_, std::filesystem::perms(0555));
        {
            Library library(folder_);
            QVERIFY(library.read_only());
            const auto ids = library.search("rating:2.. cube");
            QCOMPARE(ids.size(), 2u);
            QCOMPARE(library.cards(ids).size(), 2u);
            VERIFY_ERROR(library.apply({ids, 5}), ErrorCode::PermissionDenied, folder_.string());
            VERIFY_ERROR(library.apply({ids, {}, {}, {}, {}, {}, {}, true}),
                         ErrorCode::PermissionDenied,
                         "reading only");
            VERIFY_ERROR(library.revert({{{ids[0], {}, false}}}),
                         ErrorCode::PermissionDenied,
                         "reading only");
            VERIFY_ERROR(library.empty_bin(), ErrorCode::PermissionDenied, "reading only");
            VERIFY_ERROR(library.set_shelf({}), ErrorCode::PermissionDenied, "reading only");
            VERIFY_ERROR(library.add_rows({}), ErrorCode::PermissionDenied, "reading only");
            QCOMPARE(library.adopt_new_files(), 0);
            library.flush_sidecars();
            QVERIFY(verify_library(folder_).problems.empty());
        }
        std::filesystem::permissions(folder_, std::filesystem::perms(0755));
    }

    void aFolderThatCannotBeMade() {
        const auto locked = make_read_only_folder(folder_of(*temporary_, "locked"));
        const ObeyFileModes modes;
        VERIFY_ERROR(Library(locked / "library"), ErrorCode::PermissionDenied, "locked");
        VERIFY_ERROR(Library(locked), ErrorCode::PermissionDenied, "locked");
    }

    void aFileInTheWay() {
        std::ofstream(folder_) << "no folder";
        VERIFY_ERROR(Library(folder_), ErrorCode::FileFormat, "stands in its way");
    }

    void whatIsNoIndex_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("text")
            << QByteArray("this is no SQLite file, but long enough to be one").repeated(100);
        QTest::newRow("zeros") << QByteArray(8192, '\0');
        QTest::newRow("one byte") << QByteArray("S");
        QTest::newRow("the header alone") << QByteArray("SQLite format 3\0", 16);
    }
    void whatIsNoIndex() {
        QFETCH(QByteArray, bytes);
        make_library(1);
        std::ofstream(index(), std::ios::binary | std::ios::trunc)
            .write(bytes.data(), bytes.size());
        VERIFY_ERROR(Library(folder_), ErrorCode::FileFormat, "seedbed library rebuild --library");
    }

    void anIndexOfAnotherProgram() {
        make_library(0);
        std::filesystem::remove(index());
        execute("CREATE TABLE picture (id INTEGER)");
        VERIFY_ERROR(Library(folder_), ErrorCode::FileFormat, "no index of a library");
    }

    void anIndexCutShort() {
        make_library(60);
        const auto whole = std::filesystem::file_size(index());
        const auto bytes = read_all(index());
        QCOMPARE(bytes.size(), whole);
        int refused = 0;
        for (std::size_t length = 1; length < whole; length += whole / 40 + 13) {
            for (const char* end : {"-wal", "-shm"})
                std::filesystem::remove(index().string() + end);
            std::ofstream(index(), std::ios::binary | std::ios::trunc)
                .write(bytes.data(), static_cast<std::streamsize>(length));
            const auto error = error_of([&] { use(folder_); });
            QVERIFY2(error.has_value(), std::to_string(length).c_str());
            QVERIFY2(error->code() == ErrorCode::FileFormat, error->what());
            QVERIFY2(is_sentence(error->what()), error->what());
            QVERIFY(std::string(error->what()).find("seedbed library rebuild") !=
                    std::string::npos);
            ++refused;
        }
        QVERIFY(refused > 30);
        const auto report = rebuild_library(folder_);
        QCOMPARE(report.done, 60);
        QVERIFY(report.problems.empty());
        QVERIFY(verify_library(folder_).problems.empty());
        QCOMPARE(Library(folder_).search("rating:5 tag:tag").size(), 12u);
    }

    // Any byte may be wrong; what is not noticed at once is noticed by verify, and nothing crashes.
    void anIndexWithWrongBytes() {
        make_library(30);
        const auto bytes = read_all(index());
        for (std::size_t at = 0; at < bytes.size(); at += bytes.size() / 60 + 7) {
            for (const char* end : {"-wal", "-shm"})
                std::filesystem::remove(index().string() + end);
            auto wrong = bytes;
            for (std::size_t i = at; i < std::min(at + 64, wrong.size()); ++i)
                wrong[i] = static_cast<char>(wrong[i] ^ 0x5A);
            std::ofstream(index(), std::ios::binary | std::ios::trunc)
                .write(wrong.data(), static_cast<std::streamsize>(wrong.size()));
            if (const auto error = error_of([&] { use(folder_); }))
                QVERIFY2(is_sentence(error->what()), error->what());
        }
        std::ofstream(index(), std::ios::binary | std::ios::trunc) << "broken";
        QCOMPARE(rebuild_library(folder_).done, 30);
        QVERIFY(verify_library(folder_).problems.empty());
    }

    void anEmptyIndexIsFilledFromTheFiles() {
        make_library(4);
        std::ofstream(index(), std::ios::trunc);
        for (const char* end : {"-wal", "-shm"}) std::filesystem::remove(index().string() + end);
        Library library(folder_);
        QCOMPARE(library.adopt_new_files(), 4);
        QCOMPARE(library.search("tag:tag rating:1..").size(), 4u);
    }

    void aBrokenShelfIsTold() {
        make_library(1);
        std::ofstream(folder_ / "shelf.json") << "{\"tag_keys\": [{\"key\": \"ab\"}]}";
        Library library(folder_);
        VERIFY_ERROR(library.shelf(), ErrorCode::FileFormat, "tag_keys.key");
        VERIFY_ERROR(library.set_shelf({}), ErrorCode::FileFormat, "shelf.json");
        QCOMPARE(library.search("").size(), 1u);
    }

    void aLibraryInUse() {
        make_library(1);
        Library library(folder_);
        SQLite::Database other(index().string(), SQLite::OPEN_READWRITE);
        other.exec("BEGIN IMMEDIATE");
        VERIFY_ERROR(library.apply({library.search(""), 2}), ErrorCode::IoFailure, "in use");
        other.exec("ROLLBACK");
        library.apply({library.search(""), 2});
        QCOMPARE(library.search("rating:2").size(), 1u);
    }

    void aFullDiskLosesNothing() {
        make_library(3);
        const ::rlimit limited{4096, RLIM_INFINITY};
        const ::rlimit unlimited{RLIM_INFINITY, RLIM_INFINITY};
        std::signal(SIGXFSZ, SIG_IGN);
        Library library(folder_);
        const auto ids = library.search("");
        ::setrlimit(RLIMIT_FSIZE, &limited);
        Change change{ids, {}, Flag::Pick, {}, {"a new tag"}, {}, std::string(100'000, 'x')};
        const auto error = error_of([&] { library.apply(change); });
        ::setrlimit(RLIMIT_FSIZE, &unlimited);
        QVERIFY(error.has_value());
        QVERIFY2(error->code() == ErrorCode::DiskFull, error->what());
        QVERIFY2(is_sentence(error->what()), error->what());
        QCOMPARE(library.search("is:pick").size(), 0u);
        library.apply(change);
        QCOMPARE(library.search("is:pick tag:\"a new tag\"").size(), 3u);
        library.flush_sidecars();
        QVERIFY(verify_library(folder_).problems.empty());
    }

    void aSidecarThatCannotBeWrittenStaysMarked() {
        make_library(1);
        Library library(folder_);
        const auto ids = library.search("");
        {
            const ObeyFileModes modes;
            std::filesystem::permissions(folder_ / "images", std::filesystem::perms(0555));
            library.apply({ids, 4});
            VERIFY_ERROR(library.flush_sidecars(), ErrorCode::PermissionDenied, ".xmp");
            std::filesystem::permissions(folder_ / "images", std::filesystem::perms(0755));
        }
        QCOMPARE(library.picture(ids[0])->judgement.rating, 4);
        library.flush_sidecars();
        QCOMPARE(read_judgement(folder_ / "images/0.png")->rating, 4);
    }

    void aDamagedSidecarIsPutAside() {
        make_library(1);
        std::ofstream(folder_ / "images/0.png.xmp", std::ios::trunc) << "<no XMP";
        Library library(folder_);
        library.apply({library.search(""), 4});
        library.flush_sidecars();
        QCOMPARE(read_judgement(folder_ / "images/0.png")->rating, 4);
        QVERIFY(std::filesystem::exists(folder_ / "images/0.png.xmp.broken"));
    }

 private:
    static std::string read_all(const std::filesystem::path& path) {
        std::ifstream file(path, std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }
    // All that touches every part of the index.
    static void use(const std::filesystem::path& folder) {
        verify_library(folder);
        Library library(folder);
        library.adopt_new_files();
        library.search("cube");
        library.counts();
        library.seed_history();
        library.apply({library.search(""), {}, Flag::Pick, {}, {"more"}});
    }
};

}  // namespace seedbed

QTEST_GUILESS_MAIN(seedbed::OpeningTest)
#include "opening_test.moc"
