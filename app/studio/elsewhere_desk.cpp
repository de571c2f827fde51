// SPDX-License-Identifier: Apache-2.0
#include "app/studio/elsewhere_desk.h"

#include "app/studio/main_window.h"
#include "app/studio/model_desk.h"
#include "app/studio/picture_desk.h"
#include "core/base/error.h"
#include "core/engine/recall.h"
#include "core/engine/reproduce_candidates.h"
#include "core/io/atomic_write.h"
#include "core/metadata/read_settings.h"
#include "widgets/reproduce/reproduce_panel.h"

#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>
#include <QPointer>
#include <QVBoxLayout>

#include <utility>

namespace seedbed {

ElsewhereDesk::ElsewhereDesk(MainWindow* window) : QObject(window), m_window(window) {
    m_pool.setMaxThreadCount(1);
    connect(window->library(), &LibraryClient::pictureReady, this, [this](const PictureRow& row) {
        if (row.id == m_copied) {
            m_copied = 0;
            copyPicture(row);
        }
        if (row.id == m_reproduced) {
            m_reproduced = 0;
            reproduce(QString::fromStdString(row.path.string()));
        }
    });
    connect(window->grid(), &SeedGridPanel::menuOpened, this, &ElsewhereDesk::fillMenu);
    connect(window->libraryPanel(), &LibraryPanel::menuOpened, this, &ElsewhereDesk::fillMenu);
}

void ElsewhereDesk::fillMenu(QMenu* menu) const {
    const ActionRegistry* registry = m_window->registry();
    menu->addSeparator();
    QMenu* copy = menu->addMenu(tr("Copy for another program"));
    for (const char* id : {"elsewhere.a1111", "elsewhere.comfyui", "elsewhere.diffusers"})
        copy->addAction(registry->action(QLatin1String(id)));
    if (m_window->tabs()->currentTab() == kLibraryTab)
        menu->addAction(registry->action(QStringLiteral("elsewhere.reproduce")));
}

void ElsewhereDesk::copyChosen(Elsewhere program) {
    m_program = program;
    if (m_window->tabs()->currentTab() == kLibraryTab) {
        m_copied = m_window->libraryPanel()->currentPicture();
        if (m_copied != 0)
            m_window->library()->requestPicture(m_copied);
        else
            m_window->say(tr("Choose a picture first."));
        return;
    }
    const CellId cell = m_window->grid()->currentCell();
    const auto request = m_window->pictures()->requestOf(cell);
    if (!request) {
        m_window->say(tr("Choose a picture first."));
        return;
    }
    const StoredCell* stored = m_window->session()->store()->cell(cell);
    copy(stored->record ? stored->record->request : *request, {}, program);
}

void ElsewhereDesk::copyPicture(const PictureRow& row) {
    if (!row.settings.seed) {
        m_window->say(tr("This picture does not tell its seed, so it cannot be made again."));
        return;
    }
    GenerateRequest base;
    base.model = modelOf(row.settings);
    auto recalled = recall(row.settings, base, loraFiles());
    copy(recalled.request, std::move(recalled.not_mapped), m_program);
}

void ElsewhereDesk::copy(const GenerateRequest& request,
                         std::vector<std::string> remarks,
                         Elsewhere program) {
    m_pool.start([self = QPointer(this), request, remarks = std::move(remarks), program] {
        Written written;
        try {
            const auto model = elsewhere_model(request.model);
            written.text = open_elsewhere(program, record_of(request, model), model);
            auto& all = written.text.differences;
            all.insert(all.begin(), remarks.begin(), remarks.end());
        } catch (const Error& error) {
            written.error = QString::fromUtf8(error.what());
        }
        QMetaObject::invokeMethod(qApp, [self, written, program] {
            if (self) self->onWritten(written, program);
        });
    });
}

void ElsewhereDesk::onWritten(const Written& written, Elsewhere program) {
    const QString key = QStringLiteral("elsewhere");
    if (!written.error.isEmpty()) {
        m_window->notices()->show(key, NoticeBar::Kind::Warning, written.error);
        return;
    }
    const QString text = QString::fromStdString(written.text.text);
    QGuiApplication::clipboard()->setText(text);
    QStringList differences;
    for (const auto& sentence : written.text.differences)
        differences << QString::fromStdString(sentence);
    const auto title = title_of(program);
    const QString name = QString::fromUtf8(title.data(), static_cast<int>(title.size()));
    NoticeBar* bar = m_window->notices()->show(
        key,
        NoticeBar::Kind::Information,
        differences.isEmpty() ? tr("Copied for %1.").arg(name)
                              : tr("Copied for %1, where %n thing(s) may come out otherwise.",
                                   nullptr,
                                   static_cast<int>(differences.size()))
                                    .arg(name));
    bar->setDetails(differences);
    bar->addButton(QStringLiteral("saveElsewhere"),
                   tr("Save as a file…"),
                   [this, text = written.text.text, program] { save(text, program); });
    Q_EMIT copied(text);
}

void ElsewhereDesk::save(const std::string& text, Elsewhere program) {
    const auto ending = file_ending(program);
    const QString suffix = QString::fromUtf8(ending.data(), static_cast<int>(ending.size()));
    auto* dialog = new QFileDialog(m_window, tr("Save for another program"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix.mid(1));
    dialog->selectFile(QStringLiteral("picture") + suffix);
    connect(dialog, &QFileDialog::fileSelected, this, [this, text](const QString& path) {
        try {
            write_file(path.toStdString(), text);
            m_window->say(tr("Saved %1").arg(path));
        } catch (const Error& error) {
            m_window->say(QString::fromUtf8(error.what()));
        }
    });
    dialog->open();
}

std::vector<std::string> ElsewhereDesk::loraFiles() const {
    std::vector<std::string> files;
    for (const ModelEntry& entry : m_window->models()->models()->entries())
        if (entry.kind == ModelKind::Lora) files.push_back(entry.id);
    return files;
}

std::string ElsewhereDesk::modelOf(const PictureSettings& settings) const {
    for (const ModelEntry& entry : m_window->models()->models()->entries())
        if (entry.kind == ModelKind::Model && !entry.broken() &&
            (same_hash(settings.model_hash, entry.hashes.auto_v2) ||
             (settings.model_hash.empty() && settings.model == entry.name)))
            return entry.id;
    return m_window->prompt()->request().model;
}

// First what the file says, which names the model.
void ElsewhereDesk::reproduce(const QString& file) {
    m_pool.start([self = QPointer(this), file] {
        PictureSettings settings;
        QString error;
        try {
            const auto read = read_picture_file(file.toStdString());
            if (read.settings && read.settings->seed)
                settings = *read.settings;
            else
                error = tr("%1 does not tell how it was made, so it cannot be made again.")
                            .arg(QFileInfo(file).fileName());
        } catch (const Error& problem) {
            error = QString::fromUtf8(problem.what());
        }
        QMetaObject::invokeMethod(qApp, [self, file, settings, error] {
            if (!self) return;
            if (error.isEmpty())
                self->begin(file, settings);
            else
                self->m_window->notices()->show(
                    QStringLiteral("elsewhere"), NoticeBar::Kind::Warning, error);
        });
    });
}

void ElsewhereDesk::begin(const QString& file, const PictureSettings& settings) {
    if (!m_panel) buildWindow();
    ReproduceRequest request;
    request.picture = file.toStdString();
    request.base = m_window->prompt()->request();
    request.models = {modelOf(settings)};
    request.loras = loraFiles();
    m_panel->window()->show();
    m_panel->window()->raise();
    m_panel->start(request);
}

void ElsewhereDesk::buildWindow() {
    auto* shown = new QWidget(m_window, Qt::Window);
    shown->setObjectName(QStringLiteral("reproduceWindow"));
    shown->setWindowTitle(tr("Reproduce a picture"));
    shown->resize(1040, 780);
    m_panel = new ReproducePanel(m_window->session()->client(), shown);
    auto* layout = new QVBoxLayout(shown);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_panel);
    connect(m_panel, &ReproducePanel::settingsChosen, this, [this](const GenerateRequest& request) {
        m_window->prompt()->fill(request);
        m_window->tabs()->showTab(kExploreTab);
        m_window->say(tr("The prompt panel has the settings of this picture."));
    });
}

void ElsewhereDesk::reproduceChosen() {
    m_reproduced = m_window->libraryPanel()->currentPicture();
    if (m_reproduced != 0) m_window->library()->requestPicture(m_reproduced);
}

void ElsewhereDesk::choosePicture() {
    auto* dialog = new QFileDialog(
        m_window, tr("Reproduce a picture"), QString(), tr("Pictures (*.png *.jpg *.jpeg *.webp)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &ElsewhereDesk::reproduce);
    dialog->open();
}

}  // namespace seedbed
