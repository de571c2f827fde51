// SPDX-License-Identifier: Apache-2.0
#include "widgets/attention/attention_exports.h"

#include "core/io/png.h"
#include "tests/widgets/attention/fake_run.h"
#include "widgets/attention/attention_figure.h"
#include "widgets/attention/multiples_view.h"
#include "widgets/theme.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace seedbed;

namespace {

QByteArray contents(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

class AttentionExportsTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { applyTheme(ThemeKind::Dark); }
    void init() {
        m_run = std::make_unique<FakeRun>();
        m_run->finish(m_run->first, 8);
        m_window = std::make_unique<QWidget>();
        m_state = std::make_unique<AttentionState>(&m_run->store, &m_run->words);
        m_view = new MultiplesView(m_state.get(), m_window.get());
        m_exports = new AttentionExports(m_state.get(), m_view, m_window.get());
        m_view->resize(900, 700);
        m_window->show();
        m_said = std::make_unique<QSignalSpy>(m_exports, &AttentionExports::said);
        m_run->watch({"cube", "sphere"});
        m_state->setCell(m_run->first);
        AttentionPlace place;
        place.position = 8;
        m_state->setPlace(place);
        QTRY_VERIFY(m_view->settled());
    }
    void cleanup() {
        m_window.reset();
        m_state.reset();
    }

    void figureAtThreeResolutions() {
        const QSize size = AttentionFigure(*m_state, m_view->plan(), m_view->commonPeak()).size();
        for (const double scale : {1.0, 2.0, 300.0 / 96}) {
            m_exports->writeFigure(path("figure.png"), scale);
            const QImage image(path("figure.png"));
            QCOMPARE(image.size(), (QSizeF(size) * scale).toSize());
            QVERIFY(std::abs(image.dotsPerMeterX() * 0.0254 - 96 * scale) < 1);
            QCOMPARE(image.pixelColor(1, 1), QColor(Qt::white));
            QVERIFY(image.text(QStringLiteral("Description")).contains(QStringLiteral("seed 5")));
        }
        QVERIFY(said().startsWith(QStringLiteral("Figure written to ")));
    }

    void figureShowsTheMaps() {
        m_state->setLooks({ColorMap::Gray, 1.0, false, true, false});
        QTRY_VERIFY(m_view->settled());
        m_exports->writeFigure(path("maps.png"), 1);
        const QImage image = QImage(path("maps.png"));
        int bright = 0, other = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                (image.pixel(x, y) == 0xffffffff ? bright : other) += 1;
        QVERIFY(other > image.width() * image.height() / 2);  // the tiles fill most of it
        QVERIFY(bright > 0);
    }

    void drawingKeepsItsTexts() {
        m_exports->writeDrawing(path("figure.svg"));
        const QByteArray svg = contents(path("figure.svg"));
        QVERIFY(svg.contains("<text") && svg.contains(">cube</text>"));
        QVERIFY(svg.contains(">step 1</text>"));
        QVERIFY(svg.contains("a red cube and a blue"));
        QCOMPARE(svg.count("<image"), 7 * 8);
        QVERIFY(svg.contains("data:image/png;base64,"));
    }

    void captionSaysWhatMadeIt() {
        const QString caption =
            AttentionFigure(*m_state, m_view->plan(), m_view->commonPeak()).caption();
        QCOMPARE(caption,
                 QStringLiteral("Cross-attention of seed 5, “a red cube and a blue sphere”. %1, "
                                "DDIM, 8 steps, guidance 4.")
                     .arg(QString::fromStdString(fakeModel()->name)));
    }

    void mapsForNumpy() {
        m_exports->writeMaps(path("maps.npz"));
        const QByteArray bytes = contents(path("maps.npz"));
        QVERIFY(bytes.startsWith("PK"));
        QVERIFY(bytes.contains("average.npy") && !bytes.contains("layer."));
        QVERIFY(bytes.contains("'shape': (8, 24, 16, 16)"));
        QVERIFY(said().startsWith(QStringLiteral("Maps of 8 step(s) written")));
        m_run->capture(m_run->first, JobId{2}, 8);
        m_exports->writeMaps(path("layers.npz"));
        QVERIFY(contents(path("layers.npz")).contains("'shape': (8, 2, 24, 4, 4)"));
    }

    void numbersOfTheWatchedWords() {
        m_exports->writeNumbers(path("n.csv"));
        const QByteArray csv = contents(path("n.csv"));
        QCOMPARE(csv.count('\n'), 1 + 8 * (2 * 3 + 3));
        QVERIFY(csv.contains("\"cube\",\"sphere\""));
        m_run->words.clear();
        m_exports->writeNumbers(path("n.json"));
        const auto json = QJsonDocument::fromJson(contents(path("n.json"))).object();
        QCOMPARE(json[QStringLiteral("words")].toArray().size(), 7);
    }

    void masksAtThePicturesSize() {
        m_state->setCut({true, 0.5, Resample::Nearest});
        m_exports->writeMasks(path("mask.png"), false);
        const PngFile file = read_png(path("mask.png").toStdString());
        const auto expected = picture_mask(
            FakeRun::mapOf(Seed(5), 7, 8, {3}), 16, 16, 128, 128, 0.5, Resample::Nearest);
        QCOMPARE(file.image.width, 128);
        for (std::size_t i = 0; i < expected.size(); ++i)
            QCOMPARE(static_cast<int>(file.image.rgb[3 * i]), expected[i] ? 255 : 0);
        m_exports->writeMasks(path("all.png"), true);
        QVERIFY(QFile::exists(path("all-cube.png")) && QFile::exists(path("all-sphere.png")));
        QVERIFY(contents(path("all-cube.png")) == contents(path("mask.png")));
    }

    void saysWhyNothingWasWritten() {
        m_exports->writeMaps(path("absent/maps.npz"));
        QVERIFY2(said().contains(QStringLiteral("absent")), qPrintable(said()));
        m_exports->writeFigure(path("absent/figure.png"), 1);
        QVERIFY2(said().contains(QStringLiteral("absent")), qPrintable(said()));
        m_run->words.clear();
        m_exports->writeMasks(path("none.png"), true);
        QVERIFY(said().startsWith(QStringLiteral("No words are watched")));
        m_state->setCell({});
        m_exports->writeMaps(path("none.npz"));
        QVERIFY2(said().contains(QStringLiteral("no attention maps")), qPrintable(said()));
        m_exports->askFigure(1);
        QVERIFY(said().startsWith(QStringLiteral("There is no picture")));
        QVERIFY(!QFile::exists(path("none.npz")) && !QFile::exists(path("none.png")));
    }

 private:
    QString path(const char* name) const { return m_folder.filePath(QString::fromUtf8(name)); }
    QString said() const { return m_said->isEmpty() ? QString() : m_said->last().at(0).toString(); }

    QTemporaryDir m_folder;
    std::unique_ptr<FakeRun> m_run;
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<AttentionState> m_state;
    std::unique_ptr<QSignalSpy> m_said;
    MultiplesView* m_view = nullptr;
    AttentionExports* m_exports = nullptr;
};

QTEST_MAIN(AttentionExportsTest)
#include "attention_exports_test.moc"
