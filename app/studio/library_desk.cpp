// SPDX-License-Identifier: Apache-2.0
#include "app/studio/library_desk.h"

#include "app/studio/main_window.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QStandardPaths>

namespace seedbed {

namespace {

QString folderKey() {
    return QStringLiteral("library/folder");
}

QString keepKey() {
    return QStringLiteral("output/keep");
}

QString defaultLibrary() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           QStringLiteral("/seedbed");
}

}  // namespace

LibraryDesk::LibraryDesk(MainWindow* window)
    : QObject(window), m_window(window), m_counts(new QLabel(window)) {
    m_counts->setObjectName(QStringLiteral("libraryCounts"));
    LibraryClient* client = window->library();
    connect(client, &LibraryClient::accessChanged, this, [this] {
        applyTarget();
        updateTrouble();
        updateCounts();
    });
    connect(client, &LibraryClient::countsChanged, this, &LibraryDesk::updateCounts);
    connect(client, &LibraryClient::said, window, &MainWindow::say);
}

void LibraryDesk::open(const QString& folder) {
    QString wanted = folder;
    if (wanted.isEmpty())
        wanted = m_window->settings()->value(folderKey(), defaultLibrary()).toString();
    wanted = QDir(wanted).absolutePath();
    m_window->settings()->setValue(folderKey(), wanted);
    m_window->library()->open(wanted);
    applyTarget();
    updateCounts();
}

void LibraryDesk::choose() {
    auto* dialog = new QFileDialog(m_window, tr("Open or make a library"), folder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, &LibraryDesk::open);
    dialog->open();
}

QString LibraryDesk::folder() const {
    return m_window->library()->folder();
}

// A library that is only out of order takes plain files in its images folder: a rebuild finds them.
QString LibraryDesk::fallbackFolder() const {
    const QString images = QDir(folder()).filePath(QStringLiteral("images"));
    const QFileInfo info(QFileInfo::exists(images) ? images : folder());
    if (info.isWritable() || !info.exists()) return images;
    return QStandardPaths::writableLocation(QStandardPaths::PicturesLocation) +
           QStringLiteral("/Seedbed");
}

bool LibraryDesk::keeps() const {
    return m_window->settings()->value(keepKey(), true).toBool();
}

void LibraryDesk::setKeeps(bool keeps) {
    m_window->settings()->setValue(keepKey(), keeps);
    applyTarget();
}

QString LibraryDesk::picturesFolder() const {
    GenerateRequest request;
    addTarget(request);
    return request.library.empty() ? QString::fromStdString(request.output_folder)
                                   : m_window->library()->imagesFolder();
}

// While the library is being opened the engine may open it too: both wait for one another.
void LibraryDesk::addTarget(GenerateRequest& request) const {
    request.library.clear();
    request.output_folder.clear();
    if (!keeps()) return;
    const LibraryAccess access = m_window->library()->access();
    if (access == LibraryAccess::Failed || access == LibraryAccess::ReadOnly)
        request.output_folder = fallbackFolder().toStdString();
    else
        request.library = folder().toStdString();
}

void LibraryDesk::applyTarget() {
    GenerateRequest request;
    addTarget(request);
    m_window->prompt()->setLibrary(QString::fromStdString(request.library));
    m_window->prompt()->setOutputFolder(QString::fromStdString(request.output_folder));
}

void LibraryDesk::updateCounts() {
    LibraryClient* client = m_window->library();
    const LibraryAccess access = client->access();
    m_counts->setToolTip(tr("The library in %1").arg(folder()));
    if (access == LibraryAccess::Failed) {
        m_counts->setText(tr("No library"));
        return;
    }
    if (access != LibraryAccess::Ready && access != LibraryAccess::ReadOnly) {
        m_counts->setText(tr("Opening the library …"));
        return;
    }
    const LibraryCounts& counts = client->counts();
    const QLocale locale;
    m_counts->setText(tr("Library: %1 pictures · %2 seeds")
                          .arg(locale.toString(static_cast<qlonglong>(counts.pictures)),
                               locale.toString(static_cast<qlonglong>(counts.seeds))));
}

void LibraryDesk::updateTrouble() {
    const QString key = QStringLiteral("libraryTrouble");
    LibraryClient* client = m_window->library();
    const bool failed = client->access() == LibraryAccess::Failed;
    if (!failed && client->access() != LibraryAccess::ReadOnly) {
        m_window->notices()->close(key);
        return;
    }
    const QString where =
        keeps()
            ? tr("Until then new pictures are saved as plain files in %1.").arg(fallbackFolder())
            : QString();
    NoticeBar* bar = m_window->notices()->show(
        key, NoticeBar::Kind::Warning, (client->trouble() + QLatin1Char(' ') + where).trimmed());
    if (failed && client->troubleCode() == ErrorCode::FileFormat)
        bar->addButton(QStringLiteral("rebuildLibrary"), tr("Rebuild the index"), [client] {
            client->rebuild();
        });
    bar->addButton(
        QStringLiteral("reopenLibrary"), tr("Try again"), [client] { client->reopen(); });
    bar->addButton(QStringLiteral("otherLibrary"), tr("Another library…"), [this] { choose(); });
}

}  // namespace seedbed
