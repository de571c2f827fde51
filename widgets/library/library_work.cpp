// SPDX-License-Identifier: Apache-2.0
#include "widgets/library/library_work.h"

#include <QElapsedTimer>

#include <memory>

namespace seedbed {

namespace {

constexpr qint64 kTellEach = 40;  // ms

std::filesystem::path toPath(const QString& text) {
    return std::filesystem::path(text.toStdString());
}

}  // namespace

LibraryWork::~LibraryWork() {
    m_thread.request_stop();
    if (m_thread.joinable()) m_thread.join();
}

void LibraryWork::cancel() {
    m_thread.request_stop();
}

void LibraryWork::importFolder(const QString& library,
                               const QString& source,
                               const ImportOptions& options) {
    start(tr("Importing"), tr("%1 imported"), [=](const WorkProgress& progress) {
        Library target(toPath(library));
        return import_folder(target, toPath(source), options, progress);
    });
}

void LibraryWork::exportPictures(const QString& library,
                                 const std::vector<PictureId>& pictures,
                                 const QString& target) {
    start(tr("Exporting"), tr("%1 exported"), [=](const WorkProgress& progress) {
        const Library source(toPath(library));
        return export_pictures(source, pictures, toPath(target), progress);
    });
}

void LibraryWork::verify(const QString& library) {
    start(tr("Checking"), tr("%1 checked"), [=](const WorkProgress& progress) {
        return verify_library(toPath(library), progress);
    });
}

void LibraryWork::start(const QString& what, const QString& done, Run run) {
    if (m_running) {
        Q_EMIT said(tr("Another import, export or check is still at work."));
        return;
    }
    m_running = true;
    Q_EMIT started(what);
    m_thread = std::jthread([this, done, run = std::move(run)](const std::stop_token& stop) {
        auto told = std::make_shared<QElapsedTimer>();
        const WorkProgress progress = [this, stop, told](int files, int total) {
            if (!told->isValid() || told->elapsed() > kTellEach) {
                told->start();
                QMetaObject::invokeMethod(this, [=, this] { Q_EMIT progressed(files, total); });
            }
            return !stop.stop_requested();
        };
        QString sentence;
        QStringList problems;
        try {
            const WorkReport report = run(progress);
            const QString files = tr("%n picture(s)", nullptr, report.done);
            sentence = done.arg(files);
            if (report.skipped > 0) sentence += tr(", %n were there", nullptr, report.skipped);
            for (const FileProblem& problem : report.problems)
                problems << QString::fromStdString(problem.detail);
            if (!problems.isEmpty())
                sentence += tr(", %n with a problem", nullptr, static_cast<int>(problems.size()));
            if (stop.stop_requested()) sentence += tr(" until it was stopped");
        } catch (const std::exception& error) {
            sentence = QString::fromStdString(error.what());
        }
        QMetaObject::invokeMethod(this, [=, this] {
            m_running = false;
            Q_EMIT finished(sentence, problems);
        });
    });
}

}  // namespace seedbed
