// SPDX-License-Identifier: Apache-2.0
#include "app/studio/drop_handler.h"

#include "app/studio/elsewhere_desk.h"
#include "app/studio/library_desk.h"
#include "app/studio/main_window.h"
#include "app/studio/model_desk.h"
#include "core/base/error.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QDir>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMimeData>
#include <QPointer>
#include <QTemporaryFile>

#include <algorithm>

namespace seedbed {

namespace {

QStringList localFiles(const QMimeData& data) {
    QStringList paths;
    for (const QUrl& url : data.urls())
        if (url.isLocalFile()) paths << url.toLocalFile();
    return paths;
}

// Whether models lie right in a folder, or one below.
bool holdsModels(const QString& folder) {
    const QDir dir(folder);
    if (!QFileInfo(folder).isDir()) return false;
    if (!dir.entryList({QStringLiteral("*.safetensors"), QStringLiteral("*.ckpt")}, QDir::Files)
             .isEmpty())
        return true;
    const QStringList below = dir.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    return std::any_of(below.begin(), below.end(), [&](const QString& name) {
        return DropHandler::isModel(dir.filePath(name));
    });
}

// Links to the files and their sidecars in a folder, for what works on folders.
void gather(const QStringList& paths, const QTemporaryDir& folder) {
    for (const QString& path : paths)
        for (const QString& each : {path, path + QStringLiteral(".xmp")})
            if (QFileInfo::exists(each))
                QFile::link(QFileInfo(each).absoluteFilePath(),
                            folder.filePath(QFileInfo(each).fileName()));
}

}  // namespace

DropHandler::DropHandler(MainWindow* window) : QObject(window), m_window(window) {
    m_pool.setMaxThreadCount(1);
    window->setAcceptDrops(true);
    window->installEventFilter(this);
    connectImport();
}

// A picture that is dragged out of the window itself is no news.
bool DropHandler::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::DragEnter || event->type() == QEvent::DragMove) {
        auto* drag = static_cast<QDragMoveEvent*>(event);
        if (!drag->source() && !localFiles(*drag->mimeData()).isEmpty()) {
            drag->acceptProposedAction();
            return true;
        }
    } else if (event->type() == QEvent::Drop) {
        auto* drop = static_cast<QDropEvent*>(event);
        const QStringList paths = localFiles(*drop->mimeData());
        if (!drop->source() && !paths.isEmpty()) {
            drop->acceptProposedAction();
            openPaths(paths);
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

void DropHandler::chooseFile() {
    auto* dialog = new QFileDialog(m_window,
                                   tr("Open picture settings"),
                                   QString(),
                                   tr("Pictures (*.png *.jpg *.jpeg *.webp)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &DropHandler::openFile);
    dialog->open();
}

void DropHandler::chooseFolder() {
    auto* dialog = new QFileDialog(m_window, tr("Import pictures into the library"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) {
        import({folder});
    });
    dialog->open();
}

void DropHandler::paste() {
    openMime(*QGuiApplication::clipboard()->mimeData());
}

void DropHandler::openMime(const QMimeData& data) {
    const QStringList paths = localFiles(data);
    if (!paths.isEmpty()) {
        openPaths(paths);
    } else if (data.hasFormat(QStringLiteral("image/png"))) {
        QTemporaryFile file;
        file.setAutoRemove(false);  // read on another thread, which removes it
        if (file.open()) file.write(data.data(QStringLiteral("image/png")));
        openFile(file.fileName());
    } else if (data.hasText() && !data.text().trimmed().isEmpty()) {
        readText(data.text());
    } else {
        m_window->say(tr("The clipboard holds neither settings nor a picture's file."));
        Q_EMIT refused({});
    }
}

bool DropHandler::isModel(const QString& path) {
    const QFileInfo info(path);
    if (info.isDir()) return QFileInfo::exists(path + QStringLiteral("/model_index.json"));
    static const QStringList endings{QStringLiteral("safetensors"),
                                     QStringLiteral("ckpt"),
                                     QStringLiteral("pt"),
                                     QStringLiteral("bin")};
    return endings.contains(info.suffix().toLower()) ||
           info.fileName() == QLatin1String("model_index.json");
}

void DropHandler::openPaths(const QStringList& paths) {
    if (paths.size() == 1 && isModel(paths.front()))
        m_window->models()->openPath(paths.front());
    else if (paths.size() == 1 && holdsModels(paths.front()))
        offerToWatch(paths.front());
    else if (paths.size() == 1 && QFileInfo(paths.front()).isFile())
        openFile(paths.front());
    else if (!paths.isEmpty())
        offerImport(paths);
}

void DropHandler::openFile(const QString& path) {
    m_pool.start([self = QPointer(this), path] {
        Reading reading;
        try {
            reading.settings = read_picture_file(path.toStdString()).settings;
        } catch (const Error& error) {
            reading.error = QString::fromUtf8(error.what());
        }
        const QString name = QFileInfo(path).fileName();
        if (path.startsWith(QDir::tempPath() + QLatin1String("/seedbed-studio.")))
            QFile::remove(path);
        else
            reading.file = path;
        QMetaObject::invokeMethod(qApp, [self, reading, name] {
            if (self) self->show(reading, name);
        });
    });
}

void DropHandler::readText(const QString& text) {
    m_pool.start([self = QPointer(this), text] {
        Reading reading{settings_of({{"parameters", text.toStdString()}}), {}, {}};
        // Any sentence could be a prompt; settings say more.
        if (reading.settings && !reading.settings->seed && !reading.settings->steps)
            reading.settings.reset();
        QMetaObject::invokeMethod(qApp, [self, reading] {
            if (self) self->show(reading, tr("the clipboard"));
        });
    });
}

void DropHandler::show(const Reading& reading, const QString& name) {
    if (reading.settings) {
        fill(reading, name);
        return;
    }
    const QString reason = !reading.error.isEmpty()
                               ? reading.error
                               : tr("%1 does not tell how it was made: there are no settings in it "
                                    "that Seedbed knows.")
                                     .arg(name);
    m_window->notices()->show(QStringLiteral("dropRefused"), NoticeBar::Kind::Warning, reason);
    Q_EMIT refused(reason);
}

void DropHandler::fill(const Reading& reading, const QString& name) {
    const PictureSettings& settings = *reading.settings;
    const Recalled recalled =
        recall(settings, m_window->prompt()->request(), m_window->elsewhere()->loraFiles());
    m_window->prompt()->fill(recalled.request);
    m_window->tabs()->showTab(kExploreTab);
    QStringList left;
    for (const std::string& sentence : recalled.not_mapped)
        left << QString::fromStdString(sentence);
    const QString program = settings.program.empty() ? tr("an unknown program")
                                                     : QString::fromStdString(settings.program);
    m_window->notices()->close(QStringLiteral("dropRefused"));
    NoticeBar* bar = m_window->notices()->show(
        QStringLiteral("settingsFilled"),
        left.isEmpty() ? NoticeBar::Kind::Information : NoticeBar::Kind::Warning,
        left.isEmpty()
            ? tr("The prompt panel has the settings of %1 (made with %2).").arg(name, program)
            : tr("The prompt panel has the settings of %1 (made with %2), except for %n.",
                 nullptr,
                 static_cast<int>(left.size()))
                  .arg(name, program));
    bar->setDetails(left);
    if (settings.seed && !reading.file.isEmpty())
        bar->addButton(QStringLiteral("reproduceNow"),
                       tr("Reproduce…"),
                       [this, file = reading.file] { m_window->elsewhere()->reproduce(file); });
    Q_EMIT filled(name);
}

void DropHandler::offerToWatch(const QString& folder) {
    const QString key = QStringLiteral("watchOffer");
    NoticeBar* bar = m_window->notices()->show(
        key,
        NoticeBar::Kind::Information,
        tr("There are models in %1. Watch this folder?").arg(QFileInfo(folder).fileName()));
    bar->addButton(QStringLiteral("watchNow"), tr("Watch it"), [this, key, folder] {
        m_window->notices()->close(key);
        m_window->models()->showManager();
        m_window->models()->models()->addFolder(folder);
    });
    bar->addButton(QStringLiteral("importInstead"), tr("Import its pictures"), [this, key, folder] {
        m_window->notices()->close(key);
        import({folder});
    });
}

void DropHandler::offerImport(const QStringList& paths) {
    const QString key = QStringLiteral("importOffer");
    const QFileInfo first(paths.front());
    const QString what =
        paths.size() == 1
            ? tr("Import the pictures in %1 into the library?").arg(first.fileName())
            : tr("Import %n file(s) into the library?", nullptr, static_cast<int>(paths.size()));
    NoticeBar* bar = m_window->notices()->show(key, NoticeBar::Kind::Information, what);
    bar->addButton(QStringLiteral("importNow"), tr("Import"), [this, key, paths] {
        m_window->notices()->close(key);
        import(paths);
    });
}

void DropHandler::import(const QStringList& paths) {
    if (!m_window->library()->canJudge()) {
        m_window->say(tr("The library cannot be written: %1").arg(m_window->library()->trouble()));
        return;
    }
    QString source = paths.front();
    if (paths.size() > 1 || !QFileInfo(source).isDir()) {
        m_links = std::make_unique<QTemporaryDir>();
        gather(paths, *m_links);
        source = m_links->path();
    }
    m_work.importFolder(m_window->libraryDesk()->folder(), source, {});
}

void DropHandler::connectImport() {
    const QString key = QStringLiteral("importing");
    connect(&m_work, &LibraryWork::said, m_window, &MainWindow::say);
    connect(&m_work, &LibraryWork::started, this, [this, key](const QString& what) {
        NoticeBar* bar = m_window->notices()->show(key, NoticeBar::Kind::Information, what);
        bar->addButton(QStringLiteral("stopImport"), tr("Stop"), [this] { m_work.cancel(); });
    });
    connect(&m_work, &LibraryWork::progressed, this, [this, key](int done, int total) {
        if (NoticeBar* bar = m_window->notices()->find(key)) bar->setProgress(done, total);
    });
    connect(&m_work, &LibraryWork::finished, this, &DropHandler::onImported);
}

void DropHandler::onImported(const QString& sentence, const QStringList& problems) {
    m_window->notices()->close(QStringLiteral("importing"));
    m_links.reset();
    NoticeBar* bar = m_window->notices()->show(
        QStringLiteral("imported"),
        problems.isEmpty() ? NoticeBar::Kind::Information : NoticeBar::Kind::Warning,
        sentence);
    bar->setDetails(problems);
    bar->addButton(QStringLiteral("showImported"), tr("Show the library"), [this] {
        m_window->notices()->close(QStringLiteral("imported"));
        m_window->tabs()->showTab(kLibraryTab);
    });
    Q_EMIT imported(problems);
}

}  // namespace seedbed
