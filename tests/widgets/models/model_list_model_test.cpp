// SPDX-License-Identifier: Apache-2.0
#include "widgets/models/model_list_model.h"

#include "tests/widgets/models/scanned_models.h"
#include "widgets/models/model_filter.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>

using namespace seedbed;

class ModelListModelTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() {
        m_scanned = std::make_unique<ScannedModels>();
        m_list = std::make_unique<ModelListModel>(m_scanned->models());
        m_filter = std::make_unique<ModelFilter>(m_list.get());
        const auto mode = QAbstractItemModelTester::FailureReportingMode::QtTest;
        new QAbstractItemModelTester(m_list.get(), mode, m_list.get());
        new QAbstractItemModelTester(m_filter.get(), mode, m_filter.get());
    }
    void cleanup() {
        m_filter.reset();
        m_list.reset();
        m_scanned.reset();
    }

    void showsEveryModel() {
        QCOMPARE(m_list->rowCount(), 6);
        const int row = m_list->rowOf(QString::fromStdString(fakeSd15().id));
        QVERIFY(row >= 0);
        const auto text = [&](int column) { return m_list->index(row, column).data().toString(); };
        QCOMPARE(text(ModelListModel::Name), QStringLiteral("stable-diffusion-v1-5"));
        QCOMPARE(text(ModelListModel::Architecture), QStringLiteral("Stable Diffusion 1.x"));
        QCOMPARE(text(ModelListModel::Precision), QStringLiteral("float16"));
        QCOMPARE(text(ModelListModel::Hash), QStringLiteral("6ce0161689"));
        QCOMPARE(m_list->rowOf(QStringLiteral("/none")), -1);
        QVERIFY(!m_list->entry(17));
        for (int column = 0; column < m_list->columnCount(); ++column)
            QVERIFY(
                !m_list->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
    }

    void rowsComeAndGoOneByOne() {
        QPersistentModelIndex sd15 =
            m_list->index(m_list->rowOf(QString::fromStdString(fakeSd15().id)), 0);
        QSignalSpy reset(m_list.get(), &QAbstractItemModel::modelReset);
        ModelEntry fresh = fakeEntry("/models/another", "SDXL");
        m_scanned->scan({fakeTabletop(), fakeSd15(), fakeBroken(), fresh});
        QCOMPARE(m_list->rowCount(), 4);
        QVERIFY(reset.isEmpty());
        QVERIFY(sd15.isValid());
        QCOMPARE(sd15.data(ModelListModel::IdRole).toString(),
                 QString::fromStdString(fakeSd15().id));
        // What changed on disk shows.
        fresh.architecture = "PixArt-α";
        fresh.modified_ns += 1;
        m_scanned->scan({fakeTabletop(), fakeSd15(), fresh});
        const int row = m_list->rowOf(QStringLiteral("/models/another"));
        QCOMPARE(m_list->index(row, ModelListModel::Architecture).data().toString(),
                 QStringLiteral("PixArt-α"));
    }

    void oneWordIsEnoughToFind_data() {
        QTest::addColumn<QString>("search");
        QTest::addColumn<int>("rows");
        QTest::newRow("nothing") << QString() << 6;
        QTest::newRow("name") << QStringLiteral("grain") << 1;
        QTest::newRow("folder") << QStringLiteral("loras") << 1;
        QTest::newRow("architecture, any case") << QStringLiteral("sdxl") << 1;
        QTest::newRow("hash") << QStringLiteral("6ce016") << 1;
        QTest::newRow("trained word") << QStringLiteral("35mm") << 1;
        QTest::newRow("two words") << QStringLiteral("diffusion float16") << 2;
        QTest::newRow("two words that no one has") << QStringLiteral("grain sdxl") << 0;
        QTest::newRow("note") << QStringLiteral("hands") << 1;
    }
    void oneWordIsEnoughToFind() {
        QFETCH(QString, search);
        QFETCH(int, rows);
        m_scanned->models()->setNote("tabletop", QStringLiteral("no hands"));
        m_filter->setSearch(search);
        QCOMPARE(m_filter->rowCount(), rows);
        QCOMPARE(m_filter->filters(), !search.isEmpty());
    }

    void filtersByKindArchitectureAndMark() {
        m_filter->setKind(ModelKind::Lora);
        QCOMPARE(m_filter->rowCount(), 1);
        m_filter->setKind(ModelKind::Model);
        QCOMPARE(m_filter->rowCount(), 4);
        m_filter->setArchitecture(QStringLiteral("SDXL"));
        QCOMPARE(m_filter->rowCount(), 1);
        m_filter->setArchitecture({});
        m_filter->setKind(std::nullopt);
        m_filter->setFavouritesOnly(true);
        QCOMPARE(m_filter->rowCount(), 0);
        m_scanned->models()->setFavourite("tabletop", true);
        QCOMPARE(m_filter->rowCount(), 1);
        QVERIFY(m_filter->indexOf(QStringLiteral("tabletop")).isValid());
        QVERIFY(!m_filter->indexOf(QString::fromStdString(fakeSd15().id)).isValid());
    }

    void sortsByWhatAColumnMeans() {
        m_filter->sort(ModelListModel::Size, Qt::DescendingOrder);
        QCOMPARE(nameAt(0), QStringLiteral("sd_xl_base_1.0"));
        QCOMPARE(nameAt(5), QStringLiteral("easynegative"));
        m_filter->sort(ModelListModel::Name, Qt::AscendingOrder);
        QCOMPARE(nameAt(0), QStringLiteral("easynegative"));
        m_scanned->load(fakeSd15());
        m_filter->sort(ModelListModel::State, Qt::DescendingOrder);
        QCOMPARE(nameAt(0), QStringLiteral("half-a-download"));
        m_scanned->models()->noteOpened(fakeSd15().id, QStringLiteral("auto"));
        m_filter->sort(ModelListModel::Pictures, Qt::DescendingOrder);
        QCOMPARE(nameAt(0), QStringLiteral("stable-diffusion-v1-5"));
    }

    void thousandsAreNoWork() {
        std::vector<ModelEntry> many{fakeTabletop()};
        for (int i = 0; i < 5000; ++i)
            many.push_back(
                fakeEntry("/models/" + std::to_string(i % 40) + "/model-" + std::to_string(i),
                          i % 2 ? "SDXL" : "Stable Diffusion 1.x"));
        QElapsedTimer clock;
        m_scanned->scan(many);
        QCOMPARE(m_filter->rowCount(), 5001);
        clock.start();
        m_filter->setSearch(QStringLiteral("model-49"));
        m_filter->setArchitecture(QStringLiteral("SDXL"));
        m_filter->sort(ModelListModel::Size, Qt::DescendingOrder);
        QCOMPARE(m_filter->rowCount(), 56);
        // Far from what a person notices also under valgrind and sanitizers.
        QVERIFY2(clock.elapsed() < 2000, qPrintable(QString::number(clock.elapsed())));
    }

 private:
    QString nameAt(int row) const {
        return m_filter->index(row, ModelListModel::Name).data().toString();
    }

    std::unique_ptr<ScannedModels> m_scanned;
    std::unique_ptr<ModelListModel> m_list;
    std::unique_ptr<ModelFilter> m_filter;
};

QTEST_GUILESS_MAIN(ModelListModelTest)
#include "model_list_model_test.moc"
