// SPDX-License-Identifier: Apache-2.0
// Several programs, and several objects of one, on one library.
#include "core/library/library.h"
#include "core/library/maintenance.h"
#include "core/metadata/xmp.h"
#include "tests/core/base/expect_error.h"
#include "tests/core/library/pictures.h"

#include <QProcess>
#include <QtTest>

#include <SQLiteCpp/SQLiteCpp.h>
#include <memory>
#include <vector>

namespace seedbed {

class SharingTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> temporary_;
    std::filesystem::path folder_;

    static PictureId add(Library& library, const std::string& name) {
        return library.add(make_picture(library.images_folder(), {name}));
    }
    std::unique_ptr<QProcess> start_writer(const char* name, int rounds) const {
        auto process = std::make_unique<QProcess>();
        process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process->start(QStringLiteral(SEEDBED_CRASHER),
                       {QStringLiteral("write"),
                        QString::fromStdString(folder_.string()),
                        QString::fromLatin1(name),
                        QString::number(rounds)});
        return process;
    }
    void verify_clean() const {
        const auto report = verify_library(folder_);
        QVERIFY2(report.problems.empty(),
                 report.problems.empty() ? "" : report.problems[0].detail.c_str());
    }

 private Q_SLOTS:
    void init() {
        temporary_ = std::make_unique<QTemporaryDir>();
        folder_ = folder_of(*temporary_, "library");
    }

    // Each adds pictures of its own, and all rate, tag, bin and restore what they share.
    void programsWritingAtOnceLoseNothing() {
        constexpr int kShared = 8;
        constexpr int kRounds = 60;
        {
            Library library(folder_);
            for (int i = 0; i < kShared; ++i) add(library, "shared-" + std::to_string(i) + ".png");
        }
        std::vector<std::unique_ptr<QProcess>> writers;
        for (const char* name : {"a", "b", "c"}) writers.push_back(start_writer(name, kRounds));
        for (const auto& writer : writers) {
            QVERIFY(writer->waitForFinished(120'000));
            QCOMPARE(writer->exitStatus(), QProcess::NormalExit);
            QCOMPARE(writer->exitCode(), 0);
        }
        Library library(folder_);
        QCOMPARE(library.adopt_new_files(), 0);
        const auto total = library.search("").size() + library.search("in:bin").size();
        QCOMPARE(total, static_cast<std::size_t>(kShared + 3 * kRounds));
        // Every program put its tag on each shared picture in each round; none was lost.
        for (const char* name : {"a", "b", "c"}) {
            const auto tag = "name:shared tag:" + std::string(name);
            QCOMPARE(library.search(tag).size() + library.search("in:bin " + tag).size(),
                     static_cast<std::size_t>(kShared));
            const auto own = "tag:own-" + std::string(name) + " rating:5";
            QCOMPARE(library.search(own).size(), static_cast<std::size_t>(kRounds));
        }
        QCOMPARE(library.shelf().searches.size(), static_cast<std::size_t>(3 * kRounds));
        verify_clean();
    }

    void anotherObjectSeesChangesAtOnce() {
        Library here(folder_);
        Library there(folder_);
        const auto id = add(here, "a.png");
        QCOMPARE(there.search(""), std::vector{id});
        here.apply({{id}, 4, {}, {}, {"sky"}});
        QCOMPARE(there.cards(std::vector{id})[0].judgement.rating, 4);
        there.apply({{id}, {}, Flag::Pick});
        QCOMPARE(here.search("is:pick rating:4 tag:sky"), std::vector{id});
        here.apply({{id}, {}, {}, {}, {}, {}, {}, true});
        QCOMPARE(there.search("in:bin"), std::vector{id});
        there.apply({{id}, {}, {}, {}, {}, {}, {}, false});
        QVERIFY(std::filesystem::exists(here.picture(id)->path));
    }

    void anOlderSidecarNeverWins() {
        Library here(folder_);
        Library there(folder_);
        const auto id = add(here, "a.png");
        here.apply({{id}, 1});
        there.apply({{id}, 2});
        there.flush_sidecars();
        here.flush_sidecars();
        QCOMPARE(read_judgement(folder_ / "images/a.png")->rating, 2);
    }

    void shelvesAreMerged() {
        Library here(folder_);
        Library there(folder_);
        here.set_shelf(
            {{{Seed(7), NoiseMode::Cpu, "mine"}}, {{'s', "sky"}}, {{"best", "rating:5"}}});
        auto shelf = there.shelf();
        QCOMPARE(shelf.favourites.size(), 1u);
        shelf.favourites.push_back({Seed(UINT64_MAX), NoiseMode::Nv, "theirs"});
        shelf.tag_keys = {{'s', "sea"}};
        there.set_shelf(shelf);
        // Not seen here yet: only what I change myself is written.
        Shelf mine{{{Seed(7), NoiseMode::Cpu, "mine, edited"}}, {{'s', "sky"}}, {}};
        here.set_shelf(mine);
        const auto merged = there.shelf();
        QCOMPARE(merged.favourites.size(), 2u);
        QCOMPARE(merged.favourites[0].note, "mine, edited");
        QVERIFY(merged.favourites[1].seed == Seed(UINT64_MAX));
        QVERIFY(merged.favourites[1].noise == NoiseMode::Nv);
        QCOMPARE(merged.tag_keys, (std::vector<TagKey>{{'s', "sea"}}));
        QVERIFY(merged.searches.empty());
        QVERIFY(here.shelf() == merged);
        QVERIFY(Library(folder_).shelf() == merged);
    }

    void badShelvesAreNotWritten() {
        Library library(folder_);
        VERIFY_ERROR(library.set_shelf({{}, {{'!', "sky"}}, {}}), ErrorCode::InvalidRequest, "!");
        VERIFY_ERROR(library.set_shelf({{}, {{'a', ""}}, {}}), ErrorCode::InvalidRequest, "empty");
        VERIFY_ERROR(library.set_shelf({{}, {}, {{"", "x"}}}), ErrorCode::InvalidRequest, "empty");
        VERIFY_ERROR(library.set_shelf({{{Seed(1), NoiseMode::Cpu, "\xFF"}}, {}, {}}),
                     ErrorCode::InvalidRequest,
                     "UTF-8");
        QVERIFY(!std::filesystem::exists(folder_ / "shelf.json"));
    }

    void rebuildingWhileOthersHaveItOpen() {
        Library library(folder_);
        const auto first = add(library, "a.png");
        const auto second = add(library, "b.png");
        library.apply({{first}, 4});
        library.apply({{second}, {}, {}, {}, {}, {}, {}, true});
        const auto version = library.version();
        const auto report = rebuild_library(folder_);
        QCOMPARE(report.done, 2);
        QVERIFY(library.version() > version);
        // The ids that a view holds still mean the same pictures.
        QCOMPARE(library.picture(first)->judgement.rating, 4);
        QVERIFY(library.picture(second)->binned);
        library.apply({{first}, 5});
        QCOMPARE(library.search("rating:5"), std::vector{first});
        verify_clean();
    }

    void aBrokenIndexInUseIsNotReplaced() {
        Library library(folder_);
        add(library, "a.png");
        {
            SQLite::Database index((folder_ / "library.sqlite").string(), SQLite::OPEN_READWRITE);
            index.exec("PRAGMA application_id = 7");
        }
        VERIFY_ERROR(rebuild_library(folder_), ErrorCode::IoFailure, "close that program");
        library = Library(folder_of(*temporary_, "another"));
        QCOMPARE(rebuild_library(folder_).done, 1);
        verify_clean();
    }
};

}  // namespace seedbed

QTEST_GUILESS_MAIN(seedbed::SharingTest)
#include "sharing_test.moc"
