// SPDX-License-Identifier: Apache-2.0
#include "widgets/library/library_client.h"

#include "tests/core/base/file_modes.h"
#include "tests/widgets/library/test_library.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace seedbed;

namespace {

Change stars(std::vector<PictureId> pictures, int stars) {
    Change change;
    change.pictures = std::move(pictures);
    change.rating = stars;
    return change;
}

}  // namespace

class LibraryClientTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() {
        m_library = std::make_unique<TestLibrary>(12);
        m_client = std::make_unique<LibraryClient>();
        open();
    }
    void cleanup() {
        m_client.reset();
        m_library.reset();
    }

    void opensWithCounts() {
        QCOMPARE(m_client->counts().pictures, 12);
        QVERIFY(m_client->canJudge());
        QVERIFY(m_client->trouble().isEmpty());
    }

    void newestSearchWins() {
        QSignalSpy done(m_client.get(), &LibraryClient::searchDone);
        quint64 last = 0;
        for (int i = 0; i < 10; ++i)
            last = m_client->search(QStringLiteral("cube"), {SortField::Seed, false});
        QTRY_COMPARE(done.size(), 1);
        const auto result = done[0][0].value<SearchResult>();
        QCOMPARE(result.ticket, last);
        QCOMPARE(result.ids.size(), std::size_t{6});
        QCOMPARE(result.ids.front(), m_library->ids()[0]);
    }

    void aQueryThatIsNotUnderstoodIsAProblem() {
        QSignalSpy done(m_client.get(), &LibraryClient::searchDone);
        m_client->search(QStringLiteral("steps:many"), {});
        QTRY_COMPARE(done.size(), 1);
        const auto result = done[0][0].value<SearchResult>();
        QVERIFY(!result.problems.empty());
        QVERIFY(QString::fromStdString(result.problems[0].detail).contains(QStringLiteral("many")));
        QVERIFY(result.ids.empty());
    }

    void judgementsShowAtOnceAndAreKept() {
        learnAll();
        const PictureId id = m_library->ids()[3];
        QSignalSpy changed(m_client.get(), &JudgementSource::judgementsChanged);
        m_client->apply(stars({id}, 4), QStringLiteral("4 stars"));
        QCOMPARE(m_client->judgement(id)->rating, 4);  // in the same turn
        QCOMPARE(changed.size(), 1);
        QTRY_COMPARE(m_library->judgement(id).rating, 4);
    }

    void everyFieldIsUndoneAndRedone() {
        learnAll();
        const PictureId id = m_library->ids()[0];
        Change tags;
        tags.pictures = {id};
        tags.add_tags = {"sky", "blue"};
        Change note;
        note.pictures = {id};
        note.note = "too dark";
        Change flag;
        flag.pictures = {id};
        flag.flag = Flag::Pick;
        flag.favourite = true;
        Change bin;
        bin.pictures = {id};
        bin.binned = true;
        m_client->apply(stars({id}, 5), QStringLiteral("5 stars"));
        for (const Change& change : {tags, note, flag, bin})
            m_client->apply(change, QStringLiteral("change"));
        const Judgement judged{5, Flag::Pick, true, {"blue", "sky"}, "too dark"};
        QCOMPARE(*m_client->judgement(id), judged);
        QVERIFY(m_client->isBinned(id));
        QTRY_VERIFY(m_library->other().picture(id)->binned);
        QCOMPARE(m_library->judgement(id), judged);
        for (int i = 0; i < 5; ++i) m_client->undo();
        QVERIFY(!m_client->canUndo());
        QVERIFY(m_client->judgement(id)->empty());
        QVERIFY(!m_client->isBinned(id));
        QTRY_VERIFY(m_library->judgement(id).empty());
        QVERIFY(!m_library->other().picture(id)->binned);
        for (int i = 0; i < 5; ++i) m_client->redo();
        QTRY_VERIFY(m_library->other().picture(id)->binned);
        QCOMPARE(m_library->judgement(id), judged);
        QCOMPARE(*m_client->judgement(id), judged);
    }

    // Undo asked for before the library has answered.
    void undoRunsAfterWhatItUndoes() {
        learnAll();
        const auto& ids = m_library->ids();
        for (int round = 0; round < 20; ++round) {
            m_client->apply(stars(ids, 1 + round % 5), QStringLiteral("stars"));
            m_client->undo();
        }
        m_client->apply(stars({ids[1]}, 2), QStringLiteral("last"));
        QTRY_COMPARE(m_library->judgement(ids[1]).rating, 2);
        QCOMPARE(m_library->judgement(ids[2]).rating, 0);
        QCOMPARE(m_client->judgement(ids[2])->rating, 0);
    }

    void picturesNotSeenYetAreUndoneToo() {
        const auto& ids = m_library->ids();
        m_client->apply(stars(ids, 3), QStringLiteral("3 stars"));
        QTRY_COMPARE(m_library->judgement(ids.back()).rating, 3);
        m_client->undo();
        QTRY_COMPARE(m_library->judgement(ids.back()).rating, 0);
    }

    void allRejectsGoToTheBinAndComeBack() {
        learnAll();
        const auto& ids = m_library->ids();
        Change reject;
        reject.pictures = {ids[1], ids[4], ids[5]};
        reject.flag = Flag::Reject;
        m_client->apply(reject, QStringLiteral("Reject"));
        QSignalSpy moved(m_client.get(), &LibraryClient::binChanged);
        m_client->binRejects();
        QTRY_COMPARE(moved.size(), 1);
        QVERIFY(m_client->isBinned(ids[4]));
        QVERIFY(!m_client->isBinned(ids[0]));
        QVERIFY(m_library->other().picture(ids[5])->binned);
        m_client->undo();
        QTRY_VERIFY(!m_library->other().picture(ids[5])->binned);
        QVERIFY(!m_client->isBinned(ids[4]));
        QVERIFY(QFile::exists(
            QString::fromStdString(m_library->other().picture(ids[5])->path.string())));
    }

    void aStepThatChangesNothingLeavesNoUndo() {
        QVERIFY(!m_client->canUndo());
        m_client->binRejects();
        QTRY_VERIFY(!m_client->canUndo());
    }

    void followsAnotherProgram() {
        learnAll();
        const PictureId id = m_library->ids()[7];
        QSignalSpy changed(m_client.get(), &LibraryClient::libraryChanged);
        m_library->other().apply(stars({id}, 5));
        m_library->add(2);
        QTRY_VERIFY(changed.size() > 0);
        QTRY_COMPARE(m_client->judgement(id)->rating, 5);
        QTRY_COMPARE(m_client->counts().pictures, 14);
    }

    void sidecarsAreWrittenAtTheEnd() {
        learnAll();
        const PictureId id = m_library->ids()[2];
        const auto picture = m_library->other().picture(id)->path;
        m_client->apply(stars({id}, 5), QStringLiteral("5 stars"));
        m_client.reset();
        QVERIFY(std::filesystem::exists(picture.string() + ".xmp"));
    }

    void theShelfIsKept() {
        Shelf shelf = m_client->shelf();
        shelf.tag_keys = {{'s', "sky"}};
        shelf.favourites = {{Seed(42), NoiseMode::Nv, "calm"}};
        m_client->setShelf(shelf);
        m_client.reset();
        QCOMPARE(Library(m_library->path()).shelf(), shelf);
    }

    void aReadOnlyLibraryIsShownAndNotJudged() {
        m_client.reset();
        m_library->close();
        const auto path = m_library->path();
        const auto ids = m_library->ids();
        setWritable(path, false);
        const ObeyFileModes obey;  // threads take it over
        m_client = std::make_unique<LibraryClient>();
        QSignalSpy opened(m_client.get(), &LibraryClient::opened);
        m_client->open(m_library->folder());
        QTRY_COMPARE(opened.size(), 1);
        QCOMPARE(m_client->access(), LibraryAccess::ReadOnly);
        QVERIFY(!m_client->trouble().isEmpty());
        QSignalSpy said(m_client.get(), &LibraryClient::said);
        m_client->apply(stars({ids[0]}, 5), QStringLiteral("5 stars"));
        QCOMPARE(said.size(), 1);
        QCOMPARE(said[0][0].toString(), m_client->trouble());
        QVERIFY(!m_client->canUndo());
        QSignalSpy done(m_client.get(), &LibraryClient::searchDone);
        m_client->search({}, {});
        QTRY_COMPARE(done.size(), 1);
        QCOMPARE(done[0][0].value<SearchResult>().ids.size(), ids.size());
        m_client.reset();
        setWritable(path, true);
    }

    void aBrokenIndexIsSaidAndRebuilt() {
        const auto& ids = m_library->ids();
        learnAll();
        m_client->apply(stars({ids[0]}, 5), QStringLiteral("5 stars"));
        const QString folder = m_library->folder();
        m_client.reset();
        m_library->close();
        QFile index(folder + QStringLiteral("/library.sqlite"));
        QVERIFY(index.open(QIODevice::WriteOnly));
        index.write(QByteArray(8192, 'x'));
        index.close();
        m_client = std::make_unique<LibraryClient>();
        QSignalSpy failed(m_client.get(), &LibraryClient::openFailed);
        m_client->open(folder);
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(m_client->access(), LibraryAccess::Failed);
        QCOMPARE(m_client->troubleCode(), ErrorCode::FileFormat);
        QVERIFY(m_client->trouble().contains(QStringLiteral("library.sqlite")));
        QSignalSpy opened(m_client.get(), &LibraryClient::opened);
        m_client->rebuild();
        QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 1, 20000);
        QTRY_COMPARE(m_client->counts().pictures, 12);
        QSignalSpy done(m_client.get(), &LibraryClient::searchDone);
        m_client->search(QStringLiteral("rating:5"), {});
        QTRY_COMPARE(done.size(), 1);
        QCOMPARE(done[0][0].value<SearchResult>().ids.size(), std::size_t{1});
    }

 private:
    static void setWritable(const std::filesystem::path& path, bool writable) {
        namespace fs = std::filesystem;
        const auto how = writable ? fs::perm_options::add : fs::perm_options::remove;
        const auto bits = fs::perms::owner_write | fs::perms::group_write | fs::perms::others_write;
        if (writable) fs::permissions(path, bits, how);
        for (const auto& each : fs::recursive_directory_iterator(path))
            fs::permissions(each.path(), bits, how);
        if (!writable) fs::permissions(path, bits, how);
    }
    void open() {
        QSignalSpy opened(m_client.get(), &LibraryClient::opened);
        m_client->open(m_library->folder());
        QTRY_COMPARE(opened.size(), 1);
    }
    void learnAll() {
        QSignalSpy cards(m_client.get(), &LibraryClient::cardsReady);
        m_client->requestCards(m_library->ids());
        QTRY_COMPARE(cards.size(), 1);
    }

    std::unique_ptr<TestLibrary> m_library;
    std::unique_ptr<LibraryClient> m_client;
};

QTEST_GUILESS_MAIN(LibraryClientTest)
#include "library_client_test.moc"
