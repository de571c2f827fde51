// SPDX-License-Identifier: Apache-2.0
#include "widgets/library/thumbnail_loader.h"

#include "core/io/png.h"
#include "widgets/fake_engine.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace seedbed;

class ThumbnailLoaderTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void readsAndScales() {
        ThumbnailLoader loader;
        QSignalSpy loaded(&loader, &ThumbnailLoader::loaded);
        QVERIFY(loader.thumbnail(1, picture(1, 64), 32).image.isNull());
        QTRY_COMPARE(loaded.size(), 1);
        QCOMPARE(loader.thumbnail(1, picture(1, 64), 32).image.size(), QSize(32, 32));
        // Another side: the old one is shown until the new one is there.
        QCOMPARE(loader.thumbnail(1, picture(1, 64), 40).image.size(), QSize(32, 32));
        QTRY_COMPARE(loaded.size(), 2);
        QCOMPARE(loader.thumbnail(1, picture(1, 64), 40).image.size(), QSize(40, 40));
        loader.thumbnail(1, picture(1, 64), ThumbnailLoader::kFullSize);
        QTRY_COMPARE(loaded.size(), 3);
        QCOMPARE(loader.thumbnail(1, picture(1, 64), ThumbnailLoader::kFullSize).image.size(),
                 QSize(64, 64));
    }

    void aRequestIsMadeOnce() {
        ThumbnailLoader loader;
        QSignalSpy loaded(&loader, &ThumbnailLoader::loaded);
        for (int i = 0; i < 50; ++i) loader.thumbnail(1, picture(1, 64), 32);
        QTRY_COMPARE(loaded.size(), 1);
        QCOMPARE(loader.waiting(), std::size_t{0});
    }

    void brokenFilesSayWhy() {
        const QString path = m_folder.filePath(QStringLiteral("broken.png"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("no picture at all");
        file.close();
        ThumbnailLoader loader;
        QSignalSpy loaded(&loader, &ThumbnailLoader::loaded);
        loader.thumbnail(1, path.toStdString(), 32);
        loader.thumbnail(2, m_folder.filePath(QStringLiteral("gone.png")).toStdString(), 32);
        QTRY_VERIFY(!loader.thumbnail(2, {}, 32).trouble.isEmpty());
        QTRY_VERIFY(loader.thumbnail(1, {}, 32).trouble.contains(QStringLiteral("broken.png")));
        QVERIFY(loader.thumbnail(1, {}, 32).image.isNull());
    }

    void whatScrolledAwayIsDropped() {
        ThumbnailLoader loader;
        for (PictureId id = 1; id <= 400; ++id) loader.thumbnail(id, picture(1, 256), 200);
        loader.keepOnly({7});
        QVERIFY(loader.waiting() <= 1);
        QTRY_COMPARE(loader.waiting(), std::size_t{0});
        // Dropped ones are asked for again when they come back.
        QSignalSpy loaded(&loader, &ThumbnailLoader::loaded);
        loader.thumbnail(3, picture(1, 256), 200);
        QTRY_VERIFY(!loader.thumbnail(3, picture(1, 256), 200).image.isNull());
    }

    void staysWithinItsBudget() {
        ThumbnailLoader loader(20 * 32 * 32 * 4);
        QSignalSpy loaded(&loader, &ThumbnailLoader::loaded);
        for (PictureId id = 1; id <= 60; ++id) {
            loader.thumbnail(id, picture(1, 64), 32);
            QTRY_VERIFY(!loader.thumbnail(id, picture(1, 64), 32).image.isNull());
        }
        QVERIFY(loader.bytes() <= std::size_t{20 * 32 * 32 * 4});
        QVERIFY(!loader.thumbnail(60, picture(1, 64), 32).image.isNull());
        QVERIFY(loader.thumbnail(1, picture(1, 64), 32).image.isNull());
    }

 private:
    std::filesystem::path picture(unsigned seed, int side) {
        const std::filesystem::path path =
            m_folder.filePath(QStringLiteral("%1-%2.png").arg(seed).arg(side)).toStdString();
        if (!std::filesystem::exists(path)) write_png(path, *fakePicture(Seed(seed), side, 1));
        return path;
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(ThumbnailLoaderTest)
#include "thumbnail_loader_test.moc"
