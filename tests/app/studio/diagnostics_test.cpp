// SPDX-License-Identifier: Apache-2.0
#include "app/studio/diagnostics.h"

#include "core/base/error.h"

#include <QTemporaryDir>
#include <QTest>

#include <zip.h>

using namespace seedbed;

class DiagnosticsTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() {
        m_settings = std::make_unique<QSettings>(m_folder.filePath(QStringLiteral("s.ini")),
                                                 QSettings::IniFormat);
        m_settings->setValue(QStringLiteral("run/steps"), 33);
        m_settings->setValue(QStringLiteral("prompt/text"), QStringLiteral("my secret castle"));
        m_settings->setValue(QStringLiteral("prompt/history"),
                             QStringList{QStringLiteral("my secret castle")});
        m_settings->setValue(QStringLiteral("library/folder"),
                             QStringLiteral("/home/ada/pictures"));
        m_settings->setValue(QStringLiteral("unknown/thing"), QStringLiteral("ada"));
        m_sources.settings = m_settings.get();
        m_sources.prompts = {QStringLiteral("my secret castle")};
        m_sources.log = {QStringLiteral("info Grid: my secret castle started"),
                         QStringLiteral("error /home/ada/models/x.safetensors: not found"),
                         QStringLiteral("info the file \"castle 7.png\" holds 3/16 parts"),
                         QStringLiteral("info 00012-42.png of MY SECRET CASTLE")};
        m_sources.noise = {{"ComfyUI", true, "4 vectors"}, {"diffusers", false, "value 3 differs"}};
        m_sources.library = LibraryCounts{12, 1, 2, 3, 9};
        m_sources.libraryState = QStringLiteral("failed: /home/ada/pictures is locked");
        m_sources.libraryProblems = {QStringLiteral("/home/ada/pictures/images/a.png is missing")};
        m_sources.verified = true;
    }

    void holdsNothingPrivate() {
        const auto files = collectDiagnostics(m_sources);
        QCOMPARE(files.size(), std::size_t{5});
        for (const DiagnosticsFile& file : files)
            for (const char* word : {"castle", "secret", "ada", "/home", ".png", "safetensors"})
                QVERIFY2(
                    !QString::fromUtf8(file.content)
                         .contains(QLatin1String(word), Qt::CaseInsensitive),
                    qPrintable(file.name + QLatin1String(": ") + QString::fromUtf8(file.content)));
        QVERIFY(text(files, "settings.txt").contains(QStringLiteral("run/steps = 33")));
        QVERIFY(text(files, "settings.txt").contains(QStringLiteral("prompt/text = (left out)")));
        QVERIFY(text(files, "log.txt").contains(QStringLiteral("3/16 parts")));
        QVERIFY(text(files, "noise.txt").contains(QStringLiteral("diffusers: NOT reproduced")));
        QVERIFY(text(files, "library.txt").contains(QStringLiteral("12 pictures")));
        QVERIFY(text(files, "version.txt").contains(QStringLiteral("LibTorch")));
    }

    void ticksIncludeIt() {
        DiagnosticsSources all = m_sources;
        all.includePrivate = true;
        const auto files = collectDiagnostics(all);
        QVERIFY(text(files, "settings.txt").contains(QStringLiteral("my secret castle")));
        QVERIFY(text(files, "log.txt").contains(QStringLiteral("x.safetensors")));
    }

    void theZipHoldsWhatWasShown() {
        const auto files = collectDiagnostics(m_sources);
        const QString path = m_folder.filePath(QStringLiteral("d.zip"));
        writeZip(path, files);
        int code = 0;
        zip_t* archive = zip_open(path.toUtf8().constData(), ZIP_RDONLY, &code);
        QVERIFY(archive);
        QCOMPARE(zip_get_num_entries(archive, 0), zip_int64_t(files.size()));
        for (const DiagnosticsFile& file : files) {
            zip_file_t* entry = zip_fopen(archive, file.name.toUtf8().constData(), 0);
            QVERIFY(entry);
            QByteArray content(file.content.size() + 10, '\0');
            const auto size =
                zip_fread(entry, content.data(), static_cast<zip_uint64_t>(content.size()));
            QCOMPARE(content.left(size), file.content);
            zip_fclose(entry);
        }
        zip_discard(archive);
        QVERIFY_EXCEPTION_THROWN(
            writeZip(m_folder.filePath(QStringLiteral("no/such/d.zip")), files), Error);
    }

 private:
    static QString text(const std::vector<DiagnosticsFile>& files, const char* name) {
        for (const DiagnosticsFile& file : files)
            if (file.name == QLatin1String(name)) return QString::fromUtf8(file.content);
        return {};
    }

    QTemporaryDir m_folder;
    std::unique_ptr<QSettings> m_settings;
    DiagnosticsSources m_sources;
};

QTEST_MAIN(DiagnosticsTest)
#include "diagnostics_test.moc"
