// SPDX-License-Identifier: Apache-2.0
#include "app/studio/diagnostics.h"

#include "core/base/error.h"
#include "core/base/version.h"
#include "core/io/atomic_write.h"

#include <QFile>
#include <QGuiApplication>
#include <QLocale>
#include <QRegularExpression>
#include <QScreen>
#include <QSysInfo>
#include <QThread>

#include <algorithm>
#include <zip.h>

namespace seedbed {

namespace {

constexpr qsizetype kMostLogLines = 2000;

// Groups of settings that say nothing about what somebody draws, or where.
const char* const kPublicGroups[] = {"run/",
                                     "grid/",
                                     "inspector/",
                                     "noise/",
                                     "keys/",
                                     "theme",
                                     "language",
                                     "output/keep",
                                     "palette/",
                                     "firstSteps/",
                                     "speed/"};

bool isPublic(const QString& key) {
    return std::any_of(std::begin(kPublicGroups),
                       std::end(kPublicGroups),
                       [&key](const char* group) { return key.startsWith(QLatin1String(group)); });
}

QString processor() {
    QFile file(QStringLiteral("/proc/cpuinfo"));
    if (!file.open(QIODevice::ReadOnly)) return QSysInfo::currentCpuArchitecture();
    for (QByteArray line = file.readLine(); !line.isEmpty(); line = file.readLine())
        if (line.startsWith("model name"))
            return QString::fromUtf8(line).section(QLatin1Char(':'), 1).trimmed();
    return QSysInfo::currentCpuArchitecture();
}

QByteArray versionText(const DiagnosticsSources& sources) {
    QStringList lines{
        QStringLiteral("Seedbed %1").arg(QLatin1String(kVersion)),
        QStringLiteral("built %1 with %2")
            .arg(QStringLiteral(SEEDBED_BUILD), QLatin1String(__VERSION__)),
        QStringLiteral("LibTorch %1").arg(QStringLiteral(SEEDBED_TORCH_VERSION)),
        QStringLiteral("Qt %1 (built against %2)")
            .arg(QLatin1String(qVersion()), QLatin1String(QT_VERSION_STR)),
        QStringLiteral("%1, kernel %2")
            .arg(QSysInfo::prettyProductName(), QSysInfo::kernelVersion()),
        QStringLiteral("%1, %2 threads").arg(processor()).arg(QThread::idealThreadCount()),
        QStringLiteral("platform %1, locale %2")
            .arg(QGuiApplication::platformName(), QLocale().name())};
    for (const QScreen* screen : QGuiApplication::screens())
        lines << QStringLiteral("screen %1 x %2 at %3")
                     .arg(screen->size().width())
                     .arg(screen->size().height())
                     .arg(screen->devicePixelRatio());
    if (sources.model)
        lines << QStringLiteral("model %1, %2, hash %3, on %4 as %5")
                     .arg(sources.includePrivate ? QString::fromStdString(sources.model->name)
                                                 : QStringLiteral("(name left out)"),
                          QString::fromStdString(sources.model->architecture),
                          QString::fromStdString(sources.model->hash),
                          QString::fromStdString(sources.model->device),
                          QString::fromStdString(sources.model->dtype));
    return lines.join(QLatin1Char('\n')).toUtf8() + '\n';
}

QByteArray settingsText(const DiagnosticsSources& sources) {
    QStringList lines;
    QStringList keys = sources.settings ? sources.settings->allKeys() : QStringList();
    keys.sort();
    for (const QString& key : keys) {
        QString value = QStringLiteral("(left out)");
        if (sources.includePrivate || isPublic(key)) {
            const QVariant stored = sources.settings->value(key);
            if (stored.typeId() == QMetaType::QByteArray)
                value = QString::fromLatin1(stored.toByteArray().toBase64());
            else if (stored.typeId() == QMetaType::QStringList)
                value = stored.toStringList().join(QStringLiteral(", "));
            else
                value = stored.toString();
            if (!sources.includePrivate) value = withoutPrivateText(value, sources.prompts);
        }
        lines << QStringLiteral("%1 = %2").arg(key, value);
    }
    return lines.join(QLatin1Char('\n')).toUtf8() + '\n';
}

QByteArray logText(const DiagnosticsSources& sources) {
    QStringList lines = sources.log.mid(std::max<qsizetype>(0, sources.log.size() - kMostLogLines));
    if (!sources.includePrivate)
        for (QString& line : lines) line = withoutPrivateText(line, sources.prompts);
    return lines.join(QLatin1Char('\n')).toUtf8() + '\n';
}

QByteArray noiseText(const DiagnosticsSources& sources) {
    QStringList lines;
    for (const NoiseCheck& check : sources.noise)
        lines << QStringLiteral("%1: %2. %3")
                     .arg(QString::fromStdString(check.program),
                          check.reproduced ? QStringLiteral("reproduced")
                                           : QStringLiteral("NOT reproduced"),
                          QString::fromStdString(check.detail));
    if (lines.isEmpty()) lines << QStringLiteral("not checked");
    return lines.join(QLatin1Char('\n')).toUtf8() + '\n';
}

QByteArray libraryText(const DiagnosticsSources& sources) {
    const auto cleaned = [&sources](const QString& text) {
        return sources.includePrivate ? text : withoutPrivateText(text, sources.prompts);
    };
    QStringList lines{cleaned(sources.libraryState)};
    if (sources.library)
        lines << QStringLiteral("%1 pictures, %2 in the bin, %3 picks, %4 rejects, %5 seeds")
                     .arg(sources.library->pictures)
                     .arg(sources.library->binned)
                     .arg(sources.library->picks)
                     .arg(sources.library->rejects)
                     .arg(sources.library->seeds);
    lines << (sources.verified
                  ? QStringLiteral("verified: %1 difference(s)").arg(sources.libraryProblems.size())
                  : QStringLiteral("not verified"));
    for (const QString& problem : sources.libraryProblems) lines << cleaned(problem);
    return lines.join(QLatin1Char('\n')).toUtf8() + '\n';
}

[[noreturn]] void failZip(const QString& path, const char* reason) {
    throw Error(ErrorCode::IoFailure,
                path.toStdString() + " could not be written: " + reason +
                    "; choose another folder or make space.");
}

}  // namespace

QString withoutPrivateText(const QString& text, const QStringList& prompts) {
    QString result = text;
    for (const QString& prompt : prompts)
        if (!prompt.trimmed().isEmpty())
            result.replace(prompt.trimmed(), QStringLiteral("(prompt)"), Qt::CaseInsensitive);
    static const std::pair<QRegularExpression, QString> rules[] = {
        // What the engine calls a run ends with its prompt.
        {QRegularExpression(QStringLiteral("(Grid|Matrix): .*")), QStringLiteral("\\1: (prompt)")},
        {QRegularExpression(QStringLiteral("\"[^\"\\n]*\"|“[^”\\n]*”|„[^“\\n]*“|‘[^’\\n]*’")),
         QStringLiteral("(text)")},
        {QRegularExpression(QStringLiteral("(?<![\\w/])(file://|~)?/[^\\s,;:)]+")),
         QStringLiteral("(path)")},
        {QRegularExpression(
             QStringLiteral("\\S+\\.(png|jpe?g|webp|xmp|json|safetensors|sqlite|csv|npz)\\b"),
             QRegularExpression::CaseInsensitiveOption),
         QStringLiteral("(file)")}};
    for (const auto& [pattern, replacement] : rules) result.replace(pattern, replacement);
    return result;
}

std::vector<DiagnosticsFile> collectDiagnostics(const DiagnosticsSources& sources) {
    return {{QStringLiteral("version.txt"), versionText(sources)},
            {QStringLiteral("settings.txt"), settingsText(sources)},
            {QStringLiteral("noise.txt"), noiseText(sources)},
            {QStringLiteral("library.txt"), libraryText(sources)},
            {QStringLiteral("log.txt"), logText(sources)}};
}

void writeZip(const QString& path, const std::vector<DiagnosticsFile>& files) {
    zip_error_t error;
    zip_error_init(&error);
    // In memory first: our own writer makes the file as a whole or not at all.
    zip_source_t* memory = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_t* archive = memory ? zip_open_from_source(memory, ZIP_TRUNCATE, &error) : nullptr;
    if (!archive) failZip(path, zip_error_strerror(&error));
    zip_source_keep(memory);
    for (const DiagnosticsFile& file : files) {
        zip_source_t* source = zip_source_buffer(
            archive, file.content.constData(), static_cast<zip_uint64_t>(file.content.size()), 0);
        if (!source ||
            zip_file_add(archive, file.name.toUtf8().constData(), source, ZIP_FL_ENC_UTF_8) < 0)
            failZip(path, zip_strerror(archive));
    }
    if (zip_close(archive) != 0) failZip(path, zip_strerror(archive));
    zip_stat_t stat;
    if (zip_source_open(memory) != 0 || zip_source_stat(memory, &stat) != 0)
        failZip(path, zip_error_strerror(zip_source_error(memory)));
    std::string bytes(stat.size, '\0');
    const zip_int64_t read = zip_source_read(memory, bytes.data(), bytes.size());
    zip_source_close(memory);
    zip_source_free(memory);
    if (read != static_cast<zip_int64_t>(bytes.size())) failZip(path, "the archive is incomplete");
    write_file(path.toStdString(), std::string_view(bytes));
}

}  // namespace seedbed
