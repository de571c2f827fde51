// SPDX-License-Identifier: Apache-2.0
// The studio with the real engine and a folder of real, tiny models: found, hashed, opened, used.
#include "app/studio/model_desk.h"
#include "core/engine/make_engine.h"
#include "tests/gui/studio_fixture.h"
#include "widgets/models/model_details.h"
#include "widgets/models/picture_strip.h"

using namespace seedbed;

namespace {

constexpr int kPatience = 120'000;  // ms: two cores may have much else to do

QString fixtures() {
    const QString set = qEnvironmentVariable("SEEDBED_PARITY");
    const QString found =
        set.isEmpty() ? QStringLiteral(SEEDBED_SOURCE_DIR "/../shared/parity") : set;
    return QDir(found).exists() ? QDir(found).canonicalPath() : QString();
}

}  // namespace

class RealModelsTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() {
        if (fixtures().isEmpty()) QSKIP("the parity fixtures are not here");
        speakTestLanguage();
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<QSettings>(m_folder->filePath(QStringLiteral("studio.ini")),
                                                 QSettings::IniFormat);
        m_settings->setValue(QStringLiteral("firstSteps/done"), QStringList());
        m_window = std::make_unique<MainWindow>(
            make_engine({.threads = 1}), m_settings.get(), m_folder->filePath(QStringLiteral("l")));
        m_window->resize(1600, 1000);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        QTRY_VERIFY(m_window->library()->access() == LibraryAccess::Ready);
    }

    void cleanup() {
        m_window.reset();
        m_settings.reset();
    }

    void aFolderOfModelsIsUsed() {
        ModelCollection* models = m_window->models()->models();
        m_window->tabs()->showTab(kModelsTab);
        QTRY_VERIFY_WITH_TIMEOUT(models->scannedOnce() && !models->scanning(), kPatience);
        models->addFolder(fixtures());
        const std::string sd1 = (fixtures() + QStringLiteral("/sd1/model")).toStdString();
        QTRY_VERIFY_WITH_TIMEOUT(models->find(sd1), kPatience);
        // Hashes follow by themselves.
        QTRY_VERIFY_WITH_TIMEOUT(!models->find(sd1)->hashes.auto_v2.empty(), kPatience);
        QVERIFY2(!models->find(sd1)->broken(), models->find(sd1)->error.c_str());
        open(sd1);
        QCOMPARE(m_window->session()->model()->id, sd1);
        QCOMPARE(m_window->session()->model()->hash, models->find(sd1)->hashes.auto_v2);
        generate();
        ModelManagerPanel* panel = m_window->models()->panel();
        m_window->tabs()->showTab(kModelsTab);
        panel->showModel(QString::fromStdString(sd1));
        QTRY_COMPARE_WITH_TIMEOUT(panel->details()->strip()->shown(), 2, kPatience);
        shoot("66-real-models");
    }

    // A transformer's maps and SDXL's larger grids, by the model's own steps.
    void attentionOfEachFamily_data() {
        QTest::addColumn<QString>("folder");
        QTest::newRow("67-attention-pixart") << QStringLiteral("pixart-alpha");
        QTest::newRow("68-attention-sdxl") << QStringLiteral("sdxl-turbo");
    }

    void attentionOfEachFamily() {
        QFETCH(QString, folder);
        ModelCollection* models = m_window->models()->models();
        m_window->tabs()->showTab(kModelsTab);
        QTRY_VERIFY_WITH_TIMEOUT(models->scannedOnce() && !models->scanning(), kPatience);
        models->addFolder(fixtures());
        const std::string id =
            (fixtures() + QLatin1Char('/') + folder + QStringLiteral("/model")).toStdString();
        QTRY_VERIFY_WITH_TIMEOUT(models->find(id), kPatience);
        open(id);
        generate(QStringLiteral("a red cube and a blue sphere"));
        m_window->tabs()->showTab(kAttentionTab);
        const CellId cell = m_window->attention()->cell();
        const StoredCell* stored = m_window->session()->store()->cell(cell);
        QVERIFY(stored && !stored->steps.empty() && stored->steps.back().attention);
        const auto& model = *m_window->session()->model();
        const auto& average = stored->steps.back().attention->average;
        QCOMPARE(average.width, model.average_width);
        QCOMPARE(average.height, model.average_height);
        QVERIFY(!m_window->attention()->showsEmptyPage());
        QTest::qWait(300);  // the panel paints at most 15 times a second
        shoot(QTest::currentDataTag());
    }

    void aModelComesBackByItself() {
        ModelDesk* desk = m_window->models();
        m_window->openModel(QStringLiteral("tabletop"));
        QTRY_VERIFY_WITH_TIMEOUT(desk->models()->isLoaded("tabletop"), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->session()->busy(), kPatience);
        desk->unload();
        QTRY_VERIFY_WITH_TIMEOUT(!desk->models()->loaded(), kPatience);
        m_window->prompt()->form()->steps()->setValue(2);
        generate();
        QVERIFY(desk->models()->isLoaded("tabletop"));
    }

 private:
    void open(const std::string& id) {
        m_window->models()->panel()->showModel(QString::fromStdString(id));
        m_window->models()->panel()->openCurrent();
        QTRY_VERIFY_WITH_TIMEOUT(m_window->models()->models()->isLoaded(id), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->session()->model()->id == id, kPatience);
    }

    void generate(const QString& prompt = QStringLiteral("a cat")) {
        m_window->prompt()->promptEdit()->setPlainText(prompt);
        m_window->prompt()->seedField()->setText(QStringLiteral("0-1"));
        m_window->prompt()->form()->steps()->setValue(2);
        const int before = static_cast<int>(m_window->library()->counts().pictures);
        m_window->generate();
        QTRY_COMPARE_WITH_TIMEOUT(
            static_cast<int>(m_window->library()->counts().pictures), before + 2, kPatience);
    }

    void shoot(const char* name) {
        const QString set = qEnvironmentVariable("SEEDBED_SCREENSHOTS");
        const QDir folder(set.isEmpty() ? QStringLiteral(SEEDBED_SCREENSHOTS) : set);
        QVERIFY(folder.mkpath(QStringLiteral(".")));
        QApplication::processEvents();
        QVERIFY(m_window->grab().save(folder.filePath(shotName(name))));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(RealModelsTest)
#include "real_models_test.moc"
