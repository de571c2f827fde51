// SPDX-License-Identifier: Apache-2.0
// Rebuild, verify, import and export.
#include "core/library/maintenance.h"

#include "core/io/json_file.h"
#include "core/library/word_tokenizer.h"
#include "core/metadata/read_settings.h"
#include "core/metadata/xmp.h"
#include "tests/core/base/expect_error.h"
#include "tests/core/library/pictures.h"

#include <QProcess>
#include <QStandardPaths>
#include <QtTest>

#include <SQLiteCpp/SQLiteCpp.h>
#include <algorithm>
#include <chrono>
#include <fstream>

namespace seedbed {

class MaintenanceTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> temporary_;
    std::filesystem::path folder_;

    std::filesystem::path at(const char* name) const { return folder_of(*temporary_, name); }
    static std::string read_all(const std::filesystem::path& path) {
        std::ifstream file(path, std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }
    // Pictures that are judged in all ways, one of them in the bin.
    void fill(Library& library) const {
        for (int i = 0; i < 6; ++i) {
            const MadePicture made{"0000" + std::to_string(i) + "-7.png",
                                   "a red cube, \"quoted\"\nwith a second line",
                                   static_cast<std::uint64_t>(i)};
            const auto id = library.add(
                make_picture(library.images_folder(), made), {}, "recipe" + std::to_string(i));
            Change change{{id}, i};
            change.flag = static_cast<Flag>(i % 3);
            change.favourite = i == 2;
            if (i > 2) change.add_tags = {"sky", "blue sea"};
            if (i == 3) change.note = "says \"hm\",\nand more";
            change.binned = i == 4;
            library.apply(change);
        }
    }
    static std::vector<PictureRow> rows_of(const Library& library) {
        std::vector<PictureRow> rows;
        for (const char* query : {"", "in:bin"})
            for (const auto id : library.search(query, {SortField::Name, false}))
                rows.push_back(*library.picture(id));
        return rows;
    }
    static bool same(const PictureRow& a, const PictureRow& b) {
        return a.path == b.path && a.created_ms == b.created_ms && a.bytes == b.bytes &&
               a.width == b.width && a.height == b.height && a.settings == b.settings &&
               a.recipe == b.recipe && a.judgement == b.judgement && a.binned == b.binned;
    }
    std::string details_of(const WorkReport& report) const {
        std::string text;
        for (const auto& problem : report.problems) text += problem.detail + "\n";
        return text;
    }
    void execute(const std::string& sql) const {
        SQLite::Database index((folder_ / "library.sqlite").string(), SQLite::OPEN_READWRITE);
        add_word_tokenizer(index);
        index.exec(sql);
    }

 private Q_SLOTS:
    void init() {
        temporary_ = std::make_unique<QTemporaryDir>();
        folder_ = at("library");
    }

    void rebuildRestoresEverything() {
        std::vector<PictureRow> before;
        {
            Library library(folder_);
            fill(library);
            before = rows_of(library);
        }
        const auto report = rebuild_library(folder_);
        QCOMPARE(report.done, 6);
        QVERIFY2(report.problems.empty(), details_of(report).c_str());
        const Library library(folder_);
        const auto after = rows_of(library);
        QVERIFY(std::equal(before.begin(), before.end(), after.begin(), after.end(), same));
        for (std::size_t i = 0; i < before.size(); ++i) QCOMPARE(after[i].id, before[i].id);
        QVERIFY(verify_library(folder_).problems.empty());
        QVERIFY(!std::filesystem::is_empty(folder_ / "backups"));
    }

    void rebuildFromFilesAlone() {
        std::vector<PictureRow> before;
        {
            Library library(folder_);
            fill(library);
            before = rows_of(library);
        }
        std::filesystem::remove(folder_ / "library.sqlite");
        QCOMPARE(rebuild_library(folder_).done, 6);
        auto after = rows_of(Library(folder_));
        // Only recipes that were told besides are not in these files.
        for (std::size_t i = 0; i < after.size(); ++i) after[i].recipe = before[i].recipe;
        QVERIFY(std::equal(before.begin(), before.end(), after.begin(), after.end(), same));
    }

    // A grid goes on without making the pictures again that it has.
    void rebuildOfABrokenIndexKeepsRecipes() {
        {
            Library library(folder_);
            for (std::uint64_t seed = 1; seed <= 3; ++seed) {
                MadePicture made{std::to_string(seed) + ".png", "a cube", seed};
                made.recipe = "key" + std::to_string(seed);
                library.add(make_picture(library.images_folder(), made));
            }
            QVERIFY(library.find_recipe("key2") == 2);
            QCOMPARE(library.picture(2)->settings.prompt, "a cube");
        }
        std::ofstream(folder_ / "library.sqlite", std::ios::trunc) << "broken";
        QCOMPARE(rebuild_library(folder_).done, 3);
        const Library library(folder_);
        for (std::uint64_t seed = 1; seed <= 3; ++seed) {
            const auto id = library.find_recipe("key" + std::to_string(seed));
            QVERIFY(id);
            QVERIFY(library.picture(*id)->settings.seed == Seed(seed));
        }
        QVERIFY(!library.find_recipe("key4"));
        QVERIFY(verify_library(folder_).problems.empty());
    }

    void rebuildGoesOnAfterBrokenFiles() {
        {
            Library library(folder_);
            fill(library);
        }
        std::ofstream(folder_ / "images/broken.png") << "not a picture";
        std::ofstream(folder_ / "images/00001-7.png.xmp") << "not XMP";
        std::ofstream(folder_ / "images/00009-1.png");  // claimed for a picture to come
        const auto report = rebuild_library(folder_);
        QCOMPARE(report.done, 6);
        QCOMPARE(report.problems.size(), 2u);
        for (const auto& problem : report.problems)
            QVERIFY2(is_sentence(problem.detail), problem.detail.c_str());
        QCOMPARE(Library(folder_).search("").size(), 5u);
    }

    void rebuildFindsTheSidecarOfAHalfMovedPicture() {
        {
            Library library(folder_);
            fill(library);
        }
        std::filesystem::rename(folder_ / "images/00005-7.png", folder_ / "bin/00005-7.png");
        std::ofstream(folder_ / "library.sqlite", std::ios::trunc) << "broken";
        QCOMPARE(rebuild_library(folder_).done, 6);
        QCOMPARE(Library(folder_).search("in:bin rating:5 tag:sky").size(), 1u);
        QVERIFY(verify_library(folder_).problems.empty());
    }

    void rebuildCanBeStopped() {
        {
            Library library(folder_);
            fill(library);
        }
        const auto report = rebuild_library(folder_, [](int done, int) { return done < 2; });
        QCOMPARE(report.done, 2);
        QCOMPARE(Library(folder_).search("").size(), 5u);  // the old index
    }

    void whatIsNoLibrary() {
        std::filesystem::create_directories(folder_);
        VERIFY_ERROR(rebuild_library(folder_), ErrorCode::FileNotFound, "no library");
        VERIFY_ERROR(verify_library(folder_), ErrorCode::FileNotFound, "no library");
        VERIFY_ERROR(verify_library(at("nowhere")), ErrorCode::FileNotFound, "nowhere");
        QVERIFY(std::filesystem::is_empty(folder_));
    }

    void verifyFindsEachDifference_data() {
        QTest::addColumn<QString>("part");
        for (const char* part : {"prompt",
                                 "rating",
                                 "tags",
                                 "seed",
                                 "other settings",
                                 "size in bytes",
                                 "time",
                                 "gone",
                                 "not in the index",
                                 "no picture",
                                 "sidecar says"})
            QTest::newRow(part) << QString::fromLatin1(part);
    }
    void verifyFindsEachDifference() {
        QFETCH(QString, part);
        const auto what = part.toStdString();
        {
            Library library(folder_);
            fill(library);
        }
        const auto picture = folder_ / "images/00003-7.png";
        const auto set = [&](const std::string& assignment) {
            execute("UPDATE picture SET " + assignment + " WHERE file = '00003-7.png'");
        };
        QVERIFY2(verify_library(folder_).problems.empty(),
                 details_of(verify_library(folder_)).c_str());
        if (what == "prompt") set("prompt = 'a blue cube'");
        if (what == "rating") set("rating = 1");
        if (what == "tags") set("tags = 'sky'");
        if (what == "seed") set("seed = 1");
        if (what == "size in bytes") set("bytes = 1");
        if (what == "time") set("created_ms = 1");
        if (what == "other settings")
            execute("UPDATE settings SET more = '{\"other\":[[\"a\",\"b\"]]}' WHERE picture = 4");
        if (what == "gone") {
            std::filesystem::remove(picture);
            std::filesystem::remove(sidecar_of(picture));
        }
        if (what == "not in the index") make_picture(folder_ / "images", {"new.png"});
        if (what == "no picture") write_judgement(folder_ / "bin/none.png", {5});
        if (what == "sidecar says") write_judgement(picture, {2, Flag::Reject});
        const auto report = verify_library(folder_);
        QCOMPARE(report.problems.size(), 1u);
        const auto& detail = report.problems[0].detail;
        const auto expected = what == "sidecar says" ? std::string("rating") : what;
        QVERIFY2(detail.find(expected) != std::string::npos, detail.c_str());
        QVERIFY2(is_sentence(detail), detail.c_str());
        rebuild_library(folder_);
        if (what != "no picture") QVERIFY(verify_library(folder_).problems.empty());
    }

    void importTakesRatingsAndSkipsWhatIsHere() {
        const auto source = at("source");
        std::filesystem::create_directories(source / "below");
        make_picture(source, {"one.png", "first", 1});
        make_picture(source / "below", {"two.png", "second", 2});
        make_picture(source / "below", {"one.png", "another of that name", 3});
        write_judgement(source / "one.png", {4, Flag::Pick, false, {"old"}, "note"});
        std::ofstream(source / "notes.txt") << "no picture";
        Library library(folder_);
        const auto report = import_folder(library, source, {false, true, {"imported"}});
        QVERIFY2(report.problems.empty(), details_of(report).c_str());
        QCOMPARE(report.done, 3);
        QCOMPARE(library.search("tag:imported").size(), 3u);
        const auto found = library.search("first");
        QCOMPARE(found.size(), 1u);
        const auto row = *library.picture(found[0]);
        QCOMPARE(row.judgement.rating, 4);
        QCOMPARE(row.judgement.tags, (std::vector<std::string>{"imported", "old"}));
        QCOMPARE(row.created_ms / 1000, written_seconds(source / "one.png"));
        QCOMPARE(library.search("another").size(), 1u);
        QVERIFY(std::filesystem::exists(folder_ / "images/one.png"));
        QVERIFY(std::filesystem::exists(folder_ / "images/one-2.png"));
        QVERIFY(verify_library(folder_).problems.empty());

        const auto again = import_folder(library, source);
        QCOMPARE(again.done, 0);
        QCOMPARE(again.skipped, 3);
        QVERIFY(std::filesystem::exists(source / "one.png"));
    }

    void importCanMoveAndStayFlat() {
        const auto source = at("source");
        std::filesystem::create_directories(source / "below");
        make_picture(source, {"one.png"});
        write_judgement(source / "one.png", {3});
        make_picture(source / "below", {"two.png", "second", 2});
        Library library(folder_);
        QCOMPARE(import_folder(library, source, {true, false, {}}).done, 1);
        QVERIFY(!std::filesystem::exists(source / "one.png"));
        QVERIFY(!std::filesystem::exists(source / "one.png.xmp"));
        QVERIFY(std::filesystem::exists(source / "below/two.png"));
        QCOMPARE(library.search("rating:3").size(), 1u);
    }

    void importGoesOnAfterBrokenFiles() {
        const auto source = at("source");
        std::filesystem::create_directories(source);
        for (int i = 0; i < 1000; ++i)
            make_picture(source, {std::to_string(i) + ".png", "p", static_cast<std::uint64_t>(i)});
        std::filesystem::resize_file(source / "7.png", 40);
        std::ofstream(source / "77.png") << "this is text";
        std::filesystem::remove(source / "777.png");
        std::filesystem::create_symlink(at("nowhere.png"), source / "777.png");
        Library library(folder_);
        int last = 0;
        const auto report = import_folder(library, source, {}, [&](int done, int total) {
            last = done;
            return total == 1000;
        });
        QCOMPARE(report.done, 997);
        QCOMPARE(report.problems.size(), 3u);
        QCOMPARE(last, 999);
        for (const auto& problem : report.problems)
            QVERIFY2(is_sentence(problem.detail), problem.detail.c_str());
        QCOMPARE(library.search("").size(), 997u);
        QVERIFY(verify_library(folder_).problems.empty());
    }

    void importRefusesWhatIsNoFolder() {
        Library library(folder_);
        VERIFY_ERROR(import_folder(library, at("nowhere")), ErrorCode::FileNotFound, "nowhere");
        VERIFY_ERROR(import_folder(library, folder_, {false, true, {"a,b"}}),
                     ErrorCode::InvalidRequest,
                     "a,b");
        make_picture(library.images_folder(), {});
        QCOMPARE(import_folder(library, at("library")).done, 0);  // its own pictures
    }

    void exportWritesPicturesAndTables() {
        Library library(folder_);
        fill(library);
        const auto target = at("target");
        const auto ids = library.search("", {SortField::Name, false});
        const auto report = export_pictures(library, ids, target);
        QVERIFY2(report.problems.empty(), details_of(report).c_str());
        QCOMPARE(report.done, 5);
        for (const auto id : ids) {
            const auto row = *library.picture(id);
            const auto copy = target / row.path.filename();
            // Read as a picture of somebody else's: all is inside.
            QVERIFY(read_judgement(copy).value_or(Judgement{}) == row.judgement);
            QVERIFY(read_picture_file(copy).settings == row.settings);
            QVERIFY(read_png(copy).image == read_png(row.path).image);
            QVERIFY(!std::filesystem::exists(sidecar_of(copy)));
        }
        const auto table = parse_json(read_all(target / "table.json"), "table.json");
        QCOMPARE(table.size(), 5u);
        QCOMPARE(table[3]["file"], "00003-7.png");
        QCOMPARE(table[3]["note"], "says \"hm\",\nand more");
        QCOMPARE(table[3]["tags"].size(), 2u);
        QCOMPARE(table[3]["seed"], 3);
        const auto csv = read_all(target / "table.csv");
        QVERIFY(csv.starts_with("file,created,bytes,width,height,seed,"));
        QVERIFY(csv.find(",\"says \"\"hm\"\",\nand more\",") != csv.npos);
        QVERIFY(csv.find(",\"blue sea,sky\",") != csv.npos);
        QVERIFY(csv.find("\"a red cube, \"\"quoted\"\"\nwith a second line\"") != csv.npos);
        QCOMPARE(std::ranges::count(csv, '\r'), 6);
    }

    void exportOverwritesNothing() {
        Library library(folder_);
        fill(library);
        const auto ids = library.search("rating:5");
        export_pictures(library, ids, at("target"));
        const auto first = read_all(at("target") / "00005-7.png");
        library.apply({ids, 1});
        export_pictures(library, ids, at("target"));
        QCOMPARE(read_all(at("target") / "00005-7.png"), first);
        QCOMPARE(read_judgement(at("target") / "00005-7-2.png")->rating, 1);
        QVERIFY(std::filesystem::exists(at("target") / "table-2.csv"));
        QVERIFY(std::filesystem::exists(at("target") / "table-2.json"));
    }

    void exportedRatingsAreReadByExifTool() {
        const auto exiftool = QStandardPaths::findExecutable(QStringLiteral("exiftool"));
        if (exiftool.isEmpty()) QSKIP("exiftool is not installed");
        Library library(folder_);
        fill(library);
        export_pictures(library, library.search("rating:5"), at("target"));
        QProcess process;
        process.start(exiftool,
                      {QStringLiteral("-s3"),
                       QStringLiteral("-validate"),
                       QStringLiteral("-XMP:Rating"),
                       QStringLiteral("-XMP:Subject"),
                       QString::fromStdString((at("target") / "00005-7.png").string())});
        QVERIFY(process.waitForFinished());
        const auto lines = process.readAllStandardOutput().split('\n');
        QCOMPARE(lines[0], "OK");
        QCOMPARE(lines[1], "-1");  // rejects: XMP has no stars for them
        QCOMPARE(lines[2], "blue sea, sky");
    }

    void exportGoesOnWithoutALostFile() {
        Library library(folder_);
        fill(library);
        std::filesystem::remove(folder_ / "images/00002-7.png");
        const auto report = export_pictures(library, library.search(""), at("target"));
        QCOMPARE(report.done, 4);
        QCOMPARE(report.problems.size(), 1u);
    }

 private:
    static std::int64_t written_seconds(const std::filesystem::path& file) {
        return std::chrono::duration_cast<std::chrono::seconds>(
                   std::chrono::file_clock::to_sys(std::filesystem::last_write_time(file))
                       .time_since_epoch())
            .count();
    }
};

}  // namespace seedbed

QTEST_GUILESS_MAIN(seedbed::MaintenanceTest)
#include "maintenance_test.moc"
