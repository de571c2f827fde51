// SPDX-License-Identifier: Apache-2.0
// Judging, the bin, and undo and redo of both.
#include "core/library/library.h"
#include "core/library/maintenance.h"
#include "core/metadata/xmp.h"
#include "tests/core/base/expect_error.h"
#include "tests/core/library/pictures.h"

#include <QtTest>

#include <SQLiteCpp/SQLiteCpp.h>
#include <algorithm>
#include <fstream>

namespace seedbed {

class JudgingTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> temporary_;
    std::unique_ptr<Library> library_;
    std::vector<PictureId> ids_;

    std::filesystem::path file(const char* name) const { return library_->folder() / name; }
    const Judgement judgement(PictureId id) const { return library_->picture(id)->judgement; }
    std::vector<PictureRow> everything() const {
        std::vector<PictureRow> rows;
        for (const char* query : {"", "in:bin"})
            for (const auto id : library_->search(query, {SortField::Name, false}))
                rows.push_back(*library_->picture(id));
        return rows;
    }
    static bool same(const std::vector<PictureRow>& a, const std::vector<PictureRow>& b) {
        return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) {
            return x.id == y.id && x.path == y.path && x.judgement == y.judgement &&
                   x.binned == y.binned;
        });
    }
    void verify_clean() const {
        const auto report = verify_library(library_->folder());
        QVERIFY2(report.problems.empty(),
                 report.problems.empty() ? "" : report.problems[0].detail.c_str());
    }

 private Q_SLOTS:
    void init() {
        temporary_ = std::make_unique<QTemporaryDir>();
        library_ = std::make_unique<Library>(folder_of(*temporary_, "library"));
        ids_.clear();
        for (int i = 0; i < 5; ++i) {
            const MadePicture made{"0000" + std::to_string(i) + "-7.png", "a cube"};
            ids_.push_back(library_->add(make_picture(library_->images_folder(), made)));
        }
    }

    void eachKindOfChange_data() {
        QTest::addColumn<QString>("name");
        for (const char* kind : {"rating", "flag", "favourite", "tags", "note", "bin", "all"})
            QTest::newRow(kind) << QString::fromLatin1(kind);
    }
    void eachKindOfChange() {
        QFETCH(QString, name);
        const auto kind = name.toStdString();
        const bool all = kind == "all";
        Change change;
        change.pictures = {ids_[1], ids_[3]};
        if (all || kind == "rating") change.rating = 4;
        if (all || kind == "flag") change.flag = Flag::Reject;
        if (all || kind == "favourite") change.favourite = true;
        if (all || kind == "tags") change.add_tags = {"sky", "blue sea", "sky"};
        if (all || kind == "note") change.note = "too dark,\nas ever";
        if (all || kind == "bin") change.binned = true;
        const auto before = everything();

        const auto undo = library_->apply(change);
        QCOMPARE(undo.pictures.size(), 2u);
        const auto after = everything();
        for (const auto id : {ids_[1], ids_[3]}) {
            const auto row = *library_->picture(id);
            QCOMPARE(row.judgement.rating, change.rating.value_or(0));
            QVERIFY(row.judgement.flag == change.flag.value_or(Flag::None));
            QCOMPARE(row.judgement.favourite, change.favourite.value_or(false));
            QCOMPARE(row.judgement.tags.size(), change.add_tags.empty() ? 0u : 2u);
            QCOMPARE(row.judgement.note, change.note.value_or(""));
            QCOMPARE(row.binned, change.binned.value_or(false));
            QVERIFY(std::filesystem::exists(row.path));
        }
        QVERIFY(judgement(ids_[0]).empty());

        const auto redo = library_->revert(undo);
        QVERIFY(same(everything(), before));
        const auto undo_again = library_->revert(redo);
        QVERIFY(same(everything(), after));
        library_->revert(undo_again);
        QVERIFY(same(everything(), before));
        verify_clean();
    }

    void aNoteCanBeClearedAndTagsRemoved() {
        library_->apply({ids_, 3, {}, {}, {"a", "b"}, {}, "a note"});
        library_->apply({{ids_[0]}, 0, {}, {}, {"c"}, {"a", "none"}, ""});
        const auto now = judgement(ids_[0]);
        QCOMPARE(now.rating, 0);
        QCOMPARE(now.tags, (std::vector<std::string>{"b", "c"}));
        QCOMPARE(now.note, "");
        QCOMPARE(library_->search("tag:a").size(), 4u);
        QCOMPARE(library_->search("note:note").size(), 4u);
        verify_clean();
        library_->apply({ids_, 0, {}, {}, {}, {"a", "b", "c"}, ""});
        library_->flush_sidecars();
        for (const auto id : ids_)
            QVERIFY(!std::filesystem::exists(sidecar_of(library_->picture(id)->path)));
    }

    void whatDoesNotChangeIsNotUndone() {
        library_->apply({{ids_[0]}, 3});
        const auto version = library_->version();
        const auto undo = library_->apply({{ids_[0], ids_[1], ids_[1], 999}, 3});
        QCOMPARE(undo.pictures.size(), 1u);
        QCOMPARE(undo.pictures[0].id, ids_[1]);
        QVERIFY(library_->version() > version);
        QVERIFY(library_->apply({{999}, 3}).empty());
        QVERIFY(library_->revert({}).empty());
    }

    void badChangesChangeNothing() {
        const auto bad = [&](Change change, const char* part) {
            change.pictures = ids_;
            VERIFY_ERROR(library_->apply(change), ErrorCode::InvalidRequest, part);
        };
        bad({{}, 6}, "6");
        bad({{}, -1}, "-1");
        bad({{}, 3, {}, {}, {"good", "a,b"}}, "a,b");
        bad({{}, 3, {}, {}, {"a\nb"}}, "comma");
        bad({{}, 3, {}, {}, {""}}, "tag");
        bad({{}, 3, {}, {}, {" a"}}, "\" a\"");
        bad({{}, 3, {}, {}, {"\xFF"}}, "tag");
        bad({{}, 3, {}, {}, {}, {}, std::string("a\0b", 3)}, "note");
        for (const auto id : ids_) QVERIFY(judgement(id).empty());
    }

    void sidecarsFollow() {
        library_->apply({{ids_[0]}, 5, Flag::Pick, true, {"sky"}, {}, "note"});
        library_->flush_sidecars();
        QVERIFY(read_judgement(file("images/00000-7.png")) == judgement(ids_[0]));
        library_->apply({{ids_[0]}, 2});
        library_.reset();  // writes what is not written yet
        QCOMPARE(read_judgement(std::filesystem::path(temporary_->path().toStdString()) /
                                "library/images/00000-7.png")
                     ->rating,
                 2);
    }

    void theBinTakesSidecarsAlong() {
        library_->apply({{ids_[2]}, 4});
        library_->flush_sidecars();
        const auto undo = library_->apply({{ids_[2]}, {}, {}, {}, {}, {}, {}, true});
        QVERIFY(!std::filesystem::exists(file("images/00002-7.png")));
        QVERIFY(!std::filesystem::exists(file("images/00002-7.png.xmp")));
        QVERIFY(std::filesystem::exists(file("bin/00002-7.png")));
        QCOMPARE(read_judgement(file("bin/00002-7.png"))->rating, 4);
        QCOMPARE(library_->picture(ids_[2])->path, file("bin/00002-7.png"));
        QCOMPARE(library_->search("").size(), 4u);
        QCOMPARE(library_->counts().binned, 1);
        library_->apply({{ids_[2]}, 5});  // also there
        verify_clean();
        library_->revert(undo);
        QVERIFY(std::filesystem::exists(file("images/00002-7.png.xmp")));
        QCOMPARE(library_->search("").size(), 5u);
        verify_clean();
    }

    void aNameTakenMeanwhileIsKept() {
        library_->apply({{ids_[4]}, 1, {}, {}, {}, {}, {}, true});
        // As the engine does: the highest number is free again.
        const auto newer = library_->add(
            make_picture(library_->images_folder(), {"00004-7.png", "a newer picture", 9}));
        QVERIFY(newer != ids_[4]);
        library_->apply({{newer}, 2, {}, {}, {}, {}, {}, true});
        QCOMPARE(library_->picture(newer)->path, file("bin/00004-7-2.png"));
        library_->apply({{ids_[4]}, {}, {}, {}, {}, {}, {}, false});
        library_->apply({{newer}, {}, {}, {}, {}, {}, {}, false});
        QCOMPARE(library_->picture(ids_[4])->path, file("images/00004-7.png"));
        QCOMPARE(library_->picture(newer)->settings.prompt, "a newer picture");
        QCOMPARE(library_->picture(newer)->judgement.rating, 2);
        verify_clean();
    }

    void emptyingTheBinIsForGood() {
        const auto undo = library_->apply({{ids_[0], ids_[1]}, 3, {}, {}, {"t"}, {}, {}, true});
        library_->flush_sidecars();
        QCOMPARE(library_->empty_bin(), 2);
        QCOMPARE(library_->empty_bin(), 0);
        QVERIFY(std::filesystem::is_empty(file("bin")));
        QVERIFY(!library_->picture(ids_[0]));
        QVERIFY(library_->search("in:bin").empty() && library_->search("tag:t").empty());
        QVERIFY(library_->revert(undo).empty());
        QCOMPARE(library_->adopt_new_files(), 0);
        verify_clean();
        // Ids are not given again: a view may still hold the old ones.
        const auto newer = library_->add(make_picture(library_->images_folder(), {"9.png"}));
        QVERIFY(newer > ids_.back());
    }

    void aKilledMoveIsFinishedWhenOpening_data() {
        QTest::addColumn<bool>("picture_moved");
        QTest::newRow("before the first rename") << false;
        QTest::newRow("between picture and sidecar") << true;
    }
    void aKilledMoveIsFinishedWhenOpening() {
        QFETCH(bool, picture_moved);
        library_->apply({{ids_[0]}, 3});
        library_->flush_sidecars();
        const auto images = library_->images_folder();
        const auto bin = file("bin");
        library_->apply({{ids_[0]}, {}, {}, {}, {}, {}, {}, true});
        // What the kill leaves: the index says it is on its way.
        library_.reset();
        mark_on_its_way(bin.parent_path());
        std::filesystem::rename(bin / "00000-7.png.xmp", images / "00000-7.png.xmp");
        if (!picture_moved) std::filesystem::rename(bin / "00000-7.png", images / "00000-7.png");
        library_ = std::make_unique<Library>(bin.parent_path());
        QVERIFY(library_->picture(ids_[0])->binned);
        QVERIFY(std::filesystem::exists(bin / "00000-7.png"));
        QVERIFY(std::filesystem::exists(bin / "00000-7.png.xmp"));
        QVERIFY(!std::filesystem::exists(images / "00000-7.png"));
        QCOMPARE(library_->adopt_new_files(), 0);
        verify_clean();
    }

    void aPictureThatCannotMoveStays() {
        // A folder stands where the picture would go, which no file replaces.
        std::filesystem::remove_all(file("bin"));
        std::ofstream(file("bin")) << "a file where the bin should be";
        QVERIFY(error_of([&] {
                    library_->apply({{ids_[0]}, {}, {}, {}, {}, {}, {}, true});
                }).has_value());
        QVERIFY(!library_->picture(ids_[0])->binned);
        QVERIFY(std::filesystem::exists(library_->picture(ids_[0])->path));
    }

    void whatAnEmbeddedJudgementSaysCanBeTakenBack() {
        const auto path = library_->images_folder() / "foreign.png";
        Judgement inside;
        inside.rating = 4;
        write_png(path, Image{1, 1, {1, 2, 3}}, {{"XML:com.adobe.xmp", to_xmp(inside)}});
        const auto id = library_->add(path);
        QCOMPARE(judgement(id).rating, 4);
        library_->apply({{id}, 0});
        library_->flush_sidecars();
        QVERIFY(read_judgement(path)->empty());
        verify_clean();
    }

 private:
    static void mark_on_its_way(const std::filesystem::path& folder) {
        SQLite::Database index((folder / "library.sqlite").string(), SQLite::OPEN_READWRITE);
        index.exec("UPDATE picture SET moving_from = file WHERE place = 1");
    }
};

}  // namespace seedbed

QTEST_GUILESS_MAIN(seedbed::JudgingTest)
#include "judging_test.moc"
