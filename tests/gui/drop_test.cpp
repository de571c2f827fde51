// SPDX-License-Identifier: Apache-2.0
// Files from elsewhere: one fills the prompt panel and what is left is listed; several, or a
// folder, go to the library; what is broken is said in one sentence.
#include "app/studio/drop_handler.h"
#include "tests/gui/studio_fixture.h"

#include <QClipboard>
#include <QDropEvent>
#include <QMimeData>

using namespace seedbed;

namespace {

const char kForeign[] =
    "a lighthouse in a storm <lora:film:0.8>\n"
    "Negative prompt: people\n"
    "Steps: 31, Sampler: Euler a, Schedule type: Karras, CFG scale: 6.5, Seed: 4294967301, "
    "Size: 256x192, Model hash: 6ce0161689, Model: v1-5-pruned, Clip skip: 2, "
    "Lora hashes: \"film: 0123456789ab\", Version: v1.10.1";

}  // namespace

class DropTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() {
        m_studio = std::make_unique<Studio>();
        m_studio->makePictures(2);
        m_studio->open();
    }

    void cleanup() {
        m_studio->close();
        m_studio.reset();
    }

    void oneForeignPictureFillsThePanel() {
        const QString file = m_studio->file("foreign.png");
        Image image{8, 8, std::vector<std::uint8_t>(8 * 8 * 3, 90)};
        write_png(file.toStdString(), image, {{"parameters", kForeign}});
        m_studio->window()->tabs()->showTab(kLibraryTab);
        QSignalSpy filled(m_studio->window()->drops(), &DropHandler::filled);
        drop({file});
        QTRY_COMPARE(filled.size(), 1);
        const GenerateRequest request = m_studio->window()->prompt()->request();
        QCOMPARE(request.prompt, std::string("a lighthouse in a storm"));
        QCOMPARE(request.negative, std::string("people"));
        QCOMPARE(request.steps, 31);
        QCOMPARE(request.guidance, 6.5);
        QCOMPARE(request.width, 256);
        QCOMPARE(request.height, 192);
        QVERIFY((request.seeds == std::vector<Seed>{Seed(4294967301ULL)}));
        QVERIFY(request.noise == NoiseMode::Nv);  // AUTOMATIC1111 draws on the GPU
        QCOMPARE(m_studio->window()->tabs()->currentTab(), unsigned{kExploreTab});
        NoticeBar* bar = m_studio->window()->notices()->find(QStringLiteral("settingsFilled"));
        QVERIFY(bar);
        QVERIFY(bar->text().contains(QStringLiteral("foreign.png")));
        const QString left = bar->details().join(QLatin1Char('\n'));
        QVERIFY2(left.contains(QStringLiteral("film")), qPrintable(left));
        QVERIFY2(left.contains(QStringLiteral("v1-5-pruned")), qPrintable(left));
        m_studio->shoot("40-dropped");
        QVERIFY(!QApplication::activeModalWidget());
    }

    void brokenFilesSayWhy_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no picture") << QByteArray("hello");
        QTest::newRow("cut short") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
    }

    void brokenFilesSayWhy() {
        QFETCH(QByteArray, content);
        const QString file = m_studio->file("broken.png");
        QFile broken(file);
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write(content);
        broken.close();
        const GenerateRequest before = m_studio->window()->prompt()->request();
        QSignalSpy refused(m_studio->window()->drops(), &DropHandler::refused);
        drop({file});
        QTRY_COMPARE(refused.size(), 1);
        QVERIFY2(refused[0][0].toString().contains(QStringLiteral("broken.png")),
                 qPrintable(refused[0][0].toString()));
        QVERIFY(m_studio->window()->notices()->find(QStringLiteral("dropRefused")));
        QVERIFY(m_studio->window()->prompt()->request() == before);
    }

    void aPictureWithoutSettingsSaysSo() {
        const QString file = m_studio->file("plain.png");
        Image image{8, 8, std::vector<std::uint8_t>(8 * 8 * 3, 90)};
        write_png(file.toStdString(), image);
        QSignalSpy refused(m_studio->window()->drops(), &DropHandler::refused);
        drop({file});
        QTRY_COMPARE(refused.size(), 1);
        QVERIFY(refused[0][0].toString().contains(QStringLiteral("plain.png")));
    }

    void textIsPasted() {
        QSignalSpy filled(m_studio->window()->drops(), &DropHandler::filled);
        QMimeData data;
        data.setText(QString::fromLatin1(kForeign));
        m_studio->window()->drops()->openMime(data);
        QTRY_COMPARE(filled.size(), 1);
        QCOMPARE(m_studio->window()->prompt()->request().steps, 31);
        QSignalSpy refused(m_studio->window()->drops(), &DropHandler::refused);
        QMimeData nothing;
        nothing.setText(QStringLiteral("just a sentence"));
        m_studio->window()->drops()->openMime(nothing);
        QTRY_COMPARE(refused.size(), 1);
    }

    void aFolderIsImported() {
        const QDir folder(m_studio->file("others"));
        QVERIFY(folder.mkpath(QStringLiteral(".")));
        Image image{8, 8, std::vector<std::uint8_t>(8 * 8 * 3, 90)};
        for (int i = 0; i < 20; ++i) {
            image.rgb[0] = static_cast<std::uint8_t>(i);  // each its own bytes
            write_png(folder.filePath(QStringLiteral("p%1.png").arg(i)).toStdString(),
                      image,
                      {{"parameters", kForeign}});
        }
        for (const char* name : {"x.png", "y.png", "z.png"}) {
            QFile broken(folder.filePath(QLatin1String(name)));
            QVERIFY(broken.open(QIODevice::WriteOnly));
            broken.write("no picture");
        }
        drop({folder.path()});
        NoticeBar* offer = m_studio->window()->notices()->find(QStringLiteral("importOffer"));
        QVERIFY(offer);
        QSignalSpy imported(m_studio->window()->drops(), &DropHandler::imported);
        QTest::mouseClick(offer->findChild<QPushButton*>(QStringLiteral("importNow")),
                          Qt::LeftButton);
        QTRY_COMPARE(imported.size(), 1);
        QCOMPARE(imported[0][0].toStringList().size(), 3);
        NoticeBar* bar = m_studio->window()->notices()->find(QStringLiteral("imported"));
        QVERIFY(bar);
        for (const char* name : {"x.png", "y.png", "z.png"})
            QVERIFY(bar->details().join(QLatin1Char('\n')).contains(QLatin1String(name)));
        QTRY_COMPARE(m_studio->window()->library()->counts().pictures, 22);
    }

    void severalFilesAreOffered() {
        QStringList files;
        Image image{8, 8, std::vector<std::uint8_t>(8 * 8 * 3, 12)};
        for (int i = 0; i < 3; ++i) {
            image.rgb[0] = static_cast<std::uint8_t>(i);
            files << m_studio->file("several") + QStringLiteral("%1.png").arg(i);
            write_png(files.back().toStdString(), image, {{"parameters", kForeign}});
        }
        drop(files);
        NoticeBar* offer = m_studio->window()->notices()->find(QStringLiteral("importOffer"));
        QVERIFY(offer);
        QSignalSpy imported(m_studio->window()->drops(), &DropHandler::imported);
        QTest::mouseClick(offer->findChild<QPushButton*>(QStringLiteral("importNow")),
                          Qt::LeftButton);
        QTRY_COMPARE(imported.size(), 1);
        QVERIFY(imported[0][0].toStringList().isEmpty());
        QTRY_COMPARE(m_studio->window()->library()->counts().pictures, 5);
        QVERIFY(QFile::exists(files.front()));  // copied, not moved
    }

 private:
    void drop(const QStringList& files) {
        QMimeData data;
        QList<QUrl> urls;
        for (const QString& file : files) urls << QUrl::fromLocalFile(file);
        data.setUrls(urls);
        const QPoint place(400, 400);
        QDragEnterEvent enter(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_studio->window(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_studio->window(), &event);
        QVERIFY(event.isAccepted());
    }

    std::unique_ptr<Studio> m_studio;
};

QTEST_MAIN(DropTest)
#include "drop_test.moc"
