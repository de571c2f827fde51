// SPDX-License-Identifier: Apache-2.0
#include "core/library/library.h"

#include "core/metadata/read_settings.h"
#include "core/metadata/xmp.h"
#include "tests/core/base/expect_error.h"
#include "tests/core/library/pictures.h"

#include <QtTest>

#include <algorithm>
#include <chrono>
#include <fstream>

namespace seedbed {

class LibraryTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> temporary_;
    std::filesystem::path folder_;

    static PictureId add(Library& library, const MadePicture& made) {
        return library.add(make_picture(library.images_folder(), made));
    }

 private Q_SLOTS:
    void init() {
        temporary_ = std::make_unique<QTemporaryDir>();
        folder_ = folder_of(*temporary_, "library");
    }

    void aNewLibraryIsEmpty() {
        const Library library(folder_);
        QVERIFY(!library.read_only());
        QCOMPARE(library.folder(), folder_);
        QVERIFY(library.search("").empty());
        QCOMPARE(library.counts().pictures, 0);
        QVERIFY(library.shelf() == Shelf{});
        QVERIFY(std::filesystem::is_directory(folder_ / "images"));
        QVERIFY(std::filesystem::is_directory(folder_ / "bin"));
    }

    void addReadsThePicture() {
        Library library(folder_);
        const auto path = make_picture(
            library.images_folder(),
            {"00003-7.png", "a red cube", 7, 30, 5.5, "Euler a", "blurry, dark", "dream"});
        const auto id = library.add(path, {}, "the recipe");
        QVERIFY(id > 0);
        const auto row = library.picture(id);
        QVERIFY(row.has_value());
        QCOMPARE(row->path, path);
        QCOMPARE(row->bytes, std::filesystem::file_size(path));
        QCOMPARE(row->width, 8);
        QCOMPARE(row->height, 8);
        QCOMPARE(row->recipe, "the recipe");
        QCOMPARE(row->settings.prompt, "a red cube");
        QCOMPARE(row->settings.negative, "blurry, dark");
        QVERIFY(row->settings.seed == Seed(7));
        QVERIFY(row->settings.steps == 30);
        QVERIFY(row->settings.guidance == 5.5);
        QCOMPARE(row->settings.sampler_as, "Euler a");
        QCOMPARE(row->settings.model, "dream");
        QVERIFY(row->settings.width == 8);
        QVERIFY(row->judgement.empty() && !row->binned);
        QVERIFY(row->settings == *read_picture_file(path).settings);
    }

    void addIsIdempotentAndRemembersTheRecipe() {
        Library library(folder_);
        const auto path = make_picture(library.images_folder(), {});
        const auto id = library.add(path);
        QCOMPARE(library.add(path), id);
        QCOMPARE(library.add(folder_ / "bin/../images/00000-1.png", {}, "r"), id);
        QCOMPARE(library.picture(id)->recipe, "r");
        QCOMPARE(library.add(path, {}, "another"), id);
        QCOMPARE(library.picture(id)->recipe, "r");
        QCOMPARE(library.search("").size(), 1u);
        QVERIFY(library.find_file(path) == id);
        QVERIFY(!library.find_file(folder_ / "images/none.png"));
        QVERIFY(!library.find_file(folder_ / "library.sqlite"));
        QVERIFY(library.find_recipe("r") == id);
        QVERIFY(!library.find_recipe("another") && !library.find_recipe(""));
    }

    void settingsGivenSaveReading() {
        Library library(folder_);
        const auto path = library.images_folder() / "00000-9.png";
        std::ofstream(path) << "not read";
        PictureSettings settings;
        settings.program = "Seedbed";
        settings.prompt = "given";
        settings.width = 64;
        settings.height = 32;
        settings.recipe.chain = {{Seed(42), 0.25}};
        settings.recipe.pad = NoisePad{Seed(1), Seed(2), Seed(UINT64_MAX), 0.1, 0.9};
        settings.other = {{"Lora hashes", "film: 0123"}};
        const auto row = library.picture(library.add(path, settings));
        QVERIFY(row->settings == settings);
        QCOMPARE(row->width, 64);
        QCOMPARE(row->height, 32);
    }

    void badFilesAreNotAdded() {
        Library library(folder_);
        const auto path = library.images_folder() / "broken.png";
        std::ofstream(path) << "this is no picture";
        VERIFY_ERROR(library.add(path), ErrorCode::FileFormat, "broken.png");
        VERIFY_ERROR(
            library.add(library.images_folder() / "none.png"), ErrorCode::FileNotFound, "none.png");
        const auto elsewhere = make_picture(folder_, {});
        VERIFY_ERROR(library.add(elsewhere), ErrorCode::InvalidRequest, "import");
        QVERIFY(library.search("").empty());
    }

    void newFilesAreAdopted() {
        {
            Library library(folder_);
            add(library, {"00000-1.png"});
        }
        make_picture(folder_ / "images", {"00001-2.png", "a blue sphere", 2});
        make_picture(folder_ / "bin", {"00002-3.png", "a binned cone", 3});
        Judgement liked;
        liked.rating = 4;
        liked.tags = {"sea", "sky"};
        write_judgement(folder_ / "images/00001-2.png", liked);
        std::ofstream(folder_ / "images/broken.png") << "not a picture";
        std::ofstream(folder_ / "images/00003-4.png");  // a name claimed for a picture to come
        std::ofstream(folder_ / "images/notes.txt") << "not for us";
        Library library(folder_);
        QCOMPARE(library.search("").size(), 1u);
        QCOMPARE(library.adopt_new_files(), 2);
        QCOMPARE(library.adopt_new_files(), 0);
        const auto found = library.search("sphere");
        QCOMPARE(found.size(), 1u);
        QVERIFY(library.picture(found[0])->judgement == liked);
        QCOMPARE(library.search("in:bin cone").size(), 1u);
        QCOMPARE(library.counts().pictures, 2);
        QCOMPARE(library.counts().binned, 1);
    }

    void aFileMovedByHandIsFollowed() {
        Library library(folder_);
        const auto id = add(library, {});
        std::filesystem::rename(folder_ / "images/00000-1.png", folder_ / "bin/00000-1.png");
        QCOMPARE(library.adopt_new_files(), 0);
        QVERIFY(library.picture(id)->binned);
        QCOMPARE(library.search("in:bin"), std::vector{id});
    }

    void cardsComeInTheOrderAsked() {
        Library library(folder_);
        const auto first = add(library, {"a.png", "one", 1});
        const auto second = add(library, {"b.png", "two", UINT64_MAX});
        const auto cards = library.cards(std::vector<PictureId>{second, 99, first, second});
        QCOMPARE(cards.size(), 3u);
        QCOMPARE(cards[0].prompt, "two");
        QVERIFY(cards[0].seed == Seed(UINT64_MAX));
        QCOMPARE(cards[1].id, first);
        QCOMPARE(cards[2].id, second);
        QCOMPARE(cards[0].path, folder_ / "images/b.png");
        QVERIFY(!library.picture(99));
    }

    void sortsByAnyField() {
        Library library(folder_);
        add(library, {"a.png", "banana", 5, 10, 7, "Euler", "", "zoo"});
        add(library, {"b.png", "Apple", UINT64_MAX, 30, 2, "DDIM", "", "Ark"});
        add(library, {"c.png", "cherry", 1, 20, 4, "Euler a", "", "moon"});
        PictureSettings bare;
        bare.width = 4;
        bare.height = 4;
        make_picture(library.images_folder(), {"d.png"});
        library.add(library.images_folder() / "d.png", bare);
        const auto sorted = [&](SortField field, bool descending) {
            std::string letters;
            for (const auto& name : names_of(library, library.search("", {field, descending})))
                letters += name[0];
            return letters;
        };
        // d has no such field and comes last either way.
        QCOMPARE(sorted(SortField::Seed, false), "cabd");
        QCOMPARE(sorted(SortField::Seed, true), "bacd");
        QCOMPARE(sorted(SortField::Steps, false), "acbd");
        QCOMPARE(sorted(SortField::Guidance, true), "acbd");
        QCOMPARE(sorted(SortField::Prompt, false), "bacd");
        QCOMPARE(sorted(SortField::Model, true), "acbd");
        QCOMPARE(sorted(SortField::Sampler, false).back(), 'd');
        QCOMPARE(sorted(SortField::Name, false), "abcd");
        QCOMPARE(sorted(SortField::Name, true), "dcba");
        QCOMPARE(sorted(SortField::Width, false).front(), 'd');
        library.apply({library.search("banana"), 2});
        library.apply({library.search("cherry"), 5});
        QCOMPARE(sorted(SortField::Rating, true).substr(0, 2), "ca");
        QCOMPARE(sorted(SortField::Rating, false).substr(0, 2), "ac");
    }

    void sortsByTime() {
        Library library(folder_);
        using namespace std::chrono_literals;
        const auto now = std::filesystem::file_time_type::clock::now();
        const auto older = make_picture(library.images_folder(), {"older.png"});
        const auto newer = make_picture(library.images_folder(), {"newer.png"});
        std::filesystem::last_write_time(older, now - 48h);
        std::filesystem::last_write_time(newer, now - 1h);
        const auto newer_id = library.add(newer);
        const auto older_id = library.add(older);
        QCOMPARE(library.search(""), (std::vector{newer_id, older_id}));
        QCOMPARE(library.search("", {SortField::Created, false}),
                 (std::vector{older_id, newer_id}));
        const auto apart =
            library.picture(newer_id)->created_ms - library.picture(older_id)->created_ms;
        QCOMPARE(apart, 47 * 3600 * 1000);
    }

    void valuesInUse() {
        Library library(folder_);
        const auto a = add(library, {"a.png", "x", 1, 20, 4, "Euler", "", "dream"});
        const auto b = add(library, {"b.png", "x", 2, 20, 4, "Euler", "", "dream"});
        add(library, {"c.png", "x", 3, 20, 4, "Euler", "", "tabletop"});
        library.apply({{a, b}, {}, {}, {}, {"sky"}});
        library.apply({{a}, {}, {}, {}, {"blue sea"}});
        using Texts = std::vector<std::string>;
        QCOMPARE(library.values_of("tag"), (Texts{"sky", "blue sea"}));
        QCOMPARE(library.values_of("tag", 1), (Texts{"sky"}));
        QCOMPARE(library.values_of("model"), (Texts{"dream", "tabletop"}));
        QCOMPARE(library.values_of("sampler").size(), 1u);
        QCOMPARE(library.values_of("program").size(), 1u);
        VERIFY_ERROR(library.values_of("seed"), ErrorCode::InvalidRequest, "model");
    }

    void seedHistory() {
        Library library(folder_);
        const auto a = add(library, {"a.png", "x", 7});
        add(library, {"b.png", "y", 7});
        const auto c = add(library, {"c.png", "x", UINT64_MAX});
        library.apply({{a}, 4});
        library.apply({{c}, {}, {}, {}, {}, {}, {}, true});
        const auto seeds = library.seed_history();
        QCOMPARE(seeds.size(), 2u);  // the one in the bin is not forgotten
        const auto seven = std::find_if(
            seeds.begin(), seeds.end(), [](const UsedSeed& used) { return used.seed == Seed(7); });
        QVERIFY(seven != seeds.end());
        QCOMPARE(seven->pictures, 2);
        QCOMPARE(seven->best_rating, 4);
        QCOMPARE(library.seed_history(1).size(), 1u);
        QCOMPARE(library.counts().seeds, 1);
    }

    void versionRisesWithEachChange() {
        Library here(folder_);
        const Library there(folder_);
        const auto before = there.version();
        const auto id = add(here, {});
        const auto added = there.version();
        QVERIFY(added > before);
        QCOMPARE(here.version(), added);
        here.apply({{id}, 3});
        const auto judged = there.version();
        QVERIFY(judged > added);
        here.flush_sidecars();
        QCOMPARE(there.version(), judged);  // nothing that a view shows
        here.set_shelf({{}, {{'s', "sky"}}, {}});
        QVERIFY(there.version() > judged);
    }
};

}  // namespace seedbed

QTEST_GUILESS_MAIN(seedbed::LibraryTest)
#include "library_test.moc"
