// SPDX-License-Identifier: Apache-2.0
#include "widgets/library/library_model.h"

#include "tests/widgets/library/test_library.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace seedbed;

class LibraryModelTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() {
        m_library = std::make_unique<TestLibrary>(20);
        m_client = std::make_unique<LibraryClient>();
        QSignalSpy opened(m_client.get(), &LibraryClient::opened);
        m_client->open(m_library->folder());
        QTRY_COMPARE(opened.size(), 1);
        m_model = std::make_unique<LibraryModel>(m_client.get());
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_model->setIds(m_library->ids());
    }
    void cleanup() {
        m_tester.reset();
        m_model.reset();
        m_client.reset();
        m_library.reset();
    }

    void cardsComeWhenLookedAt() {
        QCOMPARE(m_model->rowCount(), 20);
        const QModelIndex index = m_model->index(3);
        QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
        QVERIFY(!index.data(LibraryModel::SeedRole).isValid());
        QTRY_VERIFY(changed.size() > 0);
        QCOMPARE(index.data(Qt::DisplayRole).toString(), QStringLiteral("3"));
        QVERIFY(index.data(Qt::ToolTipRole).toString().contains(QStringLiteral("a blue sphere")));
        QVERIFY(
            index.data(LibraryModel::PathRole).toString().endsWith(QStringLiteral("00003-3.png")));
    }

    void binnedOnesLeaveAndReturnToTheirPlaces() {
        load();
        const auto ids = m_library->ids();
        bin({ids[2], ids[3], ids[7], ids[19]}, true);
        QCOMPARE(m_model->rowCount(), 16);
        QCOMPARE(m_model->rowOf(ids[3]), -1);
        QCOMPARE(m_model->rowOf(ids[4]), 2);
        bin({ids[0]}, true);
        m_client->undo();
        m_client->undo();
        QCOMPARE(m_model->ids(), ids);
        QCOMPARE(m_model->rowOf(ids[19]), 19);
        QTRY_VERIFY(!m_library->other().picture(ids[7])->binned);
    }

    void inTheBinItIsTheOtherWayRound() {
        load();
        const auto ids = m_library->ids();
        bin(ids, true);
        m_model->setShowsBin(true);
        m_model->setIds(ids);
        bin({ids[5]}, false);
        QCOMPARE(m_model->rowCount(), 19);
        m_client->undo();
        QCOMPARE(m_model->rowCount(), 20);
    }

    void picturesAreDraggedAsFiles() {
        load();
        const std::unique_ptr<QMimeData> data(
            m_model->mimeData({m_model->index(0), m_model->index(1)}));
        QCOMPARE(data->urls().size(), 2);
        QVERIFY(data->urls()[1].toLocalFile().endsWith(QStringLiteral("00001-1.png")));
    }

    // A picture that is gone from the library must not be asked for without an end.
    void unknownPicturesAreAskedForOnce() {
        QSignalSpy cards(m_client.get(), &LibraryClient::cardsReady);
        m_model->setIds({987654});
        QVERIFY(!m_model->card(0));
        QTRY_COMPARE(cards.size(), 1);
        for (int i = 0; i < 5; ++i) {
            QVERIFY(!m_model->card(0));
            QCoreApplication::processEvents();
        }
        QCOMPARE(cards.size(), 1);
    }

 private:
    void load() {
        QVERIFY(!m_model->card(0));
        QTRY_VERIFY(m_model->card(0));
    }
    void bin(std::vector<PictureId> ids, bool binned) {
        Change change;
        change.pictures = std::move(ids);
        change.binned = binned;
        m_client->apply(std::move(change), QStringLiteral("bin"));
    }

    std::unique_ptr<TestLibrary> m_library;
    std::unique_ptr<LibraryClient> m_client;
    std::unique_ptr<LibraryModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_GUILESS_MAIN(LibraryModelTest)
#include "library_model_test.moc"
