// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/event.h"
#include "core/engine/model_info.h"
#include "core/library/library.h"

#include <QByteArray>
#include <QSettings>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace seedbed {

struct DiagnosticsFile {
    QString name;
    QByteArray content;
};

// What a report of a problem can be made of.
struct DiagnosticsSources {
    const QSettings* settings = nullptr;
    QStringList log;  // newest last
    std::vector<NoiseCheck> noise;
    ModelInfoPtr model;
    std::optional<LibraryCounts> library;
    QString libraryState;         // "ready", "read-only", "failed: …"
    QStringList libraryProblems;  // of a verification
    bool verified = false;        // whether there was one
    QStringList prompts;          // private words that must not appear
    bool includePrivate = false;  // prompts and file names stay
};

// version.txt, settings.txt, log.txt, noise.txt, library.txt. Without includePrivate nothing in
// them tells prompts, notes, file names or folders.
std::vector<DiagnosticsFile> collectDiagnostics(const DiagnosticsSources& sources);

// Takes prompts, anything in quotation marks, paths and file names out of a text.
QString withoutPrivateText(const QString& text, const QStringList& prompts);

// Writes a zip. Throws Error{IoFailure, PermissionDenied} naming the file.
void writeZip(const QString& path, const std::vector<DiagnosticsFile>& files);

}  // namespace seedbed
