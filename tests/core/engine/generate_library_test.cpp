// SPDX-License-Identifier: Apache-2.0
#include "core/base/log.h"
#include "core/engine/recipe_key.h"
#include "core/io/png.h"
#include "core/library/maintenance.h"
#include "core/metadata/read_settings.h"
#include "tests/core/base/expect_error.h"
#include "tests/core/base/file_modes.h"
#include "tests/core/engine/generate_runs.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <set>

namespace seedbed {

// Pictures that go to a library.
class GenerateLibraryTest : public QObject {
    Q_OBJECT

    GenerateRuns runs_;
    std::unique_ptr<QTemporaryDir> temporary_;
    std::vector<std::string> warnings_;

    std::string folder() const { return temporary_->path().toStdString() + "/library"; }
    GenerateRequest request(std::size_t seeds) const {
        auto made = small_run(seeds, 2);
        made.library = folder();
        return made;
    }
    std::set<std::string> images() const {
        std::set<std::string> names;
        for (const auto& entry :
             std::filesystem::directory_iterator(std::filesystem::path(folder()) / "images"))
            names.insert(entry.path().filename().string());
        return names;
    }

 private Q_SLOTS:
    void initTestCase() {
        add_log_sink([this](LogLevel level, const std::string& line) {
            if (level == LogLevel::Warning) warnings_.push_back(line);
        });
    }
    void init() {
        temporary_ = std::make_unique<QTemporaryDir>();
        warnings_.clear();
    }

    void picturesAreFiledAtOnce() {
        const auto ready = runs_.run(request(3)).all<ImageReady>();
        QCOMPARE(images(), (std::set<std::string>{"00000-0.png", "00001-1.png", "00002-2.png"}));
        const Library library(folder());
        QCOMPARE(library.counts().pictures, std::int64_t{3});
        for (const auto& event : ready) {
            const auto row = library.picture(event.record->picture);
            QVERIFY(row);
            QCOMPARE(row->path.string(), event.record->path);
            QCOMPARE(row->recipe, recipe_key(*event.record));
            QVERIFY(row->settings == *settings_of(read_png_text(event.record->path)));
            QVERIFY(row->settings.seed == event.record->seed);
            QCOMPARE(row->settings.program, std::string("Seedbed"));
            QVERIFY(library.find_recipe(recipe_key(*event.record)) == event.record->picture);
        }
    }

    void severalRunsShareALibrary() {
        runs_.run(request(2));
        auto other = request(2);
        other.recipes = {{{{Seed(9), 0.5}}, {}}};
        runs_.run(other);
        QCOMPARE(images().size(), std::size_t{4});
        const Library library(folder());
        QCOMPARE(library.counts().pictures, std::int64_t{4});
        const auto model = runs_.models.get("tabletop", "cpu", "auto")->info();
        const auto key = recipe_key(other, 1, model->hash, 128, 128);
        const auto found = library.find_recipe(key);
        QVERIFY(found);
        QVERIFY(library.picture(*found)->settings.recipe == other.recipes[0]);
    }

    // The files alone tell which pictures of a grid are there.
    void recipesSurviveABrokenIndex() {
        std::vector<ImageReady> ready;
        {
            GenerateRuns other;  // closes its library: a broken index is replaced with nobody in it
            ready = other.run(request(2)).all<ImageReady>();
        }
        std::ofstream(folder() + "/library.sqlite", std::ios::trunc) << "broken";
        QCOMPARE(rebuild_library(folder()).done, 2);
        const Library library(folder());
        for (const auto& event : ready) {
            const auto found = library.find_recipe(recipe_key(*event.record));
            QVERIFY(found);
            QCOMPARE(library.picture(*found)->path.string(), event.record->path);
        }
    }

    void twoProgramsShareALibrary() {
        GenerateRuns other;  // with an open library of its own
        runs_.run(request(1));
        other.run(request(1));
        runs_.run(request(1));
        QCOMPARE(images().size(), std::size_t{3});
        QCOMPARE(Library(folder()).counts().pictures, std::int64_t{3});
    }

    void aLibraryThatWasDeletedIsMadeAgain() {
        runs_.run(request(1));
        std::filesystem::remove_all(folder());
        runs_.run(request(2));
        QCOMPARE(images().size(), std::size_t{2});
        QCOMPARE(Library(folder()).counts().pictures, std::int64_t{2});
    }

    void whatCannotBeOpenedFailsBeforeAnyStep() {
        runs_.run(request(1));
        GenerateRuns fresh;
        auto locked = request(1);
        locked.library = make_read_only_folder(folder() + "/locked");
        {
            const ObeyFileModes obey;
            VERIFY_ERROR(fresh.run(locked), ErrorCode::PermissionDenied, "locked");
        }
        auto broken = request(1);
        broken.library = folder() + "/broken";
        std::filesystem::create_directories(broken.library);
        std::FILE* file = std::fopen((broken.library + "/library.sqlite").c_str(), "w");
        std::fputs("this is no index, and it is longer than any header of one could be", file);
        std::fclose(file);
        VERIFY_ERROR(fresh.run(broken), ErrorCode::FileFormat, "seedbed library rebuild");
    }

    // The picture is the truth; the index can be made from it.
    void aPictureThatCannotBeIndexedStays() {
        const auto outcome = runs_.run(request(2), [this] {
            const auto index = std::filesystem::path(folder()) / "library.sqlite";
            if (!std::filesystem::is_regular_file(index) || images().size() != 1) return;
            for (const char* ending : {"", "-wal", "-shm"})
                std::filesystem::remove(index.string() + ending);
            std::filesystem::create_directory(index);
        });
        const auto ready = outcome.all<ImageReady>();
        QCOMPARE(ready.size(), std::size_t{2});
        QVERIFY(ready[0].record->picture != 0);
        QCOMPARE(ready[1].record->picture, PictureId{0});
        QCOMPARE(read_png(ready[1].record->path).image, *ready[1].picture);
        QCOMPARE(warnings_.size(), std::size_t{1});
        QVERIFY(warnings_[0].find("00001-1.png") != std::string::npos);
        std::filesystem::remove(std::filesystem::path(folder()) / "library.sqlite");
        Library again(folder());
        again.adopt_new_files();
        QCOMPARE(again.counts().pictures, std::int64_t{2});
    }
};

}  // namespace seedbed

QTEST_GUILESS_MAIN(seedbed::GenerateLibraryTest)
#include "generate_library_test.moc"
