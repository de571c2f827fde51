// SPDX-License-Identifier: Apache-2.0
#include "app/studio/model_desk.h"

#include "app/studio/main_window.h"
#include "app/studio/model_thumbnails.h"
#include "widgets/models/model_details.h"
#include "widgets/models/model_text.h"

#include <QFileDialog>
#include <QFileInfo>

#include <algorithm>

namespace seedbed {

namespace {

constexpr int kIdleMinutes = 10;
constexpr int kRecent = 8;  // models in the header's menu
constexpr int kMsPerMinute = 60'000;

QString idleKey() {
    return QStringLiteral("models/unloadAfter");
}

QString fitKey() {
    return QStringLiteral("modelFit");
}

}  // namespace

ModelDesk::ModelDesk(MainWindow* window)
    : QObject(window),
      m_window(window),
      m_models(window->session()->client()),
      m_thumbnails(new ModelThumbnails(window->library(), this)),
      m_panel(new ModelManagerPanel(&m_models, m_thumbnails, window)) {
    m_idle.setSingleShot(true);
    connect(&m_idle, &QTimer::timeout, this, &ModelDesk::onIdle);
}

void ModelDesk::connectWindow() {
    connect(m_panel, &ModelManagerPanel::openRequested, this, &ModelDesk::open);
    connect(m_panel, &ModelManagerPanel::unloadRequested, this, &ModelDesk::unload);
    connect(m_panel, &ModelManagerPanel::folderRequested, m_window, &MainWindow::showFolder);
    connect(m_panel, &ModelManagerPanel::picturesRequested, this, &ModelDesk::showPictures);
    connect(m_panel, &ModelManagerPanel::said, m_window, &MainWindow::say);
    connect(&m_models, &ModelCollection::fileLookedAt, this, &ModelDesk::onLookedAt);
    connect(&m_models, &ModelCollection::entriesChanged, this, &ModelDesk::updateEmbeddings);
    connect(&m_models, &ModelCollection::statesChanged, this, &ModelDesk::updateHeader);
    connect(m_window->session(), &ExploreSession::modelChanged, this, &ModelDesk::updateHeader);
    connect(m_window->session(), &ExploreSession::busyChanged, this, [this] {
        if (idleMinutes() > 0) m_idle.start(idleMinutes() * kMsPerMinute);
    });
    connect(m_window->session()->client(), &EngineClient::failed, this, &ModelDesk::onFailed);
    connect(m_window->library(), &LibraryClient::accessChanged, this, [this] {
        const QString folder = m_window->library()->folder();
        if (m_models.ownFolder() == folder + QStringLiteral("/models")) return;
        m_models.open(folder);
        if (m_panel->isVisible()) m_models.rescan();
    });
    QToolButton* button = m_window->header()->modelButton();
    auto* menu = new QMenu(button);
    button->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { fillMenu(menu); });
    fillMenu(menu);
}

QString ModelDesk::nameOf(const QString& id) const {
    const ModelEntry* entry = m_models.find(id.toStdString());
    if (entry) return QString::fromStdString(entry->name);
    return id == QLatin1String("tabletop") ? QStringLiteral("Tabletop") : QFileInfo(id).fileName();
}

void ModelDesk::open(const QString& id, const QString& dtype) {
    const ModelEntry* entry = m_models.find(id.toStdString());
    m_window->notices()->close(fitKey());
    if (!entry) {
        m_window->openModel(id, dtype);
    } else if (entry->broken()) {
        m_window->notices()->show(
            fitKey(), NoticeBar::Kind::Warning, QString::fromStdString(entry->error));
    } else if (entry->kind == ModelKind::Lora) {
        m_window->prompt()->addLora(id);
        m_window->say(tr("%1 is added to the prompt.").arg(nameOf(id)));
    } else if (entry->kind == ModelKind::Embedding) {
        m_window->prompt()->addWord(QFileInfo(id).completeBaseName());
        m_window->say(tr("The word %1 stands in the prompt.").arg(nameOf(id)));
    } else {
        MemoryPlan plan = memory_plan(m_window->prompt()->request(),
                                      automatic_dtype(m_models.device().toStdString()));
        // Its own size: that of the model before is no wish.
        plan.width = plan.height = 0;
        if (dtype != QLatin1String("auto")) plan.dtype = dtype.toStdString();
        const auto need = forecast_memory(*entry, plan).total();
        if (m_models.memory() == 0 || need <= m_models.memory() || m_models.isLoaded(entry->id))
            load(*entry, dtype);
        else
            warn(*entry,
                 plan,
                 tr("%1 needs about %2 in %3 with %n seed(s) at once, and %4 has %5 free.",
                    nullptr,
                    plan.batch)
                     .arg(QString::fromStdString(entry->name),
                          sizeText(static_cast<double>(need)),
                          QString::fromStdString(plan.dtype),
                          m_models.device().toUpper(),
                          sizeText(static_cast<double>(m_models.memory()))));
    }
}

void ModelDesk::load(const ModelEntry& entry, const QString& dtype) {
    const QString id = QString::fromStdString(entry.id);
    m_models.noteOpened(entry.id, dtype);
    m_window->openModel(id, dtype);
}

QString ModelDesk::textOf(const MemoryPlan& plan, const MemoryPlan& wanted) const {
    QStringList changes;
    if (plan.dtype != wanted.dtype) changes << QString::fromStdString(plan.dtype);
    if (plan.batch != wanted.batch) changes << tr("%n seed(s) at once", nullptr, plan.batch);
    if (plan.tiled != wanted.tiled) changes << tr("decoded in tiles");
    return tr("Open: %1").arg(changes.join(QStringLiteral(", ")));
}

void ModelDesk::warn(const ModelEntry& entry, const MemoryPlan& plan, const QString& sentence) {
    const auto plans =
        plans_that_fit(entry, plan, m_models.device().toStdString(), m_models.memory());
    NoticeBar* bar = m_window->notices()->show(
        fitKey(),
        NoticeBar::Kind::Warning,
        plans.empty() ? tr("%1 Nothing that Seedbed can do makes it fit.").arg(sentence)
                      : sentence);
    const QString id = QString::fromStdString(entry.id);
    int number = 1;
    for (const MemoryPlan& each : plans)
        bar->addButton(QStringLiteral("fit%1").arg(number++), textOf(each, plan), [this, each, id] {
            apply(each, id);
        });
    bar->addButton(QStringLiteral("openAnyway"),
                   tr("Open anyway"),
                   [this, id, dtype = QString::fromStdString(plan.dtype)] {
                       m_window->notices()->close(fitKey());
                       if (const ModelEntry* found = m_models.find(id.toStdString()))
                           load(*found, dtype);
                   });
}

void ModelDesk::apply(const MemoryPlan& plan, const QString& id) {
    m_window->notices()->close(fitKey());
    GenerateRequest request = m_window->prompt()->request();
    request.batch = plan.batch;
    if (plan.tiled && request.vae_tiling == Tiling::Off) request.vae_tiling = Tiling::Automatic;
    m_window->prompt()->form()->show(request);
    m_window->prompt()->more()->show(request);
    if (const ModelEntry* entry = m_models.find(id.toStdString()))
        load(*entry, QString::fromStdString(plan.dtype));
}

// The forecast was too hopeful, or another program took the memory.
void ModelDesk::onFailed(const Failed& event) {
    const Request* request = m_window->session()->client()->request(event.job);
    const auto* loading = request ? std::get_if<LoadModelRequest>(request) : nullptr;
    if (!loading || event.code != ErrorCode::OutOfMemory) return;
    const ModelEntry* entry = m_models.find(loading->model);
    if (!entry) return;
    MemoryPlan plan = memory_plan(m_window->prompt()->request(),
                                  automatic_dtype(m_models.device().toStdString()));
    plan.width = plan.height = 0;
    if (loading->dtype != "auto") plan.dtype = loading->dtype;
    warn(*entry, plan, QString::fromStdString(event.detail));
}

void ModelDesk::openPath(const QString& path) {
    QString whole = QFileInfo(path).absoluteFilePath();
    if (QFileInfo(whole).fileName() == QLatin1String("model_index.json"))
        whole = QFileInfo(whole).absolutePath();
    m_wanted = whole;
    m_models.addFile(whole);
    showManager();
}

void ModelDesk::onLookedAt(const QString& path, bool known) {
    if (path != m_wanted) return;
    m_wanted.clear();
    if (known) {
        m_panel->showModel(path);
        open(path);
        return;
    }
    m_window->notices()->show(
        fitKey(),
        NoticeBar::Kind::Warning,
        tr("%1 is neither a model nor a LoRA nor an embedding that Seedbed knows.")
            .arg(QFileInfo(path).fileName()));
}

void ModelDesk::chooseFolder() {
    auto* dialog = new QFileDialog(m_window, tr("Open a model folder (diffusers layout)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, &ModelDesk::openPath);
    dialog->open();
}

void ModelDesk::chooseFile() {
    auto* dialog = new QFileDialog(m_window,
                                   tr("Open a model file"),
                                   QString(),
                                   tr("Models (*.safetensors *.ckpt *.pt *.bin)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &ModelDesk::openPath);
    dialog->open();
}

void ModelDesk::unload() {
    if (!m_models.loaded()) {
        m_window->say(tr("No model is in memory."));
        return;
    }
    if (busy()) {
        m_window->say(tr("A run needs the model; it can be unloaded after it."));
        return;
    }
    m_window->session()->client()->submit(UnloadModelRequest{});
}

bool ModelDesk::busy() const {
    const JobsModel* jobs = m_window->session()->jobs();
    for (int row = 0; row < jobs->activeCount(); ++row) {
        const Request* request = m_window->session()->client()->request(jobs->row(row).job);
        if (!request || !std::holds_alternative<HashModelsRequest>(*request)) return true;
    }
    return false;
}

void ModelDesk::onIdle() {
    if (idleMinutes() == 0) return;
    if (busy())
        m_idle.start(idleMinutes() * kMsPerMinute);
    else if (m_models.loaded())
        m_window->session()->client()->submit(UnloadModelRequest{});
}

int ModelDesk::idleMinutes() const {
    return std::max(0, m_window->settings()->value(idleKey(), kIdleMinutes).toInt());
}

void ModelDesk::setIdleMinutes(int minutes) {
    m_window->settings()->setValue(idleKey(), minutes);
    if (minutes > 0)
        m_idle.start(minutes * kMsPerMinute);
    else
        m_idle.stop();
}

void ModelDesk::updateHeader() {
    HeaderBar* header = m_window->header();
    for (const ModelEntry& entry : m_models.entries())
        if (m_models.state(entry) == ModelState::Loading)
            return header->setLoading(QString::fromStdString(entry.name));
    if (m_models.isLoading()) return;  // one that no scan has found yet: the window named it
    const ModelInfoPtr& model = m_window->session()->model();
    if (!model || m_models.isLoaded(model->id))
        header->setModel(model);
    else
        header->setUnloaded(model);
}

void ModelDesk::updateEmbeddings() {
    QStringList files;
    for (const ModelEntry& entry : m_models.entries())
        if (entry.kind == ModelKind::Embedding && !entry.broken())
            files << QString::fromStdString(entry.path.string());
    m_window->prompt()->setEmbeddings(files);
}

void ModelDesk::showPictures(const QString& id) {
    const ModelEntry* entry = m_models.find(id.toStdString());
    if (!entry) return;
    m_window->tabs()->showTab(kLibraryTab);
    m_window->libraryPanel()->setQuery(ModelThumbnails::query(*entry));
}

void ModelDesk::showManager() {
    m_window->tabs()->showTab(kModelsTab);
}

void ModelDesk::fillMenu(QMenu* menu) {
    menu->clear();
    const auto offer = [this, menu](const QString& id, const QString& name) {
        QAction* action = menu->addAction(name, this, [this, id] {
            const ModelMark mark = m_models.mark(id.toStdString());
            open(id,
                 mark.dtype.empty() ? QStringLiteral("auto") : QString::fromStdString(mark.dtype));
        });
        action->setCheckable(true);
        action->setChecked(m_models.isLoaded(id.toStdString()));
    };
    offer(QStringLiteral("tabletop"), tr("Tabletop (comes with Seedbed)"));
    for (const std::string& id : m_models.recent(kRecent)) {
        const ModelEntry* entry = m_models.find(id);
        if (!entry || id == "tabletop") continue;
        const QString star = m_models.mark(id).favourite ? QStringLiteral("★ ") : QString();
        offer(QString::fromStdString(id),
              tr("%1 · %2", "model and architecture")
                  .arg(star + QString::fromStdString(entry->name), architectureText(*entry)));
    }
    menu->addSeparator();
    menu->addAction(tr("Manage models…"), this, &ModelDesk::showManager);
    menu->addAction(tr("Open a model folder…"), this, &ModelDesk::chooseFolder);
    menu->addAction(tr("Open a model file…"), this, &ModelDesk::chooseFile);
    menu->addSeparator();
    menu->addAction(tr("Unload the model"), this, &ModelDesk::unload)
        ->setEnabled(m_models.loaded() != nullptr);
}

}  // namespace seedbed
