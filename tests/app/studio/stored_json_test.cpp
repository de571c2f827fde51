// SPDX-License-Identifier: Apache-2.0
#include "app/studio/stored_json.h"

#include "core/base/error.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace seedbed;

class StoredJsonTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void savesUpdatesAndDeletes() {
        const QString path = m_folder.filePath(QStringLiteral("sub/presets.json"));
        {
            NamedStore store(path);
            QVERIFY(store.names().isEmpty());
            store.save(QStringLiteral("Entwurf ü"), {{"steps", 8}});
            store.save(QStringLiteral("fein"), {{"steps", 50}});
            store.save(QStringLiteral("Entwurf ü"), {{"steps", 10}});
        }
        NamedStore store(path);
        QCOMPARE(store.names(), (QStringList{QStringLiteral("Entwurf ü"), QStringLiteral("fein")}));
        QCOMPARE(store.find(QStringLiteral("Entwurf ü"))->at("steps").get<int>(), 10);
        QVERIFY(!store.find(QStringLiteral("none")));
        store.remove(QStringLiteral("Entwurf ü"));
        QCOMPARE(NamedStore(path).names(), QStringList{QStringLiteral("fein")});
    }

    void brokenFilesAreKeptAside_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no json") << QByteArray("{\"version\": 1, ");
        QTest::newRow("newer") << QByteArray("{\"version\": 2, \"entries\": []}");
        QTest::newRow("no list") << QByteArray("{\"version\": 1, \"entries\": {}}");
        QTest::newRow("no name") << QByteArray("{\"version\": 1, \"entries\": [{\"value\": {}}]}");
        QTest::newRow("no value") << QByteArray(
            "{\"version\": 1, \"entries\": [{\"name\": \"a\"}]}");
        QTest::newRow("deep") << QByteArray(100000, '[');
    }

    void brokenFilesAreKeptAside() {
        QFETCH(QByteArray, content);
        const QString path = m_folder.filePath(QStringLiteral("broken.json"));
        write(path, content);
        NamedStore store(path);
        QVERIFY(store.names().isEmpty());
        QVERIFY2(store.problem().contains(QStringLiteral("broken.json")),
                 qPrintable(store.problem()));
        QFile kept(path + QStringLiteral(".broken"));
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), content);
        store.save(QStringLiteral("new"), {{"a", 1}});  // and it goes on
        QCOMPARE(NamedStore(path).names(), QStringList{QStringLiteral("new")});
        QFile::remove(path);
    }

    void aFailureChangesNothing() {
        const QString blocked = m_folder.filePath(QStringLiteral("file"));
        write(blocked, "x");
        NamedStore store(blocked + QStringLiteral("/presets.json"));
        QVERIFY_EXCEPTION_THROWN(store.save(QStringLiteral("a"), {{"b", 1}}), Error);
        QVERIFY(store.names().isEmpty());
    }

 private:
    static void write(const QString& path, const QByteArray& content) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(StoredJsonTest)
#include "stored_json_test.moc"
