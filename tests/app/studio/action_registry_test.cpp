// SPDX-License-Identifier: Apache-2.0
#include "app/studio/action_registry.h"

#include "core/base/error.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace seedbed;

class ActionRegistryTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() {
        m_settings = std::make_unique<QSettings>(
            m_folder.filePath(QStringLiteral("%1.ini").arg(++m_number)), QSettings::IniFormat);
    }

    void keysAreTakenFromWhoeverHasThem() {
        ActionRegistry registry(m_settings.get());
        QAction pick(QStringLiteral("&Pick"));
        QAction play(QStringLiteral("Play"));
        QAction page(QStringLiteral("Page"));
        pick.setShortcut(key("P"));
        play.setShortcut(key("Shift+Space"));
        page.setShortcut(key("P"));
        registry.add(QStringLiteral("pick"), &pick, QStringLiteral("Review"), kExploreTab);
        registry.add(QStringLiteral("play"), &play, QStringLiteral("Inspect"), kAnyTab);
        registry.add(QStringLiteral("page"), &page, QStringLiteral("Matrix"), kMatrixTab);
        QVERIFY(registry.conflicts(QStringLiteral("pick"), key("P")).empty());  // another tab
        const auto conflicts = registry.conflicts(QStringLiteral("play"), key("P"));
        QCOMPARE(conflicts.size(), std::size_t{2});
        QSignalSpy changed(&registry, &ActionRegistry::keysChanged);
        registry.setKeys(QStringLiteral("play"), {key("P")});
        QCOMPARE(changed.size(), 1);
        QCOMPARE(play.shortcut(), key("P"));
        QVERIFY(pick.shortcuts().isEmpty());
        QVERIFY(page.shortcuts().isEmpty());
        registry.resetAllKeys();
        QCOMPARE(pick.shortcut(), key("P"));
        QCOMPARE(play.shortcut(), key("Shift+Space"));
    }

    void changedKeysComeBack() {
        {
            ActionRegistry registry(m_settings.get());
            QAction quit(QStringLiteral("Quit"));
            quit.setShortcut(key("Ctrl+Q"));
            registry.add(QStringLiteral("file.quit"), &quit, QStringLiteral("File"));
            registry.setKeys(QStringLiteral("file.quit"), {key("Ctrl+W"), key("Alt+F4")});
        }
        ActionRegistry registry(m_settings.get());
        QAction quit(QStringLiteral("Quit"));
        quit.setShortcut(key("Ctrl+Q"));
        registry.add(QStringLiteral("file.quit"), &quit, QStringLiteral("File"));
        QCOMPARE(quit.shortcuts(), (QList<QKeySequence>{key("Ctrl+W"), key("Alt+F4")}));
        registry.resetKeys(QStringLiteral("file.quit"));
        QCOMPARE(quit.shortcuts(), QList<QKeySequence>{key("Ctrl+Q")});
        QVERIFY(!m_settings->contains(QStringLiteral("keys/file.quit")));
    }

    void exportsAndImports() {
        ActionRegistry registry(m_settings.get());
        QAction quit(QStringLiteral("Quit"));
        registry.add(QStringLiteral("file.quit"), &quit, QStringLiteral("File"));
        registry.setKeys(QStringLiteral("file.quit"), {key("Ctrl+K, Ctrl+Q")});
        const QByteArray file = registry.exportKeys();
        registry.setKeys(QStringLiteral("file.quit"), {});
        QVERIFY(registry.importKeys(file, QStringLiteral("keys.json")).isEmpty());
        QCOMPARE(quit.shortcut(), key("Ctrl+K, Ctrl+Q"));
    }

    void importSaysWhatItDoesNotKnow() {
        ActionRegistry registry(m_settings.get());
        QAction quit(QStringLiteral("Quit"));
        registry.add(QStringLiteral("file.quit"), &quit, QStringLiteral("File"));
        const QStringList unknown = registry.importKeys(
            R"({"format": "seedbed-keys", "version": 1,
                "keys": {"file.quit": ["Ctrl+Q", "Nonsense+Key"], "file.fly": ["F"]}})",
            QStringLiteral("keys.json"));
        QCOMPARE(unknown.size(), 2);
        QCOMPARE(quit.shortcut(), key("Ctrl+Q"));
        for (const char* broken :
             {"",
              "[]",
              "{}",
              "{\"format\": \"other\"}",
              "{\"format\": \"seedbed-keys\", \"version\": 9, \"keys\": {}}",
              "{\"format\": \"seedbed-keys\", \"version\": 1, \"keys\": []}"}) {
            try {
                registry.importKeys(broken, QStringLiteral("keys.json"));
                QFAIL(broken);
            } catch (const Error& error) {
                QVERIFY(QString::fromUtf8(error.what()).contains(QLatin1String("keys.json")));
            }
        }
        QCOMPARE(quit.shortcut(), key("Ctrl+Q"));
    }

    void tabsEnableAndSayWhyNot() {
        ActionRegistry registry(m_settings.get());
        QAction fit(QStringLiteral("Fit"));
        QAction quit(QStringLiteral("Quit"));
        registry.add(QStringLiteral("fit"), &fit, QStringLiteral("Grid"), kExploreTab);
        registry.add(QStringLiteral("quit"), &quit, QStringLiteral("File"));
        registry.setCurrentTab(kLibraryTab);
        QVERIFY(!fit.isEnabled());
        QVERIFY(quit.isEnabled());
        QVERIFY(registry.findable().front().whyNot.contains(QStringLiteral("Explore")));
        registry.setCurrentTab(kExploreTab);
        QVERIFY(fit.isEnabled());
    }

    void lastUsedComesFirst() {
        ActionRegistry registry(m_settings.get());
        QAction one(QStringLiteral("One"));
        QAction two(QStringLiteral("Two"));
        registry.add(QStringLiteral("one"), &one, QStringLiteral("Menu"));
        registry.add(QStringLiteral("two"), &two, QStringLiteral("Menu"));
        QCOMPARE(registry.findable().front().id, QStringLiteral("one"));
        two.trigger();
        QCOMPARE(registry.findable().front().id, QStringLiteral("two"));
        QVERIFY_EXCEPTION_THROWN(registry.add(QStringLiteral("one"), &one, QString()), LogicError);
    }

 private:
    static QKeySequence key(const char* text) {
        return QKeySequence(QString::fromLatin1(text), QKeySequence::PortableText);
    }

    QTemporaryDir m_folder;
    std::unique_ptr<QSettings> m_settings;
    int m_number = 0;
};

QTEST_MAIN(ActionRegistryTest)
#include "action_registry_test.moc"
