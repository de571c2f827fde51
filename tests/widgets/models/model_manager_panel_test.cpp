// SPDX-License-Identifier: Apache-2.0
#include "widgets/models/model_manager_panel.h"

#include "tests/widgets/models/scanned_models.h"
#include "widgets/models/fact_grid.h"
#include "widgets/models/memory_bars.h"
#include "widgets/models/model_bar.h"
#include "widgets/models/model_details.h"
#include "widgets/models/model_pictures.h"
#include "widgets/models/picture_strip.h"
#include "widgets/qt_convert.h"
#include "widgets/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QSettings>

using namespace seedbed;

namespace {

// Three pictures of Stable Diffusion 1.5, none of the others.
class FakePictures : public ModelPictures {
 public:
    std::vector<QImage> pictures(const ModelEntry& model, int most, int) override {
        std::vector<QImage> images;
        for (int i = 0; i < std::min(most, count(model)); ++i)
            images.push_back(toQImage(fakePicture(Seed(static_cast<std::uint64_t>(i)), 64, 1)));
        return images;
    }
    int count(const ModelEntry& model) override { return model.id == fakeSd15().id ? 3 : 0; }
};

}  // namespace

class ModelManagerPanelTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { applyTheme(ThemeKind::Dark); }

    void init() {
        m_scanned = std::make_unique<ScannedModels>();
        m_panel = std::make_unique<ModelManagerPanel>(m_scanned->models(), &m_pictures);
        m_panel->resize(1400, 800);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    }
    void cleanup() {
        m_panel.reset();
        m_scanned.reset();
    }

    void showsTheList() {
        QCOMPARE(m_panel->view()->model()->rowCount(), 6);
        QVERIFY(!m_panel->current().isEmpty());
        QVERIFY(m_panel->bar()->countLabel()->text().contains(QLatin1Char('6')));
        QVERIFY(!m_panel->addFolderButton()->isVisible());
    }

    void aloneTabletopInvites() {
        m_scanned->scan({fakeTabletop()});
        QVERIFY(m_panel->addFolderButton()->isVisible());
        QCOMPARE(m_panel->view()->model()->rowCount(), 1);
    }

    void detailsTellEverything() {
        choose(fakeSd15());
        ModelDetails* details = m_panel->details();
        QCOMPARE(details->model(), QString::fromStdString(fakeSd15().id));
        const auto holds = [](const FactGrid* grid, const QString& text) {
            for (const QStringList& row : grid->rows())
                if (row.join(QLatin1Char(' ')).contains(text)) return true;
            return false;
        };
        for (const char* fact : {"512 × 512", "PNDMScheduler", "6ce0161689", "2.7 GB", "16"})
            QVERIFY2(holds(details->facts(), QString::fromUtf8(fact)), fact);
        QCOMPARE(details->parts()->rows().size(), std::size_t{3});
        QVERIFY(holds(details->parts(), QStringLiteral("CLIPTextModel")));
        QCOMPARE(details->strip()->shown(), 3);
        QVERIFY(!details->troubleLabel()->isVisible());
        const auto& bars = details->memory()->bars();
        QCOMPARE(bars.size(), std::size_t{3});
        QCOMPARE(bars[0].weights, 4'264'000'000.0);
        QCOMPARE(bars[1].weights, (4'264'000'000.0 - 335'000'000.0) / 2 + 335'000'000.0);
        QVERIFY(bars[0].fits && bars[1].fits && bars[2].fits);
    }

    void whatDoesNotFitIsSaid() {
        choose(fakeSdxl());
        ModelDetails* details = m_panel->details();
        QVERIFY(details->troubleLabel()->isVisible());
        QVERIFY(details->troubleLabel()->text().contains(QStringLiteral("float32")));
        // The defect stands there, too.
        QVERIFY(details->troubleLabel()->text().contains(QStringLiteral("80 rows")));
        QVERIFY(!details->memory()->bars()[0].fits);
        QVERIFY(details->openButton()->isEnabled());
    }

    void aBrokenFileCannotBeOpened() {
        choose(fakeBroken());
        ModelDetails* details = m_panel->details();
        QVERIFY(details->troubleLabel()->text().contains(QStringLiteral("download it again")));
        QVERIFY(!details->openButton()->isEnabled());
        QVERIFY(!details->memory()->isVisible());
        QSignalSpy opened(m_panel.get(), &ModelManagerPanel::openRequested);
        m_panel->openCurrent();
        QVERIFY(opened.isEmpty());
    }

    void opensInThePrecisionChosen() {
        choose(fakeSd15());
        QSignalSpy opened(m_panel.get(), &ModelManagerPanel::openRequested);
        QComboBox* dtype = m_panel->details()->dtypeBox();
        dtype->setCurrentIndex(dtype->findData(QStringLiteral("float16")));
        QTest::mouseClick(m_panel->details()->openButton(), Qt::LeftButton);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened[0][0].toString(), QString::fromStdString(fakeSd15().id));
        QCOMPARE(opened[0][1].toString(), QStringLiteral("float16"));
        // The precision in which a model was opened last is offered again.
        m_scanned->models()->noteOpened(fakeSd15().id, QStringLiteral("float16"));
        choose(fakeTabletop());
        QCOMPARE(dtype->currentData().toString(), QStringLiteral("auto"));
        choose(fakeSd15());
        QCOMPARE(dtype->currentData().toString(), QStringLiteral("float16"));
        const QModelIndex row = m_panel->filter()->indexOf(QString::fromStdString(fakeSd15().id));
        const QPoint place = m_panel->view()->visualRect(row).center();
        QTest::mouseClick(m_panel->view()->viewport(), Qt::LeftButton, {}, place);
        QTest::mouseDClick(m_panel->view()->viewport(), Qt::LeftButton, {}, place);
        QCOMPARE(opened.size(), 2);
    }

    void unloadsWhatIsLoaded() {
        choose(fakeSd15());
        QVERIFY(!m_panel->details()->unloadButton()->isVisible());
        m_scanned->load(fakeSd15());
        QVERIFY(m_panel->details()->unloadButton()->isVisible());
        QSignalSpy unload(m_panel.get(), &ModelManagerPanel::unloadRequested);
        QTest::mouseClick(m_panel->details()->unloadButton(), Qt::LeftButton);
        QCOMPARE(unload.size(), 1);
    }

    void aLoraIsForThePrompt() {
        choose(fakeLora());
        QVERIFY(!m_panel->details()->dtypeBox()->isVisible());
        QVERIFY(!m_panel->details()->memory()->isVisible());
        QSignalSpy opened(m_panel.get(), &ModelManagerPanel::openRequested);
        m_panel->openCurrent();
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened[0][0].toString(), QString::fromStdString(fakeLora().id));
    }

    void barFilters() {
        ModelBar* bar = m_panel->bar();
        bar->kindButton(ModelKind::Lora)->click();
        QCOMPARE(m_panel->view()->model()->rowCount(), 1);
        bar->kindButton(std::nullopt)->click();
        QTest::keyClicks(bar->searchField(), QStringLiteral("sdxl"));
        QCOMPARE(m_panel->view()->model()->rowCount(), 1);
        QTest::keyClicks(bar->searchField(), QStringLiteral("zzz"));
        QCOMPARE(m_panel->view()->model()->rowCount(), 0);
        QVERIFY(!m_panel->view()->isVisible());
        // Showing a model that the filter hides clears it.
        m_panel->showModel(QString::fromStdString(fakeLora().id));
        QCOMPARE(m_panel->current(), QString::fromStdString(fakeLora().id));
        QVERIFY(bar->searchField()->text().isEmpty());
        const int at = bar->architectureBox()->findData(QStringLiteral("SDXL"));
        QVERIFY(at > 0);
        bar->architectureBox()->setCurrentIndex(at);
        QCOMPARE(m_panel->view()->model()->rowCount(), 1);
        // It falls back to all when the last of its kind is gone.
        m_scanned->scan({fakeTabletop(), fakeSd15()});
        QCOMPARE(bar->architectureBox()->currentIndex(), 0);
        QCOMPARE(m_panel->view()->model()->rowCount(), 2);
    }

    void theChosenOneStays() {
        choose(fakeSd15());
        ModelEntry first = fakeEntry("/models/aaa", "SDXL");
        m_scanned->scan({first, fakeTabletop(), fakeSd15()});
        QCOMPARE(m_panel->current(), QString::fromStdString(fakeSd15().id));
        // What was chosen is gone: the details show another one, never a ghost.
        m_scanned->scan({first, fakeTabletop()});
        QVERIFY(m_panel->details()->model() != QString::fromStdString(fakeSd15().id));
    }

    void notesAreKept() {
        choose(fakeSd15());
        m_panel->details()->noteEdit()->setPlainText(QStringLiteral("faces"));
        choose(fakeTabletop());
        QCOMPARE(m_scanned->models()->mark(fakeSd15().id).note, std::string("faces"));
        QVERIFY(m_panel->details()->noteEdit()->toPlainText().isEmpty());
        choose(fakeSd15());
        QCOMPARE(m_panel->details()->noteEdit()->toPlainText(), QStringLiteral("faces"));
    }

    void favouritesAndHashes() {
        choose(fakeSd15());
        m_panel->toggleFavourite();
        QVERIFY(m_scanned->models()->mark(fakeSd15().id).favourite);
        m_panel->copyHash();
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("6ce0161689"));
        choose(fakeSdxl());
        QVERIFY(!m_panel->details()->copyButton()->isEnabled());
        QSignalSpy said(m_panel.get(), &ModelManagerPanel::said);
        m_panel->copyHash();
        QCOMPARE(said.size(), 1);
        m_panel->hashCurrent();
        const auto request =
            std::get<HashModelsRequest>(m_scanned->engine()->requests().back().second);
        QCOMPARE(request.ids, std::vector<std::string>{fakeSdxl().id});
        QVERIFY(!m_panel->details()->hashButton()->isEnabled());
    }

    void aNarrowWindowShowsLess() {
        QTRY_VERIFY(!m_panel->view()->isColumnHidden(ModelListModel::Precision));
        m_panel->resize(960, 600);
        QTRY_VERIFY(m_panel->view()->isColumnHidden(ModelListModel::Precision));
        QVERIFY(!m_panel->view()->isColumnHidden(ModelListModel::Name));
        QVERIFY(!m_panel->view()->isColumnHidden(ModelListModel::State));
        m_panel->resize(1400, 800);
        QTRY_VERIFY(!m_panel->view()->isColumnHidden(ModelListModel::Precision));
    }

    void sortingIsRemembered() {
        QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        m_panel->view()->sortByColumn(ModelListModel::Size, Qt::DescendingOrder);
        m_panel->save(settings);
        m_panel->view()->sortByColumn(ModelListModel::Name, Qt::AscendingOrder);
        m_panel->restore(settings);
        QCOMPARE(m_panel->filter()->sortColumn(), static_cast<int>(ModelListModel::Size));
        QVERIFY(m_panel->filter()->sortOrder() == Qt::DescendingOrder);
    }

 private:
    void choose(const ModelEntry& entry) { m_panel->showModel(QString::fromStdString(entry.id)); }

    FakePictures m_pictures;
    std::unique_ptr<ScannedModels> m_scanned;
    std::unique_ptr<ModelManagerPanel> m_panel;
};

QTEST_MAIN(ModelManagerPanelTest)
#include "model_manager_panel_test.moc"
